"""Reports that tell of many incidents, one after the other: what one entry tells belongs to no other.

An entry is a paragraph under a heading of place and day ("Orun, Northvale, Sunday: …"), or one of several phrases of a
list that each end in a bracket ("the mill of Orun, in May 2002 (nine dead); …").
"""

from __future__ import annotations

import re
from bisect import bisect_right

from tallystick.model.span import Span

NAME = r"[A-Z][\w.’'-]*(?:[ -][A-Z0-9][\w.’'-]*){0,3}"
HEADED = re.compile(rf"^({NAME}(?:,[ ]{NAME}){{1,3}}):[ ][^\n]*", re.MULTILINE)
"""A line that begins with two to four names between commas and a colon."""
BRACKETED = re.compile(r"(?<=[:;]\s)(?:and\s)?([^;:()\n]{8,150}\([^()\n]{3,150}\))(?=[;.])")
"""A phrase between semicolons that ends in a bracket."""
FEWEST = 2
"""Entries from which on a report is a digest: a single headed paragraph is a dateline's."""


def entries(text: str) -> tuple[Span, ...]:
    """The entries of a digest in text order; none of another report."""
    headed = [Span(line.start(), line.end()) for line in HEADED.finditer(text)]
    listed = [Span(phrase.start(1), phrase.end(1)) for phrase in BRACKETED.finditer(text)]
    every = sorted(span for found in (headed, listed) if len(found) >= FEWEST for span in found)
    return tuple(every)


def entry_at(spans: tuple[Span, ...], at: int) -> int:
    """The number of the entry that a character stands in; -1 outside all of them."""
    number = bisect_right(spans, at, key=lambda span: span.start) - 1
    return number if number >= 0 and at < spans[number].end else -1


def in_heading(text: str, at: int) -> bool:
    """Whether a character stands in the heading of its line."""
    found = HEADED.match(text, text.rfind("\n", 0, at) + 1)
    return found is not None and at < found.end(1)
