"""WikiEvents dev: heads of arguments of the annotated events (reported, no floor). Mapping: ``arguments``."""

from __future__ import annotations

from pathlib import Path

from bench.arguments import count, counted
from bench.figures import Counts, Measured, show
from bench.places import corpora, part, rows
from bench.product import readings

DATA = ("corpora/measure_only/wikievents_dev.jsonl",)
FLOORS: tuple[str, ...] = ()
QUICK = 0


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the dev documents."""
    taken = part(rows(data or corpora() / "measure_only" / "wikievents_dev.jsonl"), every)
    counts = Counts()
    for row, reading in zip(taken, readings(taken), strict=True):
        for event in row["events"]:
            if counted(event["type"]):
                trigger = (event["trigger"]["s"], event["trigger"]["e"])
                count(str(row["id"]), trigger, event["args"], reading, counts)
    return counts.measured(documents=len(taken))


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
