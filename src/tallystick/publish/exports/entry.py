"""An incident as it may be published: what every form of export is made from, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tallystick.model.incident import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it was, as far as may be told; ``coarsened`` says in words why it is no finer."""

    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    coarsened: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party that did it or was hit; ``root`` is the institution it belongs to, for comparing and never told;
    ``kind`` is what the register of voices knows it as; ``acts`` says whether it is somebody, and not a thing."""

    name: str
    root: str | None = None
    country: str | None = None
    sector: str | None = None
    kind: str | None = None
    acts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report that tells of it; ``host`` is where its address leads, also where the address itself is withheld."""

    document: str
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    published_on: date | None = None
    language: str | None = None
    host: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim: who says what, in the report's own words."""

    id: str
    report: Report
    property: str
    value: str | None = None
    voices: tuple[str, ...] = ()
    stance: str = "states"
    factuality: str | None = None
    who: str | None = None
    status: str | None = None
    number: int | None = None
    quantifier: str | None = None
    low: int | None = None
    high: int | None = None
    as_of: date | None = None
    quotation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two claims that cannot both be true."""

    property: str
    one: str
    other: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An incident as it may be published.

    ``grade`` is the one a person accepted, with its own method; ``method`` made the ranges. ``independence`` gives for
    each property the certain and the possible number of origins. ``withheld`` counts what was left out, by kind.
    """

    code: str
    status: str
    method: str
    version: str
    checked: bool
    aliases: tuple[str, ...] = ()
    accepted_on: date | None = None
    grade: str | None = None
    grade_method: str | None = None
    strike_status: str | None = None
    start: date | None = None
    end: date | None = None
    when: str | None = None
    place: Place = Place()
    type: str | None = None
    mode: str | None = None
    acled: str | None = None
    accused: tuple[Side, ...] = ()
    targets: tuple[Side, ...] = ()
    weapons: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()
    independence: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    reports: tuple[Report, ...] = ()
    claims: tuple[Said, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    summarised: bool = False
    named: int = 0
    withheld: Mapping[str, int] = field(default_factory=dict)

    def range_of(self, outcome: str, group: str | None = None) -> Range | None:
        """The range of an outcome in a group, else among those whom the method counts; None where nobody tells of any.

        A group that is told of for several parties has no one range.
        """
        found = [r for r in self.ranges if r.outcome == outcome and group in (None, r.group)]
        if group is None:
            return found[0] if found else None
        return found[0] if len(found) == 1 else None
