"""Time expressions of a text and the intervals of days they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from tallystick.model.span import Span

Precision = Literal["part-of-day", "day", "days", "week", "month", "year", "range"]
Kind = Literal["date", "time", "duration", "set"]
Bound = Literal["since", "until", "before", "after"]
Relation = Literal["before-main", "after-main"]
Anchor = Literal["none", "publication", "text", "unknown"]


class Interval(NamedTuple):
    """Days from ``start`` to ``end``, both included; a None end is open."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """A distance in time: ``count`` of ``unit``; ``count`` None = not stated ("several"). ``unit`` is one of
    S M H D W MO Y (seconds, minutes, hours, days, weeks, months, years)."""

    count: int | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """One time expression.

    ``span`` leaves out a leading preposition, ``full_span`` has it ("Thursday", "on Thursday").
    ``start``/``end``: the days the expression itself names, both included; None = not known or open.
    ``value``: TIMEX3 (2017-06-08, 2017-W23, P3D, XXXX-12-05 where the year is not known, PRESENT_REF …).
    ``relative``: the words alone do not fix the date; ``anchor`` says what fixed it: the publication (or dateline)
    date, another date
    of the text, nothing needed (none), or nothing found (unknown).
    ``clock``: HH:MM where the words give a time of day. ``bound``: what the preposition does to the interval (see
    ``interval``).
    ``relation``: "before-main" ("two days after X": X lies before the sentence's main happening by ``offset``) or
    "after-main";
    ``start``/``end`` are then the days of X. ``anniversary``: the words name the return of a date, not the date of
    a happening.
    ``parts``: for a range, its two ends as written.
    """

    span: Span
    full_span: Span
    start: date | None
    end: date | None
    precision: Precision | None
    value: str
    relative: bool
    kind: Kind = "date"
    clock: str | None = None
    anchor: Anchor = "none"
    bound: Bound | None = None
    relation: Relation | None = None
    offset: Offset | None = None
    anniversary: bool = False
    parts: tuple[Time, ...] = ()

    def interval(self) -> Interval:
        """The days something dated with this expression can fall on: "since 2014" has no end, "by Friday" no
        start; "just before 9 p.m. on Monday" is on that Monday."""
        if self.within_a_day and self.bound in ("before", "after"):
            return Interval(self.start, self.end)
        if self.bound in ("since", "after"):
            return Interval(self.start, None)
        if self.bound in ("until", "before"):
            return Interval(None, self.end)
        return Interval(self.start, self.end)

    @property
    def within_a_day(self) -> bool:
        """Whether it names a part of a day, or an hour of it."""
        return self.clock is not None or self.precision == "part-of-day"

    @property
    def is_dated(self) -> bool:
        """Whether at least one end is known and the expression can date a happening."""
        return (
            (self.start is not None or self.end is not None) and self.kind in ("date", "time") and not self.anniversary
        )
