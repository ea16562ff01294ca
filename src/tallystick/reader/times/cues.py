"""Whether the words around an expression look ahead, and where its sentence ends when nobody says."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.model.span import Span
from tallystick.model.time import Bound
from tallystick.reader.times.tokens import Tokens
from tallystick.reader.times.words import class_words, word_set

# How far a "will" or "scheduled" reaches, in tokens before the expression, and after one that opens the sentence.
REACH_BEFORE, REACH_AFTER = 14, 10
OPENING = 3
ENDERS = {".", "!", "?"}
SENTENCE_CAP = 60


def looks_ahead(tokens: Tokens, first: int, last: int, bound: Bound | None) -> bool:
    """A future cue before the expression with no reporting verb between, or after it when it opens the sentence."""
    future, reporting, past = (class_words(name) for name in ("future", "reporting", "past_cue"))
    seen = _back(tokens, first)
    for word, follower, before in zip(seen, ["", *seen], [*seen[1:], ""], strict=False):
        if word in reporting or word == "would":
            return False
        if (word, follower) == ("to", "be") and before in word_set("supposing"):
            continue  # "what police believe to be a robbery on Monday"
        if (
            word in future
            or (word in {"is", "are"} and follower in {"to", "set"})
            or (word in {"set", "to"} and follower in {"to", "be"})
        ):
            return True
    if len(seen) <= OPENING and any(word in {"will", "shall"} for word in tokens.words[last : last + REACH_AFTER]):
        return True
    return (
        bound == "until"
        and tokens.words[first - 1 : first] in (["until"], ["till"])
        and not any(word in past for word in seen[:8])
    )


def looks_back(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a past form stands near the expression: an auxiliary, a reporting verb or a word in -ed."""
    past = class_words("past_cue") | class_words("reporting")
    near = [*_back(tokens, first), *tokens.words[last : last + REACH_AFTER]]
    return any(word in past or (word.endswith("ed") and len(word) > 4) for word in near)


def clause_words(tokens: Tokens, first: int, last: int) -> list[str]:
    """The words around the expression in its sentence, as far as a cue reaches."""
    right = last
    while right < min(len(tokens.words), last + REACH_AFTER) and not _ends(tokens, right):
        right += 1
    return _back(tokens, first) + tokens.words[last:right]


def _back(tokens: Tokens, first: int) -> list[str]:
    """The words before, nearest first, to the start of the sentence or of the line's paragraph."""
    seen: list[str] = []
    for index in range(first - 1, max(-1, first - 1 - REACH_BEFORE), -1):
        if tokens.codes[index] == "\u00b6" or (tokens.words[index] in ENDERS and not _abbreviates(tokens, index)):
            break
        seen.append(tokens.words[index])
    return seen


def _abbreviates(tokens: Tokens, index: int) -> bool:
    """Whether a point belongs to a short word before it ("Sept. 11", "U.S. forces", "Lt. Smith")."""
    word = tokens.words[index - 1] if index > 0 and tokens.glued(index - 1) else ""
    return word.isalpha() and (len(word) <= 2 or word in word_set("shortened"))


def sentence_of(tokens: Tokens, first: int, last: int, sentences: Sequence[Span], cursor: int) -> Span:
    """The sentence around the expression: of ``sentences`` (searched from ``cursor``), else up to the nearest full
    stops."""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    for sentence in sentences[cursor : cursor + 2]:
        if sentence.start <= start < sentence.end:
            return sentence
    left = first
    while left > max(0, first - SENTENCE_CAP) and not _ends(tokens, left - 1):
        left -= 1
    right = last
    while right < min(len(tokens.words), last + SENTENCE_CAP) and not _ends(tokens, right):
        right += 1
    return Span(tokens.starts[left] if left < first else start, tokens.ends[right - 1] if right > last else end)


def _ends(tokens: Tokens, index: int) -> bool:
    return tokens.codes[index] == "\u00b6" or (tokens.words[index] in ENDERS and not _abbreviates(tokens, index))
