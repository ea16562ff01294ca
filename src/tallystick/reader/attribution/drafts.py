"""An attribution before it has a voice, a number and a place in the nest."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.span import Span, Spans, hull

UNSPECIFIED = "unspecified"
REPORTS = "unspecified reports"
ACCUSERS = "unspecified accusers"
CRITICS = "unspecified critics"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionDraft:
    """Source, cue and content as spans of the text, with what found them (``by``) and how sure it was of each.

    ``voice`` and ``stance`` are set only where the rule that made the draft knows them: sourceless kinds, labels.
    ``speaker`` marks a frame (a recording, a labelled speech) whose words are its speaker's own.
    """

    source: Spans
    cue: Spans
    content: Spans
    score: float = 1.0
    source_score: float = 1.0
    content_score: float = 1.0
    by: str = "rules: words alone"
    voice: str | None = None
    stance: str | None = None
    publisher: bool = False
    speaker: bool = False

    @property
    def extent(self) -> Span:
        """From the first to the last character of any of its parts."""
        return hull((*self.source, *self.cue, *self.content))

    @property
    def cue_span(self) -> Span:
        """From the first to the last character of the cue."""
        return hull(self.cue)


def length(spans: Spans) -> int:
    """Characters in the spans (of one role: they do not overlap)."""
    return sum(s.end - s.start for s in spans)


def shared(a: Spans, b: Spans) -> int:
    """Characters that lie in both."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def agreement(a: Spans, b: Spans) -> float:
    """Shared characters by those of the union; 0 when both are empty."""
    common = shared(a, b)
    union = length(a) + length(b) - common
    return common / union if union else 0.0


def covered(inner: Spans, outer: Spans) -> float:
    """The share of ``inner`` that lies in ``outer``; 0 for nothing."""
    return shared(inner, outer) / length(inner) if inner else 0.0
