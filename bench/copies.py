"""Near-copies: pairs of texts of which one depends on the other, as a reader judged them, and as the rule says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from bench.figures import Counts, Measured, show
from bench.places import measures, rows
from tallystick.text.copies import Wording, is_copy, wording

DATA = ("measure/copies_dev.jsonl", "measure/copies_docs_dev.jsonl")
FLOORS = ("read_f", "rule_f")
DEPENDENT = {"near_copy", "same_origin"}


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the pairs with a sure label; ``every`` is not used, since all of it takes a second."""
    pairs = data or measures() / "copies_dev.jsonl"
    texts = {d["doc_id"]: d["text"] for d in rows(pairs.with_name("copies_docs_dev.jsonl"))}
    words = partial(_kept, texts, {})
    counts = Counts()
    for pair in rows(pairs):
        if pair["label"] in (None, "unsure"):
            continue
        given = is_copy(words(pair["a"]), words(pair["b"]))
        wanted = pair["label"] in DEPENDENT
        counts.add(pair["label_by"], f"{pair['a']}+{pair['b']}", given and wanted, given, wanted)
    return counts.measured(documents=len(texts))


def _kept(texts: Mapping[str, str], known: dict[str, Wording], name: str) -> Wording:
    if name not in known:
        known[name] = wording(texts[name])
    return known[name]


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
