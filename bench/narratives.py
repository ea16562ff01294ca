"""Civilian-harm assessments: date, place and strike type against what a researcher derived.

The scorer of the measure is called; here readings become its rows, by these rules:
- the main happening is the first assault with harm, else the first assault;
- date: the first day or span of days the text names;
- place: where the main happening was, else the first named place: finer than a province, with a point, in the country
  that most of the places are in;
- strike type: the main happening's mode, else the next assault's that tells one (aerial: Airstrike; drone: Airstrike,
  Drone Strike; heavy-weapons: Artillery; firearms: Ground operation); "Airstrike and/or Artillery" where the text
  leaves both open in one phrase, where no assault tells a mode, or where assaults are told both ways and the main one
  is not aerial; Artillery stays where the main one and more than the aerial ones are by heavy weapons.
Killed and injured are issue C's (ranges need a rulebook): their columns are left empty and not reported here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Measured, show
from bench.places import measures, part, rows
from bench.product import readings
from bench.scorers import lowest, module

DATA = ("measure/narratives_dev.jsonl", "measure/score_narratives.py")
FLOORS = ("date_exact", "location_within_5km", "strike_type_macro_f1")
QUICK = 2
DAYS = ("part-of-day", "day", "days", "range")
WIDE = ("province", "region", "country")
OPEN = "Airstrike and/or Artillery"
EITHER = re.compile(
    r"air\s?-?strikes?\s*(?:and/or|or)\s*(?:artillery|shelling)|(?:artillery|shelling)\s*(?:and/or|or)\s*air\s?-?strikes?",
    re.IGNORECASE,
)
TYPES = {
    "aerial": ["Airstrike"],
    "drone": ["Airstrike", "Drone Strike"],
    "heavy-weapons": ["Artillery"],
    "firearms": ["Ground operation"],
}
KEPT = {"date": ("exact", "within_1_day"), "location": ("within_1km", "within_5km", "within_25km", "median_km")}
KEPT |= {"strike_type": ("macro_f1", "set", "any")}
CASES = {"date_exact": ("date", "exact"), "location_within_5km": ("location", "within_5km")}
Row = Mapping[str, Any]


def assaults(reading: Row) -> list[Row]:
    """The assaults, the main one first, the others in text order."""
    found = sorted((e for e in reading["events"] if e["type"] == "assault"), key=lambda e: tuple(e["trigger"]))
    return sorted(found, key=lambda event: not event["harm"])


def date(reading: Row) -> str | None:
    """The first day, or first day of a span, that the text names."""
    told = [t for t in reading["times"] if t["from"] and t["precision"] in DAYS]
    first = min(told, key=lambda t: tuple(t["span"]), default=None)
    return str(first["from"]) if first else None


def country(reading: Row) -> str | None:
    """The country most of the places are in; a country's or region's own name tells who acts as often as where."""
    told = Counter(p["country"] for p in reading["places"] if p["country"] and p["precision"] not in WIDE)
    return told.most_common(1)[0][0] if told else None


def point(reading: Row) -> tuple[float, float] | None:
    """Where the main happening was."""
    first = next(iter(assaults(reading)), None)
    named = sorted(reading["places"], key=lambda p: tuple(p["span"]))
    candidates = [p for p in ([first["where"]] if first else []) + named if p and p["lat"] is not None]
    fine = [p for p in candidates if p["precision"] not in WIDE]
    here = [p for p in fine if p["country"] == country(reading)]
    place = next(iter(here or fine or candidates), None)
    return (place["lat"], place["lon"]) if place else None


def strike_type(reading: Row) -> list[str]:
    """The measure's words for how it was done."""
    modes = [event["mode"] for event in assaults(reading)]
    told = Counter(mode for mode in modes if mode in TYPES)
    main = modes[0] if modes else None
    if EITHER.search(reading["document"]["text"]) or not told:
        return [OPEN]
    if told["aerial"] and told["heavy-weapons"] and main not in ("aerial", "drone"):
        shelled = main == "heavy-weapons" and told["heavy-weapons"] > told["aerial"]
        return TYPES["heavy-weapons"] if shelled else [OPEN]
    return TYPES[next(mode for mode in modes if mode in TYPES)]


def predicted(code: str, reading: Row) -> dict[str, Any]:
    """One row of predictions."""
    place = point(reading)
    lat, lon = place or (None, None)
    return {"code": code, "date": date(reading), "lat": lat, "lon": lon, "strike_type": strike_type(reading)}


def figures(scored: Mapping[str, Any]) -> dict[str, float | None]:
    """The scorer's figures that are this issue's, as ``measure_figure``."""
    found = {f"{name}_{key}": scored[name][key] for name, keys in KEPT.items() for key in keys}
    return {key: round(value, 4) if value is not None else None for key, value in found.items()}


def share(scored: Mapping[str, Any], figure: str) -> float:
    """How right one case is in a figure: 1, 0, or 1 where the case does not count there."""
    name, key = CASES.get(figure, ("strike_type", "set"))
    return float(scored[name][key]) if scored[name]["n"] else 1.0


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the dev assessments."""
    gold = part(rows(data or measures() / "narratives_dev.jsonl"), every, "code")
    made = [predicted(row["code"], reading) for row, reading in zip(gold, readings(gold), strict=True)]
    score = module("score_narratives").score

    def worst(figure: str) -> Sequence[str]:
        return lowest({g["code"]: share(score([g], [p]), figure) for g, p in zip(gold, made, strict=True)})

    return Measured({"assessments": len(gold), **figures(score(gold, made))}, worst)


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
