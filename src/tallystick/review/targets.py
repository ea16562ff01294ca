"""What a person means by the name of a thing: an incident by its code, a claim, an event or a decision by its id."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from tallystick.ledger import lookups, reads
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.store import Ledger
from tallystick.model.anchors import anchor_of
from tallystick.model.reading import Claim, Reading
from tallystick.model.record import Anchor

ID = re.compile(r"[ced]-[0-9a-f]{20}")
KINDS = {"c": "claim", "e": "event", "d": "decision"}


class Living(Protocol):
    """What a code stands for today: the code that lives, whether it is another than the one asked for, the events."""

    @property
    def code(self) -> str: ...
    @property
    def merged(self) -> bool: ...
    @property
    def events(self) -> tuple[str, ...]: ...


Lives = Callable[[Ledger, str], Living]
"""Looks a code up; raises RefusedError where there is no such incident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One thing of the record; ``words`` tell a person where it is another than the one named."""

    kind: str
    key: str
    anchor: Anchor | None = None
    claim: Claim | None = None
    words: tuple[str, ...] = ()


def target_of(ledger: Ledger, name: str, lives: Lives) -> Target:
    """The thing that is called so.

    Raises:
        RefusedError: there is none.
    """
    name = name.strip()
    if not ID.fullmatch(name):
        held = lives(ledger, name)
        return Target(kind="incident", key=held.code, words=_merged(name, held))
    kind = KINDS[name[0]]
    if kind == "claim":
        reading, claim = claim_of(ledger, name)
        return Target(kind=kind, key=name, anchor=anchor_of(reading, claim), claim=claim)
    there = reads.decision(ledger, name) if kind == "decision" else reads.holder(ledger, kind, name)
    if there is None:
        raise RefusedError(f"nothing on record is called {name}")
    return Target(kind=kind, key=name)


def _merged(name: str, held: Living) -> tuple[str, ...]:
    return (f"{name} was merged into {held.code}, to which this goes",) if held.merged else ()


def claim_of(ledger: Ledger, key: str) -> tuple[Reading, Claim]:
    """A claim with the youngest reading that has it.

    Raises:
        RefusedError: there is no such claim, or its report was removed by order.
    """
    at = reads.holder(ledger, "claim", key)
    reading = reads.reading(ledger, *at) if at else None
    claim = next((c for c in reading.claims if c.id == key), None) if reading else None
    if reading is None or claim is None:
        raise RefusedError(f"nothing on record is called {key}")
    return reading, claim


@dataclass(frozen=True, slots=True)
class End:
    """An event that a link begins or ends at, with the account it is told in."""

    event: str
    account: str


def end_of(ledger: Ledger, name: str, lives: Lives) -> End:
    """The event that is called so; a code stands for the event it was given to.

    Raises:
        RefusedError: there is none, or it is no happening by itself.
    """
    name = name.strip()
    event = name if ID.fullmatch(name) else _founding(ledger, name, lives(ledger, name))
    if not event.startswith("e-"):
        raise RefusedError(f"{name} is a {KINDS[name[0]]}; incidents and events are linked")
    with ledger.asking() as connection:
        account = lookups.account_of(connection, [event]).get(event)
    if account is None and reads.holder(ledger, "event", event) is None:
        raise RefusedError(f"nothing on record is called {name}")
    if account is None:
        raise RefusedError(
            f"{name} is told as no happening by itself (a total, a plan, background without its day and place): "
            "nothing to link"
        )
    return End(event, account)


def _founding(ledger: Ledger, code: str, held: Living) -> str:
    """The event a code was given to; an old code keeps meaning the part of the incident it was given to."""
    with ledger.asking() as connection:
        given = lookups.founding(connection, code) or lookups.founding(connection, code.upper())
        there = given is not None and lookups.account_of(connection, [given])
    return given if given is not None and there else held.events[0]
