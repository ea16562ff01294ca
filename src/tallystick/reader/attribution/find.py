"""One pipeline from a parsed report to its attributions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallystick.model.reading import Attribution
from tallystick.model.span import touches
from tallystick.model.time import Time
from tallystick.reader.attribution.asides import with_asides
from tallystick.reader.attribution.assemble import network_drafts
from tallystick.reader.attribution.cited import mended, with_cited
from tallystick.reader.attribution.drafts import AttributionDraft, agreement, covered, shared
from tallystick.reader.attribution.following import with_following
from tallystick.reader.attribution.lexicon import word_set
from tallystick.reader.attribution.nesting import (
    beside_denials,
    continued,
    of_themselves,
    parents,
    reading_order,
    widened,
)
from tallystick.reader.attribution.recorded import recorded_drafts
from tallystick.reader.attribution.rules import syntactic_drafts
from tallystick.reader.attribution.said import said_on
from tallystick.reader.attribution.select import selected
from tallystick.reader.attribution.stance import read_stance
from tallystick.reader.attribution.standing import country_about
from tallystick.reader.attribution.voices import resolve_voices
from tallystick.reader.attribution.why import why_of
from tallystick.reader.quotes import quotations, verbatim
from tallystick.reader.syntax import Syntax

ASKERS = word_set("askers")
INSIDE = 0.5
"""The share of a reading of a label that lies in the speech the label heads, when it is a part of that speech."""


def find_attributions(
    syntax: Syntax, times: Sequence[Time] = (), *, publisher: str | None = None, places: Iterable[str] = ()
) -> tuple[Attribution, ...]:
    """Every place where the report says who says something, in text order, outer before inner.

    ``times``: the report's time expressions, for the dates of statements; ``publisher``: the voice of "we" outside
    quotations and of findings without an agent; ``places``: the countries its places lie in, for "the army".
    """
    parse = syntax.parse
    quotes = quotations(parse.text)
    found = selected(syntax, network_drafts(parse, quotes), syntactic_drafts(syntax, quotes), quotes)
    told = [d for d in with_labelled(parse.text, found) if not _asks(d, parse.text)]
    found = with_following(with_asides(told, parse.text), parse.text, parse.sentences, quotes)
    drafts = with_cited(widened(mended(found, syntax), parse.text), syntax)
    above = parents(drafts, parse.text)
    order = reading_order(drafts, above)
    voices = resolve_voices(drafts, above, order, syntax, quotes, publisher, country_about(parse.text, places))
    stances = [read_stance(d, syntax) for d in drafts]
    above = of_themselves(drafts, continued(drafts, above, voices, order, parse.text), parse.text)
    above = beside_denials(above, voices, [s.label == "denies" for s in stances])
    ids = {place: f"a{number}" for number, place in enumerate(order, 1)}
    contents = [d.content for d in drafts]
    return tuple(
        Attribution(
            id=ids[place],
            voice=voices[place],
            source=drafts[place].source,
            cue=drafts[place].cue,
            content=drafts[place].content,
            quoted=verbatim(quotes, drafts[place].content),
            inside=ids[up] if (up := above[place]) is not None else None,
            stance=stances[place].label,
            said=said_on(drafts[place], times, parse.sentences, contents),
            score=round(drafts[place].score, 3),
            why=why_of(drafts[place], voices[place], stances[place], parse.text),
        )
        for place in order
    )


def with_labelled(text: str, found: Iterable[AttributionDraft]) -> tuple[AttributionDraft, ...]:
    """The drafts with recordings and labelled speech: the network's own reading of a label is kept unless it is a part
    of the speech."""
    read = list(found)
    for draft in recorded_drafts(text):
        known = [k for k in read if not _cut_short(k, draft)]
        if (
            len(known) < len(read)
            or not any(touches(draft.cue[0], k.cue) for k in known)
            or (
                draft.source
                and not any(agreement(draft.content, k.content) > 0 and shared(draft.source, k.source) for k in known)
            )
        ):
            read = [*known, draft]
    return tuple(read)


def _asks(draft: AttributionDraft, text: str) -> bool:
    """The turn of who asks in an interview: a question states nothing, and what it tells of others is theirs."""
    name = draft.source[0].of(text).lower().split() if draft.speaker and draft.source else []
    return len(name) == 1 and name[0] in ASKERS and draft.cue[0].of(text) == ":"


def _cut_short(read: AttributionDraft, whole: AttributionDraft) -> bool:
    """The network's reading of a label with only some of the words that the label heads."""
    return touches(whole.cue[0], read.cue) and covered(read.content, whole.content) >= INSIDE
