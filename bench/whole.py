"""A report in a language that is not read in full, as one account: by its dates, places, numbers and names alone.

Such a report has no events, so the product makes no account of it and links it to nothing. What is found in it all the
same is held together here as if it told of one happening, to measure how far that goes with the linker's own weights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from bench.product import document
from tallystick.linker.account import Account
from tallystick.linker.scene import LATE_DAYS, RADIUS, Days, Spot, fold
from tallystick.model.reading import PlaceMention, Reading, TimeMention
from tallystick.model.span import Span, touches

NAMED = frozenset(RADIUS) - {"city"}
"""Places small enough that two reports which name one of them may tell of one happening."""
_NUMBER = re.compile(r"(?<![\d:/.,-])\d{2,3}(?![:/.,-]?\d)")
"""A number of two or three digits: smaller ones are alike by chance."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_MONTH_DAY = re.compile(r"XXXX-(\d\d-\d\d)")


def told_whole(row: Mapping[str, Any]) -> tuple[Account, ...]:
    """The report as one account; runs in a process of its own."""
    from tallystick.reader.read import read_document

    return (account(read_document(document(row))),)


def account(reading: Reading) -> Account:
    """What a reading has without its events: days, a place, names of small places, numbers."""
    event = f"whole {reading.document.id}"
    return Account(
        id=event,
        document=reading.document.id,
        events=(event,),
        kind="violence",
        days=days(reading),
        calendar=next(filter(None, map(_calendar, reading.times)), None),
        spot=spot(reading),
        names=frozenset(fold(p.name) for p in reading.places if p.precision in NAMED),
        report_killed=numbers(reading),
    )


def days(reading: Reading) -> Days | None:
    """The first day named with its year, else the days before it came out."""
    published = reading.document.published_on
    for time in reading.times:
        sure = published is not None or _YEAR.search(time.span.of(reading.document.text))
        if sure and time.start is not None and time.start == time.end:
            return _days(time.start, time.start)
    return _days(published - timedelta(LATE_DAYS), published, stated=False) if published else None


def _days(first: date, last: date, stated: bool = True) -> Days:
    return Days(first=first.toordinal(), last=last.toordinal(), stated=stated, published=not stated)


def _calendar(time: TimeMention) -> str | None:
    """A day without its year; a year that the text does not name is a guess."""
    if time.start is not None and time.start == time.end:
        return f"{time.start:%m-%d}"
    found = _MONTH_DAY.match(time.value)
    return found[1] if found else None


def spot(reading: Reading) -> Spot | None:
    """The small place named most often, else the city; nobody says that the happening was there."""
    known = [p for p in reading.places if p.lat is not None and p.precision in RADIUS]
    some = [p for p in known if p.precision in NAMED] or known
    if not some:
        return None
    often = Counter(fold(p.name) for p in some).most_common(1)[0][0]
    return _spot(next(p for p in some if fold(p.name) == often))


def _spot(place: PlaceMention) -> Spot:
    radius = RADIUS[place.precision or ""]
    return Spot(name=fold(place.name), country=place.country, lat=place.lat, lon=place.lon, radius=radius, stated=False)


def numbers(reading: Reading) -> frozenset[int]:
    """The numbers in digits that are no part of a date."""
    dates = [t.span for t in reading.times]
    found = (m for m in _NUMBER.finditer(reading.document.text) if not touches(Span(*m.span()), dates))
    return frozenset(int(m[0]) for m in found)
