"""When, where and what one incident was, as most of its accounts have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from tallystick.model.dossier import Party, Setting, Told
from tallystick.model.incident import Independence, Statement

T = TypeVar("T")
FINEST_DAYS = ("part-of-day", "day", "days", "week", "range", "month", "year")
FINEST_PLACES = (
    "point building neighbourhood village town city district area province region country".split()
)  # fmt: skip
TIERS = tuple(FINEST_PLACES.index(word) for word in ("area", "province", "country"))
"""Places up to the first say where it was; a province counts only where nobody gives one of these, a region ("the
north of the country") or a country only where nobody gives a province."""


def setting(told: Sequence[Told], statements: Sequence[Statement], found: Independence) -> Setting:
    """The setting of an incident.

    ``told`` are its events with the main one of each report first. A value counts once for each origin that stands
    behind it, so that a wire story printed ten times weighs as one; among equals the finer value is taken, then the
    one told first.
    """
    weight = _weights(statements, found)
    main = [t for t in told if t.factuality != "did-not-happen"] or list(told)
    dated = [t for t in main if _fine_day(t) <= FINEST_DAYS.index("days")]  # a month is no rival of a day in it
    when = _best(dated, _when, weight, _fine_day) or _best(main, _when, weight, _fine_day)
    tiers = ([t for t in main if _fine_place(t) <= tier] for tier in (*TIERS, len(FINEST_PLACES)))
    where = next((best for tier in tiers if (best := _best(tier, _where, weight, _fine_place))), None)
    kind = _best(main, _kind, weight, lambda t: (t.mode is None, t.acled is None))
    return Setting(
        when=when.when if when else None,
        where=where.where if where else None,
        type=kind.type if kind else None,
        mode=kind.mode if kind else None,
        acled=kind.acled if kind else None,
        actors=_parties(p for t in main for p in t.actors),
        targets=_parties(p for t in main for p in t.targets),
        weapons=tuple(dict.fromkeys(w for t in main for w in t.weapons)),
        claims=_behind(statements, when, where, kind),
    )


def _weights(statements: Iterable[Statement], found: Independence) -> Mapping[str, frozenset[str]]:
    """The origins behind each event."""
    origin = {claim: o.key for o in found.origins for claim in o.claims}
    by_event: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.event is not None and statement.id in origin:
            by_event[statement.event].add(origin[statement.id])
    return {event: frozenset(origins) for event, origins in by_event.items()}


def _best(
    told: Sequence[Told],
    value: Callable[[Told], Hashable | None],
    weight: Mapping[str, frozenset[str]],
    coarseness: Callable[[Told], Hashable],
) -> Told | None:
    """The telling whose value most origins share."""
    behind: dict[Hashable, set[str]] = defaultdict(set)
    first: dict[Hashable, tuple[int, Told]] = {}
    for n, one in enumerate(told):
        key = value(one)
        if key is not None:
            behind[key] |= weight.get(one.id, frozenset()) or {one.document}
            first.setdefault(key, (n, one))
    ranked = sorted(first, key=lambda key: (-len(behind[key]), coarseness(first[key][1]), first[key][0]))
    return first[ranked[0]][1] if ranked else None


def _when(told: Told) -> Hashable | None:
    when = told.when
    return (when.start, when.end) if when and (when.start or when.end) else None


def _where(told: Told) -> Hashable | None:
    where = told.where
    return (where.name.casefold(), where.country) if where else None


def _kind(told: Told) -> Hashable | None:
    return told.type, told.mode


def _fine_day(told: Told) -> int:
    return _rank(told.when.precision if told.when else None, FINEST_DAYS)


def _fine_place(told: Told) -> int:
    return _rank(told.where.precision if told.where else None, FINEST_PLACES)


def _rank(word: str | None, order: Sequence[str]) -> int:
    return order.index(word) if word in order else len(order)


def _parties(found: Iterable[Party]) -> tuple[Party, ...]:
    """Each party once, by the institution it belongs to."""
    kept: dict[str, Party] = {}
    for party in found:
        kept.setdefault(party.root or party.name.casefold(), party)
    return tuple(kept.values())


def _behind(
    statements: Iterable[Statement], when: Told | None, where: Told | None, kind: Told | None
) -> tuple[str, ...]:
    """The claims the setting was taken from."""
    taken = {
        ("date", when.id if when else None),
        ("place", where.id if where else None),
        ("type", kind.id if kind else None),
    }
    return tuple(sorted(s.id for s in statements if (s.property, s.event) in taken))
