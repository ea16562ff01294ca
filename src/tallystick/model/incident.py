"""What assessment makes of one incident: statements with their voices, origins, ranges, contradictions, grade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that one person holds at a time in one place; without a ``place`` it is the one where things happened.

    ``of_state`` says whether who holds it serves the state, that of ``country`` where the words name it.
    """

    noun: str
    place: str | None = None
    country: str | None = None
    of_state: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who says something, as the register of voices knows them.

    ``root`` is the institution or party whose voice it finally is ("Pentagon" and "US officials" share one);
    a voice that is not ``named`` stands for a class ("activists") and never identifies an origin. ``office`` is what a
    person is said to be, or what a description is ("the mayor"). ``at_war`` are the countries in whose
    conflict it is a party.
    """

    name: str
    root: str
    named: bool = True
    kind: str | None = None
    country: str | None = None
    office: Office | None = None
    at_war: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim, complete in itself: its value in words, its chain of voices outermost first, and who printed it.

    ``party`` is the root of the party that the value names (actor, target, responsibility) or whose people were
    harmed. ``seen`` says that the text shows its reporter on the spot or asking; ``wire`` is the agency it credits;
    ``compiled`` that it is a row of an imported dataset.
    ``reach_km`` is how far from its point the place may still reach.
    ``harm`` and ``subset_of`` are keys of counts, unique over all documents. ``at`` and ``until`` are where its words
    begin and end in its document, for what a report tells first and together; None where nobody knows.
    """

    id: str
    document: str
    property: str
    value: str | None = None
    event: str | None = None
    chain: tuple[Voice, ...] = ()
    publisher: Voice | None = None
    wire: str | None = None
    seen: bool = False
    compiled: bool = False
    factuality: str | None = "happened"
    stance: str = "states"
    as_of: date | None = None
    party: str | None = None
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    reach_km: float | None = None
    who: str | None = None
    status: str | None = None
    role: str | None = None
    number: int | None = None
    quantifier: str | None = None
    low: int | None = None
    high: int | None = None
    phrase: str | None = None
    harm: str | None = None
    subset_of: str | None = None
    revision: str | None = None
    age: int | None = None
    sex: str | None = None
    at: int | None = None
    until: int | None = None


def denies(statement: Statement) -> bool:
    """Whether a statement says of its happening that it was not so."""
    return statement.stance == "denies" or statement.factuality in ("denied", "did-not-happen")


def disputes(statement: Statement) -> bool:
    """Whether a statement denies its happening or doubts it."""
    return denies(statement) or statement.stance == "doubts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What statements finally rest on. ``certain`` origins count in the lower end of independence."""

    key: str
    name: str
    claims: tuple[str, ...]
    certain: bool = True
    interested: bool = False
    roots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """How many independent origins one property has: from ``certain`` to ``possible``.

    ``rests_on`` says for each claim whose word it is by itself, which may be one of several voices of an origin.
    """

    property: str
    certain: int
    possible: int
    origins: tuple[Origin, ...]
    rests_on: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One end of a range: the value, the rule of the method that set it and the claims behind it."""

    value: int | None
    rule: str
    claims: tuple[str, ...] = ()
    open: bool = False

    def __str__(self) -> str:
        return "unknown" if self.value is None else f"{self.value}{'+' if self.open else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A claim that moves no end of a range, and the rule that says so."""

    claim: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Lowest and highest defensible count of one outcome to one group; ``party`` is whose combatants they are."""

    outcome: str
    group: str
    minimum: End
    maximum: End
    party: str | None = None
    left_out: tuple[LeftOut, ...] = ()

    def __str__(self) -> str:
        low, high = str(self.minimum), str(self.maximum)
        if self.minimum.value is None and self.maximum.value is not None:
            return f"unknown to {high}"
        if self.minimum.value is not None and self.maximum.value is None:
            return f"{low} or more"
        return high if self.minimum.value == self.maximum.value else f"{low}–{high}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims that cannot both be true, and why."""

    property: str
    one: str
    other: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A sentence of a grade with the rule it applies and the claims behind it."""

    rule: str
    sentence: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A level on a rulebook's scale with its reasons; None = ungraded, and the reasons say which rule is missing."""

    level: str | None
    reasons: tuple[Reason, ...]
    method: str
    version: str
    credible: str = "registered"
    checked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What people decided that bears on an incident: rejected claims, and sources set as credible or not.

    ``credible`` holds voice roots; who is absent is not assessed.
    """

    rejected: frozenset[str] = frozenset()
    credible: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The happening as many accounts tell it: a view, recomputed whenever its claims or a decision change."""

    independence: tuple[Independence, ...]
    ranges: tuple[Range, ...]
    contradictions: tuple[Contradiction, ...]
    grades: tuple[Grade, ...]
    strike_status: str | None = None
    method: str
    version: str
    checked: bool

    def range_of(self, outcome: str) -> Range | None:
        """The range of an outcome among those whom the method counts; None where nobody tells of any."""
        return next((r for r in self.ranges if r.outcome == outcome), None)

    @property
    def level(self) -> str | None:
        """The grade in a word; "Weak to Fair" where it hangs on sources nobody has assessed; None = ungraded."""
        return level_of(self.grades)


def level_of(grades: tuple[Grade, ...]) -> str | None:
    """Some grades in a word: "Weak to Fair" for two levels; None = ungraded."""
    levels = list(dict.fromkeys(grade.level for grade in grades))
    if all(level is None for level in levels):
        return None
    return " to ".join(level or "ungraded" for level in levels)
