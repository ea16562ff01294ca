"""Whether a person's "the same" goes against a "not the same" that stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallystick.assessment.groups import Groups
from tallystick.model.record import Decision

SAME, NOT_SAME = "same", "not-same"
Pair = tuple[str, str]


def pair_of(decision: Decision, at: Mapping[str, str]) -> Pair | None:
    """The accounts that a decision on two events joins or parts today; None where they are gone or one."""
    one, other = at.get(decision.key), at.get(decision.other or "")
    if one is None or other is None or one == other:
        return None
    return min(one, other), max(one, other)


def barring(rulings: Sequence[Decision], at: Mapping[str, str], one: str, other: str) -> Decision | None:
    """The "not the same" that two accounts cannot be joined for; None where they can.

    ``rulings`` are the standing decisions on links, oldest first, ``at`` the account of each of their events. One on
    the very pair bars nothing: the later word on one thing takes the place of the earlier.
    """
    last = {pair: ruling for ruling in rulings if (pair := pair_of(ruling, at)) is not None}
    wanted = (min(one, other), max(one, other))
    parted = {pair: ruling for pair, ruling in last.items() if ruling.verdict != SAME and pair != wanted}
    groups = Groups({*(name for pair in last for name in pair), one, other})
    for pair in (*(p for p in sorted(last) if last[p].verdict == SAME), wanted):
        across = _across(groups, parted, pair)
        if across is None:
            groups.join(*pair)
        elif pair == wanted:
            return parted[across]
    return None


def _across(groups: Groups, parted: Mapping[Pair, Decision], pair: Pair) -> Pair | None:
    """The parted pair that joining two accounts would bring together."""
    ends = {groups.of(pair[0]), groups.of(pair[1])}
    return next((p for p in sorted(parted) if {groups.of(p[0]), groups.of(p[1])} == ends), None)
