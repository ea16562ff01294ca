"""What the measures of linking share: reports as accounts, and the happening each report is mostly about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from bench.figures import Counts
from bench.product import document
from bench.scorers import module
from tallystick.linker.account import Account, accounts_of
from tallystick.linker.build import Built, build
from tallystick.resources.linking import Method, load_method

Told = Mapping[str, Sequence[Account]]
"""The accounts of each report, by the corpus's id of the report."""
Partition = Mapping[str, Hashable]


def accounts_in(row: Mapping[str, Any]) -> tuple[Account, ...]:
    """The accounts of one report; runs in a process of its own."""
    from tallystick.reader.read import read_document

    return accounts_of(read_document(document(row)))


def incidents(told: Told, method: Method | None = None) -> dict[str, str]:
    """For each report that tells of a happening, one of its clusters.

    The cluster with most reports takes them all, the next one the most of those left, and so on: many reports tell of
    several happenings, and the one that others tell of as well may be a single line. A report that a corpus holds
    twice, word for word, is one document, and both are where it is.
    """
    built = build([a for accounts in told.values() for a in accounts], (), method or load_method())
    reports: dict[str, set[str]] = defaultdict(set)
    for name, accounts in told.items():
        for account in accounts:
            reports[account.id].add(name)
    strength = _strength(built)
    left = {c.events[0]: {n for a in c.accounts for n in reports[a[0]]} for c in built.clustering.clusters}
    found: dict[str, str] = {}
    while left:
        best = min(left, key=lambda c: (-len(left[c]), -strength[c], c))
        done = left[best]
        found.update((name, best) for name in done)
        left = {c: names - done for c, names in left.items() if names - done}
    return found


def _strength(built: Built) -> Mapping[str, float]:
    """The scores of the links inside each cluster, added up; what is only recalled is in none."""
    at = {event: c.events[0] for c in built.clustering.clusters for event in c.events}
    total: dict[str, float] = defaultdict(float)
    for each in built.links:
        here = at.get(each.a)
        if here is not None and here == at.get(each.b):
            total[here] += max(0.0, each.score)
    return total


def scored(name: str, given: Partition, wanted: Partition, counts: Counts) -> dict[str, float]:
    """Counts the pairs in one cluster under a name; and B-cubed over the documents whose gold cluster has two or more,
    both by ``score_linking.py``, which counts all documents together."""
    gold = [{"doc_id": item, "gold": cluster, "incident_ids": [cluster]} for item, cluster in wanted.items()]
    made = [{"doc_id": item, "incident": given[item]} for item in wanted if item in given]
    found = module("score_linking").score(gold, made)
    precision, _, _ = found["pairwise"]
    right = round(precision * found["pred_pairs"])
    counts.add(name, "all", right, found["pred_pairs"], found["gold_pairs"])
    apart = name.removesuffix("pairs") + "b3_2plus"
    lost = misplaced(given, wanted)
    for figure in (name, apart):
        counts.blame(figure, lost)
    return {f"{apart}_{part}": round(value, 4) for part, value in zip("prf", found["b3_2plus"], strict=True)}


def misplaced(given: Partition, wanted: Partition) -> dict[str, float]:
    """For each document: how many stand beside it that should not, or should and do not."""
    placed = {item: given.get(item, ("alone", item)) for item in wanted}
    ours, gold = defaultdict(set), defaultdict(set)
    for item, cluster in wanted.items():
        ours[placed[item]].add(item)
        gold[cluster].add(item)
    return {item: len(ours[placed[item]] ^ gold[wanted[item]]) for item in wanted}
