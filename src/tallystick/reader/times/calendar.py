"""Arithmetic on days: pure, and None instead of an error where the calendar ends."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from tallystick.model.time import Interval

DAYS_OF_UNIT = {"D": 1, "N": 1, "W": 7, "F": 14}
MONTHS_OF_UNIT = {"MO": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plus_days(day: date, days: int) -> date | None:
    """``day`` moved by ``days``."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def plus_months(day: date, months: int) -> date | None:
    """``day`` moved by months; a day that the month lacks becomes its last one (31 May less three months is 28
    February)."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, last_day(year, month + 1)))


def moved(day: date, count: int, unit: str) -> date | None:
    """``day`` moved by ``count`` of a unit; hours and shorter units leave it where it is."""
    if unit in DAYS_OF_UNIT:
        return plus_days(day, count * DAYS_OF_UNIT[unit])
    if unit in MONTHS_OF_UNIT:
        return plus_months(day, count * MONTHS_OF_UNIT[unit])
    return plus_days(day, count // 24) if unit == "H" and count % 24 == 0 else day


def last_day(year: int, month: int) -> int:
    """How many days the month has."""
    following = day_of(year + month // 12, month % 12 + 1, 1)
    return 31 if following is None else (following - timedelta(days=1)).day


def month_of(year: int, month: int) -> Interval:
    """The calendar month."""
    return Interval(day_of(year, month, 1), day_of(year, month, last_day(year, month)))


def year_of(year: int) -> Interval:
    """The calendar year."""
    return Interval(day_of(year, 1, 1), day_of(year, 12, 31))


def week_of(day: date) -> Interval:
    """Monday to Sunday of the week the day lies in (RULES: "last week" is Monday to Sunday)."""
    monday = plus_days(day, -day.weekday())
    return Interval(monday, plus_days(monday, 6) if monday else None)


def weekday_before(day: date, weekday: int, *, itself: bool) -> date | None:
    """The nearest such weekday in the past; ``itself``: the day itself counts."""
    back = (day.weekday() - weekday) % 7
    return plus_days(day, -(back if back or itself else 7))


def weekday_after(day: date, weekday: int, *, itself: bool) -> date | None:
    """The nearest such weekday ahead."""
    ahead = (weekday - day.weekday()) % 7
    return plus_days(day, ahead if ahead or itself else 7)


def week_name(day: date) -> str:
    """The week as TIMEX3 (ISO week): 2017-W23."""
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"
