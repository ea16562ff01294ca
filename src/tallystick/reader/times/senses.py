"""What an expression came to mean, and what is known where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallystick.model.time import Anchor, Interval, Kind, Offset, Precision, Relation
from tallystick.reader.times import calendar as cal

UNKNOWN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What an expression turned out to mean: the fields of Time that do not depend on where it stands."""

    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    value: str = UNKNOWN_DAY
    relative: bool = False
    kind: Kind = "date"
    clock: str | None = None
    anchor: Anchor = "none"
    relation: Relation | None = None
    offset: Offset | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """``reference``: the day the text speaks from; ``day``/``any``: first day of the last day-sized, and of the
    last expression of any size;
    ``day_end``: where the last day-sized one ended; ``year``: the year other full dates give; ``future``: the
    sentence looks ahead;
    ``past``: it has a past form;
    ``scene``: the last full date or year of the same paragraph;
    ``history``: the text is about the past, so that a day without a year is no news."""

    reference: date | None
    day: date | None = None
    any: date | None = None
    year: int | None = None
    future: bool = False
    scene: date | None = None
    past: bool = True
    month_first: bool | None = None
    history: bool = False


def spread(
    bounds: Interval, precision: Precision, value: str, *, relative: bool = False, anchor: Anchor = "none"
) -> Sense:
    return Sense(start=bounds.start, end=bounds.end, precision=precision, value=value, relative=relative, anchor=anchor)


def on_day(day: date | None, anchor: Anchor, unknown: str = UNKNOWN_DAY) -> Sense:
    """A relative expression that means one day."""
    if day is None:
        return Sense(precision="day", value=unknown, relative=True, anchor="unknown")
    return Sense(start=day, end=day, precision="day", value=day.isoformat(), relative=True, anchor=anchor)


def from_reference(reference: date | None, days: int) -> Sense:
    return on_day(cal.plus_days(reference, days) if reference else None, "publication")


def here(context: Context) -> Sense:
    """The day the text was last speaking of, else the reference date."""
    if context.day is not None:
        return on_day(context.day, "text")
    return on_day(context.reference, "publication")
