"""An entry written out as a document, and the reading that says what it says: one way onto the record for all.

The text is what was put down, a few short lines; every span points into it. What reads, links, judges and shows
machine readings reads, links, judges and shows these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tallystick.archive.check import UnreadableError, checked_text
from tallystick.flow.entry import Count, Entry
from tallystick.flow.siding import named
from tallystick.ledger.errors import RefusedError
from tallystick.model.document import Document, digest
from tallystick.model.dossier import PERSON
from tallystick.model.reading import (
    Attribution,
    Claim,
    Entity,
    Event,
    Harm,
    PlaceMention,
    Reading,
    TimeMention,
    Weapon,
    When,
)
from tallystick.model.span import Span, Spans
from tallystick.reader.claims import Source, claim, make_claims, standing
from tallystick.resources.vocabularies import say, say_type, vocabulary

NOTICE = {PERSON: "a person's entry, not reviewed"}
IMPORTED = "an imported record, not reviewed"
SAYS = "according to"
PARTY_PROPERTIES = {"actor": "by", "responsibility": "blamed:", "target": "at"}
VOICE = "a1"


@dataclass(slots=True)
class _Sheet:
    """The text in the making."""

    text: str = ""
    names: dict[tuple[str, str], Span] = field(default_factory=dict)

    def line(self, before: str, words: str, after: str = "") -> Span:
        """Adds a line and says where its middle stands."""
        words = " ".join(words.split())
        start = len(self.text) + len(before) + bool(before)
        self.text += f"{before}{' ' if before else ''}{words}{after}\n"
        return Span(start, start + len(words))

    def name(self, property_: str, words: str) -> Span:
        """Adds a line that names a party, and keeps where."""
        found = self.names[property_, words] = self.line(PARTY_PROPERTIES[property_], words)
        return found


@dataclass(frozen=True, slots=True)
class _Spans:
    """Where everything stands."""

    trigger: Span
    when: Span | None
    where: Span | None
    names: dict[tuple[str, str], Span]
    weapons: Spans
    counts: Spans
    said: Spans
    voice: Span | None
    cue: Span | None
    quote: Span | None


def reading_of(entry: Entry) -> Reading:
    """The reading of an entry; the same entry gives the same ids.

    Raises:
        RefusedError: it is longer than a report may be, or holds half a character.
    """
    sheet = _Sheet()
    spans = _written(entry, sheet)
    document = Document(
        text=_checked(sheet.text.rstrip("\n")), title=entry.title, publisher=entry.publisher,
        published_on=entry.published_on, url=entry.url,
    )  # fmt: skip
    attributions = tuple(_attributions(entry, spans))
    entities = tuple(_entities(entry, spans))
    source = Source(document, {a.id: a for a in attributions}, {e.id: e for e in entities})
    event = _event(entry, spans, source)
    return Reading(
        id="r-" + digest(document.id, entry.reader),
        reader=entry.reader,
        document=document,
        attributions=attributions,
        entities=entities,
        events=(event,),
        claims=tuple(_claims(entry, spans, source, event)),
        times=tuple(_times(event)),
        places=tuple(_places(event)),
        notice=NOTICE.get(entry.reader, IMPORTED),
    )


def _checked(text: str) -> str:
    try:
        return checked_text(text)
    except UnreadableError as error:
        raise RefusedError(f"the entry cannot be kept: {error}") from None


def _written(entry: Entry, sheet: _Sheet) -> _Spans:
    """Writes the entry out, a fact a line."""
    for words in entry.head:
        sheet.line("", words)
    trigger = sheet.line("", say_type(entry.type, entry.mode))
    when = sheet.line("", _days(entry)) if entry.first or entry.last else None
    where = sheet.line("", entry.place.name, _beside(entry)) if entry.place else None
    for name in entry.actors:
        sheet.name("actor", name)
    for name in entry.targets:
        sheet.name("target", name)
    weapons = tuple(sheet.line("with", name) for name in entry.weapons)
    counts = tuple(sheet.line("", words_of(count)) for count in entry.counts)
    said = tuple(
        sheet.name(name, value) if name in PARTY_PROPERTIES else sheet.line(f"{say('claim_property', name)}:", value)
        for name, value in entry.said
    )
    voice, cue, quote = _voiced(entry, sheet)
    for words in entry.notes:
        sheet.line("", words)
    return _Spans(trigger, when, where, sheet.names, weapons, counts, said, voice, cue, quote)


def _days(entry: Entry) -> str:
    first, last = (day.isoformat() if day else "…" for day in (entry.first, entry.last))
    return first if first == last else f"{first} to {last}"


def _beside(entry: Entry) -> str:
    """Country and point of a place, as they stand after its name."""
    place = entry.place
    assert place is not None
    country = f", {place.country}" if place.country else ""
    return country + (f" ({place.lat}, {place.lon})" if place.lat is not None else "")


def words_of(count: Count) -> str:
    """A count as "at least 5 civilians killed"."""
    pattern = "{low}–{high}" if count.quantifier == "between" else vocabulary("quantifier")[count.quantifier]
    number = pattern.format(n=count.number, low=count.low, high=count.high)
    status = f" ({say('status', count.status)})" if count.status else ""
    one = count.number == 1 and count.quantifier == "exact"
    people = say("who_one" if one else "who", count.who)
    outcome = "lost" if count.outcome == "unspecified-loss" else say("harm_outcome", count.outcome)
    return f"{number} {people} {outcome}{status}"


def _voiced(entry: Entry, sheet: _Sheet) -> tuple[Span | None, Span | None, Span | None]:
    """The line of who says it, with the words."""
    voice = cue = quote = None
    if entry.voice is not None:
        verb = SAYS if entry.stance == "states" else say("stance", entry.stance)
        start = len(sheet.text)
        if entry.stance == "states":
            voice = sheet.line(verb, entry.voice)
            cue = Span(start, start + len(verb))
        else:
            voice = sheet.line("", entry.voice, f" {verb}")
            cue = Span(voice.end + 1, voice.end + 1 + len(verb))
    if entry.words:
        quote = sheet.line("“", entry.words, "”")
    return voice, cue, quote


def _attributions(entry: Entry, spans: _Spans) -> Iterator[Attribution]:
    if entry.voice is None or spans.voice is None or spans.cue is None:
        return
    yield Attribution(
        id=VOICE,
        voice=entry.voice,
        source=(spans.voice,),
        cue=(spans.cue,),
        content=(spans.quote or Span(spans.trigger.start, min(spans.cue.start, spans.voice.start)),),
        quoted=(spans.quote,) if spans.quote else (),
        stance=entry.stance,
    )


def _entities(entry: Entry, spans: _Spans) -> Iterator[Entity]:
    for number, ((_, name), span) in enumerate(spans.names.items(), 1):
        known = named(name)
        yield Entity(
            id=f"n{number}",
            name=known.name,
            kind=known.kind,
            country=known.country,
            sector=known.sector,
            key=known.key,
            mentions=(spans.quote or span,),
        )


def _id_of(spans: _Spans, property_: str, name: str) -> str:
    return f"n{list(spans.names).index((property_, name)) + 1}"


def _event(entry: Entry, spans: _Spans, source: Source) -> Event:
    document = source.document
    chain = tuple(source.attributions)
    stands = "happened" if entry.asserted is not None else standing(chain, source.attributions)
    when = When(start=entry.first, end=entry.last, precision=_precision(entry), span=spans.when)
    return Event(
        id="e-" + digest(document.id, str(spans.trigger), "0"),
        type=entry.type,
        mode=entry.mode,
        acled=entry.acled,
        trigger=spans.trigger,
        actors=tuple(_id_of(spans, "actor", name) for name in entry.actors),
        targets=tuple(_id_of(spans, "target", name) for name in entry.targets),
        weapons=tuple(Weapon(kind=k, span=s) for k, s in zip(entry.weapons, spans.weapons, strict=True)),
        when=when if spans.when else None,
        where=replace(entry.place, span=spans.where) if entry.place else None,
        harm=_harm(entry, spans, chain),
        factuality=stands,
        according_to=chain,
        evidence=(Span(0, len(document.text)),),
    )


def _precision(entry: Entry) -> str:
    if entry.first is None or entry.last is None:
        return "range"
    days = (entry.last - entry.first).days
    return "day" if days == 0 else "days" if days < 7 else "range"


def _harm(entry: Entry, spans: _Spans, chain: tuple[str, ...]) -> tuple[Harm, ...]:
    return tuple(
        Harm(
            id=f"h{number}", who=c.who, outcome=c.outcome, span=spans.quote or span, status=c.status, number=c.number,
            quantifier=c.quantifier, low=c.low, high=c.high, phrase=words_of(c), according_to=chain,
            subset_of=f"h{c.part_of + 1}" if c.part_of is not None else None,
        )
        for number, (c, span) in enumerate(zip(entry.counts, spans.counts, strict=True), 1)
    )  # fmt: skip


def _claims(entry: Entry, spans: _Spans, source: Source, event: Event) -> Iterator[Claim]:
    """What the entry asserts, each as its voice puts it."""
    chain = tuple(source.attributions)
    further = [
        claim(
            source, event=event.id, property_=name, chain=chain, factuality=event.factuality,
            value=_id_of(spans, name, value) if name in PARTY_PROPERTIES else value, evidence=(spans.quote or span,),
        )
        for (name, value), span in zip(entry.said, spans.said, strict=True)
    ]  # fmt: skip
    for made in make_claims(source, (event,), (), further):
        if entry.asserted is None or made.property in entry.asserted:
            yield replace(made, factuality=standing(chain, source.attributions))


def _times(event: Event) -> Sequence[TimeMention]:
    when = event.when
    if when is None or when.span is None:
        return ()
    value = f"{when.start or ''}/{when.end or ''}" if when.start != when.end else str(when.start)
    return (
        TimeMention(
            span=when.span, start=when.start, end=when.end, precision=when.precision, value=value, relative=False
        ),
    )


def _places(event: Event) -> Sequence[PlaceMention]:
    where = event.where
    if where is None or where.span is None:
        return ()
    return (
        PlaceMention(
            span=where.span, name=where.name, country=where.country, lat=where.lat, lon=where.lon,
            precision=where.precision, geonameid=where.geonameid,
        ),
    )  # fmt: skip
