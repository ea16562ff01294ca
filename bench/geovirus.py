"""GeoVirus: place names found, and how far the found ones are from where the corpus has them.

Every fifth document by sorted id is dev, never trained on. ``tagging``: same borders; ``tagging_overlap``: one to one,
sharing a character. ``acc_161``: share of the found (overlapping) names whose point lies within 161 km; a found name
without a point is wrong there, and left out of ``acc_161_placed``. ``acc_161_finer`` leaves out what we take for a
country or wider: which point stands for those is a convention, and the corpus has another than ours (docs/places.md).
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Counts, Measured, show
from bench.places import corpora, part, rows
from bench.product import readings
from tallystick.model.geo import Coordinates, distance_km

DATA = ("corpora/geovirus/all.jsonl",)
FLOORS = ("tagging_f", "acc_161")
DEV_STEP = 5
NEAR_KM = 161.0
WIDE = ("country", "region")
Row = Mapping[str, Any]


def pairs(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    """One-to-one pairs that share a character, in text order."""
    left = sorted(found, key=lambda place: tuple(place["span"]))
    made: list[tuple[Row, Row]] = []
    for name in sorted(gold, key=lambda name: (name["s"], name["e"])):
        hit = next((p for p in left if p["span"][0] < name["e"] and name["s"] < p["span"][1]), None)
        if hit is not None:
            left.remove(hit)
            made.append((name, hit))
    return made


def km(name: Row, place: Row) -> float | None:
    """How far a found place is from the gold one; None where it has no point."""
    if place["lat"] is None or place["lon"] is None:
        return None
    return distance_km(Coordinates(lat=name["lat"], lon=name["lon"]), Coordinates(lat=place["lat"], lon=place["lon"]))


def count(row: Row, found: Sequence[Row], counts: Counts) -> list[float]:
    """One document; returns the distances of the found names that have a point."""
    case, gold = str(row["id"]), row["toponyms"]
    exact = {(n["s"], n["e"]) for n in gold} & {tuple(p["span"]) for p in found}
    together = pairs(gold, found)
    counts.add("tagging", case, len(exact), len(found), len(gold))
    counts.add("tagging_overlap", case, len(together), len(found), len(gold))
    distances = [km(name, place) for name, place in together]
    for distance, (_, place) in zip(distances, together, strict=True):
        counts.hit("acc_161", case, distance is not None and distance <= NEAR_KM)
        if place["precision"] not in WIDE:
            counts.hit("acc_161_finer", case, distance is not None and distance <= NEAR_KM)
        if distance is not None:
            counts.hit("acc_161_placed", case, distance <= NEAR_KM)
    return [distance for distance in distances if distance is not None]


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the dev documents; with ``data`` over that whole file."""
    taken = rows(data) if data else part(rows(corpora() / "geovirus" / "all.jsonl"), DEV_STEP)
    taken = part(taken, every)
    counts, distances = Counts(), []
    for row, reading in zip(taken, readings(taken), strict=True):
        distances += count(row, reading["places"], counts)
    middle = round(statistics.median(distances), 1) if distances else None
    return counts.measured(documents=len(taken), median_km=middle)


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
