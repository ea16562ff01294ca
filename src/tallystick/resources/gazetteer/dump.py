"""Full GeoNames country dumps that a user brings (``SY.txt``: 19 columns, tab-separated, never quoted)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tallystick.model.geo import Coordinates, GazetteerEntry
from tallystick.resources.gazetteer import keys
from tallystick.resources.gazetteer.gazetteer import Match
from tallystick.resources.gazetteer.lands import alpha3_of

COLUMNS = 19
"""geonameid, name, asciiname, alternatenames, latitude, longitude, feature class and code, country, cc2, admin 1–4,
population, elevation, dem, timezone, modification date (GeoNames readme)."""

KINDS = {
    "PPLC": "city", "PPLA": "city", "PPLX": "neighbourhood", "PPLL": "village", "PPLF": "village", "ADM1": "province",
    "ADM2": "district", "ADM3": "district", "ADM4": "district", "PCLI": "country", "RGN": "region", "AREA": "area",
    "AIRB": "point", "AIRP": "point", "DAM": "point", "CMP": "point", "CMPRF": "point", "HSP": "building",
}  # fmt: skip
"""GeoNames feature codes to our kinds; other populated places go by population, other features are points."""

RADIUS_KM = {"city": 6.0, "town": 2.0, "village": 1.0, "neighbourhood": 1.0, "district": 20.0, "province": 80.0,
             "country": 300.0, "region": 100.0, "area": 10.0, "point": 1.0, "building": 0.5}  # fmt: skip
"""Typical reach by kind, where the dump gives none."""

KEPT_CLASSES = frozenset("APSLTHRV")
"""Feature classes kept: all nine save undersea (U), which no report names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """The places of one dump by exact key."""

    digest: str
    places: dict[str, tuple[Match, ...]]

    def find(self, key: str) -> Iterable[Match]:
        """Matches for an exact key."""
        return self.places.get(key, ())


def load_dump(path: Path | str) -> Dump:
    """Read a dump. ValueError (one line, naming file and line) when it is not one; OSError when it cannot be read."""
    path = Path(path)
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ValueError(f"{path}, line {line}: not UTF-8, so not a GeoNames dump") from error
    found: dict[str, list[Match]] = {}
    for number, row in enumerate(text.split("\n"), start=1):
        if row.strip():
            for key, match in _read(row.rstrip("\r"), f"{path}, line {number}"):
                found.setdefault(key, []).append(match)
    if not found:
        raise ValueError(f"{path}, line 1: no place in it, so not a GeoNames dump")
    return Dump(digest=hashlib.sha256(raw).hexdigest(), places={k: tuple(v) for k, v in found.items()})


def _read(line: str, where: str) -> Iterator[tuple[str, Match]]:
    cells = line.split("\t")
    if len(cells) != COLUMNS:
        raise ValueError(f"{where}: {len(cells)} tab-separated columns where a GeoNames dump has {COLUMNS}")
    try:
        entry = _entry(cells)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error
    if cells[6] not in KEPT_CLASSES:
        return
    main = {keys.key(cells[1]), keys.key(cells[2])} - {""}
    other = {keys.key(n) for n in cells[3].split(",")} - {""} - main
    short = {keys.without_article(k) for k in main | other} - main - other
    for words, how in ((main, "name"), (other, "alternate"), (short, "shortened")):
        for word in words:
            yield word, Match(entry=entry, how=how)  # type: ignore[arg-type]


def _entry(cells: list[str]) -> GazetteerEntry:
    try:
        geonameid, lat, lon = int(cells[0]), float(cells[4]), float(cells[5])
        people = int(cells[14] or 0)
    except ValueError as error:
        raise ValueError("geonameid, latitude, longitude or population is not a number") from error
    Coordinates(lat=lat, lon=lon)  # says so when they are outside the earth
    if not cells[1].strip():
        raise ValueError("a place without a name")
    kind = _kind(cells[6], cells[7], people)
    return GazetteerEntry(
        geonameid=geonameid,
        name=cells[1],
        country=alpha3_of(cells[8]),
        lat=lat,
        lon=lon,
        population=people,
        kind=kind,
        admin1=cells[10],
        radius_km=RADIUS_KM[kind],
        source="GeoNames dump",
    )


def _kind(feature_class: str, code: str, people: int) -> str:
    if code in KINDS:
        return KINDS[code]
    if feature_class == "P":
        return "city" if people >= 100_000 else "town" if people >= 5_000 else "village"
    return "district" if feature_class == "A" else "area" if feature_class in "LHTV" else "point"
