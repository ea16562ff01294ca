"""MUC-4: five-slot templates by the measure's own scorer (the metric of 2021), in percent.

``muc4_templates`` makes templates of our events. ``five_slot_f`` is F over all slots, then each slot's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Measured, show
from bench.muc4_templates import SLOTS, templates
from bench.places import corpora, part, rows
from bench.product import readings
from bench.scorers import lowest, module

DATA = ("corpora/muc4/dev.jsonl", "measure/score_muc4.py")
FLOORS = ("five_slot_f",)
QUICK = 3
Row = Mapping[str, Any]


def normal(template: Row) -> dict[str, Any]:
    """A template with its strings as the scorer compares them."""
    norm = module("score_muc4").norm
    slots = {slot: [[norm(words) for words in entity] for entity in template[slot]] for slot in SLOTS}
    return {"incident_type": template["incident_type"], **slots}


def gold_of(row: Row) -> list[Row]:
    """The gold templates of one report, as the scorer takes them from its file."""
    scorer = module("score_muc4")
    kept = [
        {"incident_type": t["incident_type"], **{s: [[m[0] for m in e] for e in t[s] if e] for s in SLOTS}}
        for t in row["gtt_templates"]
    ]
    return [normal(template) for template in scorer.dedup(kept)]


def figures(scored: Mapping[str, tuple[float, float, float]]) -> dict[str, float]:
    """The scorer's rows as figures: of all slots "five_slot_p", "_r", "_f"; of one slot "victim_f" …"""
    found = dict(zip(("five_slot_p", "five_slot_r", "five_slot_f"), scored["micro"], strict=True))
    return found | {f"{name.lower()}_f": row[2] for name, row in scored.items() if name != "micro"}


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the dev reports."""
    taken = part(rows(data or corpora() / "muc4" / "dev.jsonl"), every)
    read = list(readings(taken))
    gold = {row["id"]: gold_of(row) for row in taken}
    made = {
        row["id"]: [normal(t) for t in templates(reading, row["text"])]
        for row, reading in zip(taken, read, strict=True)
    }
    evaluate = module("score_muc4").evaluate

    def worst(figure: str) -> Sequence[str]:
        told = [case for case in gold if gold[case] or made[case]]
        return lowest({case: figures(evaluate(made, gold, [case]))[figure] / 100 for case in told})

    return Measured({"documents": len(taken), **figures(evaluate(made, gold))}, worst)


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
