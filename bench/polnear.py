"""PolNeAR: the reader's attributions against the corpus, by the measure's own scorer and with its own keys.

One convention is mapped: our content leaves out the marks of a whole quotation (RULES.md 12), the corpus takes them in.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.places import corpora, measures, rows
from bench.product import document, in_processes

ROLES = ("source", "cue", "content")


def predicted(row: Mapping[str, Any]) -> str:
    """One line of predictions: the row's id and the spans of each attribution."""
    from tallystick.reader.attribution.clean import with_outer_marks
    from tallystick.reader.quotes import quotations
    from tallystick.reader.read import read_attributions

    quotes = quotations(row["text"])
    found = []
    for said in read_attributions(document(row)):
        spans = {"source": said.source, "cue": said.cue, "content": with_outer_marks(said.content, quotes)}
        found.append({role: [[span.start, span.end] for span in spans[role]] for role in ROLES})
    return json.dumps({"id": row["id"], "attributions": found})


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Reads the attributions of every document and prints the scorer's lines."""
    gold = data or corpora() / "polnear" / "dev.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder, "predictions.jsonl")
        lines.write_text("".join(f"{line}\n" for line in in_processes(predicted, rows(gold))), encoding="utf-8")
        command = [sys.executable, str(measures() / "score_polnear.py"), str(gold), str(lines)]
        scored = subprocess.run([*command, *(("--json", str(out)) if out else ())], check=False)
    return scored.returncode
