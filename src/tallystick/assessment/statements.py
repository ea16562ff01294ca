"""The claims of readings as statements: complete in themselves, so that no later step needs the reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tallystick.model.incident import Statement, Voice
from tallystick.model.reading import IMPORTED, Attribution, Claim, Entity, Event, Harm, Reading, Victim
from tallystick.resources.voices.credits import shows_own_work, wire_credit
from tallystick.resources.voices.register import Register, shipped_register

PARTY_PROPERTIES = frozenset({"actor", "target", "responsibility"})
NAMED = "named:"
"""What the property of a statement about one named person begins with; the outcome follows."""

KNOWN = ("key", "country", "sector", "kind", "office")
"""What a reading knows of an entity that speaks."""
INDEFINITE = frozenset({"a", "an", "another", "one", "any"})


@dataclass(frozen=True)
class Telling:
    """A reading with what its statements have in common, and whose voice each of its names is."""

    reading: Reading
    register: Register

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.reading.entities}

    @cached_property
    def attributions(self) -> Mapping[str, Attribution]:
        return {attribution.id: attribution for attribution in self.reading.attributions}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        return {event.id: event for event in self.reading.events}

    @cached_property
    def publisher(self) -> Voice | None:
        name = self.reading.document.publisher
        return self.register.voice(name) if name else None

    @cached_property
    def wire(self) -> str | None:
        return wire_credit(self.reading.document.text, self.reading.document.publisher)

    @cached_property
    def seen(self) -> bool:
        names = [self.reading.document.publisher or ""]
        for key in (self.register.key_of(names[0]) if names[0] else None, self.wire):
            names.extend(self.register.names_of(key) if key else ())
        return shows_own_work(self.reading.document.text, names)

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        return {id_: self.voice_of(attribution) for id_, attribution in self.attributions.items()}

    def voice_of(self, attribution: Attribution) -> Voice:
        """The voice of an attribution, with what the reading knows of its entity."""
        entity = self.entities.get(attribution.entity or "") or self._named(attribution.voice)
        known = {name: getattr(entity, name) for name in KNOWN} if entity is not None else {}
        voice = self.register.voice(attribution.voice, **known)
        return replace(voice, office=None) if attribution.voice in self.any_of_them else voice

    @cached_property
    def any_of_them(self) -> frozenset[str]:
        """The voices that the report leaves open which they are ("a mayor")."""
        text = self.reading.document.text
        said = ((a.voice, span.of(text).split()) for a in self.reading.attributions for span in a.source)
        return frozenset(voice for voice, words in said if words and words[0].lower() in INDEFINITE)

    def _named(self, name: str) -> Entity | None:
        return next((entity for entity in self.reading.entities if entity.name == name), None)

    def party_of(self, entity: Entity | None) -> str | None:
        """The root of an entity that is a party or person with a side; None for things, places and crowds."""
        if entity is None or entity.kind not in ("party", "person", "group"):
            return None
        voice = self.register.voice(
            entity.name, key=entity.key, country=entity.country, sector=entity.sector, kind=entity.kind
        )
        return voice.root if voice.named else None

    def chain(self, claim: Claim | Victim) -> tuple[Voice, ...]:
        ids = claim.chain if isinstance(claim, Claim) else claim.according_to
        return tuple(self.voices[i] for i in ids if i in self.voices)


def statements_of(
    reading: Reading, events: Collection[str] | None = None, register: Register | None = None
) -> tuple[Statement, ...]:
    """The statements of a reading about some of its events; about all of them without ``events``.

    Claims about an event (``about``) come with it; the named among its harmed are statements of their own.
    """
    source = Telling(reading, register or shipped_register())
    wanted = None if events is None else frozenset(events)
    found = [
        _statement(source, claim)
        for claim in reading.claims
        if wanted is None or claim.event in wanted or (claim.event is None and claim.about in wanted)
    ]
    found += [_named(source, v) for v in reading.victims if v.event and (wanted is None or v.event in wanted)]
    return tuple(found)


def _common(source: Telling, event: Event | None) -> dict[str, object]:
    where = event.where if event else None
    return {
        "document": source.reading.document.id,
        "publisher": source.publisher,
        "wire": source.wire,
        "seen": source.seen,
        "compiled": source.reading.reader.startswith(IMPORTED),
        "place": where.name if where else None,
        "country": where.country if where else None,
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "reach_km": where.uncertainty_km if where else None,
    }


def _statement(source: Telling, claim: Claim) -> Statement:
    event = source.events.get(claim.event or "")
    entity = source.entities.get(claim.value or "")
    last = source.attributions.get(claim.chain[-1]) if claim.chain else None
    made = Statement(
        id=claim.id,
        property=claim.property,
        value=entity.name if entity else claim.value,
        event=claim.event or claim.about,
        chain=source.chain(claim),
        factuality=claim.factuality,
        stance=last.stance if last else "states",
        as_of=claim.as_of or _said(source, last),
        at=min((span.start for span in claim.evidence), default=None),
        until=max((span.end for span in claim.evidence), default=None),
        party=source.party_of(entity) if claim.property in PARTY_PROPERTIES else None,
        **_common(source, event),  # type: ignore[arg-type]
    )
    return _counted(source, made, claim, event) if claim.who or claim.property == "damage" else made


def _said(source: Telling, attribution: Attribution | None) -> date | None:
    """The day a statement speaks for: when it was said, else when it was printed."""
    said = attribution.said if attribution else None
    return (said.end or said.start if said else None) or source.reading.document.published_on


def _counted(source: Telling, made: Statement, claim: Claim, event: Event | None) -> Statement:
    """A statement of a count, with its numbers and its place among the report's counts."""
    harm = next((h for h in (event.harm if event else ()) if _counts(h, claim)), None)
    document = source.reading.document.id
    return replace(
        made,
        who=claim.who,
        status=claim.status,
        role=claim.role,
        number=claim.number,
        quantifier=claim.quantifier,
        low=claim.low,
        high=claim.high,
        phrase=claim.phrase,
        harm=f"{document}/{harm.id}" if harm else None,
        revision=harm.revision if harm else None,
        subset_of=f"{document}/{claim.subset_of}" if claim.subset_of else None,
        party=_side(source, event) if claim.who in ("combatants", "security-forces") else None,
    )


def _counts(harm: Harm, claim: Claim) -> bool:
    """Whether a claim was made from a row of harm."""
    same = (harm.outcome, harm.who, harm.low, harm.high) == (claim.property, claim.who, claim.low, claim.high)
    return same and (harm.span,) == claim.evidence


def _side(source: Telling, event: Event | None) -> str | None:
    """Whose people were harmed: the one party the event was aimed at, if there is one."""
    roots = {source.party_of(source.entities.get(i)) for i in event.targets} - {None} if event else set()
    return next(iter(roots)) if len(roots) == 1 else None


def _named(source: Telling, victim: Victim) -> Statement:
    """The statement that one named person was harmed."""
    innermost = source.attributions.get(victim.according_to[-1]) if victim.according_to else None
    return Statement(
        id=f"{source.reading.document.id}/{victim.id}",
        property=f"{NAMED}{victim.outcome}",
        value=victim.name,
        event=victim.event,
        chain=source.chain(victim),
        as_of=_said(source, innermost),
        status=victim.status,
        role=victim.role,
        who=victim.age_group,
        age=victim.age,
        sex=victim.sex,
        at=victim.span.start,
        **_common(source, source.events.get(victim.event or "")),  # type: ignore[arg-type]
    )


def about_any(reading: Reading, types: Collection[str]) -> Iterator[str]:
    """The ids of a reading's events of some types."""
    return (event.id for event in reading.events if event.type in types)
