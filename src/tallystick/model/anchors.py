"""Holding on to a claim across readings: what a decision was about, found again in what a later reader found."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from tallystick.model.reading import Claim, Reading
from tallystick.model.record import Anchor, Decision
from tallystick.model.span import Span, Spans, hull

AROUND = 32  # characters kept on either side of the quoted words (DESIGN.md, Identity)
BETWEEN = " … "


def anchor_of(reading: Reading, claim: Claim) -> Anchor:
    """What is kept of a claim so that a decision on it outlives the reading."""
    text = reading.document.text
    whole = hull(claim.evidence) if claim.evidence else Span(0, 0)
    return Anchor(
        document=reading.document.id,
        property=claim.property,
        value=value_in_words(reading, claim),
        voice=voice_of(reading, claim),
        words=BETWEEN.join(span.of(text) for span in claim.evidence),
        before=text[max(0, whole.start - AROUND) : whole.start],
        after=text[whole.end : whole.end + AROUND],
        evidence=claim.evidence,
        trigger=_trigger(reading, claim),
    )


def find_again(anchor: Anchor, key: str, reading: Reading) -> Claim | None:
    """The claim a decision is about, in another reading of its document; None where it cannot be told.

    The claim of the same id, else, among those that say the same of the same property of the same happening in the
    same voice, the one whose words overlap the anchor's best. Two that overlap equally well are no answer: a decision
    without its claim is seen by a person, one on a wrong claim by nobody.
    """
    same = next((claim for claim in reading.claims if claim.id == key), None)
    if same is not None:
        return same
    said = [claim for claim in reading.claims if _says_the_same(anchor, reading, claim)]
    ranked = sorted(((_overlap(claim.evidence, anchor.evidence), claim) for claim in said), key=itemgetter(0))
    if not ranked or (len(ranked) > 1 and ranked[-2][0] == ranked[-1][0]):
        return None
    return ranked[-1][1]


def placed(reading: Reading, decisions: Iterable[Decision]) -> tuple[tuple[Decision, Claim | None], ...]:
    """Each decision on a claim of the reading's document, with the claim it holds for now; None = it has lost it."""
    mine = (d for d in decisions if d.kind == "claim" and d.anchor and d.anchor.document == reading.document.id)
    return tuple((d, find_again(d.anchor, d.key, reading)) for d in mine if d.anchor)


def value_in_words(reading: Reading, claim: Claim) -> str | None:
    """The value of a claim without ids that only its reading knows: an entity's name; a count by whom and how many."""
    if _is_count(claim):
        counted = (claim.value, claim.who, claim.number, claim.quantifier, claim.low, claim.high)
        return " ".join("-" if part is None else str(part) for part in counted)
    names = {entity.id: entity.name for entity in reading.entities}
    return names.get(claim.value, claim.value) if claim.value is not None else None


def _is_count(claim: Claim) -> bool:
    return claim.low is not None or claim.high is not None or claim.quantifier is not None


def voice_of(reading: Reading, claim: Claim) -> str | None:
    """Who says it: the innermost voice of the chain; None = the report itself."""
    voices = {attribution.id: attribution.voice for attribution in reading.attributions}
    return voices.get(claim.chain[-1]) if claim.chain else None


def _says_the_same(anchor: Anchor, reading: Reading, claim: Claim) -> bool:
    return (
        claim.property == anchor.property
        and _overlap(claim.evidence, anchor.evidence) > 0
        and value_in_words(reading, claim) == anchor.value
        and voice_of(reading, claim) == anchor.voice
        and _same_happening(anchor, reading, claim)
    )


def _same_happening(anchor: Anchor, reading: Reading, claim: Claim) -> bool:
    """Whether the happening is told by the same words, in part at least.

    A party or a place is named once for several happenings, so its words do not tell them apart. A count has words
    of its own: it may go with its happening to other words, where the reading tells none by the old ones.
    """
    trigger = _trigger(reading, claim)
    if trigger is None or anchor.trigger is None:
        return trigger == anchor.trigger
    if trigger.overlaps(anchor.trigger):
        return True
    return _is_count(claim) and not any(event.trigger.overlaps(anchor.trigger) for event in reading.events)


def _overlap(one: Spans, other: Spans) -> float:
    """Characters in both, as a share of those in either."""
    mine, theirs = _characters(one), _characters(other)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _characters(spans: Iterable[Span]) -> set[int]:
    return {position for span in spans for position in range(span.start, span.end)}


def _trigger(reading: Reading, claim: Claim) -> Span | None:
    """Where the happening stands that a claim is about."""
    return next((event.trigger for event in reading.events if event.id == claim.event), None)
