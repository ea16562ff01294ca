"""Short reports of one strike each with their readings: enough to link, count and grade; all names are invented."""

from __future__ import annotations

from datetime import date

from doubles.records import capture
from tallystick.ledger.packing import document_rows as rows_of
from tallystick.ledger.packing import group, reading_rows
from tallystick.ledger.store import Ledger
from tallystick.model.document import Document, digest
from tallystick.model.reading import Attribution, Claim, Entity, Event, Harm, Reading, When, Where
from tallystick.model.span import Span

PLACES = {"Qadmiya": 35.1, "Tel Sawan": 36.4, "Marj Hanin": 34.2}
DAY = date(2021, 3, 3)
OTHER_WORDS = "Harbour Post"
"""The outlet that tells in words of its own, so that its report is no near-copy of another's."""


def strike(
    outlet: str, place: str, day: date, killed: int, voice: str, *, actor: str | None = None, verb: str = "struck",
    published: date | None = None, make: str = "tallystick 0",
) -> Reading:  # fmt: skip
    """A report that says who was killed where by whom, with its reading."""
    who = actor or "Jets"
    when = f"{day.day} {day:%B %Y}"
    text = f"{who} {verb} {place} on {when}, killing {killed} civilians, {voice} said, as {outlet} reports."
    if outlet == OTHER_WORDS:
        text = f"{voice} said {killed} civilians died. On {when} it was {who} that {verb} {place}, {outlet} adds."
    return _Made(Document(text=text, publisher=outlet, published_on=published or day), make).reading(
        who if actor else None, verb, place, day, killed, voice
    )


class _Made:
    def __init__(self, document: Document, make: str) -> None:
        self.document = document
        self.make = make

    def span(self, words: str) -> Span:
        at = self.document.text.index(words)
        return Span(at, at + len(words))

    def reading(self, actor: str | None, verb: str, place: str, day: date, killed: int, voice: str) -> Reading:
        said = Attribution(
            id="a1", voice=voice, source=(self.span(voice),), cue=(self.span("said"),), content=(self.span(verb),)
        )
        doer = Entity(id="n1", name=actor, kind="party", mentions=(self.span(actor),)) if actor else None
        event = self._event(doer, verb, place, day, killed)
        return Reading(
            id=f"r-{digest(self.document.id, self.make)}", reader=self.make, document=self.document,
            attributions=(said,), entities=(doer,) if doer else (), events=(event,),
            claims=tuple(self._claims(event, doer)),
        )  # fmt: skip

    def _event(self, doer: Entity | None, verb: str, place: str, day: date, killed: int) -> Event:
        date_words = f"{day.day} {day:%B %Y}"
        harm = Harm(
            id="h1", who="civilians", outcome="killed", span=self.span(f"{killed} civilians"), number=killed,
            quantifier="exact", low=killed, high=killed, according_to=("a1",),
        )  # fmt: skip
        return Event(
            id="e-" + digest(self.document.id, str(self.span(verb)), "0"), type="assault", mode="aerial",
            acled="Air/drone strike", trigger=self.span(verb), actors=(doer.id,) if doer else (),
            when=When(start=day, end=day, precision="day", span=self.span(date_words)),
            where=Where(name=place, country="SYR", lat=PLACES[place], lon=38.0, precision="town", geonameid=None,
                        span=self.span(place)),
            harm=(harm,), according_to=("a1",), evidence=(Span(0, len(self.document.text)),),
        )  # fmt: skip

    def _claims(self, event: Event, doer: Entity | None) -> list[Claim]:
        when, where, harm = event.when, event.where, event.harm[0]
        assert when and where and when.span and where.span
        plain = [("type", "assault/aerial", event.trigger), ("date", f"{when.start}/{when.end}", when.span),
                 ("place", where.name, where.span)]  # fmt: skip
        if doer:
            plain.append(("actor", doer.id, doer.mentions[0]))
        made = [self._claim(event, name, value, span) for name, value, span in plain]
        counted = Claim(
            id=self._id(event, "killed", str(harm.number)), event=event.id, property="killed", value=None,
            chain=("a1",), factuality="happened", evidence=(harm.span,), who=harm.who, number=harm.number,
            quantifier=harm.quantifier, low=harm.low, high=harm.high,
        )  # fmt: skip
        return [*made, counted]

    def _claim(self, event: Event, name: str, value: str, span: Span) -> Claim:
        return Claim(
            id=self._id(event, name, value), event=event.id, property=name, value=value, chain=("a1",),
            factuality="happened", evidence=(span,),
        )  # fmt: skip

    def _id(self, event: Event, name: str, value: str) -> str:
        return "c-" + digest(self.document.id, event.id, name, value)


def record(ledger: Ledger, *readings: Reading) -> None:
    """Puts readings on record, as a run does."""
    for made in readings:
        ledger.append(
            "run", [group(rows_of(made.document, capture(made.document))), group(reading_rows(made))]
        )  # fmt: skip
