"""The day of a report's news where nothing dates its violence: the day of its last week that is named nearest, of a
single line (a title) the day it came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tallystick.model.reading import Event, When, Why
from tallystick.model.time import Time
from tallystick.reader.events.frames import Particulars
from tallystick.reader.network.happenings import EVEN
from tallystick.reader.syntax import Syntax

NEAREST_DAY = "times: nearest day"
"""How the reader names this route: a guess, which keeps nothing apart."""
NEWS_DAYS = 7
"""Days before its publication of which a report tells as news."""
REACH = 8
"""Sentences from a happening to the day: farther off another matter is told."""


def dated_as_news(
    events: tuple[Event, ...], syntax: Syntax, particulars: Particulars, published: date | None
) -> tuple[Event, ...]:
    """The events, the first deed of violence with the nearest day of the week up to publication if none has a day.

    Days of what was said or done about it afterwards are not asked.
    """
    violent = [e for e in events if e.type == "assault" and e.scope in ("single", "part")]
    told = [e for e in violent if e.factuality in ("happened", "alleged", None)]
    if published is None or not told or any(e.when for e in violent):
        return events
    first = next((e for e in told if e.harm), told[0])
    days = list(_days(syntax, particulars, published, first))
    if days:
        time = min(days, key=lambda found: found[:2])[2]
        when = When(start=time.start, end=time.end, precision=time.precision, span=time.full_span)
    elif len(syntax.parse.sentences) == 1 and not any(particulars.dates.by_sentence.values()):
        when = When(start=published, end=published, precision="day", span=None)
    else:
        return events
    words = (when.span,) if when.span else ()
    why = Why(slot="when", by=NEAREST_DAY, probability=EVEN, words=words)
    return tuple(replace(e, when=when, why=(*e.why, why)) if e is first else e for e in events)


def _days(syntax: Syntax, particulars: Particulars, published: date, event: Event) -> Iterator[tuple[int, int, Time]]:
    """Days that may be the event's, with how many sentences and where in the text they stand."""
    here = syntax.words[syntax.parse.words_in(event.trigger)[0]].sentence
    for sentence, times in particulars.dates.by_sentence.items():
        for time, head in times:
            news = time.start is not None and timedelta(0) <= published - time.start <= timedelta(NEWS_DAYS)
            if abs(sentence - here) <= REACH and news and time.start == time.end and not particulars.reports(head):
                yield abs(sentence - here), time.span.start, time
