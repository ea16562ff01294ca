"""How well a place of the gazetteer fits a name in a text, in powers of ten of population."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tallystick.model.geo import GazetteerEntry, nearest_km
from tallystick.reader.geo.mention import SETTLEMENTS
from tallystick.reader.geo.phrases import Phrase
from tallystick.resources.gazetteer.gazetteer import Match
from tallystick.resources.gazetteer.keys import key
from tallystick.resources.gazetteer.lands import neighbours

# Scores are in powers of ten of population, the one prior every gazetteer has. The weights were set by hand on our own
# example sentences and checked on the development reports; the tests pin the cases they were set for.
PRESUMED = {
    "city": 50_000,
    "town": 8_000,
    "village": 1_000,
    "neighbourhood": 5_000,
    "district": 20_000,
    "point": 8_000,
    "building": 5_000,
    "area": 20_000,
    "province": 12_000,
    "region": 400_000,
    "country": 2_000_000_000,
}
"""Population presumed for places without one; a province is written without "province" less often than its seat."""
STATE = 500_000
"""Population presumed for a province called by its plain name (California, Ontario), which outweighs villages of it."""
UNKNOWN_PEOPLE = 800
HOW_SCORE = {"name": 0.6, "alternate": 0.0, "shortened": -0.2, "spelling": -0.5, "skeleton": -1.5}
PARENT_SCORE = 8.0
COUNTRY_SCORE = 3.0
ABROAD_SCORE = -2.0
KIND_SCORE = 3.0
CLUSTER_SCORE = 2.0
CLUSTER_KM = 150.0
STRANGER = 100_000
"""A place outside every country the text names must be at least this large to be meant without further words."""
NEIGHBOUR = 10_000
"""The same just over the border of a country it names: a report names the army and not the country it is in."""
BY_NAME = 5
"""How many times larger it must be to be meant by another of its names: Manama is not every "al-Manama"."""
LOCAL = frozenset({"neighbourhood", "building", "point", "area"})
"""What is called after a place elsewhere, or known only where it lies: a quarter, a mosque, a camp needs its country
spoken of, and "the Zarqa building" outside of Jordan is a namesake."""
NEIGHBOUR_SCORE = -0.5


SPELT = {"spelling": "in another spelling", "skeleton": "by its consonants only"}

Anchor = tuple[str, GazetteerEntry]
"""A place that is plain by itself, with the key of its name: a name is no neighbour of itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A phrase with the places it may be."""

    phrase: Phrase
    matches: tuple[Match, ...]
    parents: frozenset[str]
    admins: frozenset[tuple[str | None, str]]
    listed: frozenset[str | None] = frozenset()
    """Countries whose provinces the name is listed with."""
    holds: frozenset[tuple[str | None, str]] = frozenset()
    """The province of the town that stands before the name and a comma."""
    by: GazetteerEntry | None = None
    """The town it is said to lie by."""
    within: GazetteerEntry | None = None
    """The province it is said to lie in, where that is one only."""

    @property
    def is_told(self) -> bool:
        """Whether words beside the name say which place of that name is meant."""
        return bool(self.parents or self.admins or self.listed or self.holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the report as a whole says of where things happen: countries by its words, and places that are plain."""

    said: Mapping[str, float]
    anchors: tuple[Anchor, ...] = ()
    without: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """``said`` without the names that are a country's and a province's: "Georgia" does not say which of them it is."""

    def weights(self, name: str = "") -> dict[str, float]:
        """How strongly all but ``name`` points to each country, the strongest 1.0: no place vouches for itself."""
        told = {(word, entry.country) for word, entry in self.anchors if entry.country and word != name}
        counts = Counter(country for _, country in told)
        most = max(counts.values(), default=0)
        said = self.without.get(name, self.said)
        joined = {c: said.get(c, 0.0) + (counts[c] / most if most else 0.0) for c in {*said, *counts}}
        top = max(joined.values(), default=0.0)
        return {country: weight / top for country, weight in joined.items() if country} if top else {}

    def is_plain(self, entry: GazetteerEntry) -> bool:
        """Whether a place that won by itself can vouch for others: in a country the words name, or large, or ours."""
        return entry.country in self.said or _ours(entry) or _people(entry) >= STRANGER


def reach(entry: GazetteerEntry) -> float:
    """How far from a place another of its name is the same for our purposes."""
    return max(30.0, entry.radius_km)


def is_stranger(match: Match, case: Case, weights: Mapping[str, float]) -> bool:
    """Whether a place is outside every country the text speaks of, and too small to be meant all the same."""
    entry, known = match.entry, {*weights, *case.parents}
    if not known or entry.country is None or entry.country in known:
        return False
    if entry.kind in LOCAL or (case.phrase.kind in LOCAL and entry.kind in SETTLEMENTS):
        return True
    if _ours(entry):
        return False
    beside = known & neighbours().get(entry.country, frozenset())
    least = NEIGHBOUR if beside else STRANGER
    return _people(entry) < least * (BY_NAME if match.how != "name" else 1)


def _ours(entry: GazetteerEntry) -> bool:
    """Rows of our own tables were added because reports name them: they need no country beside them."""
    return entry.geonameid is None


def _people(entry: GazetteerEntry) -> int:
    if entry.population and entry.kind != "country":
        return entry.population
    return PRESUMED.get(entry.kind, 200_000) if entry.geonameid is None or entry.kind == "country" else UNKNOWN_PEOPLE


def others(case: Case, anchors: Sequence[Anchor]) -> list[GazetteerEntry]:
    """The plain places of other names, one of those at one point."""
    name = key(case.phrase.core)
    return list({(entry.lat, entry.lon): entry for word, entry in anchors if word != name}.values())


def score(
    match: Match, case: Case, weights: Mapping[str, float], others: Sequence[GazetteerEntry]
) -> tuple[float, tuple[str, ...]]:
    """How well a place fits, and why; ``others`` are the plain places of other names."""
    entry = match.entry
    people = math.log10(STATE if entry.kind == "province" and match.how == "name" else _people(entry))
    parts = [
        (people, "the largest of the name" if people >= 5 else ""),
        (HOW_SCORE[match.how], SPELT.get(match.how, "")),
        _country_score(entry, case, weights),
        _kind_score(entry, case.phrase),
        _cluster_score(entry, others),
        _province_score(match, case),
    ]
    return sum(value for value, _ in parts), tuple(why for _, why in parts if why)


def _country_score(entry: GazetteerEntry, case: Case, weights: Mapping[str, float]) -> tuple[float, str]:
    if case.parents or case.admins:
        if entry.country in case.parents or (entry.country, entry.admin1) in case.admins:
            return PARENT_SCORE, "the words after it say where it lies"
        if case.parents:
            return -PARENT_SCORE, ""
    if case.phrase.demonym:
        return (PARENT_SCORE / 2, "its nation is said") if entry.country == case.phrase.demonym else (ABROAD_SCORE, "")
    if not weights or entry.country is None:
        return 0.0, ""
    if entry.country in weights:
        return COUNTRY_SCORE * weights[entry.country], f"the report is about {entry.country}"
    beside = neighbours().get(entry.country, frozenset()) & weights.keys()
    return (NEIGHBOUR_SCORE if beside or _ours(entry) else ABROAD_SCORE), ""


def _kind_score(entry: GazetteerEntry, phrase: Phrase) -> tuple[float, str]:
    said = phrase.kind
    if said is None:
        return 0.0, ""
    same = entry.kind == said or (said in SETTLEMENTS and entry.kind in SETTLEMENTS)
    wide = said in ("province", "region", "district") and entry.kind in ("province", "region")
    if same or wide:
        return KIND_SCORE, f"called a {said}"
    # "the Raqqa area", "Raqqa countryside", "Mosul airport" name the town and something at it.
    return (0.0, "") if said in ("area", "point", "building", "neighbourhood") else (-KIND_SCORE / 2, "")


def _province_score(match: Match, case: Case) -> tuple[float, str]:
    """A province among provinces, or behind a town of it; only one that is called by its name alone."""
    entry = match.entry
    if entry.kind != "province" or match.how != "name":
        return 0.0, ""
    if (entry.country, entry.admin1) in case.holds:
        return KIND_SCORE, "a town of it stands before"
    return (KIND_SCORE, "listed with provinces") if entry.country in case.listed else (0.0, "")


def _cluster_score(entry: GazetteerEntry, others: Sequence[GazetteerEntry]) -> tuple[float, str]:
    if not others:
        return 0.0, ""
    nearest = nearest_km(entry, others)
    value = CLUSTER_SCORE * math.exp(-nearest / CLUSTER_KM)
    return value, f"{nearest:.0f} km from another place of the report" if nearest < CLUSTER_KM else ""
