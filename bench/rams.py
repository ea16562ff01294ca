"""RAMS dev: heads of arguments of the annotated events (reported, no floor). Mapping: ``arguments``."""

from __future__ import annotations

from pathlib import Path

from bench.arguments import count, counted
from bench.figures import Counts, Measured, show
from bench.places import corpora, part, rows
from bench.product import readings

DATA = ("corpora/measure_only/rams_dev.jsonl",)
FLOORS: tuple[str, ...] = ()
QUICK = 0


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the dev passages whose event is of a kind we have."""
    found = rows(data or corpora() / "measure_only" / "rams_dev.jsonl")
    taken = part([row for row in found if counted(row["event"]["type"])], every)
    counts = Counts()
    for row, reading in zip(taken, readings(taken), strict=True):
        count(str(row["id"]), (row["event"]["s"], row["event"]["e"]), row["args"], reading, counts)
    return counts.measured(passages=len(taken))


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
