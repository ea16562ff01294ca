"""Our own held-out tenth, which nobody trains on: the product's readings by the measure's own scorer of readings.

``--all yes`` takes every passage of ours, ``--unseen yes`` also those that came after the shipped weights,
``--weights FOLDER`` other weights than the shipped ones, ``--data FILE`` any rows in the form of the gold readings,
``--case upper`` (``lower``) the same texts in capitals (small letters), as wires and headlines have them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.figures import Measured, show
from bench.gold import scored
from bench.places import part, rows
from bench.product import readings
from tallystick.reader.network.weights import CARD, shipped

OPTIONS = {
    "--all": "yes: every passage of ours, not only the held-out tenth",
    "--unseen": "yes: the held-out tenth and every passage that came after the shipped weights",
    "--weights": "a folder with other weights than the shipped ones",
    "--case": "upper or lower: every text in that case",
}
DATA = ("training/reports/*.txt", "measure/score_reading.py")
FLOORS = ("mean_f_over_measures", "spans_in_the_text")
Row = Mapping[str, Any]


def passages(data: Path | None = None, everything: bool = False, unseen: bool = False) -> list[dict[str, Any]]:
    """Rows in gold form: of a file, or our own (the held-out tenth; with ``unseen`` all that the weights never saw)."""
    from training import markup

    if data is not None:
        return rows(data)
    try:
        ours = markup.load()
    except markup.MarkupError as problem:
        sys.exit(str(problem))
    kept, learned = markup.held_out([row["id"] for row in ours]), _learned()
    return [row for row in ours if everything or row["id"] in kept or (unseen and row["origin"] not in learned)]


def _learned() -> frozenset[str]:
    """The files of reports that the shipped weights learned from, as their card names them."""
    return frozenset(json.loads((shipped() / CARD).read_text(encoding="utf-8"))["reports"])


CASES = {"upper": str.upper, "lower": str.lower}


def in_case(row: Row, case: str | None) -> dict[str, Any]:
    """A row with its text in one case; a letter that has no single one of that case ("ß") stays, so spans hold."""
    if case is None:
        return dict(row)
    change = CASES[case]
    text = "".join(changed if len(changed := change(letter)) == 1 else letter for letter in row["text"])
    return dict(row) | {"text": text}


def measured(
    data: Path | None = None,
    every: int = 1,
    everything: bool = False,
    weights: Path | None = None,
    unseen: bool = False,
    case: str | None = None,
) -> Measured:
    """The scorer's figures over our passages."""
    taken = [in_case(row, case) for row in part(passages(data, everything, unseen), every)]
    return scored(taken, list(readings(taken, weights)))


def main(data: Path | None = None, out: Path | None = None, weights: str | None = None, **more: str | None) -> int:
    """Prints the figures."""
    folder, unseen, case = Path(weights) if weights else None, more.get("unseen") == "yes", more.get("case")
    if case is not None and case not in CASES:
        sys.exit(f"--case is {' or '.join(CASES)}, not {case}")
    return show(measured(data, everything=more.get("all") == "yes", weights=folder, unseen=unseen, case=case), out)
