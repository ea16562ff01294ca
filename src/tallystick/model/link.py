"""What joins accounts of one happening: links with their reasons, clusters of events, and the codes of incidents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

SAME, MAYBE = "same", "may-be-same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of a link's waterfall: what was compared, how it came out, and what that adds to the score."""

    feature: str
    level: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The machine's proposal that two events of two reports are, or may be, one happening; ``a`` < ``b``.

    ``score`` is the base of the method and the weights of all ``reasons`` (bits: one more doubles the odds); the
    reasons come strongest first, ``against`` is the strongest of those that speak against the link.
    """

    a: str
    b: str
    verdict: str
    score: float
    base: float
    reasons: tuple[Reason, ...]
    against: Reason | None
    method: str

    @property
    def pair(self) -> tuple[str, str]:
        """The two events, in order."""
        return self.a, self.b


class Pair(NamedTuple):
    """A link between two accounts, without its reasons: comparing the two again gives these."""

    a: str
    b: str
    verdict: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A person's standing decision that two events are one happening, or that they are not."""

    a: str
    b: str
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Events that are one happening: by account (the events of one report about it, its main event first)."""

    accounts: tuple[tuple[str, ...], ...]

    @property
    def events(self) -> tuple[str, ...]:
        """Every event of the happening, in order."""
        return tuple(sorted(event for account in self.accounts for event in account))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustering:
    """The happenings that links and rulings make, and the rulings that contradict an older "not the same"."""

    clusters: tuple[Cluster, ...]
    refused: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A row that gives an incident its code: the code stays with its founding event."""

    code: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A cluster with the code it goes by, and the codes of incidents that were merged into it."""

    cluster: Cluster
    code: str
    aliases: tuple[str, ...] = ()
