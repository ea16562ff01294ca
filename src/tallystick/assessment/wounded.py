"""What other counts say of the wounded: who died since is wounded no more, and who was hit and not killed is wounded.

A count of people of whom the words say only that they were killed or wounded ("five people were shot") and a count of
the dead among them ("one died") give the wounded: the rest. One person who was wounded by one report and of whom a
later report tells the death, and nobody else's wound, is one person, and dead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tallystick.assessment.counts import FIGHTERS, GENERAL, is_fighter
from tallystick.model.incident import LeftOut, Statement

KILLED, INJURED, EITHER = "killed", "injured", "unspecified-loss"
SINCE = "told wounded once, and dead in a later report that tells of no other wounded"
ANYBODY = frozenset({GENERAL, "civilians", None})
_SAID = frozenset({"happened", "alleged", None})


def with_the_rest(statements: Sequence[Statement]) -> list[Statement]:
    """The statements with the wounded of each report that counts only those hit and the dead among them.

    The new ones are the claims of those hit, with the number that is left; of fighters nothing is made, for who was put
    out of action may have been taken.
    """
    reports = _by_report(statements)
    rest = [made for rows in reports.values() for made in _rest(rows)]
    return [*statements, *rest]


def died_since(statements: Sequence[Statement]) -> list[LeftOut]:
    """The wounds that leave the count of the wounded, because the one wounded died."""
    reports = list(_by_report(statements).values())
    if any(_some(rows, KILLED) and _some(rows, INJURED) for rows in reports):
        return []  # a report that tells of both tells of two people
    dead = [_some(rows, KILLED) for rows in reports]
    out: list[LeftOut] = []
    for rows in reports:
        hurt = _some(rows, INJURED)
        if hurt and all(s.number == 1 for s in hurt) and any(_of_one(hurt, later) for later in dead):
            out += [LeftOut(claim=s.id, rule=SINCE) for s in hurt]
    return out


def _by_report(statements: Iterable[Statement]) -> Mapping[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: s.id):
        if statement.factuality in _SAID and statement.stance not in ("denies", "doubts"):
            found[statement.document].append(statement)
    return found


def _some(rows: Iterable[Statement], outcome: str) -> list[Statement]:
    """The counts of somebody with one outcome, not of parts of others."""
    return [s for s in rows if s.property == outcome and s.high != 0 and s.subset_of is None]


def _of_one(hurt: Sequence[Statement], dead: Sequence[Statement]) -> bool:
    """Whether a report, no earlier, tells one person dead who may be the one wounded."""
    if not dead or any(s.number != 1 for s in dead):
        return False
    early, late = (max((s.as_of for s in rows if s.as_of), default=None) for rows in (hurt, dead))
    return early is not None and late is not None and early <= late and _may_be_one([*hurt, *dead])


def _may_be_one(rows: Iterable[Statement]) -> bool:
    return len({s.who for s in rows if s.who not in ANYBODY}) <= 1


def _rest(rows: Sequence[Statement]) -> Iterator[Statement]:
    """Of the largest count of those hit what the largest count of the dead leaves, where nobody counts the wounded."""
    hit = [s for s in _some(rows, EITHER) if s.quantifier == "exact" and s.who not in FIGHTERS]
    dead = [s for s in _some(rows, KILLED) if s.quantifier == "exact" and not is_fighter(s)]
    if not hit or not dead or _some(rows, INJURED):
        return
    whole = max(hit, key=lambda s: (s.number or 0, s.id))
    left = (whole.number or 0) - max(s.number or 0 for s in dead)
    if left > 0:
        yield replace(whole, property=INJURED, number=left, low=left, high=left, phrase=str(left))
