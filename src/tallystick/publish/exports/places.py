"""Where an incident may be said to have been: no finer than its kind of place and its age allow."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tallystick.model.dossier import Dossier
from tallystick.model.reading import Where
from tallystick.publish.exports.entry import Place
from tallystick.publish.exports.terms import Terms
from tallystick.resources.gazetteer.lands import country_names, demonyms
from tallystick.resources.publishing.tables import publishing_table
from tallystick.resources.zones.shipped import load_zones

FINEST = tuple("point building neighbourhood village town city district area province region country".split())
TOWN, DISTRICT = "town", "district"
FINEST_ALLOWED = {TOWN: FINEST.index("town"), DISTRICT: FINEST.index("city")}
"""From where on a place is as coarse as a limit asks for; a city is a district of its own."""
HIT = frozenset({"place", "target", "damage", "zone"})
SITE, RECENT = "a home, shelter, camp, medical or notified site", "recent"


@dataclass(frozen=True, slots=True)
class Located:
    """The place that is told, and the names of places that are not."""

    place: Place
    hidden: frozenset[str] = frozenset()


def located(one: Dossier, terms: Terms) -> Located:
    """Where it was, by the terms of an export."""
    where = one.setting.where
    if not terms.public:
        return Located(_place(where))
    zones = _own_zones(one)
    limit, why = _limit(one, terms)
    if limit is None:
        return Located(_place(where), zones)
    wheres = [w for w in (where, *(told.where for told in one.told)) if w is not None]
    told = frozenset(w.name for w in wheres if not _is_finer(w, limit))
    names = frozenset(w.name for w in wheres) | _other_names(one, wheres) | zones
    hidden = (names | frozenset(map(_without_kind, names))) - told - {""} - country_names().keys() - demonyms().keys()
    fine = where is not None and _is_finer(where, limit)
    return Located(_coarser(where, wheres, limit, why) if where and fine else _place(where), hidden)


def _limit(one: Dossier, terms: Terms) -> tuple[str | None, str | None]:
    """The finest kind of place that may be told, and why; None = any."""
    if _is_site(one):
        return DISTRICT, SITE
    if is_recent(one, terms.as_of):
        return TOWN, f"{RECENT}: less than {publishing_table('safety')['recent_days']} days old"
    return None, None


def is_recent(one: Dossier, as_of: date) -> bool:
    """Whether it happened a few days before the export; what has no day is as old as its first report."""
    when = one.setting.when
    day = (when.end or when.start) if when else None
    known = [source.published_on for source in one.sources if source.published_on]
    day = day or min(known, default=None)
    return day is None or as_of - day < timedelta(days=publishing_table("safety")["recent_days"])


def _is_site(one: Dossier) -> bool:
    """Whether the place told of is a home, a shelter, a camp, or a medical or notified site, or may be one."""
    wheres = [w for w in (one.setting.where, *(told.where for told in one.told)) if w is not None]
    unknown = any(w.precision == "building" for w in wheres) and not any(map(_is_other_building, _hit_or_quoted(one)))
    if unknown or any(has_site_word(w.name) for w in wheres) or _own_zones(one):
        return True
    finest = min((_rank(w.precision) for w in wheres), default=len(FINEST))
    if finest < FINEST_ALLOWED[DISTRICT] and any(map(has_site_word, _hit(one))):
        return True
    # Words of a report may speak of a hospital elsewhere, so they count only where the place is a very small one.
    return finest < FINEST_ALLOWED[TOWN] and any(has_site_word(words.text) for words in one.words.values())


def _own_zones(one: Dossier) -> frozenset[str]:
    """Names of zones that are not of public record: a user's own, which may be sites notified for protection."""
    named = (s.value for s in one.statements if s.property == "zone" and s.value)
    return frozenset(name for name in named if not is_public_zone(name))


def _hit(one: Dossier) -> Iterator[str]:
    """What was hit, and where, in the words of claims."""
    yield from (s.value for s in one.statements if s.value and s.property in HIT)
    yield from (s.place for s in one.statements if s.place)
    yield from (party.name for party in one.setting.targets)


def _hit_or_quoted(one: Dossier) -> Iterator[str]:
    """What was hit, and where, in the words of claims and in those of reports."""
    yield from _hit(one)
    yield from (one.words[s.id].text for s in one.statements if s.property in HIT and s.id in one.words)


def _is_other_building(words: str) -> bool:
    """Whether words tell of a building that is neither a home nor such a site."""
    known = publishing_table("safety")["sites"]["other_buildings"]
    return any(word in known for word in re.findall(r"\w+", words.lower()))


def _other_names(one: Dossier, wheres: Iterable[Where]) -> frozenset[str]:
    """Names of places in statements that no event's place is known by: how fine they are nobody knows."""
    known = {w.name.casefold() for w in wheres}
    said = {s.place for s in one.statements if s.place}
    said |= {s.value for s in one.statements if s.value and s.property == "place"}
    return frozenset(name for name in said if name.casefold() not in known)


def _is_finer(where: Where, limit: str) -> bool:
    return _rank(where.precision) < FINEST_ALLOWED[limit] or (limit == DISTRICT and has_site_word(where.name))


def is_small(precision: str | None) -> bool:
    """Whether a place is smaller than a town, or may be."""
    return _rank(precision) < FINEST_ALLOWED[TOWN]


def _rank(precision: str | None) -> int:
    """How coarse a place is; one of unknown precision may be exact."""
    return FINEST.index(precision) if precision in FINEST else 0


def has_site_word(words: str) -> bool:
    """Whether words tell of a home, a shelter, a camp, or a medical or notified site."""
    if is_public_zone(words):
        return False
    return _site_words().search(words) is not None


def _without_kind(name: str) -> str:
    """A site's own name, without the word for what it is."""
    return " ".join(word for word in _site_words().sub(" ", name).split() if word != word.lower())


def is_public_zone(name: str) -> bool:
    """Whether a name is that of a zone of public record; a user's own zones are never told."""
    return any(name in (zone.id, zone.name, *zone.aliases) for zone in load_zones())


@cache
def _site_words() -> re.Pattern[str]:
    said = publishing_table("safety")["sites"]
    whole = "|".join(map(re.escape, said["words"]))
    begun = "|".join(map(re.escape, said["notified"]))  # "deconflict" also begins "deconflicted"
    return re.compile(rf"(?<!\w)(?:(?:{whole})(?!\w)|{begun})", re.I)


def _coarser(where: Where, wheres: Iterable[Where], limit: str, why: str | None) -> Place:
    """The finest allowed place that a report names in the same country, else the cell of a grid it lies in."""
    allowed = [w for w in wheres if not _is_finer(w, limit) and w.country == where.country]
    if allowed:
        best = min(allowed, key=lambda w: (_rank(w.precision), w.name))
        return _place(best, why)
    size = publishing_table("safety")["cells"][limit]
    return Place(
        country=where.country,
        lat=_middle(where.lat, size),
        lon=_middle(where.lon, size),
        precision=limit,
        coarsened=why,
    )


def _middle(degrees: float | None, size: float) -> float | None:
    """The middle of the cell in which a degree lies."""
    return None if degrees is None else round((math.floor(degrees / size) + 0.5) * size, 4)


def _place(where: Where | None, why: str | None = None) -> Place:
    if where is None:
        return Place(coarsened=why)
    return Place(
        name=where.name, country=where.country, lat=where.lat, lon=where.lon, precision=where.precision, coarsened=why
    )  # fmt: skip
