"""When and where what a report tells lies: its own words first, then what was told before, then the page's.

"Own" is what stands in a happening's own clause or heading; what it has from what was told before binds it less.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tallystick.model.geo import Coordinates, distance_km
from tallystick.model.reading import Event, Reading, TimeMention, When, Where
from tallystick.model.span import Span
from tallystick.resources.linking import load_method

LATE_DAYS = 3
"""A report without a date for its happening tells of the day it came out or the three before."""
RADIUS = {"point": 0.5, "building": 0.5, "neighbourhood": 2.0, "village": 2.0, "town": 4.0, "city": 10.0}
TOWN_WORDS = frozenset({"neighbourhood", "village", "town", "city"})
WIDE = 60.0
"""Kilometres a place of any wider kind may reach, where the map gives no radius."""
TOLD_BEFORE, GUESSED = "told before", "nearest day"
"""How the reader names the routes by which a happening has its day or place from an earlier one, and its day from the
news of the report: a guess, which may speak for a link only."""
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MONTH_DAY = re.compile(r"XXXX-(\d\d-\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """First and last day (ordinals) a happening can lie on; ``stated``: the report dates this happening itself."""

    first: int
    last: int
    stated: bool
    published: bool = False
    """Only the day the report came out is known: what it tells may have happened before."""

    @property
    def width(self) -> int:
        """How many days beyond one."""
        return self.last - self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place: its folded name, where known a point with the radius within which the thing meant lies."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    radius: float
    stated: bool


Day = Days | str
"""A day as a happening's own words give it: an interval, or without its year "12-03" or "W5" (a weekday)."""


def fold(name: str) -> str:
    """A name for comparing: lower case, single spaces, one kind of hyphen, no article and no "al-"."""
    plain = re.sub(r"[\s\-–’'`]+", " ", name.lower()).strip()
    return re.sub(r"^(?:the|al|ad|ar|as|at|ash|el) ", "", plain)


def own_day(reading: Reading, event: Event) -> Day | None:
    """The day in a happening's own words; not the one it has from what was told before."""
    when = event.when
    if when is None or _inherited(event, "when"):
        return None
    if _year_known(reading, when.span):
        return _interval(when)
    said = next((d for t in reading.times if when.span and t.span == when.span and (d := _said_day(t))), None)
    return said or (f"{when.start:%m-%d}" if when.start is not None and when.start == when.end else None)


def own_spot(event: Event) -> Spot | None:
    """The place with a point in a happening's own words."""
    known = event.where is not None and event.where.lat is not None and not _inherited(event, "where")
    return _stated(event.where) if event.where is not None and known else None


def _inherited(event: Event, slot: str) -> bool:
    return _has_from(event, slot, (TOLD_BEFORE, GUESSED))


def _has_from(event: Event, slot: str, routes: str | tuple[str, ...]) -> bool:
    """Whether an event has its day or place by one of some routes of the reader."""
    return any(w.slot == slot and w.by.endswith(routes) for w in event.why)


def one_day(a: Day, b: Day) -> bool:
    """Whether two days of one report may be one: intervals that meet, dates that are the same but for their year."""
    if isinstance(a, Days) and isinstance(b, Days):
        return a.first <= b.last and b.first <= a.last
    if isinstance(a, str) and isinstance(b, str):
        return a == b or ("-" in a) != ("-" in b)
    interval, said = (a, b) if isinstance(a, Days) else (b, a)
    assert isinstance(interval, Days)
    return interval.width > 0 or said in without_year(interval)


def without_year(day: Days) -> frozenset[str]:
    """The date and the weekday of one day."""
    known = date.fromordinal(day.first)
    return frozenset({f"{known:%m-%d}", f"W{known.isoweekday()}"})


def apart_km(a: Spot, b: Spot) -> float | None:
    """How far apart two points are."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    if a.lat == b.lat and a.lon == b.lon:
        return 0.0
    return distance_km(Coordinates(lat=a.lat, lon=a.lon), Coordinates(lat=b.lat, lon=b.lon))


def days_of(reading: Reading, events: Sequence[Event]) -> Days | None:
    """The days of one happening: the narrowest in its own words, then what was told before, then the page's."""
    own = [day for e in events if (day := own_day(reading, e)) is not None]
    intervals = [day for day in own if isinstance(day, Days)]
    if intervals:
        return min(intervals, key=lambda day: day.width)
    if own:
        return None  # a date without a year: see calendar_of
    for event in events:
        if event.when is None or (event.when.span is None and _has_from(event, "when", GUESSED)):
            continue  # no words of the report: the day it came out, which the page's days know better
        if _year_known(reading, event.when.span) and (found := _interval(event.when)):
            return replace(found, stated=not _has_from(event, "when", GUESSED))
    return _page_days(reading, events[0].trigger.start)


def _page_days(reading: Reading, at: int) -> Days | None:
    """The days before the report came out, else the day named nearest."""
    day = reading.document.published_on
    if day is not None:
        first = day - timedelta(days=LATE_DAYS)
        return Days(first=first.toordinal(), last=day.toordinal(), stated=False, published=True)
    named = [t for t in reading.times if t.start is not None and t.start == t.end and _year_known(reading, t.span)]
    near = _nearest(named, at)
    if near is None or near.start is None:
        return None
    return Days(first=near.start.toordinal(), last=near.start.toordinal(), stated=False)


def _year_known(reading: Reading, span: Span | None) -> bool:
    """Whether a day's year is more than a guess: the report is dated, or the words name the year."""
    if reading.document.published_on is not None:
        return True
    return span is not None and bool(_YEAR.search(span.of(reading.document.text)))


def _interval(when: When) -> Days | None:
    ends = [d.toordinal() for d in (when.start, when.end) if d is not None]
    return Days(first=min(ends), last=max(ends), stated=True) if len(ends) == 2 else None


def _nearest(times: Sequence[TimeMention], at: int) -> TimeMention | None:
    """The last one named before a place in the text, else the first one in it."""
    before = [t for t in times if t.span.start < at]
    return before[-1] if before else (times[0] if times else None)


def calendar_of(reading: Reading, events: Sequence[Event]) -> str | None:
    """The day without its year, else the weekday, of an undated report's happening: its own, else the nearest named."""
    if reading.document.published_on is not None:
        return None
    own = [day for e in events if isinstance(day := own_day(reading, e), str)]
    if own:
        return next((day for day in own if "-" in day), own[0])
    found = [(t, said) for t in reading.times if (said := _said_day(t))]
    for dated in (True, False):
        near = _nearest([t for t, said in found if ("-" in said) == dated], events[0].trigger.start)
        if near is not None:
            return next(said for t, said in found if t is near)
    return None


def _said_day(time: TimeMention) -> str | None:
    if time.start is not None and time.start == time.end:
        return f"{time.start:%m-%d}"
    if found := _MONTH_DAY.match(time.value):
        return found[1]
    found = _WEEKDAY.match(time.value)
    return f"W{found[1]}" if found else None


def spot_of(reading: Reading, events: Sequence[Event]) -> Spot | None:
    """The place of one happening: the first in its own words that is no wider than a town, else any that it has.

    A point from a later telling, where the main one names another place, is not stated: it may speak for a link only.
    """
    own = [spot for e in events if (spot := own_spot(e)) is not None]
    if own:
        fine = [spot for spot in own if spot.radius <= load_method().limits["fine_km"]]
        best = (fine or own)[0]
        sure = events[0].where is None or own_spot(events[0]) == best
        return Spot(name=best.name, country=best.country, lat=best.lat, lon=best.lon, radius=best.radius, stated=sure)
    named = next((e.where for e in events if e.where), None)
    return _stated(named) if named else _page_spot(reading, events[0].trigger.start)


def _stated(where: Where) -> Spot:
    radius = where.uncertainty_km or RADIUS.get(where.precision or "", WIDE)
    return Spot(name=fold(where.name), country=where.country, lat=where.lat, lon=where.lon, radius=radius, stated=True)


def _page_spot(reading: Reading, at: int) -> Spot | None:
    """The place of a town's size or less that is named nearest."""
    known = [p for p in reading.places if p.lat is not None and p.precision in RADIUS]
    if not known:
        return None
    best = min(known, key=lambda p: (abs(p.span.start - at), p.span.start))
    radius = RADIUS[best.precision or ""]
    return Spot(name=fold(best.name), country=best.country, lat=best.lat, lon=best.lon, radius=radius, stated=False)


TOWNS = 3
"""Towns of a report, those named most often, that a place no map has may lie in."""


def towns_about(reading: Reading, spot: Spot | None) -> tuple[Spot, ...]:
    """The towns a report names most, where the place it gives has no point: a street or a school lies in one."""
    if spot is None or spot.lat is not None:
        return ()
    known = [p for p in reading.places if p.lat is not None and p.precision in TOWN_WORDS]
    often = Counter((fold(p.name), p.country, p.lat, p.lon, RADIUS[p.precision or ""]) for p in known)
    return tuple(
        Spot(name=name, country=country, lat=lat, lon=lon, radius=radius, stated=False)
        for (name, country, lat, lon, radius), _ in often.most_common(TOWNS)
    )
