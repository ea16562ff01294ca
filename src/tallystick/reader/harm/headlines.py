"""Counts of a headline that the report tells again below it: they are the report's, and not some more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.reader.harm.drafts import READ_FROM, HarmDraft
from tallystick.reader.harm.phrases import first_of
from tallystick.reader.harm.view import View

HEADLINE = re.compile(r"\s*[^\n]{0,150}[^\s.!:](?=[ \t]*\n[ \t]*\n\s*\S)")
"""A first line that ends like no sentence, or asks, apart from what is below it."""


def told_below(view: View, rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """The rows without those of the headline that a row below it tells again, whole or in numbers."""
    line = HEADLINE.match(view.text)
    end = line.end() if line else 0
    below = [r for r in rows if r.span.start >= end and r.modality == "asserted" and r.confidence >= READ_FROM]
    told = [r for r in rows if r.span.start < end and any(_same(r, other) for other in below)]
    return [r for r in rows if r not in told and not (r.span.start < end and _alternative(view, r, told))]


def _alternative(view: View, row: HarmDraft, told: Sequence[HarmDraft]) -> bool:
    """Whether a count is only another number for one told below: "seven dead, or only three?"."""
    first = first_of(view, row.head)
    either = "or" in (view.lower(first - 1), view.lower(first - 2))
    return either and any(other.outcome == row.outcome and other.head < row.head for other in told)


def _same(row: HarmDraft, below: HarmDraft) -> bool:
    """Whether the report tells as many of the same outcome, or any where the headline does not say how many; of "ten
    or twelve dead" it tells who gives which number."""
    alike = row.number == below.number if row.number is not None else below.number in (row.low, row.high, None)
    shot = row.hit and below.outcome == "killed" and row.number is not None
    return (row.outcome == below.outcome or shot) and (alike or row.quantifier == "plural")
