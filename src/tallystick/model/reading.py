"""What one version of the reader found in one document: the contract of DESIGN.md as frozen values.

Every ``span`` is half-open in code points of the document's text. References between values are ids.
Vocabularies (stance, outcome, quantifier …) are plain words checked against ``resources/vocabularies``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tallystick.model.document import Document
from tallystick.model.span import Span, Spans

NOTICE = "machine reading, not reviewed"
IMPORTED = "import/"
"""How the names of those readers begin that bring in a dataset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Where one slot of a record comes from, and how likely it is right.

    ``slot`` is the record's key; ``value`` tells which of several it is about (an entity's id, a weapon's kind).
    ``words``: what was read; ``by``: the rule ("roles: passive subject") or head ("network: arguments") that read it.
    """

    slot: str
    by: str
    probability: float
    words: Spans = ()
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """When a statement was made ("said on Thursday")."""

    start: date | None
    end: date | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One place where the text says who says something."""

    id: str
    voice: str
    source: Spans
    cue: Spans
    content: Spans
    quoted: Spans = ()
    inside: str | None = None
    stance: str = "states"
    said: Said | None = None
    entity: str | None = None
    score: float = 1.0
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A party, person, place, weapon, facility or group, with its mentions in one document."""

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    key: str | None = None
    mentions: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A means of harm as an event names it; ``kind`` is the report's words in the singular."""

    kind: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The interval an event happened in; a None end is open."""

    start: date | None
    end: date | None
    precision: str | None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The place of an event: the name the report uses and, where known, the coordinates of the named place."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    geonameid: int | None
    span: Span | None
    uncertainty_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneAnswer:
    """Whether an event lay in a zone: as somebody states it, or as computed from place and border."""

    zone: str
    how: str
    answer: str
    according_to: tuple[str, ...] = ()
    span: Span | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """One count of one kind of harm to one group, as one speaker gives it; low and high are the literal ones."""

    id: str
    who: str
    outcome: str
    span: Span
    status: str | None = None
    age_group: str | None = None
    sex: str | None = None
    role: str | None = None
    number: int | None = None
    quantifier: str | None = None
    low: int | None = None
    high: int | None = None
    phrase: str | None = None
    subset_of: str | None = None
    revision: str | None = None
    according_to: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Things destroyed, damaged or seized, with their count as said."""

    id: str
    what: str
    outcome: str
    span: Span
    number: int | None = None
    quantifier: str | None = None
    low: int | None = None
    high: int | None = None
    phrase: str | None = None
    according_to: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """An event's place in a row of like events ("the third such clash near Tanf")."""

    ordinal: int | None
    of: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedReason:
    """The reason somebody gives for an event ("after it fired on …")."""

    text: str
    span: Span
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation:
    """A reported allegation of unlawful conduct, never a finding (method.md 2.8)."""

    tag: str
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening as one report tells it."""

    id: str
    type: str
    trigger: Span
    mode: str | None = None
    acled: str | None = None
    scope: str = "single"
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    when: When | None = None
    where: Where | None = None
    zones: tuple[ZoneAnswer, ...] = ()
    harm: tuple[Harm, ...] = ()
    damage: tuple[Damage, ...] = ()
    series: Series | None = None
    part_of: str | None = None
    after: tuple[str, ...] = ()
    about: str | None = None
    responds_to: str | None = None
    stated_reason: StatedReason | None = None
    allegation: tuple[Allegation, ...] = ()
    factuality: str | None = "happened"
    background: bool = False
    unread: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    evidence: Spans = ()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one property with exactly one chain of attributions: the atom of the record."""

    id: str
    event: str | None
    property: str
    value: str | None
    chain: tuple[str, ...]
    factuality: str | None
    evidence: Spans
    about: str | None = None
    who: str | None = None
    status: str | None = None
    age_group: str | None = None
    sex: str | None = None
    role: str | None = None
    subset_of: str | None = None
    as_of: date | None = None
    number: int | None = None
    quantifier: str | None = None
    low: int | None = None
    high: int | None = None
    phrase: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A standing tie the text states, read "source KIND target"."""

    id: str
    source: str
    target: str
    kind: str
    span: Span
    according_to: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """One time expression with the interval it stands for; ``value`` is TIMEX3."""

    span: Span
    start: date | None
    end: date | None
    precision: str | None
    value: str
    relative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """One place name with what the gazetteer knows of it."""

    span: Span
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    geonameid: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """A named person among the harmed."""

    id: str
    name: str
    name_as_written: str
    outcome: str
    span: Span
    age: int | None = None
    age_group: str | None = None
    sex: str | None = None
    status: str | None = None
    role: str | None = None
    family: str | None = None
    event: str | None = None
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was found in one document by one version of the reader."""

    id: str
    reader: str
    document: Document
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    victims: tuple[Victim, ...] = ()
    notes: tuple[str, ...] = field(default=())
    notice: str = NOTICE
