"""Absolute dates to days: the year that is not written, the edges of months and years, figures of either order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tallystick.model.time import Anchor, Interval
from tallystick.reader.times import calendar as cal
from tallystick.reader.times.atoms import (
    CalendarDate,
    EitherDate,
    YearPart,
)
from tallystick.reader.times.senses import Context, Sense, spread

# RULES 9: mid-month is the 11th to the 20th; early and late are what is left on either side.
MONTH_EDGES = {"early": (1, 10), "start": (1, 10), "mid": (11, 20), "late": (21, 31), "end": (21, 31)}
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
# A day without a year this close before the publication is the news; one further back follows a full date of the
# same paragraph, if any.
RECENT_NEWS = timedelta(days=60)
# Without any past form in its sentence, a day that would lie this far back and soon ahead is the one ahead ("a June
# 1 deadline").
LONG_AGO = timedelta(days=300)


def calendar_date(what: CalendarDate, context: Context) -> Sense:
    year = what.year if what.year is not None or what.month is None else _said_year(what, what.month, context)
    sense = _known_year(replace(what, year=year)) if year is not None else _no_year(what)
    if what.year is None:
        return replace(sense, relative=True, anchor=_year_anchor(year, context))
    return sense


def _year_anchor(year: int | None, context: Context) -> Anchor:
    if year is None:
        return "unknown"
    return "publication" if context.reference else "text"


def _no_year(what: CalendarDate) -> Sense:
    value = f"XXXX-{what.month:02d}" + (f"-{what.day:02d}" if what.day else "")
    if what.day and what.last_day and what.day < what.last_day:
        return Sense(precision="range", value=f"{value}/XXXX-{what.month:02d}-{what.last_day:02d}")
    return Sense(precision="day" if what.day else "month", value=value)


def _known_year(what: CalendarDate) -> Sense:
    year = what.year or 0
    if what.month is None:
        return edged_year(year, what.edge)
    if what.day is None:
        return month_sense(year, what.month, what.edge)
    first = cal.day_of(year, what.month, what.day)
    if first is None:
        return Sense(precision="day", value=f"{year:04d}-{what.month:02d}-{what.day:02d}")
    if what.last_day is None:
        return Sense(start=first, end=first, precision="day", value=first.isoformat())
    last = cal.day_of(year, what.month, what.last_day)
    if last is None or last < first:
        return Sense(start=first, end=first, precision="day", value=first.isoformat())
    return Sense(start=first, end=last, precision="range", value=f"{first.isoformat()}/{last.isoformat()}")


def edged_year(year: int, edge: str | None) -> Sense:
    """Early, mid and late are thirds of the year; the value stays the year, as annotators write it."""
    bounds = cal.year_of(year)
    months = {"early": (1, 4), "start": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (9, 12)}
    if edge in months:
        first, last = months[edge]
        bounds = Interval(cal.day_of(year, first, 1), cal.month_of(year, last).end)
    return spread(bounds, "range" if edge else "year", f"{year:04d}")


def month_sense(year: int, month: int, edge: str | None) -> Sense:
    value = f"{year:04d}-{month:02d}"
    if edge is None:
        return spread(cal.month_of(year, month), "month", value)
    length = cal.last_day(year, month)
    first, last = MONTH_EDGES[edge] if edge in MONTH_EDGES else (length - 6, length)
    if edge.startswith("week "):
        first, last = int(edge[5:]) * 7 - 6, int(edge[5:]) * 7
    bounds = Interval(cal.day_of(year, month, first), cal.day_of(year, month, min(last, cal.last_day(year, month))))
    return spread(bounds, "days", value)


def _said_year(what: CalendarDate, month: int, context: Context) -> int | None:
    """The year that "of next year", "that year", "last May" give; else the likeliest."""
    reference = context.reference
    if what.same_year:
        return context.any.year if context.any else None
    if what.year_shift is not None:
        return reference.year + what.year_shift if reference else None
    if what.which is not None and reference is not None:
        passed = month < reference.month
        return reference.year + {-1: 0 if passed else -1, 0: 0, 1: 1 if month <= reference.month else 0}[what.which]
    if what.weekday is not None and what.day is not None and reference is not None:
        return _year_of_weekday(month, what.day, what.weekday, context) or _choose_year(month, what.day, context)
    return _choose_year(month, what.day, context)


def _year_of_weekday(month: int, day: int, weekday: int, context: Context) -> int | None:
    """The year, this one or a neighbour, in which the day falls on the weekday written beside it: the past one
    first."""
    reference = context.reference
    if reference is None:
        return None
    near = [cal.day_of(reference.year + step, month, day) for step in (-1, 0, 1)]
    fitting = [found for found in near if found is not None and found.weekday() == weekday]
    ahead = [found for found in fitting if found > reference]
    past = [found for found in fitting if found <= reference]
    if past and not (context.future and ahead):
        return past[-1].year
    return ahead[0].year if ahead else None


def _choose_year(month: int, day: int | None, context: Context) -> int | None:
    """RULES 9: from the publication date, the nearest past one; ahead where the sentence looks ahead; without one,
    the year of other dates."""
    reference = context.reference
    if reference is None:
        return context.year
    if context.history and context.scene is not None:
        return _year_beside(month, day, context.scene, reference)
    if context.history and context.year is not None:
        return context.year
    year = _year_near(month, day, reference, future=context.future)
    if context.future or year is None:
        return year
    near = cal.day_of(year, month, day or 1)
    if near is not None and not context.past and reference - near > LONG_AGO:
        ahead = _year_near(month, day, reference, future=True)
        coming = cal.day_of(ahead, month, day or 1) if ahead else None
        if coming is not None and coming - reference <= RECENT_NEWS:
            return ahead
    if near is not None and reference - near > RECENT_NEWS and context.scene is not None:
        return _year_beside(month, day, context.scene, reference)
    return year


def _year_beside(month: int, day: int | None, scene: date, reference: date) -> int | None:
    """The year that brings the day nearest to a full date just before it ("30 May 1832 … 2 June"), not after the
    reference date."""
    days = [
        found
        for year in (scene.year - 1, scene.year, scene.year + 1)
        if year > 0 and (found := cal.day_of(year, month, day or 1))
    ]
    past = [found for found in days if found <= reference]
    return min(past, key=lambda found: abs(found - scene)).year if past else None


def _year_near(month: int, day: int | None, reference: date, *, future: bool) -> int | None:
    step = 1 if future else -1
    for count in range(9):  # eight years at most between two 29ths of February
        year = reference.year + step * count
        found = cal.day_of(year, month, day or 1) if year > 0 else None
        if found is None:
            continue
        if (found >= reference if future else found <= reference) or (
            day is None and (year, month) == (reference.year, reference.month)
        ):
            return year
    return None


def either_date(what: EitherDate, context: Context) -> Sense:
    """Both orders of the figures; one day if only one is a date or the text's other dates show the order or one
    lies after publication, else the span of both."""
    day_first = cal.day_of(what.year, what.second, what.first)
    month_first = cal.day_of(what.year, what.first, what.second)
    if day_first and month_first and context.month_first is None:
        early, late = sorted((day_first, month_first))
        if context.reference and early <= context.reference < late and not context.future:
            return Sense(start=early, end=early, precision="day", value=early.isoformat())
        return Sense(start=early, end=late, precision="range", value=f"{what.year:04d}-XX-XX", anchor="unknown")
    chosen = month_first if (context.month_first and month_first) or day_first is None else day_first
    if chosen is None:
        return Sense(precision="day")
    return Sense(start=chosen, end=chosen, precision="day", value=chosen.isoformat())


def year_part(what: YearPart, context: Context) -> Sense:
    year = what.year
    first, last = _part_months(what.part)
    if year is None and context.reference is not None:
        year = _part_year(first, what, context)
    relative = what.year is None
    if year is None:
        return Sense(precision="range", value=f"XXXX-{what.part}", relative=relative, anchor="unknown")
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    bounds = Interval(cal.day_of(year, first, 1), cal.month_of(end_year, end_month).end)
    return spread(
        bounds, "range", f"{year:04d}-{what.part}", relative=relative, anchor="publication" if relative else "none"
    )


def _part_months(part: str) -> tuple[int, int]:
    if part in SEASONS:
        return SEASONS[part]
    length = 3 if part[0] == "Q" else 6
    number = int(part[1])
    return (number - 1) * length + 1, number * length


def _part_year(first: int, what: YearPart, context: Context) -> int | None:
    """Last summer is the nearest one that has begun and is over before this one's; a bare quarter is the nearest
    past, a bare season the nearest begun, and none where the sentence tells of no past ("winters are mild")."""
    which = what.which
    if what.unsaid == "never" or (what.unsaid and (context.future or not context.past)):
        return None
    reference = context.reference
    if reference is None:
        return None
    if which is not None:
        return reference.year + which
    if what.unsaid:
        return reference.year if reference.month >= first else reference.year - 1
    return reference.year if reference.month >= first + 3 else reference.year - 1
