"""Whether something lay in a zone: as the text states it, and as place and border compute it. Both stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from tallystick.model.geo import Coordinates, Zone, at_least_km, border_distance_km, depth_km
from tallystick.model.span import Span
from tallystick.resources import zones as zone_data
from tallystick.resources.gazetteer.words import alternation

Answer = Literal["inside", "outside", "cannot-tell"]
When = tuple[date | None, date | None]
"""First and last day of something; null = open."""

NEAR_KM = 30.0
"""Outside, but nearer than this to the border, is worth a row: a day's advance of a column on foot."""

VAGUEST_PLACE_KM = 50.0
"""A place vaguer than this (a province) cannot be weighed against any border, and gets no row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedZone:
    """A zone that matters for a place, the computed answer, kilometres from its border (negative inside), and why."""

    zone: str
    answer: Answer
    border_km: float
    reason: str


def in_force(zone: Zone, on: When) -> bool | None:
    """Whether the zone was in force throughout: True, False when at no time of ``on``, None when it cannot be said."""
    first, last = on[0] or date.min, on[1] or date.max
    since, until = zone.since or date.min, zone.until or date.max
    earliest, latest = zone.since_earliest or since, zone.until_latest or until
    if last < earliest or first > latest:
        return False
    return True if since <= first and last <= until else None


def place_in_zone(lat: float, lon: float, uncertainty_km: float, on: When, zone: Zone) -> Answer:
    """Whether a place known to ``uncertainty_km`` lay inside the zone at the time ``on``.

    ``outside`` when the place is clearly farther than both uncertainties together or the zone was certainly not in
    force; ``inside`` when it is clearly within and the zone certainly in force; else ``cannot-tell``: the place
    straddles the border, or the date is unknown or partly outside the zone's validity.
    """
    border = border_distance_km(Coordinates(lat=lat, lon=lon), zone)
    doubt = uncertainty_km + zone.uncertainty_km
    force = in_force(zone, on)
    if border >= doubt or force is False:
        return "outside"
    return "inside" if border <= -doubt and force else "cannot-tell"


def computed_zones(
    lat: float | None, lon: float | None, uncertainty_km: float | None, on: When, zones: Iterable[Zone]
) -> tuple[ComputedZone, ...]:
    """The zones that matter for a place and a time, nearest first.

    Those it lies in, those of which it cannot be told, and those in force whose border is within ``NEAR_KM``. A zone
    so narrow against the doubts that no answer could come out is left out unless its outline holds the point.
    """
    if lat is None or lon is None or (uncertainty_km or 0.0) > VAGUEST_PLACE_KM:
        return ()
    point = Coordinates(lat=lat, lon=lon)
    rows = (_row(point, uncertainty_km or 0.0, on, zone) for zone in zones)
    return tuple(sorted((row for row in rows if row), key=lambda row: row.border_km))


def _row(point: Coordinates, uncertainty_km: float, on: When, zone: Zone) -> ComputedZone | None:
    doubt = uncertainty_km + zone.uncertainty_km
    force = in_force(zone, on)
    if force is False or at_least_km(point, zone) > max(doubt, NEAR_KM):
        return None
    border = border_distance_km(point, zone)
    if border > max(doubt, NEAR_KM) or (border > 0 and depth_km(zone) < doubt):
        return None
    answer = place_in_zone(point.lat, point.lon, uncertainty_km, on, zone)
    return ComputedZone(
        zone=zone.id, answer=answer, border_km=round(border, 1), reason=_reason(border, doubt, force, zone)
    )


def _reason(border: float, doubt: float, force: bool | None, zone: Zone) -> str:
    side = "inside" if border < 0 else "outside"
    where = f"{abs(border):.0f} km {side} the border of {zone.name}, give or take {doubt:.0f} km"
    return where if force else f"{where}; whether it was in force then cannot be told"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedZone:
    """Words that put something in or out of a zone: the phrase, the zone's id or kind where it names none, the answer.

    ``known`` says whether ``zone`` is the id of a zone on file. ``name`` is the zone's name as the text has it.
    """

    span: Span
    zone: str
    known: bool
    name: str
    answer: Answer


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    path = Path(zone_data.__file__).parent / "zone_words.tsv"
    found: dict[str, dict[str, str]] = {"kind": {}, "inside": {}, "outside": {}}
    for line in path.read_text(encoding="utf-8").splitlines():
        group, word, value = (*line.split("\t"), "", "")[:3]
        if group in found:
            found[group][word] = value
    return found


@lru_cache(maxsize=8)
def _nouns(aliases: tuple[str, ...]) -> re.Pattern[str]:
    """A kind of zone, or the alias of one on file."""
    kinds = alternation(_words()["kind"])
    return re.compile(rf"(?<!\w)(?:(?P<alias>{alternation(aliases) or '(?!)'})|(?P<kind>{kinds}))s?(?!\w)", re.I)


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    """The words that say in or out, an article, and up to three words of the zone's name, up to the noun."""
    leads = alternation([*_words()["inside"], *_words()["outside"]])
    return re.compile(
        rf"(?<!\w)(?P<lead>{leads})\s+(?:(?:a|an|the|its|their|this|that)\s+)?(?P<name>(?:[\w.'’-]+\s+){{0,3}})$", re.I
    )


_NAME = re.compile(r"(?:\b[Tt]he\s+)?(?P<name>(?:(?!The\b)[A-Z][\w.'’-]*\s+|(?:al|at|el)-[A-Z]\w+\s+){0,3})$")
LEAD_REACH = 80
"""Characters before the noun in which its name and the words in or out are looked for."""


def find_stated_zones(text: str, zones: Sequence[Zone]) -> tuple[StatedZone, ...]:
    """Where the text itself says that something was inside, outside or near a zone.

    Approaching or near is not inside. A zone named without such a word ("the Tanf deconfliction zone was agreed") is
    found with ``cannot-tell``. A bare kind stands for the one zone of that kind whose place the text names, else for
    the kind itself.
    """
    aliases = tuple(sorted({a for zone in zones for a in (zone.name, *zone.aliases)}))
    return tuple(_stated(text, match, zones) for match in _nouns(aliases).finditer(text))


def _stated(text: str, match: re.Match[str], zones: Sequence[Zone]) -> StatedZone:
    begin = max(0, match.start() - LEAD_REACH)
    before = text[begin : match.start()]
    found = _shortest_lead(before)
    words = _words()
    lead = " ".join(found["lead"].lower().split()) if found else ""
    answer: Answer = "inside" if lead in words["inside"] else "outside" if lead else "cannot-tell"
    called = found or _NAME.search(before)
    start = begin + called.start("name") if called else match.start()
    zone = _which(text, match, text[start : match.start()], zones)
    return StatedZone(
        span=Span(begin + found.start("lead") if found else start, match.end()),
        zone=zone.id if zone else _kind(match) if match["kind"] else match.group(),
        known=zone is not None,
        name=" ".join(text[start : match.end()].split()),
        answer=answer,
    )


def _shortest_lead(before: str) -> re.Match[str] | None:
    """The lead nearest to the noun: of "in the fight inside the X zone" it is "inside"; "well inside" stays whole."""
    found = [m for at in range(len(before)) if (m := _lead().match(before, at))]
    nearest = max((m.end("lead") for m in found), default=0)
    return next((m for m in found if m.end("lead") == nearest), None)


def _kind(match: re.Match[str]) -> str:
    said = " ".join(match["kind"].lower().split())
    return {word.lower(): value for word, value in _words()["kind"].items()}[said]


def _which(text: str, match: re.Match[str], before: str, zones: Sequence[Zone]) -> Zone | None:
    """The one zone meant: by alias, by a place's name in the phrase, else by the places the whole text names."""
    if match["alias"]:
        said = " ".join(match["alias"].lower().split())
        return next((z for z in zones if said in {n.lower() for n in (z.name, *z.aliases)}), None)
    kind = _kind(match)
    alike = [z for z in zones if z.kind == kind or (kind == "buffer-zone" and z.kind == "demilitarised-zone")]
    for words in (before, text):
        named = [z for z in alike if any(re.search(rf"(?<!\w){re.escape(p)}(?!\w)", words, re.I) for p in z.places)]
        if len(named) == 1:
            return named[0]
    return None
