"""Trees and tags: UAS, LAS, UPOS and lemmas on EWT dev with gold words, and how sure arcs are right.

The bins say, for arcs given a chance in that range, how many there are and how many are right: they calibrate the
thresholds below which a slot that hangs on an arc is "not read" (reader/events/sure.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.places import corpora, publish, rows
from tallystick.model.span import Span
from tallystick.reader.network import load_network
from tallystick.reader.parse import Word, parse_words

LEMMA, UPOS, HEAD, DEPREL = 3, 4, 7, 8  # places in a token of the corpus
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97)


def gold_and_read(row: dict[str, Any]) -> Iterator[tuple[list[Any], int, Word]]:
    """Each gold token with its gold head (document-wide, -1 for roots) and the word as read."""
    groups = [[Span(t[0], t[1]) for t in s["tokens"]] for s in row["sentences"]]
    sentences = [Span(g[0].start, g[-1].end) for g in groups]
    words = parse_words(row["text"], sentences, groups, load_network()).words
    first = 0
    for sentence in row["sentences"]:
        for offset, token in enumerate(sentence["tokens"]):
            head = int(token[HEAD])
            yield token, first + head - 1 if head else -1, words[first + offset]
        first += len(sentence["tokens"])


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Parses the dev sentences and prints the shares that are right."""
    right = {"uas": 0, "las": 0, "upos": 0, "lemma": 0}
    bins: dict[float, list[int]] = {low: [0, 0] for low in BINS}
    total = 0
    for row in rows(data or corpora() / "ewt" / "dev.jsonl"):
        for token, head, word in gold_and_read(row):
            attached = word.head == head
            right["uas"] += attached
            right["las"] += attached and word.deprel == token[DEPREL]
            right["upos"] += word.upos == token[UPOS]
            right["lemma"] += word.lemma.lower() == str(token[LEMMA]).lower()
            bin_ = bins[max(low for low in BINS if low <= word.head_score)]
            bin_[0] += 1
            bin_[1] += attached
            total += 1
    figures: dict[str, Any] = {name: round(count / max(1, total), 4) for name, count in right.items()}
    figures["words"] = total
    figures["arcs"] = {f"from_{low}": {"n": n, "right": round(r / n, 3) if n else None} for low, (n, r) in bins.items()}
    for name, figure in figures.items():
        print(f"{name:8s} {figure}")
    publish(figures, out)
    return 0
