"""A reading arranged for a person: cards of happenings, each slot with its words and, where it differs, its voice.

Both views, the terminal's and the page's, are drawn from this one arrangement, so that they can never disagree.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model.reading import Claim, Event, Reading, Relation, Victim
from tallystick.publish.chains import Index, chain_of_claim, chains
from tallystick.publish.pieces import Card, Section, Story, Value
from tallystick.publish.slots import Labels, event_rows, sayings, value_words
from tallystick.publish.words import safe
from tallystick.resources.vocabularies import say, say_type

INCIDENT_SCOPES = frozenset({"single", "part"})  # DESIGN.md: only these can become an incident
KINDS = {  # section -> (heading, what the labels of its cards begin with)
    "news": ("What the report says happened", ""),
    "background": ("Background: told as earlier history", "B"),
    "pattern": ("Series, summaries and general statements: not incidents", "S"),
}


def story(reading: Reading, *, restricted: bool = True) -> Story:
    """The reading's cards in sections; ``restricted=False`` leaves out every answer for a restricted zone."""
    shown = reading if restricted else public(reading)
    index = Index(reading=shown)
    labels = labels_of(shown)
    sections = [
        Section(kind=kind, heading=heading, cards=tuple(_event_card(index, labels, event) for event in members))
        for kind, (heading, _) in KINDS.items()
        if (members := [event for event in shown.events if section_of(event) == kind])
    ]
    tail = (
        Section(kind="position", heading="Positions and claims without an event", cards=_positions(index)),
        Section(kind="relation", heading="Relations", cards=_relations(index)),
        Section(kind="victim", heading="Named victims", cards=_victims(index, labels)),
    )
    return Story(index=index, sections=(*sections, *(part for part in tail if part.cards)), notes=shown.notes)


def public(reading: Reading) -> Reading:
    """The reading without any trace of a restricted zone: neither the answers nor the claims that name it."""
    hidden = {answer.zone for event in reading.events for answer in event.zones if answer.restricted}
    if not hidden:
        return reading
    events = tuple(replace(e, zones=tuple(z for z in e.zones if z.zone not in hidden)) for e in reading.events)
    claims = tuple(c for c in reading.claims if not (c.property == "zone" and c.value in hidden))
    return replace(reading, events=events, claims=claims)


def section_of(event: Event) -> str:
    """news, background or pattern; a pattern is never shown among incidents, however recent."""
    if event.scope not in INCIDENT_SCOPES:
        return "pattern"
    return "background" if event.background else "news"


def labels_of(reading: Reading) -> Labels:
    """What each event is called on the cards: 1, 2 … for the news, B1 … for background, S1 … for patterns."""
    counts = dict.fromkeys(KINDS, 0)
    labels: dict[str, str] = {}
    for event in reading.events:
        kind = section_of(event)
        counts[kind] += 1
        labels[event.id] = f"{KINDS[kind][1]}{counts[kind]}"
    return labels


def _event_card(index: Index, labels: Labels, event: Event) -> Card:
    key = f"e{labels[event.id]}"
    trigger = safe(event.trigger.of(index.reading.document.text))
    return Card(
        key=key,
        label=labels[event.id],
        kind=section_of(event),
        heading=_capital(say_type(event.type, event.mode)),
        trigger=Value(key=f"{key}-what", text=trigger, spans=(event.trigger,)),
        marks=_marks(event),
        codes=" · ".join(filter(None, ("/".join(filter(None, (event.type, event.mode))), event.acled))),
        rows=event_rows(index, labels, event, key),
        sayings=sayings(index, chains(index, event.according_to), event.evidence, key, (event.trigger,)),
    )


def _marks(event: Event) -> tuple[str, ...]:
    """What keeps a happening from being a plain, single, past fact of this report."""
    marks = [say("factuality", event.factuality) if event.factuality else "factuality not read"]
    if event.factuality == "happened":
        marks = []
    if event.scope != "single":
        marks.append(say("scope", event.scope))
    if event.scope not in INCIDENT_SCOPES:
        marks.append("not an incident")
    return (*marks, *(["background"] if event.background else []))


def _positions(index: Index) -> tuple[Card, ...]:
    free = [claim for claim in index.claims_of.get(None, ()) if claim.property != "relation"]
    return tuple(_position(index, claim, f"c{place}") for place, claim in enumerate(free, start=1))


def _position(index: Index, claim: Claim, key: str) -> Card:
    about = f", about {value_words(index, claim.about)}" if claim.about else ""
    return Card(
        key=key,
        label="",
        kind="position",
        heading=_capital(say("claim_property", claim.property)) + about,
        trigger=Value(
            key=f"{key}-what", text=value_words(index, claim.value) if claim.value else "", spans=claim.evidence
        ),
        marks=(say("factuality", claim.factuality),) if claim.factuality not in (None, "happened") else (),
        sayings=sayings(index, (chain,) if (chain := chain_of_claim(index, claim)) else (), claim.evidence, key),
    )


def _relations(index: Index) -> tuple[Card, ...]:
    return tuple(_relation(index, item, f"r{place}") for place, item in enumerate(index.reading.relations, start=1))


def _relation(index: Index, item: Relation, key: str) -> Card:
    ends = safe(index.name(item.source)), safe(index.name(item.target))
    return Card(
        key=key,
        label="",
        kind="relation",
        heading=f"{ends[0]} — {say('relation_kind', item.kind)} → {ends[1]}",
        trigger=Value(key=f"{key}-what", text="", spans=(item.span,)),
        sayings=sayings(index, chains(index, item.according_to), (item.span,), key),
    )


def _victims(index: Index, labels: Labels) -> tuple[Card, ...]:
    return tuple(_victim(index, labels, item, f"v{place}") for place, item in enumerate(index.reading.victims, start=1))


def _victim(index: Index, labels: Labels, item: Victim, key: str) -> Card:
    age = f"aged {item.age}" if item.age is not None else item.age_group
    traits = ", ".join(safe(trait) for trait in (age, item.sex, item.role, item.status, item.family) if trait)
    happening = f", in {labels[item.event]}" if item.event and item.event in labels else ""
    return Card(
        key=key,
        label="",
        kind="victim",
        heading=f"{safe(item.name)}, {say('harm_outcome', item.outcome)}{happening}",
        trigger=Value(key=f"{key}-what", text=traits, spans=(item.span,) if item.span else ()),
        sayings=sayings(index, chains(index, item.according_to), (item.span,) if item.span else (), key),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
