"""Numbers in words and digits, with the words that hedge them, as the literal low and high of the contract.

The reader applies no rulebook: "at least nine" is 9 to open, "nearly nine" is open to 9, "dozens" has no ends at all.
Ages, ordinals, dates, clock times, percentages, money and designations (T-72, Route 4) are not counts.
The words are data: ``resources/lexicons/numbers.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tallystick.model.span import Span
from tallystick.reader.no_counts import no_count
from tallystick.reader.numerals import (
    BARE,
    HYPHENS,
    Numeral,
    Token,
    numeral_at,
    scale_of,
    simple_numeral,
    table,
    tokens_of,
    word_at,
)

OPEN_ENDS = frozenset({"dozens", "scores", "hundreds", "thousands"})
"""Quantifiers that state neither end (contract: null to null)."""
HEDGE_WORDS = 5
"""The longest hedge of the vocabulary in words; looking back further costs time and finds nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count as the text says it. ``span`` takes in the hedge, ``core`` the number words alone."""

    span: Span
    core: Span
    number: int | None
    quantifier: str
    low: int | None
    high: int | None
    phrase: str


_SPACES = re.compile(r"\s+")


def quantities(text: str, within: Span | None = None) -> tuple[Quantity, ...]:
    """Every count in ``text`` (or in the part ``within``), in order, never overlapping; articles are not among them."""
    tokens = tokens_of(text, within or Span(0, len(text)))
    found: list[Quantity] = []
    position = 0
    while position < len(tokens):
        number = numeral_at(tokens, position)
        if (
            number is None or number.last <= position
        ):  # a scale word without a numeral ("dozen" after a joined sentence)
            position += 1
            continue
        position = number.last
        if number.high is None and no_count(tokens, number, text):
            continue
        found.append(_hedged(text, tokens, number, found[-1].span.end if found else 0))
    return tuple(found)


def counted(number: int | None, quantifier: str, span: Span, text: str, core: Span | None = None) -> Quantity:
    """A quantity with the literal ends that the contract gives its quantifier ("at least" 9: 9 to open)."""
    low, high = literal_ends(number, quantifier)
    return Quantity(
        span=span,
        core=core or span,
        number=number,
        quantifier=quantifier,
        low=low,
        high=high,
        phrase=squeezed(span.of(text)),
    )


def literal_ends(number: int | None, quantifier: str) -> tuple[int | None, int | None]:
    """Low and high as the words say them (design document, "The reader applies no rulebook")."""
    if quantifier == "none":
        return 0, 0
    if quantifier in OPEN_ENDS:
        return None, None
    if quantifier in BARE or number is None:
        return 2, None
    if quantifier in ("at-least", "more-than"):
        return number, None
    if quantifier in ("nearly", "up-to"):
        return None, number
    return number, number


def spread(first: Quantity, other: Quantity) -> Quantity:
    """``other`` under the "at least" of the coordinated count before it; anything already hedged stays as it is."""
    if first.quantifier != "at-least" or other.quantifier != "exact" or other.number is None:
        return other
    low, high = literal_ends(other.number, "at-least")
    return replace(other, quantifier="at-least", low=low, high=high)


def squeezed(words: str) -> str:
    """``words`` with every run of white space as one blank."""
    return _SPACES.sub(" ", words).strip()


def _hedged(text: str, tokens: list[Token], number: Numeral, floor: int) -> Quantity:
    """A numeral with the hedge before or behind it."""
    core = Span(tokens[number.first].span.start, tokens[number.last - 1].span.end)
    first, quantifier = _hedge_before(tokens, number, floor)
    last, behind = _hedge_after(tokens, number)
    span = Span(tokens[first].span.start, tokens[last - 1].span.end)
    if number.high is not None:
        return _range(text, tokens, number, span, core)
    if number.value is None:
        return counted(None, number.vague, span, text, core)
    if number.value == 0:
        return counted(0, "none", span, text, core)
    return counted(number.value, behind or quantifier or "exact", span, text, core)


def _range(text: str, tokens: list[Token], number: Numeral, span: Span, core: Span) -> Quantity:
    lower = simple_numeral(tokens, number.first)
    assert lower is not None  # a range is only built on a numeral
    low = lower.value if lower.value is not None else 0
    if low * 10 < (number.high or 0) and scale_of(word_at(tokens, number.last - 1)) > 1:
        low *= scale_of(word_at(tokens, number.last - 1))  # "two to three hundred" counts both ends in hundreds
    return Quantity(
        span=span,
        core=core,
        number=None,
        quantifier="between",
        low=low,
        high=number.high,
        phrase=squeezed(span.of(text)),
    )


def _hedge_before(tokens: list[Token], number: Numeral, floor: int) -> tuple[int, str | None]:
    """The longest hedge that ends where the numeral begins, with a second one before it ("at least another 5")."""
    start, quantifier = number.first, None
    for first, words in _before(tokens, number.first, floor):
        found = table("hedge").get(words)
        if found or words == "between":
            start, quantifier = first, found
            break
    if quantifier == "exact":
        outer, second = _hedge_before(tokens, replace(number, first=start), floor)
        return (outer, second) if second else (start, "exact")
    return start, quantifier


def _before(tokens: list[Token], index: int, floor: int) -> Iterator[tuple[int, str]]:
    for size in range(HEDGE_WORDS, 0, -1):
        first = index - size
        if first >= 0 and tokens[first].span.start >= floor:
            yield first, " ".join(word_at(tokens, k) for k in range(first, index))


def _hedge_after(tokens: list[Token], number: Numeral) -> tuple[int, str | None]:
    if word_at(tokens, number.last) == "+":
        return number.last + 1, "at-least"
    for size in (3, 2, 1):
        words = " ".join(word_at(tokens, number.last + k) for k in range(size))
        if words in table("after"):
            return number.last + size, table("after")[words]
    dashed = word_at(tokens, number.last) in HYPHENS and word_at(tokens, number.last + 1) == "plus"
    return (number.last + 2, "at-least") if dashed else (number.last, None)
