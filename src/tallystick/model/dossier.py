"""Everything on one incident in one value: its reports side by side, what they say, what joins them, the grade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tallystick.model.incident import Grade, Incident, Statement
from tallystick.model.link import Link
from tallystick.model.reading import When, Where
from tallystick.model.record import Decision
from tallystick.model.span import Spans

PROPOSED, ACCEPTED, REJECTED = "proposed", "accepted", "rejected"
"""What people made of an incident; PROPOSED = nobody has decided."""
MACHINE, PERSON = "machine", "person"
"""Who made a reading; a dataset that was imported has a name of its own."""
BY_LINE = "(entry)"
"""What the publisher ends in of an entry that stands under the name of the person who wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party as one report names it; ``root`` is the institution it belongs to, None for crowds and classes."""

    name: str
    kind: str
    root: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event as one report tells it, complete in itself; ``words`` are its trigger.

    ``ordinal`` and ``series`` say which of several such happenings the report calls it ("the third such clash").
    """

    id: str
    document: str
    type: str
    words: str
    trigger: Spans = ()
    mode: str | None = None
    acled: str | None = None
    scope: str = "single"
    factuality: str | None = "happened"
    background: bool = False
    when: When | None = None
    where: Where | None = None
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    weapons: tuple[str, ...] = ()
    ordinal: int | None = None
    series: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One report: who published it when under which title and address; ``by`` is MACHINE, or who wrote the entry."""

    document: str
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    language: str | None = None
    by: str = MACHINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words behind a claim: where they stand in their document, and what they are."""

    document: str
    spans: Spans
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """When, where and what, as most independent accounts have it; ``claims`` are those it was taken from.

    ``type``, ``mode`` and ``acled`` are the words of the contract; ``accused`` are the roots of those named as doers.
    """

    when: When | None = None
    where: Where | None = None
    type: str | None = None
    mode: str | None = None
    acled: str | None = None
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    weapons: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A person's acceptance of an incident: the grade that stands until somebody accepts another one."""

    by: str
    on: date
    grade: Grade | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An incident with all that is known of it and why.

    ``told`` are the events of all its ``sources``; ``words`` gives for each statement (by id) the words it was taken
    from. ``links`` hold it together, ``possible`` ones lead to other incidents and wait for a person. ``decisions`` are
    those that stand on it, its claims and links; ``withheld`` names voices or claims left out of this view.
    """

    code: str
    aliases: tuple[str, ...] = ()
    status: str = PROPOSED
    accepted: Acceptance | None = None
    setting: Setting
    incident: Incident
    sources: tuple[Source, ...] = ()
    told: tuple[Told, ...] = ()
    statements: tuple[Statement, ...] = ()
    words: Mapping[str, Words] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    possible: tuple[Link, ...] = ()
    decisions: tuple[Decision, ...] = ()
    withheld: tuple[str, ...] = ()
    rejected: frozenset[str] = frozenset()
    """The statements that a person rejected: they are shown, and count for nothing."""

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of its events, in order."""
        return tuple(sorted(told.id for told in self.told))
