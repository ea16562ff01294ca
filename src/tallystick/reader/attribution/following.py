"""Quotations that stand as sentences of their own behind the words of their speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.span import Span, touches
from tallystick.reader.attribution.clean import merge
from tallystick.reader.attribution.drafts import AttributionDraft
from tallystick.reader.quotes import Quotation

FEWEST = 6
"""Words of a quotation that is a statement; shorter ones are names and titles as often."""
NEAR = 200
"""Characters between the words of the speaker and the quotation, at most: about a sentence."""


def with_following(
    drafts: Sequence[AttributionDraft], text: str, sentences: Sequence[Span], quotes: Sequence[Quotation]
) -> tuple[AttributionDraft, ...]:
    """The drafts, each with the quotations behind it that nobody else says.

    A quotation of one or more whole sentences is said by whoever spoke last before it, and not by somebody told of in
    what was said: so in 88 of 100 on PolNeAR train; most others have their own words of saying (1,603 of them).
    """
    made = list(drafts)
    for quote in _statements(text, sentences, quotes):
        if any(touches(quote.inner, draft.content) for draft in made):
            continue
        before = [i for i, draft in enumerate(made) if draft.cue[0].start < quote.whole.start]
        outer = [i for i in before if not any(touches(made[i].cue[0], made[j].content) for j in before if j != i)]
        last = max(outer, key=lambda i: made[i].cue[0].start, default=None)
        if last is not None and quote.whole.start - made[last].extent.end <= NEAR:
            made[last] = replace(made[last], content=merge((*made[last].content, quote.inner)))
    return tuple(made)


def _statements(text: str, sentences: Sequence[Span], quotes: Sequence[Quotation]) -> list[Quotation]:
    """The outermost quotations that begin and end with a sentence of the report and read as sentences themselves."""
    starts, ends = {s.start for s in sentences}, {s.end for s in sentences}
    found = []
    for quote in quotes:
        words = quote.inner.of(text)
        whole = quote.whole.start in starts and quote.whole.end in ends
        said = words[:1].isupper() and words.rstrip()[-1:] in tuple(".!?") and len(words.split()) >= FEWEST
        if quote.level == 0 and whole and said:
            found.append(quote)
    return found
