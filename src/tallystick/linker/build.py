"""All links and clusters at once, and what one more report changes: two ways to the same result."""

from __future__ import annotations

import gc
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context

from tallystick.linker.account import Account
from tallystick.linker.blocks import REACH, earliest, in_order, pairs, timed_pairs, timeless_pairs
from tallystick.linker.cluster import clusters
from tallystick.linker.weigh import link, pair
from tallystick.model.link import MAYBE, SAME, Clustering, Link, Pair, Ruling
from tallystick.resources.linking import Method


@dataclass(frozen=True, slots=True)
class Built:
    """The links between accounts, strongest first, and the happenings they make."""

    links: tuple[Link, ...]
    clustering: Clustering

    @property
    def doubtful(self) -> tuple[Link, ...]:
        """The links that wait for a person: those nearest to even odds of both verdicts first."""
        return doubtful(self.links)


def build(accounts: Iterable[Account], rulings: Sequence[Ruling], method: Method) -> Built:
    """Everything from the accounts of all reports and people's standing rulings (oldest first)."""
    every = tuple(accounts)
    found = links(every, method)
    return Built(found, clusters(every, found, rulings, method))


def links(accounts: Iterable[Account], method: Method) -> tuple[Link, ...]:
    """The links between the accounts that share a block."""
    return ordered(made for a, b in pairs(accounts, method) if (made := link(a, b, method)) is not None)


def scored(accounts: Iterable[Account], method: Method, workers: int = 1) -> Iterator[Pair]:
    """The links without their reasons, which comparing two accounts again gives (``weigh.link``), in no order.

    With several ``workers`` the days are shared out among processes; the pairs are the same.
    """
    every = in_order(accounts)
    if workers > 1 and len(every) >= SHARED_FROM:
        yield from _shared(every, method, workers)
    else:
        yield from _weighed(timed_pairs(every, 0, method), method)
    yield from _weighed(timeless_pairs(every, method), method)


SHARED_FROM = 100_000
"""Accounts from which sharing the work out is worth starting processes."""
_HELD: list[tuple[list[Account], Method]] = []
"""What the processes of ``scored`` have from the one that began them, so that nothing is sent to them."""


def _weighed(met: Iterable[tuple[Account, Account]], method: Method) -> Iterator[Pair]:
    return (made for a, b in met if (made := pair(a, b, method)) is not None)


def _shared(every: list[Account], method: Method, workers: int) -> Iterator[Pair]:
    """The links of slices of the days, each weighed by a process of its own."""
    _HELD[:] = [(every, method)]
    dated = bisect_left(every, True, key=lambda a: a.days is None)
    cuts = [dated * n // (workers * SLICES) for n in range(workers * SLICES + 1)]
    try:
        with get_context("fork").Pool(workers, initializer=gc.disable) as pool:  # they hold what they need, then end
            for found in pool.imap(_slice, pairwise(cuts)):
                for m, n, same, score in zip(*found, strict=True):
                    a, b = every[m].id, every[n].id
                    yield Pair(min(a, b), max(a, b), SAME if same else MAYBE, score)
    finally:
        _HELD.clear()


SLICES = 2
"""Slices for each process: what one sends back at a time stays small."""


def _slice(cut: tuple[int, int]) -> tuple[array[int], array[int], array[int], array[float]]:
    """The links of the accounts between two places in the order, as numbers: the two, whether the same, the score."""
    ((every, method),), (start, stop) = _HELD, cut
    lead = _lead(every, start, method)
    near = every[lead:stop]
    at = {id(account): n for n, account in enumerate(near, lead)}
    first, second, same, scores = array("q"), array("q"), array("b"), array("d")
    for a, b in timed_pairs(near, start - lead, method):
        made = pair(a, b, method)
        if made is not None:
            first.append(at[id(a)])
            second.append(at[id(b)])
            same.append(made.verdict == SAME)
            scores.append(made.score)
    return first, second, same, scores


def _lead(every: Sequence[Account], start: int, method: Method) -> int:
    """The first account that one from ``start`` on can meet by its days."""
    days = every[start].days
    floor = earliest(days.first, method) - REACH if days is not None else 0
    return bisect_left(every, floor, hi=start, key=lambda a: a.days.first if a.days is not None else floor)


def links_of(added: Iterable[Account], neighbours: Iterable[Account], method: Method) -> tuple[Link, ...]:
    """The links that new accounts bring: among themselves and with those that share a block with them."""
    new = tuple(added)
    ids = {a.id for a in new}
    old = tuple(a for a in neighbours if a.id not in ids)
    met = pairs((*old, *new), method)
    wanted = ((a, b) for a, b in met if a.id in ids or b.id in ids)
    return ordered(made for a, b in wanted if (made := link(a, b, method)) is not None)


def ordered(found: Iterable[Link]) -> tuple[Link, ...]:
    """Links strongest first."""
    return tuple(sorted(found, key=lambda x: (-x.score, x.a, x.b)))


def doubtful(found: Iterable[Link]) -> tuple[Link, ...]:
    """The "may be the same" among links, the most doubtful first: the closer to the threshold, the more a person's
    answer is worth."""
    return tuple(x for x in ordered(found) if x.verdict == MAYBE)


def between(found: Iterable[Link], at: Mapping[str, str]) -> tuple[Link, ...]:
    """The doubtful links whose events now lie in different incidents (``at``: event to incident)."""
    return tuple(x for x in doubtful(found) if at.get(x.a, x.a) != at.get(x.b, x.b))
