"""Which countries a text names, and how strongly each is the one its places lie in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tallystick.model.span import Span
from tallystick.reader.geo.states import COUNTRY, states_named
from tallystick.resources.gazetteer.lands import country_names, demonyms
from tallystick.resources.gazetteer.words import alternation

NAME_WEIGHT = 1.0
PLACE_WEIGHT = 2.0
"""A country after "in" or a comma, or in the possessive, is where things are; elsewhere it may be an actor."""
DEMONYM_WEIGHT = 0.5
"""Demonyms mostly name actors, who may be far from home."""
STATE_WEIGHT = 0.5
"""A state says less than its country: "a soldier from Ohio" may be far from home."""
HINT_WEIGHT = 3.0
"""What the caller already knows counts as three namings."""

AMBIGUOUS_CAPITALS = frozenset({"US", "CAR", "PRC", "ROK", "BiH"})
"""In a text all in capitals "US" may be the pronoun and "CAR" a car."""

_PLACE_BEFORE = re.compile(r"(?:\b(?:in|inside|into|across|near|from|within|of)\s+(?:the\s+)?(?:[\w-]*(?:north|south|east|west|central)\w*\s+)?|,\s*)$", re.I)  # fmt: skip  # noqa: E501


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryMention:
    """A country named in the text, by name or by demonym."""

    span: Span
    country: str
    demonym: bool


def is_upper(text: str) -> bool:
    """Whether a text is written in capitals throughout (wire copy of the telex age), so case says nothing."""
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    return upper > 20 and upper > 4 * lower


@lru_cache(maxsize=2)
def _pattern(upper: bool) -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    words = {w: (c, True) for w, c in demonyms().items()} | {w: (c, False) for w, c in country_names().items()}
    if upper:
        words = {w.upper(): v for w, v in words.items() if w not in AMBIGUOUS_CAPITALS}
    folded = {" ".join(w.split()): v for w, v in words.items()}
    first = "".join(sorted({re.escape(w[0]) for w in folded}))  # most words begin no name: a cheap look comes first
    return re.compile(rf"(?=[{first}])(?<!\w)(?<!pro-)(?<!anti-)(?<!non-)(?:{alternation(folded)})(?!\w)"), folded


@lru_cache(maxsize=4)
def country_mentions(text: str) -> tuple[CountryMention, ...]:
    """Every country name and demonym, longest match first, in text order."""
    pattern, words = _pattern(is_upper(text))
    return tuple(_mentions(pattern, words, text))


def _mentions(pattern: re.Pattern[str], words: dict[str, tuple[str, bool]], text: str) -> Iterator[CountryMention]:
    for match in pattern.finditer(text):
        country, demonym = words[" ".join(match.group().split())]
        yield CountryMention(span=Span(match.start(), match.end()), country=country, demonym=demonym)


def country_weights(text: str, mentions: Iterable[CountryMention], hints: Sequence[str] = ()) -> dict[str, float]:
    """How strongly the text points to each country as the scene: the strongest is 1.0. Empty when none is named."""
    weights: dict[str, float] = dict.fromkeys(hints, HINT_WEIGHT)
    for mention in mentions:
        weights[mention.country] = weights.get(mention.country, 0.0) + _weight(text, mention)
    if named := states_named(text):
        weights[COUNTRY] = weights.get(COUNTRY, 0.0) + STATE_WEIGHT * named
    top = max(weights.values(), default=0.0)
    return {country: weight / top for country, weight in weights.items()} if top else {}


def _weight(text: str, mention: CountryMention) -> float:
    if mention.demonym:
        return DEMONYM_WEIGHT
    before = text[max(0, mention.span.start - 30) : mention.span.start]
    after = text[mention.span.end : mention.span.end + 2]
    return PLACE_WEIGHT if _PLACE_BEFORE.search(before) or after in ("'s", "’s") else NAME_WEIGHT
