"""Lines of a page that lead to other reports: links ("Related: …") and lists of films. What they tell is none of the
report they stand beside."""

from __future__ import annotations

import re
from itertools import pairwise

from tallystick.model.span import Span

LINK = re.compile(
    r"^[^\w\n]*(?:RELATED|Related|MORE|SEE ALSO|See also|ALSO READ|Also read|READ ALSO|Read also|READ MORE|Read more)"
    r"(?: [\w ]{1,20})?:[ \t]*(?=\S)[^\n]*",
    re.MULTILINE,
)
"""A line that names another report: "Related: Two held after a raid in Orun"."""
LENGTH = re.compile(r"^[ \t]*(\d{1,2}):([0-5]\d)[ \t]+(?![ap]\.?m\b)[^\n]*", re.MULTILINE | re.IGNORECASE)
"""A line that begins with the length of a film, or with an hour."""
TURNS = 2
"""Rises and falls of a list's numbers that the hours of a day's events, which pass midnight once, do not have."""


def teasers(text: str) -> tuple[Span, ...]:
    """Lines that lead to other reports: what they tell is none of this one's."""
    films = list(LENGTH.finditer(text))
    starts = [(int(line[1]), int(line[2])) for line in films]
    rises = sum(a < b for a, b in pairwise(starts))
    listed = films if TURNS <= rises <= len(starts) - 1 - TURNS else []
    return tuple(Span(line.start(), line.end()) for line in (*LINK.finditer(text), *listed))


def inside(spans: tuple[Span, ...], span: Span) -> bool:
    """Whether a span begins in one of some others."""
    return any(each.start <= span.start < each.end for each in spans)
