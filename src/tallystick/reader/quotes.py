"""Quotations: where the words of a text stand between quotation marks, and how deep.

Marks are followed paragraph by paragraph, so that one lost mark can mislead no further than its own paragraph. A long
quotation whose paragraphs each open again and close only at the end is kept: each paragraph is one quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.model.span import Span, Spans

FARTHEST_CLOSE = 1500
"""Characters a single mark may be away from its close: most are apostrophes, and far pairs are chance."""

_PARAGRAPH = re.compile(r"(?:\r\n?|\n|\u2029)[^\S\r\n]*(?:\r\n?|[\n\u2029])\s*|(?:\r\n?|\n)(?=[^\S\r\n]*[\"“«„])")
_MARK = re.compile(r"``|''|[\"“”„«»‘’'‹›]")
_PAIRS = {"“": "”", "„": "“”", "«": "»", "``": "''", '"': '"', "''": "''", "”": "”", "»": "«"}
_SINGLES = {"‘": "’", "'": "'", "‹": "›", "’": "’"}
_ELIDED = re.compile(r"['‘’](?:\d\ds?\b|tis\b|twas\b|em\b|cause\b|til\b|n['’])", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{<-–—―/:;,\"“„«‘'…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between marks. ``whole`` has the marks, ``inner`` has not; ``level`` 0 stands in no other quotation.

    ``closed`` is false for a paragraph of a longer quotation that opens again in the next one.
    """

    whole: Span
    inner: Span
    level: int
    closed: bool = True


@dataclass(slots=True)
class _Open:
    """A mark that waits for its close."""

    mark: str
    span: Span


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of ``text`` in order of their opening marks, outer before inner."""
    found = [q for paragraph in paragraphs(text) for q in _paragraph(text, paragraph)]
    return tuple(sorted(found, key=lambda q: (q.whole.start, -q.whole.end)))


def outermost(found: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """The quotations that stand in no other."""
    return tuple(q for q in found if q.level == 0)


def paragraphs(text: str) -> Iterator[Span]:
    """Stretches of text between blank lines, or before a line that opens with a quotation mark; never empty."""
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < len(text):
        yield Span(start, len(text))


def verbatim(found: tuple[Quotation, ...], spans: Spans) -> Spans:
    """The words of ``spans`` that stand between the marks of an outermost quotation, without the marks."""
    pieces = ((max(q.inner.start, s.start), min(q.inner.end, s.end)) for s in spans for q in found if q.level == 0)
    return tuple(sorted({Span(a, b) for a, b in pieces if a < b}))


def _paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    stack: list[_Open] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = Span(*match.span())
        closing = _closes(text, match.group(), mark, stack)
        if closing is not None:
            opened = stack[closing]
            del stack[closing:]
            if opened.span.end < mark.start:
                yield Quotation(
                    whole=Span(opened.span.start, mark.end), inner=Span(opened.span.end, mark.start), level=closing
                )
        elif _opens(text, match.group(), mark, stack, paragraph):
            stack.append(_Open(match.group(), mark))
    yield from _left_open(text, stack, paragraph)


def _left_open(text: str, stack: list[_Open], paragraph: Span) -> Iterator[Quotation]:
    """A paragraph that opened a quotation and did not close it: kept when the next opens again, or nothing follows."""
    if not stack or stack[0].mark in _SINGLES:
        return
    opened = stack[0].span
    following = text[paragraph.end :].lstrip()
    starts = not text[paragraph.start : opened.start].strip()
    again = following.startswith(text[opened.start : opened.end])
    end = len(text[: paragraph.end].rstrip())
    if (again or (starts and not following)) and opened.end < end:
        yield Quotation(whole=Span(opened.start, end), inner=Span(opened.end, end), level=0, closed=False)


def _closes(text: str, mark: str, span: Span, stack: list[_Open]) -> int | None:
    """The place in the stack of the quotation this mark closes, or None."""
    if mark == "“" and stack and stack[-1].mark == "“" and _ends_like_close(text, span):
        return len(stack) - 1
    for place in range(len(stack) - 1, -1, -1):
        opened = stack[place].mark
        if mark in _PAIRS.get(opened, _SINGLES.get(opened, "")) and _can_close(text, mark, span, opened):
            return place
    return None


def _ends_like_close(text: str, span: Span) -> bool:
    """An opening mark set where only a closing one can stand: behind a word, before a space or the end."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return bool(before) and not before.isspace() and (not after or after.isspace())


def _can_close(text: str, mark: str, span: Span, opened: str) -> bool:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if mark in ("’", "'"):
        return not before.isspace() and not _is_letter(after) and not _is_possessive(text, span, mark)
    if mark in ('"', "''") and mark == opened:
        return not (before.isspace() and after and not after.isspace() and _is_letter(after))
    return True


def _opens(text: str, mark: str, span: Span, stack: list[_Open], paragraph: Span) -> bool:
    if mark in _SINGLES and mark not in ("‘", "‹"):
        return mark == "'" and _opens_single(text, span, stack, paragraph)
    if mark == "‘":
        return not _ELIDED.match(text, span.start) and not _is_letter(text[span.start - 1 : span.start])
    if mark in ("”", "›", "»") and not (mark == "»" and _at_opening(text, span)):
        return False
    after = text[span.end : span.end + 1]
    if mark in ('"', "''"):
        return bool(after) and (_at_opening(text, span) or not stack) and not _is_unit(text, span)
    return bool(after)


def _opens_single(text: str, span: Span, stack: list[_Open], paragraph: Span) -> bool:
    """A straight single mark opens only at a word's beginning, where a closing one follows in the paragraph."""
    after = text[span.end : span.end + 1]
    if not after or after.isspace() or not _at_opening(text, span) or _ELIDED.match(text, span.start):
        return False
    if any(o.mark == "'" for o in stack):
        return False
    limit = min(paragraph.end, span.end + FARTHEST_CLOSE)
    return re.search(r"(?<=[^\s'])'(?![\w'])", text[span.end : limit]) is not None


def _at_opening(text: str, span: Span) -> bool:
    before = text[span.start - 1 : span.start] if span.start else ""
    return not before or before.isspace() or before in _BEFORE_OPENING


def _is_unit(text: str, span: Span) -> bool:
    """Inches and seconds: a straight mark right behind a number that opens nothing."""
    return span.start > 0 and text[span.start - 1].isdigit() and not text[span.end : span.end + 1].isalpha()


def _is_possessive(text: str, span: Span, mark: str) -> bool:
    """``’`` behind s and before a space is taken for a possessive when a better closing mark follows nearby."""
    if text[span.start - 1 : span.start] not in ("s", "S") or text[span.end : span.end + 1] != " ":
        return False
    ahead = text[span.end : span.end + 300].split("\n")[0]
    better = re.search(rf"(?<=[^\s]){mark}(?!\w)", ahead)
    reopened = re.search(r"[‘“\"]|(?<!\w)'(?=\w)", ahead)
    return better is not None and (reopened is None or better.start() < reopened.start())


def _is_letter(character: str) -> bool:
    return bool(character) and (character.isalpha() or character.isdigit())
