"""The accounts of one report that tell of one happening: same kind, same day, same place, no other party to it.

A report rarely tells a strike in one word: "the strike", "the attack", "a missile hit", "39 were killed" are four
events of one happening. The field's convention (ACLED's codebook, reference/method.md) makes the same actors on the
same day at the same place one event; here it holds within one report, unless its words set a happening apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tallystick.model.geo import Coordinates, distance_km

if TYPE_CHECKING:
    from tallystick.linker.account import Account, Days

WIDEST_DAYS = 1
"""Days beyond the first that a happening told at once may have lasted; a longer span holds several."""
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
    alone: bool = False
    """It is one of several that the report tells as such: a part of a summary or a series."""
    vague: bool = False
    """Its place is a country or a part of one without borders."""
    disputed: bool = False
    """It is denied or only alleged, or an interception: who did it is the other side of one happening."""


def gathered(pieces: Sequence[Piece]) -> list[list[int]]:
    """Which pieces (by their numbers, in text order) tell of one happening; each group with its main one first.

    What states neither day nor place of its own goes with the nearest piece before it that does, or after it.
    """
    groups: list[list[int]] = []
    for n in sorted(range(len(pieces)), key=lambda n: (not _grounded(pieces[n].account), pieces[n].at)):
        fitting = [group for group in groups if _fits(pieces[n], [pieces[m] for m in group])]
        home = min(fitting, key=lambda group: _distance(pieces, group, n), default=None)
        if home is None:
            groups.append([n])
        else:
            home.append(n)
    return [_main_first(pieces, group) for group in sorted(groups, key=lambda g: min(pieces[n].at for n in g))]


def _fits(piece: Piece, group: Sequence[Piece]) -> bool:
    """Whether a piece may belong to a group; where who did it is in dispute, the doers part nothing."""
    disputed = piece.disputed or any(member.disputed for member in group)
    return all(_one(piece, member) and (disputed or _parties(piece, member)) for member in group)


def _grounded(account: Account) -> bool:
    """Whether it states when and where it happened."""
    return bool(account.days and account.days.stated and account.spot and account.spot.stated)


def _distance(pieces: Sequence[Piece], group: Sequence[int], n: int) -> tuple[int, bool]:
    """How far a group's nearest piece is in the text; what stands before is nearer than what comes after."""
    return min((abs(pieces[m].at - pieces[n].at), pieces[m].at > pieces[n].at) for m in group)


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
    return _days(a.account.days, b.account.days) and _places(a, b)


def _days(a: Days | None, b: Days | None) -> bool:
    if a is None or b is None or not (a.stated and b.stated):
        return True
    if max(a.width, b.width) > WIDEST_DAYS:
        return (a.first, a.last) == (b.first, b.last)
    return a.first <= b.last and b.first <= a.last


def _places(one: Piece, other: Piece) -> bool:
    a, b = one.account.spot, other.account.spot
    if a is None or b is None or not (a.stated and b.stated) or a.name == b.name:
        return True
    if one.vague or other.vague:
        return a.country == b.country
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    km = distance_km(Coordinates(lat=a.lat, lon=a.lon), Coordinates(lat=b.lat, lon=b.lon))
    return km <= max(a.radius, b.radius) + SAME_KM


def _parties(a: Piece, b: Piece) -> bool:
    """Who is said to have done the one was at least there at the other; nobody named says nothing."""
    if not a.actors or not b.actors or a.actors & b.actors:
        return True
    return bool(a.actors & b.parties) or bool(b.actors & a.parties)
