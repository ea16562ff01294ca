"""Near-copies: pairs of texts of which one depends on the other, as a reader judged them, and as the rule says.

``read``: one depends on the other, by a person who read both (near copies and texts of one origin); ``rule``: near
copies by the corpus's rule. Both by ``score_copies.py``; only the first is a test."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.figures import Counts, Measured, show
from bench.places import measures, rows
from bench.scorers import printed, write_rows
from tallystick.text.copies import Wording, is_copy, wording

DATA = ("measure/copies_dev.jsonl", "measure/copies_docs_dev.jsonl", "measure/score_copies.py")
FLOORS = ("read_f", "rule_f")
DEPENDENT = {"near_copy", "same_origin"}
SCORED = {"read": "read, dependent (near_copy+same_origin)", "rule": "rule part, near_copy"}
"""The scorer's lines, by the beginning of our figures."""


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the pairs with a sure label; ``every`` is not used, since all of it takes a second."""
    pairs = data or measures() / "copies_dev.jsonl"
    texts = {d["doc_id"]: d["text"] for d in rows(pairs.with_name("copies_docs_dev.jsonl"))}
    words = partial(_kept, texts, {})
    judged = [pair for pair in rows(pairs) if pair["label"] not in (None, "unsure")]
    made = [{k: p[k] for k in "ab"} | {"dependent": is_copy(words(p["a"]), words(p["b"]))} for p in judged]
    with TemporaryDirectory() as folder:
        lines = printed("score_copies", write_rows(made, Path(folder, "made.jsonl")), "--gold", pairs).stdout
    counts = Counts()
    for name in SCORED:
        wrong = {_id(p): 1.0 for p, m in zip(judged, made, strict=True) if p["label_by"] == name and _is_wrong(p, m)}
        counts.blame(name, wrong)
    return counts.measured(**figures(lines), documents=len(texts))


def figures(lines: str) -> dict[str, float]:
    """What the scorer printed, under our names."""
    found: dict[str, float] = {}
    for name, line in SCORED.items():
        told = re.search(rf"^{re.escape(line)} +n=(\d+) P=([\d.]+) R=([\d.]+) F1=([\d.]+)", lines, re.MULTILINE)
        if told is None:
            sys.exit(f"score_copies.py printed no line {line!r}")
        found |= {f"{name}_{k}": float(v) for k, v in zip("nprf", told.groups(), strict=True)}
    return found


def _id(pair: Mapping[str, Any]) -> str:
    return f"{pair['a']}+{pair['b']}"


def _is_wrong(pair: Mapping[str, Any], made: Mapping[str, Any]) -> bool:
    return bool(made["dependent"]) != (pair["label"] in DEPENDENT)


def _kept(texts: Mapping[str, str], known: dict[str, Wording], name: str) -> Wording:
    if name not in known:
        known[name] = wording(texts[name])
    return known[name]


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
