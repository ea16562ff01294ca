"""The flat, atomic form of a reading: one statement of one property, with exactly one chain of attributions each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tallystick.model.document import Document, digest
from tallystick.model.reading import Attribution, Claim, Entity, Event, Harm, Relation
from tallystick.model.span import Span, Spans

RESPONSIBILITY_TYPES = frozenset({"accuse"})


@dataclass(frozen=True, slots=True)
class Source:
    """What claims are made from: the document, its voices and its entities."""

    document: Document
    attributions: Mapping[str, Attribution]
    entities: Mapping[str, Entity]
    document_id: str = field(init=False, repr=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "document_id", self.document.id)  # a hash of the whole text, in every claim's id


def chains(according_to: Sequence[str], attributions: Mapping[str, Attribution]) -> tuple[tuple[str, ...], ...]:
    """The independent chains among some attributions, each outermost first; no attribution = the report's own voice."""
    if not according_to:
        return ((),)
    outer = {a for i in according_to for a in _outward(i, attributions)[:-1]}
    leaves = [i for i in according_to if i not in outer]
    return tuple(dict.fromkeys(_outward(leaf, attributions) for leaf in leaves))


def _outward(leaf: str, attributions: Mapping[str, Attribution]) -> tuple[str, ...]:
    """A chain from the outermost attribution to a leaf."""
    chain, current = [leaf], attributions[leaf].inside
    while current is not None and current in attributions and current not in chain:
        chain.append(current)
        current = attributions[current].inside
    return tuple(reversed(chain))


STANDING = {
    "alleges": "alleged",
    "denies": "denied",
    "expects": "possible",
    "promises": "planned",
    "doubts": "possible",
}


def standing(chain: Sequence[str], attributions: Mapping[str, Attribution]) -> str:
    """How sure a statement without a happening stands: as its innermost speaker puts it."""
    return STANDING.get(attributions[chain[-1]].stance, "happened") if chain else "happened"


def make_claims(
    source: Source, events: Sequence[Event], relations: Sequence[Relation], statements: Iterable[Claim]
) -> tuple[Claim, ...]:
    """All claims of a reading, events' first, each once."""
    found: dict[str, Claim] = {}
    for event in events:
        for claim in _event_claims(source, event):
            found.setdefault(claim.id, claim)
    for relation in relations:
        for claim in _relation_claims(source, relation):
            found.setdefault(claim.id, claim)
    for claim in statements:
        found.setdefault(claim.id, claim)
    return tuple(found.values())


def claim(
    source: Source,
    *,
    event: str | None,
    property_: str,
    value: str | None,
    chain: tuple[str, ...],
    factuality: str | None,
    evidence: Spans,
    about: str | None = None,
    harm: Harm | None = None,
) -> Claim:
    """A claim with the id DESIGN.md prescribes; an entity's name stands for it in the hash, since its id is local."""
    cue = source.attributions[chain[-1]].cue if chain else ()
    key = source.entities[value].name if value is not None and value in source.entities else value
    counted = f"{harm.who}:{harm.low}:{harm.high}:{harm.quantifier}" if harm else ""
    id_ = "c-" + digest(
        source.document_id, event or "none", property_, key, _written(cue[:1]) or "none", _written(evidence), counted
    )
    if harm is None:
        return Claim(
            id=id_,
            event=event,
            about=about,
            property=property_,
            value=value,
            chain=chain,
            factuality=factuality,
            evidence=evidence,
        )
    return Claim(
        id=id_,
        event=event,
        about=about,
        property=property_,
        value=value,
        chain=chain,
        factuality=factuality,
        evidence=evidence,
        who=harm.who,
        status=harm.status,
        age_group=harm.age_group,
        sex=harm.sex,
        role=harm.role,
        subset_of=harm.subset_of,
        number=harm.number,
        quantifier=harm.quantifier,
        low=harm.low,
        high=harm.high,
        phrase=harm.phrase,
    )


def _written(spans: Iterable[Span]) -> str:
    return ",".join(f"{s.start}-{s.end}" for s in spans)


def _event_claims(source: Source, event: Event) -> Iterator[Claim]:
    for property_, value, evidence in _slots(source, event):
        for chain in chains(event.according_to, source.attributions):
            yield claim(
                source,
                event=event.id,
                property_=property_,
                value=value,
                chain=chain,
                factuality=event.factuality,
                evidence=evidence,
            )
    yield from _zone_claims(source, event)
    yield from _harm_claims(source, event)
    yield from _damage_claims(source, event)
    if event.stated_reason is not None:
        reason = event.stated_reason
        for chain in chains(reason.according_to, source.attributions):
            yield claim(
                source,
                event=event.id,
                property_="justification",
                value=reason.text,
                chain=chain,
                factuality=event.factuality,
                evidence=(reason.span,),
            )


def _slots(source: Source, event: Event) -> Iterator[tuple[str, str, Spans]]:
    """Property, value and words of an event's plain slots."""
    trigger = (event.trigger,)
    yield "type", f"{event.type}/{event.mode}" if event.mode else event.type, trigger
    for role, ids in (("actor", event.actors), ("target", event.targets)):
        for entity in ids:
            yield role, entity, _mention_near(source.entities[entity], event.trigger) or trigger
    for weapon in event.weapons:
        yield "weapon", weapon.kind, (weapon.span,) if weapon.span else trigger
    if event.where is not None:
        yield "place", event.where.name, (event.where.span,) if event.where.span else trigger
    if event.when is not None and (event.when.start or event.when.end):
        yield (
            "date",
            f"{event.when.start or ''}/{event.when.end or ''}",
            (event.when.span,) if event.when.span else trigger,
        )
    if event.type == "accuse" and event.mode == "allege":
        for entity in event.targets:
            yield "responsibility", entity, trigger
    if event.type == "accuse" and event.mode == "investigate":
        yield "inquiry", "investigate", trigger


def _mention_near(entity: Entity, trigger: Span) -> Spans:
    """The mention of an entity that stands nearest to a trigger."""
    if not entity.mentions:
        return ()
    return (min(entity.mentions, key=lambda m: max(m.start - trigger.end, trigger.start - m.end, 0)),)


def _zone_claims(source: Source, event: Event) -> Iterator[Claim]:
    for zone in event.zones:
        if zone.how == "stated":
            for chain in chains(zone.according_to, source.attributions):
                yield claim(
                    source,
                    event=event.id,
                    property_="zone",
                    value=f"{zone.zone}: {zone.answer}",
                    chain=chain,
                    factuality=event.factuality,
                    evidence=(zone.span,) if zone.span else (event.trigger,),
                )


def _harm_claims(source: Source, event: Event) -> Iterator[Claim]:
    for harm in event.harm:
        for chain in chains(harm.according_to, source.attributions):
            yield claim(
                source,
                event=event.id,
                property_=harm.outcome,
                value=None,
                chain=chain,
                factuality=event.factuality,
                evidence=(harm.span,),
                harm=harm,
            )


def _damage_claims(source: Source, event: Event) -> Iterator[Claim]:
    for damage in event.damage:
        for chain in chains(damage.according_to, source.attributions):
            made = claim(
                source,
                event=event.id,
                property_="damage",
                value=f"{damage.what} {damage.outcome}",
                chain=chain,
                factuality=event.factuality,
                evidence=(damage.span,),
            )
            yield Claim(
                id=made.id,
                event=made.event,
                property=made.property,
                value=made.value,
                chain=chain,
                factuality=made.factuality,
                evidence=made.evidence,
                number=damage.number,
                quantifier=damage.quantifier,
                low=damage.low,
                high=damage.high,
                phrase=damage.phrase,
            )


def _relation_claims(source: Source, relation: Relation) -> Iterator[Claim]:
    words = f"{source.entities[relation.source].name} {relation.kind} {source.entities[relation.target].name}"
    for chain in chains(relation.according_to, source.attributions):
        yield claim(
            source,
            event=None,
            property_="relation",
            value=words,
            chain=chain,
            factuality=standing(chain, source.attributions),
            evidence=(relation.span,),
            about=relation.id,
        )
