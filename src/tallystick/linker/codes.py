"""Codes that people can say: a row gives each to a founding event, and nothing but rows decides who keeps one.

A code is two syllables and a number ("KIRA-204"): letters that are hard to mishear, and no word on what happened. An
incident goes by the oldest code among its events; the others are its aliases. When incidents merge, the older code
stays; when one splits, the code stays with its founding event and the other part gets one of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from tallystick.model.link import Cluster, Code, Coded

CONSONANTS, VOWELS = "BDFGKLMNPRSTVZ", "AEIOU"
NUMBERS = 1000
"""With the pairs of syllables, some five million codes."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """Clusters with their codes, and the rows that had to be made for those that had none."""

    coded: tuple[Coded, ...]
    fresh: tuple[Code, ...]


def assign(clusters: Iterable[Cluster], rows: Sequence[Code], taken: Callable[[str], bool] | None = None) -> Assigned:
    """The code of each cluster; ``rows`` are the assignments so far, oldest first.

    ``taken`` says whether a code is given already, where ``rows`` are only those of the clusters' events.
    """
    order = {row.event: (n, row.code) for n, row in reversed(tuple(enumerate(rows)))}  # an event keeps its oldest
    given = {row.code for row in rows}
    coded: list[Coded] = []
    fresh: list[Code] = []
    for cluster in sorted(clusters, key=lambda c: c.events):
        held = [code for _, code in sorted(order[e] for e in cluster.events if e in order)]
        if not held:
            made = Code(code=_free(cluster, given, taken), event=founding(cluster))
            given.add(made.code)
            fresh.append(made)
            held = [made.code]
        coded.append(Coded(cluster=cluster, code=held[0], aliases=tuple(dict.fromkeys(held[1:]))))
    return Assigned(tuple(coded), tuple(fresh))


def founding(cluster: Cluster) -> str:
    """The event a new code is given to: the main event that comes first in order."""
    return min(account[0] for account in cluster.accounts)


def _free(cluster: Cluster, given: set[str], taken: Callable[[str], bool] | None) -> str:
    """The first code not taken, beginning at one that the founding event's id decides."""
    start = int.from_bytes(blake2b(founding(cluster).encode(), digest_size=8).digest(), "big")
    step = 0
    while (code := spoken(start + step)) in given or (taken is not None and taken(code)):
        step += 1
    return code


def spoken(number: int) -> str:
    """The code of a number."""
    number, tail = divmod(number, NUMBERS)
    letters = ""
    for _ in range(2):
        number, vowel = divmod(number, len(VOWELS))
        number, consonant = divmod(number, len(CONSONANTS))
        letters += CONSONANTS[consonant] + VOWELS[vowel]
    return f"{letters}-{tail:03d}"


def lives(code: str, coded: Iterable[Coded]) -> str | None:
    """The code an old one goes by today: itself, or that of the incident it was merged into; None for no code."""
    return next((c.code for c in coded if code == c.code or code in c.aliases), None)
