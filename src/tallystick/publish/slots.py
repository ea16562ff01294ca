"""The rows of one happening's card: each slot's value in plain words, with the words it rests on and its voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from tallystick.model.reading import Claim, Event, Harm, ZoneAnswer
from tallystick.model.span import Span, Spans, touches
from tallystick.publish.chains import (
    OWN_VOICE,
    Chain,
    Index,
    chain_of_claim,
    chains,
    inside_content,
    is_verbatim,
    voices,
    voices_of,
)
from tallystick.publish.pieces import Row, Saying, Value
from tallystick.publish.words import (
    coordinates,
    damage_words,
    harm_words,
    ordinal,
    quoted,
    safe,
    shortened,
    subset_words,
    when_words,
    where_words,
)
from tallystick.resources.vocabularies import say, say_type, vocabulary
from tallystick.resources.zones import load_zones

NOT_READ = "not read"
LONGEST_WORDS = 400  # characters of quoted words on a card: two long sentences, so that no card becomes the report
Labels = Mapping[str, str]
# Properties that a card's slots already show; a claim of another property, or with another value, is "also claimed".
SHOWN_AS_SLOT = {
    "actor": "who",
    "target": "to whom",
    "date": "when",
    "place": "where",
    "weapon": "weapon",
    "zone": "zone",
}


def sayings(index: Index, of: tuple[Chain, ...], evidence: Spans, key: str, trigger: Spans = ()) -> tuple[Saying, ...]:
    """Each chain with the words it ends in; the report's own voice where there is no chain.

    Without evidence a voice's whole content is quoted, and of the report itself the ``trigger``.
    """
    said = []
    for place, chain in enumerate(of or ((),)):
        spans = inside_content(evidence, chain[-1]) if chain else evidence or trigger
        verbatim = bool(chain) and is_verbatim(spans, chain[-1])
        words = shortened(safe(index.words(spans)), LONGEST_WORDS)
        said.append(Saying(key=f"{key}-said-{place}", chain=chain, words=words, spans=spans, verbatim=verbatim))
    return tuple(said)


def event_rows(index: Index, labels: Labels, event: Event, key: str) -> tuple[Row, ...]:
    """All rows with something in them, in reading order; "who" is always there, "not read" where it is empty."""
    rows = (
        *_people(index, event, key),
        _row("when", "when", _when(index, event, key)),
        _row("where", "where", _where(index, event, key)),
        _row("zone", "where", _zones(index, event, key)),
        _row("weapon", "who", _weapons(index, event, key)),
        _row("harm", "harm", _harm(index, event, key)),
        _row("damage", "harm", _damage(index, event, key)),
        *_context(index, labels, event, key),
    )
    shown = tuple(row for row in rows if row.values)
    return (*shown, *(row for row in [_row("also claimed", "other", _also(index, event, key, shown))] if row.values))


def _row(name: str, kind: str, values: Iterable[Value]) -> Row:
    return Row(name=name, kind=kind, values=tuple(values))


def _people(index: Index, event: Event, key: str) -> Iterator[Row]:
    actors = [_party(index, event, "actor", item, f"{key}-who-{n}") for n, item in enumerate(event.actors)]
    yield _row("who", "who", actors or [Value(key=f"{key}-who", text=NOT_READ)])
    yield _row(
        "to whom", "who", (_party(index, event, "target", t, f"{key}-whom-{n}") for n, t in enumerate(event.targets))
    )


def _party(index: Index, event: Event, prop: str, entity: str, key: str) -> Value:
    spans = _mention(index, event, entity)
    voice = _claimed_by(index, event, prop, spans, entity)
    return Value(key=key, text=safe(index.name(entity)), spans=spans, voice=voice)


def _mention(index: Index, event: Event, entity: str) -> Spans:
    """The mention within the event's evidence, else the one nearest to the trigger: slots of parties carry no span."""
    found = index.entities.get(entity)
    if not found or not found.mentions:
        return ()
    near = [m for m in found.mentions if touches(m, event.evidence)] or found.mentions
    return (min(near, key=lambda m: abs(m.start - event.trigger.start)),)


def _when(index: Index, event: Event, key: str) -> Iterator[Value]:
    if event.when:
        spans = _one(event.when.span)
        voice = _claimed_by(index, event, "date", spans)
        yield Value(key=f"{key}-when", text=when_words(event.when), spans=spans, voice=voice, note=_quote(index, spans))


def _where(index: Index, event: Event, key: str) -> Iterator[Value]:
    if event.where:
        spans = _one(event.where.span)
        voice = _claimed_by(index, event, "place", spans, event.where.name)
        note = coordinates(event.where)
        yield Value(key=f"{key}-where", text=where_words(event.where), spans=spans, voice=voice, note=note)


def _zones(index: Index, event: Event, key: str) -> Iterator[Value]:
    """One line a zone: what is stated first, then what is computed; neither replaces the other."""
    for place, zone in enumerate(dict.fromkeys(answer.zone for answer in event.zones)):
        answers = sorted((a for a in event.zones if a.zone == zone), key=lambda a: a.how != "stated")
        head, *others = answers
        text = "; ".join((_zone_head(index, head), *(_zone_other(index, a) for a in others)))
        spans = tuple(a.span for a in answers if a.span)
        yield Value(key=f"{key}-zone-{place}", text=text, spans=spans)


@cache
def _zone_names() -> Mapping[str, str]:
    """Shipped zones' ids and names; a user's own zone is called by its id."""
    return {zone.id: zone.name for zone in load_zones()}


def _zone_head(index: Index, answer: ZoneAnswer) -> str:
    named = safe(_zone_names().get(answer.zone, answer.zone.replace("-", " ")))
    zone = named if named.lower().startswith("the ") else f"the {named}"
    sure = (
        f"{say('zone_answer', answer.answer)} {zone}"
        if answer.answer != "cannot-tell"
        else f"cannot tell whether inside {zone}"
    )
    secret = " [restricted: not for publication]" if answer.restricted else ""
    return f"{sure}{secret} — {_zone_source(index, answer)}"


def _zone_other(index: Index, answer: ZoneAnswer) -> str:
    return f"{_zone_source(index, answer)}: {say('zone_answer', answer.answer)}"


def _zone_source(index: Index, answer: ZoneAnswer) -> str:
    return f"stated, {safe(voices_of(index, answer.according_to))}" if answer.how == "stated" else "computed"


def _weapons(index: Index, event: Event, key: str) -> Iterator[Value]:
    for place, weapon in enumerate(event.weapons):
        spans = _one(weapon.span)
        voice = _claimed_by(index, event, "weapon", spans, weapon.kind)
        yield Value(key=f"{key}-weapon-{place}", text=safe(weapon.kind), spans=spans, voice=voice)


def _harm(index: Index, event: Event, key: str) -> Iterator[Value]:
    """Totals with their subsets below them; a row whose whole is missing, or in a circle, stands on its own."""
    rows = {row.id: row for row in event.harm}
    roots = [row for row in event.harm if row.subset_of not in rows]
    drawn: set[str] = set()
    for row in (*roots, *event.harm):
        if row.id not in drawn:
            yield _harm_value(index, event, row, None, key, drawn)


def _harm_value(index: Index, event: Event, row: Harm, whole: Harm | None, key: str, drawn: set[str]) -> Value:
    drawn.add(row.id)
    parts = [part for part in event.harm if part.subset_of == row.id and part.id not in drawn]
    own = event.according_to if whole is None else whole.according_to
    return Value(
        key=f"{key}-harm-{event.harm.index(row)}",
        text=harm_words(row) if whole is None else subset_words(row, whole),
        spans=(row.span,),
        voice=_denier(index, row) or _voice(index, row.according_to, own),
        note=_quote(index, (row.span,)),
        children=tuple(_harm_value(index, event, part, row, key, drawn) for part in parts),
    )


def _damage(index: Index, event: Event, key: str) -> Iterator[Value]:
    for place, row in enumerate(event.damage):
        voice = _voice(index, row.according_to, event.according_to)
        text, note = damage_words(row), _quote(index, (row.span,))
        yield Value(key=f"{key}-damage-{place}", text=text, spans=(row.span,), voice=voice, note=note)


def _context(index: Index, labels: Labels, event: Event, key: str) -> Iterator[Row]:
    if event.series:
        nth = f"{ordinal(event.series.ordinal)} in a series: " if event.series.ordinal is not None else "in a series: "
        value = Value(key=f"{key}-series", text=nth + safe(event.series.of), spans=_one(event.series.span))
        yield _row("series", "other", [value])
    if event.stated_reason:
        voice = _voice(index, event.stated_reason.according_to, event.according_to)
        spans, text = _one(event.stated_reason.span), quoted(event.stated_reason.text)
        yield _row("stated reason", "other", [Value(key=f"{key}-reason", text=text, spans=spans, voice=voice)])
    yield from _links(index, labels, event, key)
    alleged = [
        Value(
            key=f"{key}-allegation-{n}", text="of " + say("allegation", a.tag), voice=voices_of(index, a.according_to)
        )
        for n, a in enumerate(event.allegation)
    ]
    yield _row("allegation", "harm", alleged)


def _links(index: Index, labels: Labels, event: Event, key: str) -> Iterator[Row]:
    named = (
        ("part of", (event.part_of,)),
        ("after", event.after),
        ("about", (event.about,)),
        ("responds to", (event.responds_to,)),
    )
    for name, others in named:
        known = [index.events[other] for other in others if other and other in index.events]
        slot = name.replace(" ", "-")
        yield _row(name, "other", (_link(index, labels, other, f"{key}-{slot}-{n}") for n, other in enumerate(known)))


def _link(index: Index, labels: Labels, other: Event, key: str) -> Value:
    trigger = quoted(other.trigger.of(index.reading.document.text))
    text = f"{labels[other.id]}: {say_type(other.type, other.mode)} {trigger}"
    return Value(key=key, text=text, to=f"e{labels[other.id]}")


def _also(index: Index, event: Event, key: str, rows: tuple[Row, ...]) -> Iterator[Value]:
    """Claims about the event that no slot shows: other voices' differing values, responsibility, intent …"""
    for place, claim in enumerate(index.claims_of.get(event.id, ())):
        if _is_shown(index, event, claim, rows):
            continue
        value = value_words(index, claim.value) if claim.value else quoted(index.words(claim.evidence))
        text = f"{say('claim_property', claim.property)}: {value}"
        voice = voices(chain_of_claim(index, claim))
        note = _quote(index, claim.evidence) if claim.value else None
        yield Value(key=f"{key}-also-{place}", text=text, spans=claim.evidence, voice=safe(voice), note=note)


def _is_shown(index: Index, event: Event, claim: Claim, rows: tuple[Row, ...]) -> bool:
    if claim.property == "type":
        return claim.value in (None, event.type, event.mode, f"{event.type}/{event.mode}")
    if claim.property == "justification" and event.stated_reason is not None:
        return claim.value == event.stated_reason.text
    if event.type == "accuse" and claim.property in ("responsibility", "inquiry"):
        return claim.property == "inquiry" or claim.value in event.targets
    if claim.property in vocabulary("harm_outcome"):
        return any(row.outcome == claim.property and row.number == claim.number for row in event.harm)
    if claim.property == "damage":
        return bool(event.damage)
    slot = next((row for row in rows if row.name == SHOWN_AS_SLOT.get(claim.property)), None)
    if slot is None:
        return False
    if claim.value is None or claim.property in ("date", "zone"):
        return True
    return any(_same(value.text, value_words(index, claim.value)) for value in slot.values)


def _same(shown: str, claimed: str) -> bool:
    return shown.casefold().startswith(claimed.casefold())


def value_words(index: Index, value: str) -> str:
    """A claim's value as a person says it: an entity's or event's name for its id, a vocabulary's plain words."""
    if value in index.entities:
        return safe(index.entities[value].name)
    if value in index.events:
        return quoted(index.events[value].trigger.of(index.reading.document.text))
    tie = next((item for item in index.reading.relations if item.id == value), None)
    if tie is not None:
        return safe(f"{index.name(tie.source)} — {say('relation_kind', tie.kind)} → {index.name(tie.target)}")
    return safe(vocabulary("type").get(value, value))


def _claimed_by(index: Index, event: Event, prop: str, spans: Spans, *values: str) -> str | None:
    """Who claims the slot's value, where that is none of the event's own voices."""
    names = {*values, *(index.name(value) for value in values)}
    for claim in index.claims_of.get(event.id, ()):
        fits = claim.value in names if values else any(touches(span, claim.evidence) for span in spans)
        if claim.property == prop and fits:
            return _voice(index, claim.chain, event.according_to)
    return None


def _voice(index: Index, according_to: tuple[str, ...], usual: tuple[str, ...]) -> str | None:
    """The slot's voice where it is not the card's; None where both are the same."""
    if {c[-1].id for c in chains(index, according_to)} == {c[-1].id for c in chains(index, usual)}:
        return None
    return safe(voices_of(index, according_to)) if according_to else OWN_VOICE


def _denier(index: Index, row: Harm) -> str | None:
    """ "denied by X" where a count is only denied; who denies any harm says "none", which is shown as his word."""
    speakers = {chain[-1] for chain in chains(index, row.according_to)}
    denied = row.quantifier != "none" and bool(speakers) and all(s.stance == "denies" for s in speakers)
    return f"denied by {safe(voices_of(index, row.according_to))}" if denied else None


def _quote(index: Index, spans: Spans) -> str | None:
    return quoted(index.words(spans)) if spans else None


def _one(span: Span | None) -> Spans:
    return (span,) if span else ()
