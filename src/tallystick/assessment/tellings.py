"""What a reading tells, for people: its events in full and the words behind each of its claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tallystick.assessment.statements import Telling
from tallystick.model.dossier import Party, Told, Words
from tallystick.model.reading import Event, Reading
from tallystick.model.span import Spans
from tallystick.resources.voices.register import Register, shipped_register

BETWEEN = " … "


def told_of(reading: Reading, register: Register | None = None) -> tuple[Told, ...]:
    """The events of a reading, each complete in itself."""
    source = Telling(reading, register or shipped_register())
    return tuple(_told(source, event) for event in reading.events)


def _told(source: Telling, event: Event) -> Told:
    return Told(
        id=event.id,
        document=source.reading.document.id,
        type=event.type,
        words=event.trigger.of(source.reading.document.text),
        trigger=(event.trigger,),
        mode=event.mode,
        acled=event.acled,
        scope=event.scope,
        factuality=event.factuality,
        background=event.background,
        when=event.when,
        where=event.where,
        actors=tuple(_parties(source, event.actors)),
        targets=tuple(_parties(source, event.targets)),
        weapons=tuple(weapon.kind for weapon in event.weapons),
        ordinal=event.series.ordinal if event.series else None,
        series=event.series.of if event.series else None,
    )


def _parties(source: Telling, ids: Iterable[str]) -> Iterable[Party]:
    for id_ in ids:
        entity = source.entities.get(id_)
        if entity is not None:
            yield Party(
                name=entity.name,
                kind=entity.kind,
                root=source.party_of(entity),
                country=entity.country,
                sector=entity.sector,
            )


def words_of(reading: Reading) -> Mapping[str, Words]:
    """The words behind each statement that ``statements_of`` makes of a reading, by its id."""
    document = reading.document
    found = {claim.id: claim.evidence for claim in reading.claims}
    found |= {f"{document.id}/{victim.id}": (victim.span,) for victim in reading.victims}
    return {id_: quoted(document.id, document.text, spans) for id_, spans in found.items()}


def quoted(document: str, text: str, spans: Spans) -> Words:
    """The words of some spans of a document."""
    return Words(document=document, spans=spans, text=BETWEEN.join(" ".join(span.of(text).split()) for span in spans))
