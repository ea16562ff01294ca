"""Dossiers: reports and military statements into incidents; pairwise F and B-cubed where an incident has two or more.

English (tracks en_source and coalition). Reports that belong to several incidents are no part of the partition.
``arabic_``: the Arabic reports among themselves, by dates, places, numbers and names alone (``bench.whole``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Counts, Measured, show
from bench.linking import Told, accounts_in, incidents, scored
from bench.places import measures, part, rows
from bench.product import in_processes
from bench.whole import told_whole
from tallystick.linker.account import Account

DATA = ("measure/dossiers_dev.jsonl", "measure/score_linking.py")
FLOORS = ("pairs_f", "b3_2plus_f")
Row = Mapping[str, Any]
Tell = Callable[[Row], Sequence[Account]]
TRACKS: Mapping[str, tuple[Collection[str], Tell]] = {
    "": (("en_source", "coalition"), accounts_in),
    "arabic_": (("ar_source",), told_whole),
}
"""What is measured apart, by the beginning of its figures: the tracks, and how a report becomes accounts."""


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the dev reports."""
    every_row = rows(data or measures() / "dossiers_dev.jsonl")
    counts, shares = Counts(), dict[str, float]()
    for prefix, (tracks, tell) in TRACKS.items():
        taken = part([row for row in every_row if row["track"] in tracks], every, key="doc_id")
        shares |= figures(prefix, taken, dict(zip(_ids(taken), in_processes(tell, taken), strict=True)), counts)
    return counts.measured(**shares)


def _ids(taken: Sequence[Row]) -> list[str]:
    return [row["doc_id"] for row in taken]


def figures(prefix: str, taken: Sequence[Row], told: Told, counts: Counts) -> dict[str, float]:
    """Counts the pairs; B-cubed of the incidents with two and more reports, and how many reports there are."""
    gold = {row["doc_id"]: row["gold"] for row in taken if row["gold"]}
    return scored(f"{prefix}pairs", incidents(told), gold, counts) | {f"{prefix}documents": len(taken)}


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
