"""Which attributions carry a stretch of text."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.model.reading import Attribution
from tallystick.model.span import Span, touches
from tallystick.reader.attribution.drafts import covered

CARRIED_SHARE = 0.5
"""A span is carried when at least half of it lies in the content: network edges are off by a word now and then."""


def according_to(span: Span, attributions: Sequence[Attribution]) -> tuple[str, ...]:
    """Ids of every attribution whose content carries ``span``, in text order, outer before inner.

    ``attributions`` are those of ``find_attributions``: already in that order. () = the report's own voice.
    """
    near = (a for a in attributions if touches(span, a.content))
    return tuple(a.id for a in near if covered((span,), a.content) >= CARRIED_SHARE)
