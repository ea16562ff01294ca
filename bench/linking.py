"""What the measures of linking share: reports as accounts, and the happening each report is mostly about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from bench.product import document
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


def pairwise(given: Partition, wanted: Partition) -> tuple[int, int, int]:
    """Pairs in one cluster of both, of ours, of gold; an item without a cluster of ours is alone."""
    ours = {item: given.get(item, ("alone", item)) for item in wanted}
    both = Counter((ours[item], wanted[item]) for item in wanted)
    return _pairs(both.values()), _pairs(Counter(ours.values()).values()), _pairs(Counter(wanted.values()).values())


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def b_cubed(given: Partition, wanted: Partition, least: int = 1) -> tuple[float, float, float]:
    """B-cubed precision, recall and F over the items whose gold cluster has at least so many items."""
    ours, gold = defaultdict(set), defaultdict(set)
    for item, cluster in wanted.items():
        ours[given.get(item, ("alone", item))].add(item)
        gold[cluster].add(item)
    shares = [
        (n / len(mine), n / len(gold[wanted[item]]))
        for item in wanted
        if len(gold[wanted[item]]) >= least
        for mine in (ours[given.get(item, ("alone", item))],)
        for n in (len(mine & gold[wanted[item]]),)
    ]
    if not shares:
        return 0.0, 0.0, 0.0
    p, r = (sum(part) / len(shares) for part in zip(*shares, strict=True))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
