"""Our own held-out tenth, which nobody trains on: the product's readings by the measure's own scorer of readings.

``--all yes`` takes every passage of ours, ``--weights FOLDER`` other weights than the shipped ones, ``--data FILE`` any
rows in the form of the gold readings.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.figures import Measured, show
from bench.gold import scored
from bench.places import part, rows
from bench.product import readings

OPTIONS = {
    "--all": "yes: every passage of ours, not only the held-out tenth",
    "--weights": "a folder with other weights than the shipped ones",
}
DATA = ("training/reports/*.txt", "measure/score_reading.py")
FLOORS = ("mean_f_over_measures", "spans_in_the_text")
Row = Mapping[str, Any]


def passages(data: Path | None = None, everything: bool = False) -> list[dict[str, Any]]:
    """Rows in gold form: of a file, or our own (the held-out tenth of them)."""
    from training import markup

    if data is not None:
        return rows(data)
    try:
        ours = markup.load()
    except markup.MarkupError as problem:
        sys.exit(str(problem))
    kept = markup.held_out([row["id"] for row in ours])
    return [row for row in ours if everything or row["id"] in kept]


def measured(
    data: Path | None = None, every: int = 1, everything: bool = False, weights: Path | None = None
) -> Measured:
    """The scorer's figures over our passages."""
    taken = part(passages(data, everything), every)
    return scored(taken, list(readings(taken, weights)))


def main(data: Path | None = None, out: Path | None = None, weights: str | None = None, **more: str | None) -> int:
    """Prints the figures."""
    folder = Path(weights) if weights else None
    return show(measured(data, everything=more.get("all") == "yes", weights=folder), out)
