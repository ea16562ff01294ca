"""Fits what the linker knows beforehand, on training data alone: how rare words are, and what agreement is worth.

``python -m training.linking rarity`` counts words in passages of about sixty words of ECB+, MUC-4, PolNeAR and GUM
(train) and of our own reports, and writes ``resources/linking/rarity.tsv``: bits = -log2(share of passages), for words
in at least one of 4,096. ``python -m training.linking weights`` prints, for every outcome of every feature that ECB+
can show, how often it comes among reports of one happening (m) and of like happenings (u), with log2(m/u): the
weights of ``match.toml``. ECB+ is made for this: each of its topics holds reports of two happenings of one kind.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.places import ROOT, corpora, rows

from tallystick.linker.account import Account
from tallystick.linker.compare import outcomes
from tallystick.linker.persons import ages
from tallystick.linker.scene import Spot, fold
from tallystick.model.span import Span
from tallystick.resources.linking import RAREST, UNKNOWN, load_method
from tallystick.text.copies import wording

PASSAGE = 60
WORD = re.compile(r"[^\W\d_]{3,}")
RARITY = ROOT / "src/tallystick/resources/linking/rarity.tsv"
SOURCES = ("ecbplus", "muc4", "polnear", "gum")
HEAD = """# Bits of a word: -log2 of the share of passages of sixty words it is in; not here = rarer than 1 in 4,096.
# Counted by training/linking.py in ECB+, MUC-4, PolNeAR and GUM (train) and in our own reports: figures, no text.
"""
OPENING = 700
"""Characters of a report that stand for its account of the happening."""
SMOOTH = 0.5
COUNT = r"\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b"
TOLL = re.compile(COUNT + r"(?=(?:\W+\w+){0,4}\W+(?:killed|dead|died)\b)")
TOLL_HURT = re.compile(COUNT + r"(?=(?:\W+\w+){0,4}\W+(?:injured|wounded|hurt)\b)")
NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}


def texts() -> Iterator[str]:
    """The training texts."""
    for name in SOURCES:
        yield from (str(row["text"]) for row in rows(corpora() / name / "train.jsonl"))
    for path in sorted((ROOT / "training/reports").glob("*.txt")):
        yield re.sub(r"\{[^|{}]*\|", "", path.read_text(encoding="utf-8"))


def passages(every: Iterable[str]) -> Iterator[set[str]]:
    """The different words of each passage."""
    for text in every:
        words = [w.lower() for w in WORD.findall(text)]
        yield from (set(words[i : i + PASSAGE]) for i in range(0, len(words), PASSAGE))


def count_rarity(out: Path = RARITY) -> None:
    """Writes how rare each word is."""
    seen, total = Counter[str](), 0
    for words in passages(texts()):
        seen.update(words)
        total += 1
    bits = {w: -math.log2(n / total) for w, n in seen.items()}
    kept = sorted((round(b, 1), w) for w, b in bits.items() if b < RAREST and seen[w] > 1)
    out.write_text(HEAD + "".join(f"{w}\t{b}\n" for b, w in kept), encoding="utf-8")
    sys.stdout.write(f"{total} passages, {len(kept)} words\n")


def account(row: Mapping[str, Any]) -> Account:
    """A report of ECB+ as an account, from its annotated mentions: what the reader would find at its best."""
    of = defaultdict(list)
    for mention in row["mentions"]:
        of[mention["type"]].append(mention["text"])
    opening = row["text"][:OPENING]
    places = Counter(fold(p) for p in (*of["LOC_GEO"], *of["LOC_FAC"]) if p[:1].isupper()).most_common(1)
    spot = Spot(name=places[0][0], country=None, lat=None, lon=None, radius=5, stated=True) if places else None
    return Account(
        id=row["id"],
        document=row["id"],
        events=(row["id"],),
        kind="any",
        spot=spot,
        parties=frozenset(fold(p) for p in of["HUMAN_PART_ORG"] if p[:1].isupper()),
        names=frozenset(fold(p) for p in of["HUMAN_PART_PER"] if " " in p and p[:1].isupper()),
        ages=frozenset(ages(opening, [Span(0, len(opening))])),
        killed=tolls(TOLL, row["text"]),
        injured=tolls(TOLL_HURT, row["text"]),
        terms=tuple(sorted({w.lower() for w in WORD.findall(opening)})),
        wording=wording(row["text"]),
    )


def tolls(pattern: re.Pattern[str], text: str) -> frozenset[int]:
    """The counts before a word of harm."""
    return frozenset({NUMBERS.get(n) or int(n) for n in pattern.findall(text.lower())} - {0})


def dates(row: Mapping[str, Any]) -> set[str]:
    """The chains of the days a report names."""
    return {m["chain"] for m in row["mentions"] if m["type"] == "TIME_DATE" and m.get("chain")}


def found(a: Mapping[str, Any], b: Mapping[str, Any], known: Mapping[str, Account]) -> Iterator[tuple[str, str]]:
    """The outcome of each feature for two reports; places without a point are the same name or another."""
    x, y = known[a["id"]], known[b["id"]]
    for name, outcome in outcomes(x, y, load_method()).items():
        if name == "place" and x.spot and y.spot:
            yield name, "same" if x.spot.name == y.spot.name else "apart"
        elif name != "kind" and outcome.level != UNKNOWN:
            yield name, outcome.level
    if dates(a) and dates(b):
        yield "days", "same" if dates(a) & dates(b) else "apart"


def count_weights() -> None:
    """Prints m, u and their weight for every outcome."""
    taken = rows(corpora() / "ecbplus" / "train.jsonl")
    known = {row["id"]: account(row) for row in taken}
    topics = defaultdict(list)
    for row in taken:
        topics[row["topic"]].append(row)
    counts: dict[bool, Counter[tuple[str, str]]] = {True: Counter(), False: Counter()}
    for group in topics.values():
        for a, b in combinations(group, 2):
            counts[a["subtopic"] == b["subtopic"]].update(found(a, b, known))
    for line in weights(counts):
        sys.stdout.write(line + "\n")


def weights(counts: Mapping[bool, Counter[tuple[str, str]]]) -> Iterator[str]:
    """One line an outcome: feature, level, m, u, log2(m/u), and how many pairs showed it."""
    every = sorted(set(counts[True]) | set(counts[False]))
    for feature, level in every:
        share = {}
        for match, seen in counts.items():
            levels = [key for key in every if key[0] == feature]
            share[match] = (seen[feature, level] + SMOOTH) / (sum(seen[k] for k in levels) + SMOOTH * len(levels))
        n = counts[True][feature, level], counts[False][feature, level]
        bits = math.log2(share[True] / share[False])
        yield f"{feature:9s} {level:10s} {share[True]:.3f} {share[False]:.3f} {bits:+.2f} {n[0]} {n[1]}"


if __name__ == "__main__":
    {"rarity": count_rarity, "weights": count_weights}[sys.argv[1]]()
