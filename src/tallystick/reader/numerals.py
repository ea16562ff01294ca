"""Numerals in digits and words: one hundred and three, two dozen, 1.5 million, several hundred, 10 to 15.

The words are data: ``resources/lexicons/numbers.tsv``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from tallystick.model.span import Span
from tallystick.resources.tables import listed, read_table

BARE = frozenset({"several", "plural"})
"""Quantifiers that say two or more and nothing else (contract: 2 to null)."""
HYPHENS = "-‐‑"
_RANGE_MARKS = "-–—‒"
_CLOSING = frozenset("\"”’»'")
_TOKEN = re.compile(r"\d+(?:[.,٬’'\u00a0\u202f\u2009]\d{3}(?!\d))+|\d+(?:[.,٫]\d+)?|[^\W\d_]+(?:[.’'][^\W\d_]+)*|\S")
_GROUPED = re.compile(r"\d{1,3}(?:[.,٬’'\u00a0\u202f\u2009]\d{3})+")


class Token(NamedTuple):
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Numeral:
    """A bare numeral in tokens [first, last); ``vague`` is its quantifier where it has no value."""

    first: int
    last: int
    value: int | None
    vague: str = ""
    high: int | None = None


@cache
def table(kind: str) -> Mapping[str, str]:
    return {form: row["value"] for row in read_table("numbers") if row["kind"] == kind for form in listed(row["forms"])}


def tokens_of(text: str, part: Span) -> list[Token]:
    return [Token(m.group(), Span(*m.span())) for m in _TOKEN.finditer(text, part.start, part.end)]


def word_at(tokens: list[Token], index: int) -> str:
    return tokens[index].text.lower() if 0 <= index < len(tokens) else ""


def numeral_at(tokens: list[Token], first: int) -> Numeral | None:
    """The numeral, range or vague count that begins at a token."""
    word = tokens[first].text.lower()
    if word not in _openers() and not word[0].isdecimal():
        return None
    simple = _vague(tokens, first) or simple_numeral(tokens, first)
    if simple is None or simple.value is None:
        return simple
    second = _range_end(tokens, simple)
    if second is None or second.value is None or second.value <= simple.value:
        return simple
    if not simple.value and word_at(tokens, simple.last) not in _RANGE_MARKS:
        return simple
    return Numeral(simple.first, second.last, None, high=second.value)


def _range_end(tokens: list[Token], low: Numeral) -> Numeral | None:
    """The upper numeral of "10 to 15", "10-15", "two or three", "between 10 and 15"."""
    joint = word_at(tokens, low.last)
    dashed = joint in _RANGE_MARKS and joint and not _hyphened_word(tokens, low.last)
    between = joint == "and" and word_at(tokens, low.first - 1) == "between"
    if not (joint in ("to", "or") or dashed or between):
        return None
    return simple_numeral(tokens, low.last + 1)


def _hyphened_word(tokens: list[Token], index: int) -> bool:
    return not (word_at(tokens, index + 1)[:1].isdecimal() or word_at(tokens, index + 1) in table("unit"))


@cache
def _vague_openers() -> frozenset[str]:
    """First words of every vague count: most tokens are none of them, and need no further look."""
    return frozenset(form.split()[0] for kind in ("vague", "vague-of") for form in table(kind))


@cache
def _openers() -> frozenset[str]:
    """Words that a count not in digits begins with."""
    return _vague_openers() | _spelled() | {"a", "half"}


def _vague(tokens: list[Token], first: int) -> Numeral | None:
    """Counts without a value: "dozens", "several hundred", "hundreds of thousands", "a number of"."""
    if word_at(tokens, first) not in _vague_openers():
        return None
    for size in (3, 2, 1):
        words = " ".join(word_at(tokens, first + k) for k in range(size))
        last = first + size
        if words in table("vague-of") and "of" in (word_at(tokens, last), _past_quote(tokens, last)):
            return Numeral(first, last, None, table("vague-of")[words])
        if words in table("vague") and word_at(tokens, first - 1) not in ("as", "how", "so", "too"):
            return _vague_scale(tokens, first, last, table("vague")[words])
    return None


def _past_quote(tokens: list[Token], index: int) -> str:
    """The word behind a closing quotation mark (“a number” of)."""
    return word_at(tokens, index + 1) if word_at(tokens, index) in _CLOSING else ""


def _vague_scale(tokens: list[Token], first: int, last: int, quantifier: str) -> Numeral:
    following = word_at(tokens, last)
    if quantifier == "both":
        return Numeral(first, last, 2)
    if following == "of" and word_at(tokens, last + 1) in ("thousands", "millions"):
        return Numeral(first, last + 2, None, "thousands")
    scale = {"dozen": "dozens", "hundred": "hundreds", "thousand": "thousands", "score": "scores"}.get(following)
    return (
        Numeral(first, last + 1, None, scale)
        if scale and quantifier in BARE
        else Numeral(first, last, None, quantifier)
    )


def simple_numeral(tokens: list[Token], first: int) -> Numeral | None:
    """A numeral in digits or words with its scale words ("1.5 million", "a hundred and three", "two dozen")."""
    word = word_at(tokens, first)
    if word[:1].isdecimal():
        return _digits(tokens, first)
    if word in ("a", "half") or word in _spelled():
        return _spoken(tokens, first)
    return None


def _digits(tokens: list[Token], first: int) -> Numeral | None:
    text = tokens[first].text
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    scale = scale_of(word_at(tokens, first + 1))
    if scale == 1 and _GROUPED.fullmatch(text):
        return Numeral(first, first + 1, int("".join(c for c in plain if c.isdecimal())))
    value = float(plain.replace("٫", ".").replace(",", "." if scale > 1 and len(plain.split(",")[-1]) < 3 else ""))
    if value * scale != round(value * scale, 6) or not float(round(value * scale, 6)).is_integer():
        return None
    return Numeral(first, first + (2 if scale > 1 else 1), round(value * scale))


@cache
def _spelled() -> frozenset[str]:
    return frozenset(word for kind in ("unit", "ten", "hundred", "dozen") for word in table(kind))


def scale_of(word: str) -> int:
    for kind in ("hundred", "scale", "dozen"):
        if word in table(kind):
            return int(table(kind)[word])
    return 1


def _spoken(tokens: list[Token], first: int) -> Numeral | None:
    """A numeral in words; None where "a" or "half" begins no numeral."""
    total, current, index, closed = 0.0, 0.0, first, ""
    if word_at(tokens, first) in ("a", "half"):
        opening = _opening(tokens, first)
        if opening is None:
            return None
        current, index = opening
    while index < len(tokens):
        step = _step(tokens, index, current, closed)
        if step is None:
            break
        total, current, index, closed = _grown(total, current, step)
    if index == first:
        return None  # a scale word that no number opens ("hundred per cent")
    value = total + current
    return Numeral(first, index, int(value)) if value.is_integer() else None


def _opening(tokens: list[Token], first: int) -> tuple[float, int] | None:
    """ "a hundred" begins with 1, "half a million" and "a half-dozen" with one half."""
    words = [word_at(tokens, first + k) for k in range(4)]
    words = [w for w in words if w not in HYPHENS or not w]
    if words[0] == "a" and scale_of(words[1]) > 1:
        return 1.0, first + 1
    if words[0] == "half":
        skip = 1 if words[1] in ("a",) or word_at(tokens, first + 1) in HYPHENS else 0
        return (0.5, first + 1 + skip) if scale_of(word_at(tokens, first + 1 + skip)) > 1 else None
    if words[0] == "a" and words[1] == "half" and scale_of(words[2] if len(words) > 2 else "") > 1:
        return 0.5, first + 2 + (1 if word_at(tokens, first + 2) in HYPHENS else 0)
    return None


@dataclass(frozen=True, slots=True)
class _Step:
    kind: str
    value: int
    after: int


def _step(tokens: list[Token], index: int, current: float, closed: str) -> _Step | None:
    """The next numeral word at ``index`` if it can continue what stands before ("twenty" + "-one", "hundred" +
    "and three")."""
    at = index
    if (
        closed in ("hundred", "scale")
        and word_at(tokens, at) == "and"
        and _kind(word_at(tokens, at + 1)) in ("unit", "ten")
    ) or (closed == "ten" and word_at(tokens, at) in HYPHENS and word_at(tokens, at)):
        at += 1
    word = word_at(tokens, at)
    kind = _kind(word)
    if not kind or not _continues(kind, word, current, closed):
        return None
    return _Step(kind, int(table(kind)[word]), at + 1)


def _kind(word: str) -> str:
    return next((kind for kind in ("unit", "ten", "hundred", "scale", "dozen") if word in table(kind)), "")


def _continues(kind: str, word: str, current: float, closed: str) -> bool:
    if kind == "unit":
        return (
            (closed in ("", "hundred", "scale") and current in (0.0,))
            or closed == "hundred"
            or (closed == "ten" and 0 < int(table("unit")[word]) < 10)
        )
    if kind == "ten":
        return closed in ("", "hundred", "scale") and (closed != "" or current == 0)
    return current > 0 and (closed != "scale" or kind == "scale")


def _grown(total: float, current: float, step: _Step) -> tuple[float, float, int, str]:
    if step.kind in ("unit", "ten"):
        return total, current + step.value, step.after, step.kind
    if step.kind in ("hundred", "dozen"):
        return total, current * step.value, step.after, "hundred" if step.kind == "hundred" else "dozen"
    return total + current * step.value, 0.0, step.after, "scale"
