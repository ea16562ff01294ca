"""Counts of civilian harm from words to ranges: assessments in prose, read, and judged by Airwars' rulebook.

The whole path: readings, accounts, statements, ranges; the scorer of the measure is called. An assessment is about one
incident, so all it says counts, as if a person had joined its accounts; only accounts whose stated day lies apart from
that of its main account (the one with most counts of harm, first told) are left out, by the linker's rule. Places part
nothing here: around one strike an assessment names the street, the camp and the hospital to which people were brought.
A range nobody gives is no number, and wrong where the record has one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Measured, show
from bench.places import measures, part, rows
from bench.product import document, in_processes
from bench.scorers import lowest, module
from tallystick.assessment.assess import assess
from tallystick.assessment.statements import statements_of
from tallystick.linker.account import accounts_of
from tallystick.linker.compare import days_apart
from tallystick.model.incident import Incident, Statement
from tallystick.model.reading import Reading
from tallystick.resources.linking import load_method as load_linking
from tallystick.resources.methods.load import load_method

DATA = ("measure/narratives_dev.jsonl", "measure/score_narratives.py")
FLOORS = ("killed_min", "killed_max", "injured_min", "injured_max", "killed_iou")
QUICK = 2
ENDS = ("killed_min", "killed_max", "injured_min", "injured_max")
Row = Mapping[str, Any]


def said(reading: Reading) -> tuple[Statement, ...]:
    """What an assessment says of its incident."""
    accounts = accounts_of(reading)
    harm = {event.id: len(event.harm) for event in reading.events}
    order = {event.id: event.trigger.start for event in reading.events}
    main = max(accounts, key=lambda a: (sum(harm[e] for e in a.events), -order[a.id]), default=None)
    method = load_linking()
    gone = {event for a in accounts if main and days_apart(a.days, main.days, method) for event in a.events}
    return tuple(s for s in statements_of(reading) if s.event not in gone)


def predicted(code: str, incident: Incident) -> dict[str, Any]:
    """One row of predictions."""
    made: dict[str, Any] = {"code": code}
    for outcome in ("killed", "injured"):
        found = incident.range_of(outcome)
        made[f"{outcome}_min"] = found.minimum.value if found else None
        made[f"{outcome}_max"] = found.maximum.value if found else None
    return made


def made(row: Row) -> dict[str, Any]:
    """The prediction for one assessment."""
    from tallystick.reader.read import read_document

    return predicted(row["code"], assess(said(read_document(document(row))), load_method("airwars")))


def figures(scored: Mapping[str, Any]) -> dict[str, float]:
    """The scorer's figures that are this measure's."""
    found = {end: round(scored[end]["exact"], 4) for end in ENDS}
    return found | {f"{name}_iou": round(scored[f"{name}_interval"]["iou"], 4) for name in ("killed", "injured")}


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the dev assessments."""
    gold = part(rows(data or measures() / "narratives_dev.jsonl"), every, "code")
    given = list(in_processes(made, gold))
    score = module("score_narratives").score

    def share(wanted: Row, ours: Row, figure: str) -> float:
        if figure not in ENDS or wanted[figure] is None:
            name = figure.removesuffix("_iou")
            known = figure.endswith("_iou") and wanted[f"{name}_min"] is not None
            return float(score([wanted], [ours])[f"{name}_interval"]["iou"]) if known else 1.0
        return float(wanted[figure] == ours[figure])

    def worst(figure: str) -> Sequence[str]:
        return lowest({g["code"]: share(g, p, figure) for g, p in zip(gold, given, strict=True)})

    return Measured({"assessments": len(gold), **figures(score(gold, given))}, worst)


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
