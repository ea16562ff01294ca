"""What is said without telling of a happening: positions, intents, justifications, risks, characterisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallystick.model.reading import Attribution, Claim, Event
from tallystick.model.span import Span, hull
from tallystick.reader.claims import Source, chains, claim, standing
from tallystick.reader.events.slots import WordFinder
from tallystick.reader.syntax import Syntax

# Words that tell what kind of statement it is; the first kind that matches wins.
KINDS = (
    ("inquiry", frozenset("investigate investigation inquiry probe review".split())),
    ("risk", frozenset("risk danger endanger threaten jeopardise jeopardize vulnerable hazard peril".split())),
    ("intent", frozenset("intend intention aim mean mission goal purpose seek plan objective want design".split())),
    (
        "justification",
        frozenset(
            "justify justified legitimate self-defense self-defence lawful necessary retaliation proportionate".split()
        ),
    ),
    (
        "position",
        frozenset("should must oppose support reject favour favor demand call urge cease condemn will welcome".split()),
    ),
)


def statements(
    syntax: Syntax, source: Source, attributions: Sequence[Attribution], events: Sequence[Event]
) -> Iterator[Claim]:
    """A claim for every innermost statement that carries no happening of its own."""
    finder = WordFinder(syntax)
    carriers = {i for e in events for i in e.according_to}
    outer = {a.inside for a in attributions if a.inside}
    for attribution in attributions:
        told = attribution.id in carriers and attribution.stance != "calls-for"
        if told or attribution.id in outer or not attribution.content:
            continue
        kind = _kind(syntax, finder, attribution)
        (chain,) = chains((attribution.id,), source.attributions)
        words = " ".join(s.of(syntax.text) for s in attribution.content)
        yield claim(
            source,
            event=None,
            property_=kind,
            value=words,
            chain=chain,
            factuality=standing(chain, source.attributions),
            evidence=attribution.content,
            about=_about(attribution, events),
        )


def _kind(syntax: Syntax, finder: WordFinder, attribution: Attribution) -> str:
    if attribution.stance == "calls-for":
        return "position"
    lemmas = {syntax.words[k].lemma.lower() for span in attribution.content for k in finder.words(span)}
    return next((kind for kind, words in KINDS if lemmas & words), "characterisation")


def _about(attribution: Attribution, events: Sequence[Event]) -> str | None:
    """The happening a statement comments on: the last one told before it, if it is near."""
    here = hull((*attribution.cue, *attribution.content))
    before = [e for e in events if e.trigger.start < here.end and here.start - e.trigger.end < NEAR_CHARACTERS]
    return before[-1].id if before else None


NEAR_CHARACTERS = 400  # a statement comments on a happening told at most about two sentences before it


def sentence_of(syntax: Syntax, span: Span) -> Span:
    """The sentence a span begins in."""
    return next((s for s in syntax.parse.sentences if s.start <= span.start < s.end), span)
