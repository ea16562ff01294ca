"""Dossiers: reports and military statements into incidents; pairwise F and B-cubed where an incident has two or more.

English only (tracks en_source and coalition). Reports that belong to several incidents are no part of the partition.
"""

from __future__ import annotations

from pathlib import Path

from bench.figures import Counts, Measured, show
from bench.linking import accounts_in, b_cubed, incidents, pairwise
from bench.places import measures, part, rows
from bench.product import in_processes

DATA = ("measure/dossiers_dev.jsonl",)
FLOORS = ("pairs_f", "b3_2plus_f")
TRACKS = ("en_source", "coalition")


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the dev reports."""
    found = [r for r in rows(data or measures() / "dossiers_dev.jsonl") if r["track"] in TRACKS]
    taken = part(found, every, key="doc_id")
    told = {row["doc_id"]: accounts for row, accounts in zip(taken, in_processes(accounts_in, taken), strict=True)}
    gold = {row["doc_id"]: row["gold"] for row in taken if row["gold"]}
    given = incidents(told)
    counts = Counts()
    counts.add("pairs", "all", *pairwise(given, gold))
    named = zip("prf", b_cubed(given, gold, least=2), strict=True)
    return counts.measured(**{f"b3_2plus_{name}": round(value, 4) for name, value in named}, documents=len(taken))


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
