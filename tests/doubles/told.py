"""Reports of two happenings each, and what readers of two makes find in them; no ledger is needed for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tallystick.model.document import Document, digest
from tallystick.model.reading import Attribution, Claim, Entity, Event, Harm, Reading
from tallystick.model.span import Span


def report(number: int) -> Document:
    """Two happenings with the same count, told by two voices; all names are invented."""
    text = (
        f"Jets struck the market of Ardun {number} on Monday, killing at least {number + 2} civilians, the Harbour "
        f"Monitor said. Gunners shelled the market of Belun {number} too, killing at least {number + 2} civilians, "
        f"the Vell Ministry said."
    )
    return Document(
        text=text, publisher="Meridian Wire", published_on=date(2024, 3, 5), url=f"https://m.example/{number}"
    )


class _Reader:
    """Makes a reading; a second make of reader has other spans, other local ids and other types."""

    def __init__(self, document: Document, make: int) -> None:
        self.document = document
        self.make = make

    def span(self, words: str, wider: str, start: int = 0) -> Span:
        """Where the words stand; the second make takes in more of them."""
        found = wider if self.make > 1 else words
        at = self.document.text.index(found, start)
        return Span(at, at + len(found))

    def event(
        self, verb: str, wider: str, place: str, voice: str
    ) -> tuple[Event, Attribution, tuple[Entity, ...], list[Claim]]:
        """One happening with its voice, its entities and its claims."""
        text, start = self.document.text, self.document.text.index(verb)
        trigger = self.span(verb, wider)
        cue = Span(at := text.index(" said", start) + 1, at + 4)
        source = Span(at := text.index(voice, start), at + len(voice))
        who = Attribution(
            id=f"{'ab'[self.make > 1]}-{verb}", voice=voice, source=(source,), cue=(cue,), content=(trigger,)
        )
        event_id = "e-" + digest(self.document.id, str(trigger), "0")
        count = int(text[text.index("at least ", start) + 9 :].split()[0])
        words = f"at least {count} civilians"
        harm = Harm(
            id=f"h-{verb}", who="civilians", outcome="killed", low=count, number=count, quantifier="at-least",
            span=self.span(words, f"killing {words}", start), according_to=(who.id,),
        )  # fmt: skip
        entity = Entity(id=f"n-{self.make}-{verb}", name=place, kind="place", mentions=(self.span(place, place),))
        type_ = "assault" if self.make == 1 else "bomb"
        event = Event(
            id=event_id, type=type_, trigger=trigger, harm=(harm,), according_to=(who.id,), evidence=(trigger,)
        )
        claims = [
            self.claim(event, who, "type", type_, (trigger,)),
            self.claim(event, who, "target", entity.id, (self.span(place, f"market of {place}"),), entity.name),
            self.claim(event, who, "killed", None, (harm.span,), f"{count}"),
        ]
        claims[2] = _counted(claims[2], harm)
        return event, who, (entity,), claims

    def claim(
        self, event: Event, who: Attribution, property_: str, value: str | None, spans: tuple[Span, ...], said: str = ""
    ) -> Claim:
        """A claim with an id made as the reader makes it."""
        key = digest(self.document.id, event.id, property_, said or value, str(who.cue), str(spans))
        return Claim(
            id=f"c-{key}", event=event.id, property=property_, value=value, chain=(who.id,), factuality="happened",
            evidence=spans,
        )  # fmt: skip


def _counted(claim: Claim, harm: Harm) -> Claim:
    return replace(claim, who=harm.who, number=harm.number, quantifier=harm.quantifier, low=harm.low)


def reading_id(document: Document, make: int = 1) -> str:
    """The id of a reading by a reader of this make."""
    return f"r-{digest(document.id, str(make))}"


def reading(document: Document, make: int = 1) -> Reading:
    """What a reader of this make finds in a report of ``report``; nothing in any other text."""
    id_ = reading_id(document, make)
    if not document.text.startswith("Jets struck"):
        return Reading(id=id_, reader=f"double/{make}", document=document)
    number = document.text.split("Ardun ")[1].split()[0]
    made = _Reader(document, make)
    told = (
        made.event("struck", "struck the market", f"Ardun {number}", "the Harbour Monitor"[4:]),
        made.event("shelled", "shelled the market", f"Belun {number}", "Vell Ministry"),
    )
    return Reading(
        id=id_,
        reader=f"double/{make}",
        document=document,
        events=tuple(event for event, _, _, _ in told),
        attributions=tuple(who for _, who, _, _ in told),
        entities=tuple(entity for _, _, entities, _ in told for entity in entities),
        claims=tuple(claim for _, _, _, claims in told for claim in claims),
    )
