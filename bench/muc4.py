"""MUC-4: five-slot templates by the measure's own scorer (the metric of 2021), in percent.

``muc4_templates`` makes templates of our events, ``muc4_combine`` weighs them with what the network takes for fillers.
``five_slot_f`` is F over all slots, then each slot's own; ``rules_alone_f`` is F without the network's fillers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench.figures import Measured, show
from bench.muc4_combine import NOTHING, Limits, combined, shipped
from bench.muc4_fillers import Phrase, chances, phrases
from bench.muc4_templates import SLOTS, Template, five_slots
from bench.places import corpora, part, rows
from bench.product import in_processes, readings
from bench.scorers import lowest, module

OPTIONS = {"--weights": "a folder with other weights than the shipped ones"}
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


@dataclass(frozen=True, slots=True)
class Told:
    """One report with both witnesses: our reading, and the network's fillers."""

    row: Row
    reading: Row
    phrases: Sequence[Phrase]

    def incidents(self, limits: Limits) -> list[Template]:
        """Its incidents."""
        return combined(self.reading, self.row["text"], self.phrases, limits)


def phrases_of(row: Row, weights: Path | None) -> list[Phrase]:
    """The network's fillers of one report."""
    return phrases(row["text"], chances(row["text"], weights))


def told(data: Path | None = None, every: int = 1, weights: Path | None = None) -> list[Told]:
    """The dev reports, read."""
    taken = part(rows(data or corpora() / "muc4" / "dev.jsonl"), every)
    seen = in_processes(partial(phrases_of, weights=weights), taken)
    return [Told(*both) for both in zip(taken, readings(taken, weights), seen, strict=True)]


def made_of(reports: Sequence[Told], limits: Limits) -> dict[str, list[Row]]:
    """The templates of every report by its id."""
    return {r.row["id"]: [normal(five_slots(t)) for t in r.incidents(limits)] for r in reports}


def measured(data: Path | None = None, every: int = 1, weights: Path | None = None) -> Measured:
    """The figures over the dev reports."""
    reports = told(data, every, weights)
    gold = {r.row["id"]: gold_of(r.row) for r in reports}
    made = made_of(reports, shipped())
    evaluate = module("score_muc4").evaluate
    alone = figures(evaluate(made_of(reports, NOTHING), gold))["five_slot_f"]

    def worst(figure: str) -> Sequence[str]:
        shown = [case for case in gold if gold[case] or made[case]]
        return lowest({case: figures(evaluate(made, gold, [case])).get(figure, 0) / 100 for case in shown})

    found = figures(evaluate(made, gold))
    return Measured({"documents": len(reports), **found, "rules_alone_f": alone}, worst)


def main(data: Path | None = None, out: Path | None = None, weights: str | None = None) -> int:
    """Prints the figures."""
    return show(measured(data, weights=Path(weights) if weights else None), out)
