"""Periods and distances to days: last week, the past three days, two weeks ago, the following month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tallystick.model.time import Anchor, Interval, Offset, Precision
from tallystick.reader.times import calendar as cal
from tallystick.reader.times.atoms import (
    Period,
    Rolling,
    Same,
    Shift,
    YearPart,
)
from tallystick.reader.times.resolve_calendar import edged_year, month_sense, year_part
from tallystick.reader.times.rules_clock import duration
from tallystick.reader.times.senses import UNKNOWN_DAY, Context, Sense, here, on_day, spread

# RULES 9: "in recent days" 7 days, "in recent months" 3 months; weeks and years by the same sense of a few.
RECENT = {
    "D": (7, "D"),
    "N": (7, "D"),
    "W": (4, "W"),
    "MO": (3, "MO"),
    "Y": (3, "Y"),
    "H": (1, "D"),
    "M": (0, "D"),
    "E": (3, "E"),
}


def unit_around(day: date, unit: str, anchor: Anchor) -> Sense:
    """The calendar unit the day lies in."""
    if unit in ("W", "F"):
        return spread(cal.week_of(day), "week", cal.week_name(day), relative=True, anchor=anchor)
    if unit == "MO":
        return spread(
            cal.month_of(day.year, day.month), "month", f"{day.year:04d}-{day.month:02d}", relative=True, anchor=anchor
        )
    if unit == "Q":
        sense = year_part(YearPart(part=f"Q{(day.month + 2) // 3}", year=day.year), Context(reference=day))
        return replace(sense, relative=True, anchor=anchor)
    if unit == "E":
        return spread(
            Interval(cal.day_of(day.year // 10 * 10, 1, 1), cal.year_of(day.year // 10 * 10 + 9).end),
            "range",
            f"{day.year // 10}",
            relative=True,
            anchor=anchor,
        )
    if unit == "Y":
        return spread(cal.year_of(day.year), "year", f"{day.year:04d}", relative=True, anchor=anchor)
    return on_day(day, anchor)


def period(what: Period, context: Context) -> Sense:
    base = context.any if what.from_text else context.reference
    anchor: Anchor = "text" if what.from_text else "publication"
    if base is None:
        return _unknown_period(what.unit)
    if what.unit == "WE":
        return _weekend(base, -1 if what.which == 0 and not context.future else what.which, anchor)
    day = cal.moved(base, what.which, what.unit)
    if day is None:
        return _unknown_period(what.unit)
    return _edged(unit_around(day, what.unit, anchor), what.edge, base)


def _unknown_period(unit: str) -> Sense:
    value = {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "MO": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX"}.get(unit, UNKNOWN_DAY)
    precision: dict[str, Precision] = {"W": "week", "MO": "month", "Y": "year", "WE": "days"}
    return Sense(precision=precision.get(unit, "range"), value=value, relative=True, anchor="unknown")


def _weekend(base: date, which: int, anchor: Anchor) -> Sense:
    """Saturday and Sunday; "last" and a bare "the weekend" are the nearest that has begun."""
    back = (base.weekday() - 5) % 7
    saturday = (
        cal.plus_days(base, -back)
        if which < 0
        else cal.plus_days(base, (5 - base.weekday()) % 7 + (7 if which > 0 and back < 2 else 0))
    )
    if which == 0 and back < 2:
        saturday = cal.plus_days(base, -back)
    sunday = cal.plus_days(saturday, 1) if saturday else None
    value = f"{cal.week_name(saturday)}-WE" if saturday else UNKNOWN_DAY
    return Sense(start=saturday, end=sunday, precision="days", value=value, relative=True, anchor=anchor)


def _edged(sense: Sense, edge: str | None, base: date) -> Sense:
    """Earlier and later this week end or begin at the day the text speaks from; early, mid and late are thirds."""
    if edge is None or sense.start is None or sense.end is None:
        return sense
    if edge == "earlier":
        return replace(sense, end=min(sense.end, base)) if sense.start <= base <= sense.end else sense
    if edge == "later":
        return replace(sense, start=max(sense.start, base)) if sense.start <= base <= sense.end else sense
    if sense.precision == "month":
        return replace(month_sense(sense.start.year, sense.start.month, edge), relative=True, anchor=sense.anchor)
    if sense.precision == "year":
        return replace(edged_year(sense.start.year, edge), relative=True, anchor=sense.anchor)
    return sense


def rolling(what: Rolling, context: Context) -> Sense:
    """RULES 9: "over the past week" is the 7 days up to publication."""
    count, unit = (what.count, what.unit) if what.count is not None else RECENT.get(what.unit, (3, what.unit))
    value = duration(what.count, what.unit) if what.counted else "PAST_REF"
    base = context.day if what.from_text else context.reference
    offset = Offset(count=what.count, unit=what.unit)
    if base is None:
        return Sense(value=value, precision="days", relative=True, anchor="unknown", offset=offset)
    if what.from_text:
        return _beside(base, what, value, offset)
    days = {"H": ((count or 1) + 23) // 24, "M": 0, "S": 0}
    other = (
        cal.plus_days(base, what.direction * days[unit])
        if unit in days
        else cal.moved(base, what.direction * (count or 0), unit)
    )
    ends = sorted((base, other or base))
    precision: Precision = "days" if unit in ("D", "N", "W", "F", "H", "M", "S") else "range"
    return Sense(
        start=ends[0],
        end=ends[1],
        precision=precision,
        value=value,
        relative=True,
        anchor="publication",
        offset=offset,
    )


def _beside(base: date, what: Rolling, value: str, offset: Offset) -> Sense:
    """ "The previous three days", "the following weeks": up to the day before, or from the day after; open where
    not counted."""
    near = cal.plus_days(base, 0 if what.unit in ("H", "M", "S") else what.direction)
    far = cal.moved(base, what.direction * what.count, what.unit) if what.count is not None else None
    start, end = (far, near) if what.direction < 0 else (near, far)
    return Sense(start=start, end=end, precision="days", value=value, relative=True, anchor="text", offset=offset)


def shift(what: Shift, context: Context) -> Sense:
    base = _shift_base(what, context)
    offset = Offset(count=what.count, unit=what.unit)
    anchor: Anchor = "publication" if what.base == "publication" else "text"
    if base is None:
        return Sense(
            precision="day", value=UNKNOWN_DAY, relative=True, anchor="unknown", relation=what.relation, offset=offset
        )
    sense = shifted(base, what, anchor)
    return replace(sense, relation=what.relation, offset=offset)


def _shift_base(what: Shift, context: Context) -> date | None:
    if what.base == "publication":
        return context.reference
    return context.any if what.unit in cal.MONTHS_OF_UNIT else context.day


def shifted(base: date, what: Shift, anchor: Anchor) -> Sense:
    """The calendar unit at that distance: two weeks ago is a week, two years ago a year. Of an open number only the
    side is known."""
    if what.unit in ("S", "M", "H"):
        day = cal.plus_days(base, what.direction * ((what.count or 0) // 24)) if what.unit == "H" else base
        return on_day(day, anchor)
    if what.count is None:
        return _open_shift(base, what, anchor)
    if what.count == 0:
        return on_day(base, anchor) if what.unit in ("D", "N") else _open_shift(base, what, anchor)
    day = cal.moved(base, what.direction * what.count, what.unit)
    if day is None:
        return Sense(value=UNKNOWN_DAY, relative=True, anchor="unknown")
    unit = "Y" if what.unit in ("E", "C") else what.unit
    return unit_around(day, unit, anchor)


def _open_shift(base: date, what: Shift, anchor: Anchor) -> Sense:
    count, unit = RECENT.get(what.unit, (3, what.unit))
    if what.unit not in ("D", "N"):
        bounds = Interval(None, base) if what.direction < 0 else Interval(base, None)
        return spread(bounds, "range", "PAST_REF" if what.direction < 0 else "FUTURE_REF", relative=True, anchor=anchor)
    far = cal.moved(base, what.direction * count, unit)
    ends = sorted((base, far or base))
    return spread(Interval(ends[0], ends[1]), "days", UNKNOWN_DAY, relative=True, anchor=anchor)


def same(what: Same, context: Context) -> Sense:
    if what.unit == "D":
        return here(context) if what.or_now else on_day(context.day, "text")
    base = context.any
    return unit_around(base, what.unit, "text") if base else Sense(value=UNKNOWN_DAY, relative=True, anchor="unknown")
