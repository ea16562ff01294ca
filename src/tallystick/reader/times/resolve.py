"""From what an expression says to the days it means, given the reference date and the dates before it in the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tallystick.model.time import Interval, Kind, Offset
from tallystick.reader.times import calendar as cal
from tallystick.reader.times.atoms import (
    Ancient,
    Between,
    CalendarDate,
    Clock,
    DayPart,
    Deictic,
    EitherDate,
    Joined,
    Length,
    Loose,
    NamedSpan,
    Overnight,
    Period,
    Repeated,
    Rolling,
    Same,
    Shift,
    ShiftFrom,
    WeekdayName,
    What,
    YearPart,
    YearSpan,
)
from tallystick.reader.times.resolve_calendar import calendar_date, either_date, year_part
from tallystick.reader.times.resolve_relative import period, rolling, same, shift, shifted
from tallystick.reader.times.senses import UNKNOWN_DAY, Context, Sense, from_reference, here, on_day, spread


def resolve(what: What, context: Context) -> Sense:
    """The meaning of one expression in its context."""
    match what:
        case CalendarDate():
            return calendar_date(what, context)
        case EitherDate():
            return either_date(what, context)
        case YearPart():
            return year_part(what, context)
        case YearSpan():
            bounds = Interval(cal.year_of(what.first).start, cal.year_of(what.last).end)
            return spread(bounds, "range", what.value)
        case WeekdayName() | Deictic() | DayPart() | Overnight() | Same():
            return _near(what, context)
        case Period():
            return period(what, context)
        case Rolling():
            return rolling(what, context)
        case Shift():
            return shift(what, context)
        case Joined():
            return _joined(what, context)
        case Between():
            return _between(what, context)
        case ShiftFrom():
            return _shift_from(what, context)
        case _:
            return _timeless(what, context)


def _timeless(what: What, context: Context) -> Sense:
    match what:
        case Clock():
            return _clock_alone(what, context)
        case Length():
            return Sense(value=what.value, kind="duration", offset=Offset(count=what.count, unit=what.unit))
        case Repeated():
            return Sense(value=what.value, kind="set")
        case Ancient():
            return Sense(value=what.value, precision="year")
        case NamedSpan():
            first, last = (date.fromisoformat(day) for day in what.days.split("/"))
            kind: Kind = "date" if what.dating else "duration"
            return Sense(start=first, end=last, precision="range", value=what.days, kind=kind)
        case Loose():
            return Sense(value=what.value, relative=True, anchor="unknown")
    return Sense()


def _near(what: What, context: Context) -> Sense:
    match what:
        case WeekdayName():
            return _weekday(what, context)
        case Deictic():
            return from_reference(context.reference, what.days)
        case DayPart():
            return _day_part(what, context)
        case Overnight():
            return _overnight(on_day(context.reference, "publication") if context.reference else here(context))
    return same(what, context) if isinstance(what, Same) else Sense()


def _weekday(what: WeekdayName, context: Context) -> Sense:
    reference = context.reference
    unknown = f"XXXX-WXX-{what.weekday + 1}"
    if reference is None:
        return on_day(None, "unknown", unknown)
    if what.which == -1:
        return on_day(cal.weekday_before(reference, what.weekday, itself=False), "publication")
    if what.which == 1:
        return on_day(cal.weekday_after(reference, what.weekday, itself=False), "publication")
    if what.which == 0:
        return on_day(cal.plus_days(reference, what.weekday - reference.weekday()), "publication")
    if context.future:
        return on_day(cal.weekday_after(reference, what.weekday, itself=True), "publication")
    return on_day(cal.weekday_before(reference, what.weekday, itself=True), "publication")


def _day_part(what: DayPart, context: Context) -> Sense:
    if what.days is not None:
        return _with_part(from_reference(context.reference, what.days), what)
    day = here(context)
    if what.shift and day.start:
        day = on_day(cal.plus_days(day.start, what.shift), day.anchor)
    return _with_part(day, what)


def _with_part(sense: Sense, part: DayPart) -> Sense:
    clock = part.code[1:] if ":" in part.code else None
    return replace(
        sense, value=sense.value + part.code, precision="part-of-day", kind="time", clock=clock or sense.clock
    )


def _overnight(day: Sense) -> Sense:
    """RULES 9: overnight is from the eve to the day."""
    reference = day.start
    if reference is None:
        return Sense(precision="part-of-day", value=f"{UNKNOWN_DAY}TNI", relative=True, kind="time", anchor="unknown")
    eve = cal.plus_days(reference, -1)
    value = f"{eve.isoformat() if eve else UNKNOWN_DAY}TNI"
    return Sense(
        start=eve, end=reference, precision="part-of-day", value=value, relative=True, kind="time", anchor=day.anchor
    )


def _clock_alone(what: Clock, context: Context) -> Sense:
    return replace(_with_clock(here(context), what), relative=True)


def _with_clock(sense: Sense, clock: Clock) -> Sense:
    head = sense.value.split("T")[0]
    value = f"{head}T{clock.written()}{clock.zone}"
    return replace(sense, value=value, precision="part-of-day", kind="time", clock=clock.written())


def _joined(what: Joined, context: Context) -> Sense:
    sense = resolve(what.day, context)
    if isinstance(what.part, Overnight):
        sense = _overnight(sense)
    elif what.part is not None:
        sense = _with_part(sense, what.part)
    return _with_clock(sense, what.clock) if what.clock else sense


def _between(what: Between, context: Context) -> Sense:
    """The first end takes its missing year from the last ("30 May to 6 June 2017")."""
    last = resolve(what.last.what, context)
    inner = context
    if isinstance(what.first.what, CalendarDate) and what.first.what.year is None and last.end is not None:
        inner = replace(context, reference=last.end, future=False)
    first = resolve(what.first.what, inner)
    value = f"{first.value}/{last.value}"
    relative = first.relative or last.relative
    anchor = first.anchor if first.anchor == last.anchor else last.anchor
    if first.start is None or last.end is None or last.end < first.start:
        return Sense(start=first.start, end=None, precision="range", value=value, relative=relative, anchor="unknown")
    return Sense(start=first.start, end=last.end, precision="range", value=value, relative=relative, anchor=anchor)


def _shift_from(what: ShiftFrom, context: Context) -> Sense:
    day = resolve(what.day, context)
    if day.start is None:
        return Sense(precision="day", value=UNKNOWN_DAY, relative=True, anchor="unknown")
    sense = shifted(day.start, what.shift, day.anchor)
    return replace(sense, offset=Offset(count=what.shift.count, unit=what.shift.unit))
