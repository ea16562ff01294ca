"""The dateline of a wire report: "QAMISHLI, Syria, June 20 (Reuters) -", "SAN SALVADOR, 14 APR 89 (RADIO) --",
"BEIRUT, March 3, 2020 —"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tallystick.model.span import Span, Spans
from tallystick.model.time import Time

# A dateline stands at the head of the text, after at most a title, a byline and a date line.
HEAD_CHARACTERS = 800
HEAD_LINES = 6
LINE = re.compile(r"[ \t]*(?P<line>[^\n]{3,200}(?:\n[^\n]{1,100})?)")
DASH = r"[ \t]*\n?[ \t]*(?:--?-?|[\u2013\u2014\u2015]{1,2})[ \t]*"
WORD = r"[A-Z\u00c0-\u00de][\w.'\u2019-]{0,20}"
PLACE = rf"{WORD}(?:[ /]{{1,2}}(?:(?:de|del|al|el|of|the|la)[ ])?{WORD}){{0,3}}(?:[ ]?\([A-Z][^()\n]{{1,30}}\))??"
DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ ][A-Za-z]{3,9}\.?(?:,?[ ]\d{2,4})?"
    r"|[A-Z][A-Za-z]{2,8}\.?[ ]\d{1,2}(?:st|nd|rd|th)?(?:,?[ ]\d{2,4})?|\d{4}-\d\d-\d\d|NO[ ]DATE)"
)
SHAPE = re.compile(
    rf"(?P<places>{PLACE}(?:[ ]?,[ ]{{1,2}}{PLACE}){{0,2}})?"
    rf"(?P<day>[ ]?,?[ ]{{0,2}}{DAY})?"
    rf"(?:[ ]?,?[ ]{{0,2}}\((?P<agency>[^()\n]{{2,60}}(?:\n[^()\n]{{1,60}})?)\))?{DASH}(?=[^\s\d])"
)
OWN_LINE = re.compile(
    rf"[*_]{{0,2}}(?P<places>{PLACE}(?:[ ]?,[ ]{{1,2}}{PLACE}){{0,2}})(?P<day>[ ]?,[ ]{{1,2}}{DAY})(?P<agency>)?"
    r"[*_]{0,2}[ \t]*\n(?=\s*\S)"
)
"""Place and day alone on a line, as above an article: "*BEIRUT, 3 March 2020*"."""
ONE_PLACE = re.compile(PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """``places``: each place name as written; ``agency``: the outlet in brackets; ``date``: the day the report
    speaks from, where it can be
    told; ``end``: where the body begins."""

    places: Spans
    agency: Span | None
    date_span: Span | None
    end: int
    date: date | None = None


def find_dateline(text: str) -> Dateline | None:
    """The dateline without its date resolved; None where the head of the text has none."""
    head, start = text[:HEAD_CHARACTERS], 0
    for _ in range(HEAD_LINES):
        while start < len(head) and head[start] in " \t\r\n\ufeff":
            start += 1
        if start >= len(head):
            return None
        match = SHAPE.match(head, start)
        if match and _is_dateline(match):
            return _dateline(match)
        alone = OWN_LINE.match(head, start)
        if alone:
            return _dateline(alone)
        line_end = head.find("\n", start)
        if line_end < 0:
            return None
        start = line_end
    return None


def _is_dateline(match: re.Match[str]) -> bool:
    """A dash after capitals is not yet a dateline: a day, an agency, or a place all in capitals must stand before
    it."""
    places, day, agency = match.group("places"), match.group("day"), match.group("agency")
    dash = match.group()[
        (match.end("agency") + 1 if agency else match.end("day") if day else match.end("places")) - match.start() :
    ]
    if agency:
        return bool(places) or len(agency) <= 30
    if not places:
        return False
    spaced = dash != dash.strip() or "\u2014" in dash or "--" in dash
    if day:
        return spaced and "," in day[:3]
    apart = len(dash.strip()) > 0 and (dash.strip() != "-" or (dash[:1].isspace() and dash[-1:].isspace()))
    return spaced and places.isupper() and len(places) > 3 and apart


def _dateline(match: re.Match[str]) -> Dateline:
    places = (
        tuple(Span(found.start(), found.end()) for found in ONE_PLACE.finditer(match.string, *match.span("places")))
        if match.group("places")
        else ()
    )
    day = match.group("day")
    trimmed = Span(match.start("day") + len(day) - len(day.lstrip(" ,")), match.end("day")) if day else None
    agency = Span(*match.span("agency")) if match.group("agency") else None
    return Dateline(places=places, agency=agency, date_span=trimmed, end=match.end())


def time_of(found: Dateline, times: tuple[Time, ...]) -> Time | None:
    """The time expression that is the dateline's date."""
    if found.date_span is None:
        return None
    return next((time for time in times if time.span.overlaps(found.date_span)), None)
