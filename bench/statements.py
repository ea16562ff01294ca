"""Civilian-casualty statements of a military: assessment, date, place and conceded deaths.

The scorer of the measure is called; here readings become its rows, by these rules:
- assessment: credible where the statement itself counts somebody killed or injured as having happened, else not;
- date: the first day the statement names;
- place: coordinates in the text (MGRS) before any name, then where a happening was, then the first placed name finer
  than a province (a province or country has a point that stands for it, and is no answer);
- deaths: the first count of killed.
``place_or_mgrs`` is ours: in thirteen dev records point and grid lie apart, and the statement gives the grid.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Measured, show
from bench.places import measures, part, rows
from bench.product import readings
from bench.scorers import lowest, printed, write_rows
from tallystick.model.geo import Coordinates, distance_km
from tallystick.reader.geo.coordinates import find_coordinates

DATA = ("measure/statements_dev.jsonl", "measure/score_statements.py")
FLOORS = ("assessment", "date", "place_within_5_km", "place_or_mgrs", "deaths_conceded")
WIDE = ("province", "region", "country")
PLACE_KM, GRID_KM = 5.0, 1.0
CLEAR = ("credible", "non_credible")
LINE = re.compile(r"^(?P<label>\S.*?)\s{2,}(?P<share>[\d.]+|nan)\s+\((?P<right>\d+)/(?P<n>\d+)\)$", re.MULTILINE)
Row = Mapping[str, Any]


def counts(row: Row) -> bool:
    """Whether the scorer counts this row (its own condition; the others need no reading)."""
    linked = row["linked"]
    one = row["kind"] == "civcas_statement" and len(linked) == 1
    return one and linked[0].get("belligerent_assessment") in CLEAR


def harmed(reading: Row, *outcomes: str) -> list[Row]:
    """Rows of harm told as having happened, of at least one person, in text order."""
    events = [e for e in reading["events"] if e["factuality"] == "happened"]
    found = [h for e in events for h in e["harm"] if h["outcome"] in outcomes and (h["low"] or h["high"] or 0) > 0]
    return sorted(found, key=lambda harm: tuple(harm["span"]))


def place(reading: Row) -> Row | None:
    """The place with a point that says best where it was."""
    named = sorted(reading["places"], key=lambda p: tuple(p["span"]))
    places = [p for p in named if p["precision"] == "point"]
    places += [e["where"] for e in reading["events"] if e["where"]] + named
    return next((p for p in places if p["lat"] is not None and p["precision"] not in WIDE), None)


def predicted(row_id: str, reading: Row) -> dict[str, Any]:
    """One row of predictions."""
    days = sorted((t for t in reading["times"] if t["from"] and t["from"] == t["to"]), key=lambda t: tuple(t["span"]))
    killed, where = harmed(reading, "killed"), place(reading)
    return {
        "id": row_id,
        "assessment": CLEAR[not harmed(reading, "killed", "injured")],
        "date": days[0]["from"] if days else None,
        "lat": where["lat"] if where else None,
        "lon": where["lon"] if where else None,
        "deaths": killed[0]["low"] if killed else None,
    }


def figures(lines: str) -> dict[str, float]:
    """The scorer's printed lines as figures."""
    found: dict[str, float] = {}
    for line in LINE.finditer(lines):
        name = line["label"].replace(" ", "_")
        found |= {name: round(int(line["right"]) / int(line["n"]), 4), f"{name}_n": int(line["n"])}
    return found


def score(gold: Sequence[Row], made: Sequence[Row]) -> dict[str, float]:
    """The scorer's figures of these rows."""
    with tempfile.TemporaryDirectory() as folder:
        kept = write_rows(gold, Path(folder, "kept.jsonl"))
        return figures(printed("score_statements", write_rows(made, Path(folder, "made.jsonl")), "--gold", kept).stdout)


def place_or_mgrs(gold: Sequence[Row], made: Sequence[Row]) -> float | None:
    """Share of located statements within 5 km of the record's point or 1 km of the record's grid reference."""
    located = [(g["linked"][0], m) for g, m in zip(gold, made, strict=True) if g["linked"][0].get("lat") is not None]
    hits = [_meets(record, row) for record, row in located]
    return round(sum(hits) / len(hits), 4) if hits else None


def _meets(record: Row, row: Row) -> bool:
    if row["lat"] is None:
        return False
    here = Coordinates(lat=row["lat"], lon=row["lon"])
    grid = find_coordinates(record.get("mgrs") or "")[:1]
    near = distance_km(here, Coordinates(lat=record["lat"], lon=record["lon"])) <= PLACE_KM
    return near or any(distance_km(here, cell.point) <= GRID_KM for cell in grid)


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the statements that count."""
    gold = part([row for row in rows(data or measures() / "statements_dev.jsonl") if counts(row)], every)
    made = [predicted(row["id"], reading) for row, reading in zip(gold, readings(gold), strict=True)]

    def worst(figure: str) -> Sequence[str]:
        return lowest({g["id"]: score([g], [p]).get(figure, 1.0) for g, p in zip(gold, made, strict=True)})

    both = {"place_or_mgrs": place_or_mgrs(gold, made)}
    return Measured({"statements": len(gold), **score(gold, made), **both}, worst)


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
