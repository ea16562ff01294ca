"""When a statement was made: the time that hangs on the cue, not one that is part of what was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallystick.model.reading import Said
from tallystick.model.span import Span, Spans, touches
from tallystick.model.time import Time
from tallystick.reader.attribution.drafts import AttributionDraft

FARTHEST = 60
"""Characters between the cue and its date: "said in a statement late on Friday" fits, a clause does not."""


def said_on(
    draft: AttributionDraft, times: Iterable[Time], sentences: Sequence[Span], others: Iterable[Spans]
) -> Said | None:
    """The date of the statement, or None. ``others``: contents of all attributions of the report."""
    if draft.speaker or not draft.source:
        return None
    sentence = next((s for s in sentences if s.overlaps(draft.cue[0])), None)
    if sentence is None:
        return None
    near = [t for t in times if _dates(t, draft, sentence)]
    foreign = [c for c in others if not touches(draft.cue[0], c)] if near else []
    near = [t for t in near if not any(touches(t.span, content) for content in foreign)]
    if not near:
        return None
    best = min(near, key=lambda t: (_gap(draft.cue, t.full_span), t.span.start))
    interval = best.interval()
    return Said(start=interval.start, end=interval.end, span=best.span)


def _dates(time: Time, draft: AttributionDraft, sentence: Span) -> bool:
    if not sentence.contains(time.span) or not time.is_dated or _gap(draft.cue, time.full_span) > FARTHEST:
        return False
    if touches(time.span, (*draft.content, *draft.source)):
        return False
    between = Span(min(draft.cue[0].end, time.span.end), max(draft.cue[0].start, time.span.start))
    return between.start >= between.end or not touches(between, draft.content)


def _gap(cue: Spans, span: Span) -> int:
    return min(max(c.start - span.end, span.start - c.end, 0) for c in cue)
