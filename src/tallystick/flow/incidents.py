"""Incidents looked up and listed, as they were last judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tallystick.ledger import lookups
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.store import Ledger
from tallystick.model.dossier import Setting
from tallystick.model.incident import Incident


class Found(NamedTuple):
    """What a code stands for today: the code that lives, whether another was asked for, and the events."""

    code: str
    merged: bool
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which incidents are wanted; None = all. Text is compared without regard to case, anywhere in the field."""

    since: date | None = None
    until: date | None = None
    place: str | None = None
    country: str | None = None
    party: str | None = None
    grade: str | None = None
    status: str | None = None
    killed: int | None = None
    injured: int | None = None
    everything: bool = False
    """Also happenings in which, as far as anybody says, nobody was harmed and nothing attacked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the list of incidents."""

    code: str
    status: str
    reports: int
    setting: Setting
    incident: Incident


def find(ledger: Ledger, code: str) -> Found | None:
    """The incident of a code, in any case of letters; None where there is none."""
    wanted = code.strip().upper()
    with ledger.asking() as connection:
        living = next((found for c in (code.strip(), wanted) if (found := lookups.living(connection, c))), None)
        if living is None:
            return None
        return Found(living, living not in (code.strip(), wanted), lookups.events_in(connection, living))


def found(ledger: Ledger, code: str) -> Found:
    """The incident of a code.

    Raises:
        RefusedError: there is none; the line names codes that look alike.
    """
    answer = find(ledger, code)
    if answer is not None:
        return answer
    with ledger.asking() as connection:
        near = lookups.near_misses(connection, code.strip().upper())
    like = f"; is it {' or '.join(near)}?" if near else ""
    raise RefusedError(f"no incident has the code {code}{like}")


def code_of(ledger: Ledger, event: str) -> str | None:
    """The code of the incident an event is in; None where it is in none."""
    with ledger.asking() as connection:
        account = lookups.account_of(connection, [event]).get(event)
        codes = lookups.codes_of(connection, [account]) if account else set()
    return next(iter(codes), None)


def incidents(ledger: Ledger, wanted: Filter) -> Iterator[Listed]:
    """The incidents wanted, by date, those without one last."""
    with ledger.asking() as connection:
        for code, status, reports, setting, incident in lookups.listed(connection, wanted):
            yield Listed(code=code, status=status, reports=reports, setting=setting, incident=incident)
