"""Who says so: from the attributions a slot lists to chains of voices, outermost first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tallystick.model.reading import Attribution, Claim, Entity, Event, Reading
from tallystick.model.span import Span, Spans

OWN_VOICE = "the report itself"
PIECES_APART = " … "
Chain = tuple[Attribution, ...]


@dataclass(frozen=True, kw_only=True)
class Index:
    """The reading by id, with the number a reader sees for each attribution (its place in the text)."""

    reading: Reading

    @cached_property
    def attributions(self) -> Mapping[str, Attribution]:
        return {item.id: item for item in self.reading.attributions}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        ordered = sorted(self.reading.attributions, key=_first_place)
        return {item.id: place for place, item in enumerate(ordered, start=1)}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        return {item.id: item for item in self.reading.entities}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        return {item.id: item for item in self.reading.events}

    @cached_property
    def claims_of(self) -> Mapping[str | None, tuple[Claim, ...]]:
        grouped: dict[str | None, list[Claim]] = {}
        for claim in self.reading.claims:
            grouped.setdefault(claim.event, []).append(claim)
        return {event: tuple(claims) for event, claims in grouped.items()}

    def name(self, entity: str) -> str:
        """The entity's name; the word itself where it is no id."""
        found = self.entities.get(entity)
        return found.name if found else entity

    def words(self, spans: Iterable[Span]) -> str:
        """The words of the spans in text order, with an ellipsis where something is left out."""
        return PIECES_APART.join(span.of(self.reading.document.text) for span in sorted(spans))


def _first_place(item: Attribution) -> tuple[int, int]:
    spans = (*item.source, *item.cue, *item.content)
    return (min((s.start for s in spans), default=0), -max((s.end for s in spans), default=0))


def ancestors(index: Index, attribution: Attribution) -> Chain:
    """The chain that ends in the attribution, outermost first; a circle of ``inside`` ends where it closes."""
    chain, seen = [attribution], {attribution.id}
    while (outer := index.attributions.get(chain[0].inside or "")) is not None and outer.id not in seen:
        chain.insert(0, outer)
        seen.add(outer.id)
    return tuple(chain)


def chains(index: Index, according_to: Iterable[str]) -> tuple[Chain, ...]:
    """One chain for each independent voice among ``according_to``; none for the report's own voice."""
    listed = [index.attributions[item] for item in according_to if item in index.attributions]
    full = [ancestors(index, item) for item in listed]
    outer = {step.id for chain in full for step in chain[:-1]}
    return tuple(chain for chain in full if chain[-1].id not in outer)


def chain_of_claim(index: Index, claim: Claim) -> Chain:
    """The claim's own chain, as stored."""
    return tuple(index.attributions[item] for item in claim.chain if item in index.attributions)


def voices(chain: Chain) -> str:
    """As "Reuters > American officials"; the report itself for an empty chain."""
    return " > ".join(step.voice for step in chain) or OWN_VOICE


def voices_of(index: Index, according_to: Iterable[str]) -> str:
    """All voices of a slot: steps of one chain joined by " > ", independent chains by " | "."""
    return " | ".join(voices(chain) for chain in chains(index, according_to)) or OWN_VOICE


def inside_content(spans: Spans, attribution: Attribution) -> Spans:
    """The parts of ``spans`` that lie in what the attribution says; its whole content where they share nothing."""
    shared = {
        Span(max(span.start, said.start), min(span.end, said.end))
        for span in spans
        for said in attribution.content
        if span.overlaps(said)
    }
    return tuple(sorted(shared)) or attribution.content


def is_verbatim(spans: Spans, attribution: Attribution) -> bool:
    """Whether all the words stand in quotation marks in the report."""
    return bool(spans) and all(any(q.contains(span) for q in attribution.quoted) for span in spans)
