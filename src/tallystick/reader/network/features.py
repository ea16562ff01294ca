"""What the uncased pieces do not tell: how a word is written, and whether it stands inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from tallystick.model.span import Span

SHAPES = ("unknown", "lower", "capitalised", "upper", "mixed", "digits", "alphanumeric", "punctuation")
"""Names of the word shapes; the number of a shape is its place here."""
QUOTES = ("unknown", "outside", "inside", "mark")
"""Names of the quotation states; the number of a state is its place here."""

UNKNOWN, LOWER, CAPITALISED, UPPER, MIXED, DIGITS, ALPHANUMERIC, PUNCTUATION = range(len(SHAPES))
QUOTE_UNKNOWN, OUTSIDE, INSIDE, MARK = range(len(QUOTES))

SHOUTED = 0.6
"""A sentence in which more than this share of the longer words begins with a capital says nothing by its capitals."""
LONGER = 4
"""Letters from which a word counts for SHOUTED: titles leave short words in lower case."""
FEWEST = 3
"""Longer words a sentence needs before its capitals are judged."""

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=[\"“])")
_QUOTE = re.compile(r"[\"“”„«»]|``|''|(?<!\w)‘|(?<=[,.?!])’(?!\w)")
_OPENING = frozenset("“„«‘") | {"``"}
_CLOSING = frozenset("”»’") | {"''"}


def shape_of(word: str) -> int:
    """The shape of one word by itself."""
    if word.isalpha():
        if word.islower():
            return LOWER
        if word.isupper():
            return CAPITALISED if len(word) == 1 else UPPER
        return CAPITALISED if word[0].isupper() and word[1:].islower() else MIXED
    letters = any(c.isalpha() for c in word)
    if any(c.isdigit() for c in word):
        return ALPHANUMERIC if letters else DIGITS
    if not letters:
        return PUNCTUATION
    return shape_of("".join(c for c in word if c.isalpha()))


def sentence_shapes(words: Sequence[str]) -> list[int]:
    """The shapes of a sentence's words; letters are ``unknown`` where most of the sentence is in capitals."""
    shapes = [shape_of(word) for word in words]
    cases = (LOWER, CAPITALISED, UPPER, MIXED)
    longer = [s for s, word in zip(shapes, words, strict=True) if len(word) >= LONGER and s in cases]
    capitals = sum(1 for s in longer if s in (CAPITALISED, UPPER))
    cased = any(c.isupper() for word in words for c in word)
    shouted = len(longer) >= FEWEST and capitals > SHOUTED * len(longer)
    if shouted or not cased:
        return [s if s in (DIGITS, PUNCTUATION) else UNKNOWN for s in shapes]
    return shapes


def quote_states(text: str, words: Sequence[Span]) -> list[int]:
    """For each word whether it stands outside or inside quotation marks, is one, or that this cannot be told.

    Marks are followed paragraph by paragraph: an opening mark left open runs to the end of its paragraph when the next
    one opens again (the habit of long quotations); otherwise the paragraph is unknown from that mark on.
    """
    states: list[int] = []
    starts = [0, *(m.end() for m in _PARAGRAPH.finditer(text)), len(text) + 1]
    quoted = [_quoted(text, start, min(end, len(text))) for start, end in pairwise(starts)]
    marks = [(s, e, state) for regions in quoted for s, e, state in regions]
    current = 0
    for span in words:
        while current < len(marks) and marks[current][1] <= span.start:
            current += 1
        inside = current < len(marks) and marks[current][0] <= span.start
        states.append(marks[current][2] if inside else OUTSIDE)
    return states


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Regions of one paragraph that are not outside: (start, end, state), in order."""
    regions: list[tuple[int, int, int]] = []
    opened: re.Match[str] | None = None
    for mark in _QUOTE.finditer(text, start, end):
        kind = _direction(mark.group(), opened is not None)
        if kind == "open" and opened is None:
            opened = mark
        elif kind == "close" and opened is not None:
            regions += [(*opened.span(), MARK), (opened.end(), mark.start(), INSIDE), (*mark.span(), MARK)]
            opened = None
    if opened is not None:
        goes_on = text[end : end + 1] in ('"', "“")
        regions += [(*opened.span(), MARK), (opened.end(), end, INSIDE if goes_on else QUOTE_UNKNOWN)]
    return [r for r in regions if r[0] < r[1]]


def _direction(mark: str, inside: bool) -> str:
    if mark in _OPENING:
        return "open"
    if mark in _CLOSING:
        return "close"
    return "close" if inside else "open"


def offsets(lengths: Sequence[int]) -> list[int]:
    """Where each run begins when runs of these lengths stand one after another, with the total at the end."""
    return [0, *accumulate(lengths)]
