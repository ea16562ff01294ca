"""Which counts a report gives as the correction of those before, and which as ones that were given before.

"Fewer people died than had been believed … Seventy-nine died": a correction. "Nine dead by the latest count, twelve by
the first": twelve are an earlier count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.span import Span
from tallystick.reader.harm.drafts import HarmDraft
from tallystick.reader.harm.view import View

CORRECTION, EARLIER = "correction", "earlier"
FEWER = re.compile(
    r"\b(?:fewer|lower|smaller|less)\b[^.!?\n]{0,80}\bthan\b[^.!?\n]{0,60}\b(?:believed|thought|assumed|feared|estimated|"
    r"reported|announced|stated|claimed|said)\b",
    re.IGNORECASE,
)
"""What says that those who counted before counted too many."""
REVISED = re.compile(
    r"\b(?:corrected|revised|lowered|reduced)\b[^.!?\n]{0,40}"
    r"\b(?:tolls?|figures?|counts?|numbers?|estimates?)\b",
    re.IGNORECASE,
)
"""What says that a count was set right."""
FORMER = re.compile(
    r"[\s,]*(?:dead|killed|wounded|injured)?\s*by (?:the|an|its) (?:first|initial|early|earlier|original|previous) "
    r"(?:counts?|tall(?:y|ies)|tolls?|figures?|estimates?)\b|[\s,]*by the first\b",
    re.IGNORECASE,
)
"""What follows a count that was given before."""
BEHIND = 2
"""Sentences behind that which says so, in which the corrected count stands."""


def revised(view: View, rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """The rows, those that correct and those that were given before marked as such."""
    correcting = _correcting(view, rows)
    return [
        replace(row, revision=EARLIER) if FORMER.match(view.text, row.span.end)
        else replace(row, revision=CORRECTION) if n == correcting
        else row
        for n, row in enumerate(rows)
    ]  # fmt: skip


def _correcting(view: View, rows: Sequence[HarmDraft]) -> int | None:
    """The first whole count of the dead in what says that it corrects, or soon behind it."""
    for said in (*FEWER.finditer(view.text), *REVISED.finditer(view.text)):
        reach = _reach(view, said.start())
        near = (n for n, row in enumerate(rows) if reach.contains(row.span) and _is_whole(row))
        if (first := next(near, None)) is not None:
            return first
    return None


def _reach(view: View, at: int) -> Span:
    """The sentence that a character stands in, with those behind it that are near."""
    sentences = view.syntax.parse.sentences
    first = next(n for n, sentence in enumerate(sentences) if at < sentence.end)
    return Span(sentences[first].start, sentences[min(first + BEHIND, len(sentences) - 1)].end)


def _is_whole(row: HarmDraft) -> bool:
    """Whether a row counts all the dead, in figures that leave nothing open."""
    return row.outcome == "killed" and row.subset_of is None and row.number is not None and row.quantifier == "exact"
