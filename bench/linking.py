"""What the measures of linking share: reports as accounts, and the happening each report is mostly about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from bench.product import document
from tallystick.linker.account import Account, accounts_of
from tallystick.linker.build import build
from tallystick.resources.linking import load_method

Told = Mapping[str, Sequence[Account]]
"""The accounts of each report, by the corpus's id of the report."""
Partition = Mapping[str, Hashable]


def accounts_in(row: Mapping[str, Any]) -> tuple[Account, ...]:
    """The accounts of one report; runs in a process of its own."""
    from tallystick.reader.read import read_document

    return accounts_of(read_document(document(row)))


def incidents(told: Told) -> dict[str, str]:
    """For each report that tells of a happening, one of its clusters: that which most reports tell of.

    Among equals violence comes before the rest, with a toll before without, then what the report tells first: many
    reports name several happenings, and the one that others tell of as well may be a single line.
    """
    built = build([a for accounts in told.values() for a in accounts], (), load_method())
    at = {event: c for c in built.clustering.clusters for event in c.events}
    found = {}
    for name, accounts in told.items():
        if accounts:
            best = min(accounts, key=lambda a: (-len(at[a.id].accounts), a.kind != "violence", not (a.killed or a.injured)))
            found[name] = at[best.id].events[0]
    return found


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
