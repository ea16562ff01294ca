"""PolNeAR: the reader's attributions against the corpus, by the measure's own scorer and with its own keys.

Two conventions are mapped: our content leaves out the marks of a whole quotation (RULES.md 12) and the "that" before
a clause, the corpus takes them in.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Measured
from bench.places import corpora, part, publish, rows
from bench.product import document, in_processes
from bench.scorers import lowest, printed, write_rows

DATA = ("corpora/polnear/dev.jsonl", "measure/score_polnear.py")
ROLES = ("source", "cue", "content")
FLOORS = (*(f"{role}_{how}_f" for how in ("characters", "exact") for role in ROLES), "linked_f")
QUICK = 3
Row = Mapping[str, Any]


def predicted(row: Row) -> dict[str, Any]:
    """One row of predictions: the row's id and the spans of each attribution."""
    from tallystick.reader.attribution.clean import with_outer_marks, with_that
    from tallystick.reader.quotes import quotations
    from tallystick.reader.read import read_attributions

    quotes = quotations(row["text"])
    found = []
    for said in read_attributions(document(row)):
        content = with_that(row["text"], with_outer_marks(said.content, quotes))
        spans = {"source": said.source, "cue": said.cue, "content": content}
        found.append({role: [[span.start, span.end] for span in spans[role]] for role in ROLES})
    return {"id": row["id"], "attributions": found}


def score(gold: Sequence[Row], made: Sequence[Row]) -> tuple[str, dict[str, float]]:
    """The scorer's lines and figures for these rows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept, lines = write_rows(gold, folder / "kept.jsonl"), write_rows(made, folder / "made.jsonl")
        scored = printed("score_polnear", kept, lines, "--json", folder / "figures.json")
        sys.stderr.write(scored.stderr)
        scored.check_returncode()
        return scored.stdout, json.loads((folder / "figures.json").read_text(encoding="utf-8"))


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The scorer's figures over the dev documents."""
    gold = part(rows(data or corpora() / "polnear" / "dev.jsonl"), every)
    made = list(in_processes(predicted, gold))

    def worst(figure: str) -> Sequence[str]:
        return lowest({g["id"]: score([g], [m])[1].get(figure, 1.0) for g, m in zip(gold, made, strict=True)})

    return Measured(score(gold, made)[1], worst)


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Reads the attributions of every document and prints the scorer's lines."""
    gold = rows(data or corpora() / "polnear" / "dev.jsonl")
    lines, figures = score(gold, list(in_processes(predicted, gold)))
    sys.stdout.write(lines)
    publish(figures, out)
    return 0
