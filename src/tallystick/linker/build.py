"""All links and clusters at once, and what one more report changes: two ways to the same result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallystick.linker.account import Account
from tallystick.linker.blocks import pairs
from tallystick.linker.cluster import clusters
from tallystick.linker.weigh import link
from tallystick.model.link import MAYBE, Clustering, Link, Ruling
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
