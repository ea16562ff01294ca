"""The accounts of one report that tell of one happening: same kind, same day, same place, no other party to it.

A report rarely tells a strike in one word: "the strike", "the attack", "a missile hit", "39 were killed" are four
events of one happening. The field's convention (ACLED's codebook, reference/method.md) makes the same actors on the
same day at the same place one event; here it holds within one report, unless its words set a happening apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tallystick.linker.scene import Day, Spot, apart_km, one_day
from tallystick.resources.linking import load_method

if TYPE_CHECKING:
    from tallystick.linker.account import Account

SAME_KM = 5.0
"""Beyond what both places reach: a village and its hospital, a town and its station."""


class Piece(NamedTuple):
    """One account in the making: where its main event stands, whether its words set it apart, whether somebody is said
    to have been harmed, the institutions said to have done it and all that had part in it."""

    account: Account
    at: int
    apart: bool
    harmed: bool
    actors: frozenset[str]
    parties: frozenset[str]
    day: Day | None = None
    point: Spot | None = None
    """The day and the place with a point in its own words; what it has from what was told before sets nothing apart."""
    dead: frozenset[int] = frozenset()
    """Its counts of the dead, where a number is given."""
    mentioned: bool = False
    """Its dead are one person who is taken up, not counted ("the driver was killed")."""
    after: frozenset[str] = frozenset()
    """Events of the report that it came after."""
    alone: bool = False
    """It is one of several that the report tells as such: a part of a summary or a series."""
    vague: bool = False
    """Its place is a country or a part of one without borders."""
    disputed: bool = False
    """It is denied or only alleged, or an interception: who did it is the other side of one happening."""


def gathered(pieces: Sequence[Piece]) -> list[list[int]]:
    """Which pieces (by their numbers, in text order) tell of one happening; each group with its main one first.

    In text order, as a reader reads: a piece goes with the group whose own day or place it shares, else with the one
    told last; what fits none begins one.
    """
    groups: list[list[int]] = []
    for n in sorted(range(len(pieces)), key=lambda n: pieces[n].at):
        fitting = [group for group in groups if _fits(pieces[n], [pieces[m] for m in group])]
        home = max(fitting, key=lambda group: (_shared(pieces[n], [pieces[m] for m in group]), group[-1]), default=None)
        if home is None:
            groups.append([n])
        else:
            home.append(n)
    return [_main_first(pieces, group) for group in groups]


def _shared(piece: Piece, group: Sequence[Piece]) -> int:
    """How much of when and where both say in words of their own (they fit: so it is the same)."""
    days = piece.day is not None and any(other.day is not None for other in group)
    points = piece.point is not None and any(other.point is not None for other in group)
    return days + points


def _fits(piece: Piece, group: Sequence[Piece]) -> bool:
    """Whether a piece may belong to a group; where who did it is in dispute, the doers part nothing."""
    disputed = piece.disputed or any(member.disputed for member in group)
    return all(_one(piece, member) and (disputed or _parties(piece, member)) for member in group)


def _grounded(account: Account) -> bool:
    """Whether it states when and where it happened."""
    return bool(account.days and account.days.stated and account.spot and account.spot.stated)


def _main_first(pieces: Sequence[Piece], group: Sequence[int]) -> list[int]:
    """The main one: one that states a day and a place that can be pointed at, with harm, first told."""
    return sorted(
        group, key=lambda n: (not _grounded(pieces[n].account), pieces[n].vague, not pieces[n].harmed, pieces[n].at)
    )


def _one(a: Piece, b: Piece) -> bool:
    """Whether two pieces may tell of one happening."""
    later = max(a, b, key=lambda piece: piece.at)
    if a.account.kind != b.account.kind or later.apart or a.alone or b.alone:
        return False
    if a.account.id in b.after or b.account.id in a.after:
        return False
    same_day = a.day is None or b.day is None or one_day(a.day, b.day)
    return same_day and _places(a.point, b.point) and _tolls(a, b)


def _tolls(a: Piece, b: Piece) -> bool:
    """Counts of dead too unlike for one toll at two times are two happenings; one taken up is of a small toll."""
    ratio, few = load_method().limits["near_ratio"], load_method().limits["few"]
    if (a.mentioned or b.mentioned) and max((*a.dead, *b.dead), default=0) <= few:
        return True
    return not a.dead or not b.dead or any(max(m, n) <= ratio * min(m, n) for m in a.dead for n in b.dead)


def _places(a: Spot | None, b: Spot | None) -> bool:
    if a is None or b is None or a.name == b.name:
        return True
    km = apart_km(a, b)
    return km is None or km <= a.radius + b.radius + SAME_KM


def _parties(a: Piece, b: Piece) -> bool:
    """Who is said to have done the one was at least there at the other; nobody named says nothing."""
    if not a.actors or not b.actors or a.actors & b.actors:
        return True
    return bool(a.actors & b.parties) or bool(b.actors & a.parties)
