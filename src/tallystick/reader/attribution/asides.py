"""Who is named in a bracket as the source of what stands in it: "(40 dead, according to the charity)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tallystick.model.span import Span, touches
from tallystick.reader.attribution.drafts import AttributionDraft

ASIDE = re.compile(r"\((?P<said>[^()\n]{3,200}?),\s(?P<cue>according to)\s(?P<who>[^()\n,;]{3,80})\)")


def with_asides(found: Iterable[AttributionDraft], text: str) -> tuple[AttributionDraft, ...]:
    """The drafts, with one for each bracket that names its source and that nothing else read."""
    drafts = tuple(found)
    return (*drafts, *(new for new in _asides(text) if not any(touches(new.cue[0], old.cue) for old in drafts)))


def _asides(text: str) -> Iterator[AttributionDraft]:
    for aside in ASIDE.finditer(text):
        said, cue, who = (Span(*aside.span(part)) for part in ("said", "cue", "who"))
        yield AttributionDraft(source=(who,), cue=(cue,), content=(said,), by="rules: bracket")
