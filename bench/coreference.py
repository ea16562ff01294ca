"""Chains of mentions against chains of mentions: MUC, B-cubed, CEAF-e and their mean, the F of the CoNLL tasks.

A partition names the chain of each mention. The mentions of the two sides may differ: what only one side has counts
against its recall or precision, as in the CoNLL scorer (Pradhan and others 2014), and is nowhere else repaired.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

Partition = Mapping[Hashable, Hashable]
Chain = frozenset[Hashable]
Floats = npt.NDArray[np.float64]


def chains(partition: Partition) -> list[Chain]:
    """The mentions of each chain, the largest first."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, chain in partition.items():
        found[chain].add(mention)
    return sorted(map(frozenset, found.values()), key=len, reverse=True)


def linked(partition: Partition) -> Partition:
    """A partition without the chains of one mention."""
    size = Counter(partition.values())
    return {mention: chain for mention, chain in partition.items() if size[chain] > 1}


def muc(ours: Partition, gold: Partition) -> tuple[float, float, float]:
    """Links that a chain needs and has: precision, recall, F. Chains of one mention have none."""
    kept, given = _kept(ours, gold)
    found, wanted = _kept(gold, ours)
    return _prf(kept, given, found, wanted)


def _kept(these: Partition, those: Partition) -> tuple[int, int]:
    """How many of the links of these chains hold in those, and how many there are."""
    every = chains(these)
    parts = (len({those.get(mention, ("alone", mention)) for mention in chain}) for chain in every)
    total = sum(map(len, every))
    return total - sum(parts), total - len(every)


def b_cubed(ours: Partition, gold: Partition) -> tuple[float, float, float]:
    """How much of each mention's chain is shared with its chain on the other side: precision, recall, F."""
    return _prf(_shared(ours, gold), len(ours), _shared(gold, ours), len(gold))


def _shared(these: Partition, those: Partition) -> float:
    """Over the mentions of these: the share of its chain that lies in its chain of those, added up."""
    size = Counter(these.values())
    both = Counter((chain, those[mention]) for mention, chain in these.items() if mention in those)
    return sum(n * n / size[chain] for (chain, _), n in both.items())


def ceaf_e(ours: Partition, gold: Partition) -> tuple[float, float, float]:
    """Chains matched one to one so that they are most alike (twice what they share over their sizes): P, R, F."""
    mine, theirs = chains(ours), chains(gold)
    few, many = sorted((mine, theirs), key=len)
    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in many] for a in few]).reshape(len(few), len(many))
    won = float(sum(alike[pair] for pair in most(alike)))
    return _prf(won, len(mine), won, len(theirs))


def _prf(right: float, given: float, found: float, wanted: float) -> tuple[float, float, float]:
    p, r = right / given if given else 0.0, found / wanted if wanted else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def conll(ours: Partition, gold: Partition) -> dict[str, float]:
    """The F of the three measures and their mean."""
    found = {measure.__name__: measure(ours, gold)[2] for measure in (muc, b_cubed, ceaf_e)}
    return {**found, "conll": sum(found.values()) / 3}


def most(table: Floats) -> list[tuple[int, int]]:
    """Pairs of a row and a column, one to one, with the largest sum."""
    rows, columns = linear_sum_assignment(table, maximize=True)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))
