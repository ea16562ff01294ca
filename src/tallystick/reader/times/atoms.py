"""What a time expression says, before it is known which day that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from tallystick.model.time import Bound, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDate:
    """A year, a month or a day (or days ``day`` to ``last_day``) of the calendar; ``edge``: early, mid, late,
    start, end, first, last.

    Where the year is missing it may be said by other words: ``year_shift`` years from the reference date's
    ("October of next year"),
    ``which`` such month before (-1), in the year of (0) or after (1) the reference date ("last May"), ``same_year``
    that of the text.
    ``weekday``: the weekday written beside it, which can decide the year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    edge: str | None = None
    year_shift: int | None = None
    which: int | None = None
    same_year: bool = False
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EitherDate:
    """Figures that can be read day-month or month-day: 06/08/2017."""

    year: int
    first: int
    second: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPart:
    """A season, quarter or half (SP SU FA WI Q1–Q4 H1 H2) of a year, given or by ``which`` (-1 last, 0 this, 1
    next); ``unsaid``: the words do not even say which ("in winter", "the following autumn")."""

    part: str
    year: int | None = None
    which: int | None = None
    unsaid: Literal["", "nearest", "never"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSpan:
    """A decade or century."""

    first: int
    last: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayName:
    """A weekday; ``which``: -1 last, 0 this, 1 next, None bare."""

    weekday: int
    which: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deictic:
    """Today and its neighbours, as days from the reference date."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The calendar week, month, quarter, year or weekend (unit WE) before, now, after; ``edge``: earlier, later,
    early, mid, late …"""

    unit: str
    which: int
    edge: str | None = None
    from_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolling:
    """A stretch that ends (direction -1) or begins (1) at the reference date; ``count`` None = not stated;
    ``counted`` False: "recent days"."""

    count: int | None
    unit: str
    direction: int
    from_text: bool = False
    counted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So much before (-1) or after (1) the reference date (``base`` publication) or a date of the text (``base``
    text);
    with ``relation`` the words go on with the other happening ("two days after a skirmish")."""

    count: int | None
    unit: str
    direction: int
    base: str
    relation: Relation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """The day, month or year the text was last speaking of ("the same day", "shortly afterward"); ``or_now``: else
    that of the reference date ("to end the day")."""

    unit: str
    or_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPart:
    """A part of a day (TIMEX3 suffix); ``days`` from the reference date, None = of the day beside it or last spoken
    of."""

    code: str
    days: int | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Overnight:
    """From the eve to the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day; ``zone`` as written in upper case."""

    hour: int
    minute: int
    zone: str = ""

    def written(self) -> str:
        """HH:MM."""
        return f"{self.hour:02d}:{self.minute:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A duration."""

    value: str
    count: int | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """A set of times."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ancient:
    """A year before Christ, as TIMEX3 has it (BC0508): it has no days in our calendar."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSpan:
    """A war named as a time, first/last day; ``dating`` False: the words speak of the war ("since World War II"), and
    date nothing."""

    days: str
    dating: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A day with its time or part of day: "Thursday night", "at 0530 this morning"."""

    day: What
    part: DayPart | Overnight | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """From one expression to another."""

    first: Atom
    last: Atom


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftFrom:
    """So much before or after a date that is named: "two days after June 6"."""

    shift: Shift
    day: What


What = (
    CalendarDate
    | EitherDate
    | YearPart
    | YearSpan
    | WeekdayName
    | Deictic
    | Period
    | Rolling
    | Shift
    | Same
    | DayPart
    | Overnight
    | Clock
    | Length
    | Repeated
    | Loose
    | Ancient
    | NamedSpan
    | Joined
    | Between
    | ShiftFrom
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One expression over tokens ``first`` to before ``last``; ``lead``: where the full expression with its
    preposition begins."""

    first: int
    last: int
    what: What
    lead: int = -1
    bound: Bound | None = None
    anniversary: bool = False

    def at(self, what: What, *, first: int | None = None, last: int | None = None) -> Atom:
        """The same place with another meaning or other borders."""
        return replace(
            self, what=what, first=self.first if first is None else first, last=self.last if last is None else last
        )
