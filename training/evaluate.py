"""Measures of the shipped files on dev parts: ``python -m training.evaluate [--weights FOLDER] [--json OUT] [--card]``.

Runs the package's own reader, without the training library.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from tallystick.model.span import Span
from tallystick.reader.network import Network, load_network, shipped
from tallystick.reader.network.labels import ENTITY_TYPES
from tallystick.reader.network.weights import CARD
from tallystick.reader.parse import Parse, parse, parse_words
from training import corpora
from training.card import write_card

Row = dict[str, Any]


def f1(right: float, predicted: float, gold: float) -> float:
    """Balanced F."""
    return 2 * right / (predicted + gold) if predicted + gold else 0.0


def attributions(read: Parse) -> list[Row]:
    """The cue readings of a parse in the corpus's form."""
    return [
        {role: [list(s) for s in read.spans_of(getattr(cue, role))] for role in ("source", "cue", "content")}
        for cue in read.cues
        if cue.content
    ]


def syntax(name: str, network: Network) -> dict[str, float]:
    """Accuracies on gold words: tags, lemmas, unlabelled and labelled heads (with subtypes and without)."""
    counts: Counter[str] = Counter()
    for row in corpora.rows(f"{name}/dev"):
        sentences = [Span(s["s"], s["e"]) for s in row["sentences"]]
        gold = [t for s in row["sentences"] for t in s["tokens"]]
        read = parse_words(
            row["text"], sentences, [[Span(t[0], t[1]) for t in s["tokens"]] for s in row["sentences"]], network
        )
        for s, words in zip(row["sentences"], read.sentence_words, strict=True):
            for i, t in zip(words, s["tokens"], strict=True):
                counts.update(_compare(read.words[i], t, words.start))
        counts["words"] += len(gold)
    total = counts.pop("words")
    return {f"{name}_{k}": round(v / total, 4) for k, v in sorted(counts.items())}


def _compare(word: Any, token: list[Any], first: int) -> Iterator[str]:
    _s, _e, _form, lemma, upos, xpos, _feats, head, deprel, *_ = token
    checks: dict[str, bool] = {
        "upos": word.upos == upos,
        "xpos": word.xpos == xpos,
        "lemma": word.lemma.lower() == lemma.lower(),
        "uas": word.head == (first + head - 1 if head else -1),
    }
    checks["las"] = checks["uas"] and word.deprel == deprel
    checks["las_base"] = checks["uas"] and word.deprel.split(":")[0] == deprel.split(":")[0]
    return (name for name, right in checks.items() if right)


def names_in(read: Parse) -> list[tuple[str, int, int]]:
    """The names of a parse: type and first and last word."""
    found: list[tuple[str, int, int]] = []
    for i, word in enumerate(read.words):
        if word.entity.startswith("B-"):
            found.append((word.entity[2:], i, i))
        elif word.entity.startswith("I-") and found:
            found[-1] = (found[-1][0], found[-1][1], i)
    return found


def entities(texts: Iterable[corpora.Text], network: Network) -> Counter[str]:
    """Right, predicted and gold names. Names of types the corpus does not annotate count on neither side."""
    counts: Counter[str] = Counter()
    for text in texts:
        assert text.entity is not None
        sentences = [Span(text.words[s.start].start, text.words[s.stop - 1].end) for s in text.sentences]
        read = parse_words(text.text, sentences, [text.words[s.start : s.stop] for s in text.sentences], network)
        gold = {(first, last): mask for mask, first, last in _gold_names(text.entity)}
        counts["gold"] += len(gold)
        for kind, first, last in names_in(read):
            begin = 1 << corpora.TAG[f"B-{kind}"]
            masks = text.entity[first : last + 1]
            free = all(m == 0 or (m & corpora.OUTSIDE_TAG and m & begin) for m in masks)
            if free:
                continue
            counts["predicted"] += 1
            counts["right"] += bool(gold.get((first, last), 0) & begin)
            counts["right_span"] += (first, last) in gold
    return counts


def _gold_names(entity: list[int]) -> Iterator[tuple[int, int, int]]:
    begins = sum(1 << corpora.TAG[f"B-{k}"] for k in ENTITY_TYPES)
    for i, mask in enumerate(entity):
        if mask and not mask & corpora.OUTSIDE_TAG and mask & begins:
            last = i
            while last + 1 < len(entity) and entity[last + 1] and not entity[last + 1] & (corpora.OUTSIDE_TAG | begins):
                last += 1
            yield mask, i, last


def name_measures(network: Network) -> dict[str, float]:
    """Name F on each dev part."""
    parts: dict[str, Callable[[], list[corpora.Text]]] = {
        "re3d": lambda: corpora.re3d("dev"),
        "wnut17": lambda: corpora.wnut17("dev"),
        "geovirus": lambda: corpora.geovirus("dev"),
        "meantime": lambda: corpora.meantime("dev"),
        "gum": lambda: corpora.treebank("gum", "dev"),
    }
    found: dict[str, float] = {}
    for name, texts in parts.items():
        c = entities(texts(), network)
        found[f"names_{name}_f"] = round(f1(c["right"], c["predicted"], c["gold"]), 4)
        found[f"names_{name}_span_f"] = round(f1(c["right_span"], c["predicted"], c["gold"]), 4)
    return found


def polnear(network: Network, out: Path) -> None:
    """Write predictions for PolNeAR dev in the form its scorer reads."""
    with out.open("w", encoding="utf-8") as lines:
        for row in corpora.rows("polnear/dev"):
            lines.write(json.dumps({"id": row["id"], "attributions": attributions(parse(row["text"], network))}) + "\n")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--polnear", type=Path, help="write predictions on PolNeAR dev here, for its scorer")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--card", action="store_true", help="write the figures into the card of the weights")
    chosen = parser.parse_args()
    network = load_network(chosen.weights)
    if chosen.polnear:
        polnear(network, chosen.polnear)
    found = syntax("ewt", network) | syntax("gum", network) | name_measures(network)
    print(json.dumps(found, indent=1))
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1))
    if chosen.card:
        into_card(chosen.weights or shipped(), found)


def into_card(folder: Path, measures: dict[str, float]) -> None:
    """Writes measures into the card of the weights in a folder; the rest of it stays."""
    write_card(folder, json.loads((folder / CARD).read_text(encoding="utf-8")) | {"measures": measures})


if __name__ == "__main__":
    main()
