"""The steps of a reading: what each needs from the ones before, and nothing of how they work inside."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from tallystick.model.document import Document
from tallystick.model.reading import Attribution, Damage, Event, Harm, PlaceMention, Relation, Victim
from tallystick.model.span import Span
from tallystick.model.time import Time
from tallystick.reader.attribution import find_attributions
from tallystick.reader.attribution.carried import according_to
from tallystick.reader.entities import EntityIndex, build_entities, with_party
from tallystick.reader.events.armed import armed
from tallystick.reader.events.attach import attach, summed_up
from tallystick.reader.events.candidates import find_candidates
from tallystick.reader.events.denials import with_denials
from tallystick.reader.events.draft import Draft
from tallystick.reader.events.frames import particulars
from tallystick.reader.events.learned import weighed
from tallystick.reader.events.likely import BELIEVED, believed, counted
from tallystick.reader.events.merge import join_clauses, join_report
from tallystick.reader.events.occasions import with_occasions
from tallystick.reader.events.requests import with_requests
from tallystick.reader.events.setting import Carried, Setting
from tallystick.reader.events.wounds import with_tolls, with_wounds
from tallystick.reader.harm import (
    DamageDraft,
    HarmDraft,
    Losses,
    VictimDraft,
    find_losses,
    why_of_damage,
    why_of_harm,
)
from tallystick.reader.language import detect_language, language_name
from tallystick.reader.network import load_network, weights_digest
from tallystick.reader.options import ReaderOptions
from tallystick.reader.parse import Parse, parse_words
from tallystick.reader.parties import party_of
from tallystick.reader.relations import RelationDraft, find_relations, why_of_tie
from tallystick.reader.speakers import with_speakers
from tallystick.reader.syntax import Syntax, build
from tallystick.reader.teasers import inside, teasers
from tallystick.reader.times import find_times
from tallystick.reader.times.dateline import find_dateline
from tallystick.reader.where import (
    Place,
    places_of,
    places_without_grammar,
    to_mention,
    to_where,
    zone_answers,
    zones_of,
)
from tallystick.resources.gazetteer import default_gazetteer
from tallystick.resources.zones import load_zones, zones_digest
from tallystick.text.sentences import split_sentences
from tallystick.text.words import split_words


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of a report before its happenings are: syntax, times, places, voices, harm and standing ties."""

    document: Document
    syntax: Syntax
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    attributions: tuple[Attribution, ...]
    losses: Losses
    linked: tuple[Span, ...]
    """Lines that lead to other reports: no happening, harm or victim of this one is read in them."""
    ties: tuple[RelationDraft, ...]


def with_language(document: Document, options: ReaderOptions) -> Document:
    """The document with its language, as given or as detected."""
    with options.step("language"):
        return document if document.language else replace(document, language=detect_language(document.text))


def prepare(document: Document, options: ReaderOptions) -> Ground:
    """Parse the text and find its times, places, attributions, harm and ties."""
    with options.step("network"):
        parsed = _parsed(document, options)
        syntax = build(parsed)
    with options.step("times"):
        times = find_times(document.text, published_on=document.published_on, sentences=parsed.sentences)
    with options.step("places"):
        places = places_of(parsed, options.gazetteer)
    with options.step("attribution"):
        lands = [place.country for place in places if place.country is not None]
        attributions = find_attributions(syntax, times=times, publisher=document.publisher, places=lands)
    with options.step("harm"):
        losses = find_losses(syntax)
    with options.step("relations"):
        ties = find_relations(syntax)
    return Ground(document, syntax, times, places, attributions, losses, teasers(document.text), ties)


def _parsed(document: Document, options: ReaderOptions) -> Parse:
    """The parse, with a dateline as a sentence of its own: its place is no subject of what follows."""
    sentences = _body_apart(split_sentences(document.text), _body(document))
    words = [split_words(document.text, sentence) for sentence in sentences]
    return parse_words(document.text, sentences, words, load_network(options.weights))


def _body_apart(sentences: Sequence[Span], body: int) -> tuple[Span, ...]:
    """The sentences, the one that the body begins in cut there."""
    cut: list[Span] = []
    for sentence in sentences:
        if sentence.start < body < sentence.end:
            cut += [Span(sentence.start, body), Span(body, sentence.end)]
        else:
            cut.append(sentence)
    return tuple(cut)


def attributions_of(document: Document, options: ReaderOptions) -> tuple[Attribution, ...]:
    """The attributions of a document."""
    parsed = _parsed(document, options)
    times = find_times(document.text, published_on=document.published_on, sentences=parsed.sentences)
    return find_attributions(build(parsed), times=times, publisher=document.publisher)


def grammarless(document: Document, options: ReaderOptions) -> tuple[tuple[Time, ...], tuple[Place, ...]]:
    """Times and places by pattern and gazetteer alone, for a language no parser was measured on."""
    sentences = split_sentences(document.text)
    times = find_times(document.text, published_on=document.published_on, sentences=sentences)
    return times, places_without_grammar(document.text, options.gazetteer)


def setting(ground: Ground, options: ReaderOptions, least: float = BELIEVED) -> tuple[Setting, tuple[Draft, ...]]:
    """Happenings merged across the report and likely at ``least``, with all that building their events needs."""
    syntax = ground.syntax
    found = [d for d in weighed(syntax, find_candidates(syntax)) if not inside(ground.linked, d.trigger)]
    told = join_clauses(syntax, armed(syntax, found))
    drafts = with_denials(syntax, with_requests(syntax, told, ground.attributions), ground.attributions)
    carried = cache(partial(according_to, attributions=ground.attributions))
    harm = _stated(ground, carried)
    needed = [h for d in drafts for h in (*d.actors, *d.targets, *d.victims)]
    tied = [h for r in ground.ties for h in (r.source, r.target)]
    entities = build_entities(syntax, needed, ground.places, tied)
    entities, publisher = _with_publisher(entities, ground.document.publisher)
    entities = with_speakers(syntax, entities, needed, ground.attributions, ground.document.publisher)
    told_of = particulars(
        syntax,
        ground.times,
        ground.places,
        entities,
        _body(ground.document),
        ground.document.published_on,
        ground.linked,
    )
    merged = join_report(syntax, drafts, told_of.same)
    merged = with_tolls(syntax, with_wounds(syntax, merged, harm), harm)
    merged = with_occasions(syntax, merged, lambda draft: told_of.time(draft) is not None)
    merged = believed(syntax, merged, _brought(syntax, harm, ground.losses.damage, merged), least)
    borne = attach(syntax, tuple(h for h in harm if h.violent and h.modality == "asserted"), merged)
    merged = summed_up(merged, borne)
    zones, stated = zones_of(ground.document.text, options.zones)
    return Setting(
        document=ground.document,
        syntax=syntax,
        particulars=told_of,
        entities=entities,
        publisher=publisher,
        attributions=ground.attributions,
        carried=carried,
        zones=partial(zone_answers, syntax=syntax, stated=stated, carried=carried, zones=zones),
        to_where=to_where,
        harm=_harm(syntax, [h for h in harm if not _speaks(syntax, h, ground.attributions)], merged, carried),
        damage=_damage(syntax, ground.losses.damage, merged, carried, borne.keys()),
    ), merged


def _brought(
    syntax: Syntax, harm: Sequence[HarmDraft], damage: Sequence[DamageDraft], drafts: Sequence[Draft]
) -> Mapping[int, tuple[str, ...]]:
    """What the counts that are told as a fact say for the happenings that bear them."""
    dead = attach(syntax, [h for h in harm if h.modality == "asserted"], drafts)
    return counted(dead, attach(syntax, [d for d in damage if d.modality == "asserted"], drafts).keys())


def _stated(ground: Ground, carried: Carried) -> tuple[HarmDraft, ...]:
    """Harm told as a fact, and what somebody named denies: a denial without a voice is nobody's claim."""
    denying = {a.id for a in ground.attributions if a.stance == "denies"}
    return tuple(h for h in ground.losses.harm if h.modality == "asserted" or denying & set(carried(h.span)))


def _body(document: Document) -> int:
    """Where the report begins behind its dateline."""
    line = find_dateline(document.text)
    return line.end if line is not None else 0


def _with_publisher(entities: EntityIndex, publisher: str | None) -> tuple[EntityIndex, str | None]:
    """The entities with the publisher among them, where it is a force that reports its own deeds."""
    party = party_of(publisher.split(" (")[0]) if publisher else None
    if party is None or party.sector != "MIL":
        return entities, None
    return with_party(entities, party)


def _harm(
    syntax: Syntax, found: Sequence[HarmDraft], drafts: Sequence[Draft], carried: Carried
) -> Mapping[int, tuple[Harm, ...]]:
    """Rows of harm by the happening they belong to; numbered in text order."""
    kept = {i: h for i, h in enumerate(found) if h.violent and not _counted_above(syntax, h)}
    rows = {i: _harm_row(f"h{n}", h, syntax, kept, carried) for n, (i, h) in enumerate(kept.items(), 1)}
    by_draft = {id(h): rows[i] for i, h in kept.items()}
    bearers = attach(syntax, tuple(kept.values()), drafts)
    return {head: tuple(by_draft[id(h)] for h in items) for head, items in bearers.items()}


def _speaks(syntax: Syntax, draft: HarmDraft, attributions: Sequence[Attribution]) -> bool:
    """ "The dead include children, a spokesman said": who tells of the dead is none of them."""
    head, governor = syntax.words[draft.head].span, syntax.words[draft.governor].span
    sources = (s for a in attributions for s in a.source)
    apart = draft.governor not in syntax.ancestors(draft.head)
    return apart and any(s.contains(head) and not s.contains(governor) for s in sources)


def _counted_above(syntax: Syntax, draft: HarmDraft) -> bool:
    """ "The number of people killed … rose to 22": the people are the 22, not some more; "a number of" counts them."""
    above = syntax.words[draft.head].head
    if draft.quantifier != "plural" or above < 0 or syntax.words[above].text.lower() not in ("number", "toll"):
        return False
    return not any(syntax.words[k].text.lower() in ("a", "an") for k in syntax.children(above, "det"))


def _harm_row(
    id_: str,
    draft: HarmDraft,
    syntax: Syntax,
    kept: Mapping[int, HarmDraft],
    carried: Carried,
) -> Harm:
    order = {i: n for n, i in enumerate(kept, 1)}
    whole = f"h{order[draft.subset_of]}" if draft.subset_of in order else None
    return Harm(
        id=id_,
        who=draft.who,
        outcome=draft.outcome,
        span=draft.span,
        status=draft.status,
        age_group=draft.age_group,
        sex=draft.sex,
        role=draft.role,
        number=draft.number,
        quantifier=draft.quantifier,
        low=draft.low,
        high=draft.high,
        phrase=draft.phrase,
        subset_of=whole,
        revision=draft.revision,
        according_to=carried(draft.span),
        why=why_of_harm(syntax.words, draft),
    )


def _damage(
    syntax: Syntax, found: Sequence[DamageDraft], drafts: Sequence[Draft], carried: Carried, harming: Collection[int]
) -> Mapping[int, tuple[Damage, ...]]:
    """Rows of damage by the happening they belong to; ``harming`` are those that counts of harm belong to."""
    kept = [d for d in found if d.modality == "asserted"]
    rows = {
        id(d): Damage(
            id=f"d{n}",
            what=d.what,
            outcome=d.outcome,
            span=d.span,
            number=d.number,
            quantifier=d.quantifier,
            low=d.low,
            high=d.high,
            phrase=d.phrase,
            according_to=carried(d.span),
            why=why_of_damage(syntax.words, d),
        )
        for n, d in enumerate(kept, 1)
    }
    return {head: tuple(rows[id(d)] for d in items) for head, items in attach(syntax, kept, drafts, harming).items()}


def relations(ground: Ground, setting: Setting) -> tuple[Relation, ...]:
    """The ties between parties that could be named; what somebody denies is no tie."""
    found: list[Relation] = []
    denials = {a.id for a in ground.attributions if a.stance == "denies"}
    for tie in ground.ties:
        if denials & set(setting.carried(tie.span)[-1:]):
            continue
        ends = setting.entities.of((tie.source,)), setting.entities.of((tie.target,))
        known = any((r.source, r.target, r.kind) == (*ends[0], *ends[1], tie.kind) for r in found)
        if all(ends) and ends[0] != ends[1] and not known:
            found.append(
                Relation(
                    id=f"t{len(found) + 1}",
                    source=ends[0][0],
                    target=ends[1][0],
                    kind=tie.kind,
                    span=tie.span,
                    according_to=setting.carried(tie.span),
                    why=why_of_tie(ground.syntax, tie, ends[0][0], ends[1][0]),
                )
            )
    return tuple(found)


def victims(ground: Ground, setting: Setting, events: Sequence[Event]) -> tuple[Victim, ...]:
    """Named persons among the harmed, with the event that counts them."""
    found: list[Victim] = []
    named = (v for v in ground.losses.victims if v.modality == "asserted" and not inside(ground.linked, v.span))
    for n, victim in enumerate(named, 1):
        event = next((e.id for e in events if any(h.span.overlaps(victim.span) for h in e.harm)), None)
        event = event or _counting(victim, events)
        found.append(
            Victim(
                id=f"v{n}",
                name=victim.name,
                name_as_written=victim.name_as_written,
                outcome=victim.outcome,
                span=victim.span,
                age=victim.age,
                age_group=victim.age_group,
                sex=victim.sex,
                status=victim.status,
                role=victim.role,
                family=victim.family,
                event=event,
                according_to=setting.carried(victim.span),
            )
        )
    return tuple(found)


NAMED_BEHIND = 600
"""Characters behind a count within which a list of names is of those it counts: about five sentences."""


def _counting(victim: VictimDraft, events: Sequence[Event]) -> str | None:
    """The happening that counts such harm last before a name, else the violence told last, within ``NAMED_BEHIND``
    characters."""
    start = victim.span.start
    told = [
        (h.span.end, e.id)
        for e in events
        for h in e.harm
        if h.outcome == victim.outcome and h.high != 0 and start - NAMED_BEHIND <= h.span.end <= start
    ]
    attacks = [(e.trigger.start, e.id) for e in events if e.type == "assault" and e.scope in ("single", "part")]
    near = [(at, id_) for at, id_ in attacks if start - NAMED_BEHIND <= at <= start]
    return max(told or near)[1] if told or near else None


def data_in_force(options: ReaderOptions) -> str:
    """Identifies the weights, the gazetteer and the zones a reading was made with (DESIGN.md, Identity)."""
    gazetteer = options.gazetteer or default_gazetteer()
    zones = zones_digest((*load_zones(), *options.zones)) if options.zones else _shipped_zones()
    return f"{weights_digest(options.weights)}/{gazetteer.digest}/{zones}"


@cache
def _shipped_zones() -> str:
    """Identifies the shipped zones: the same for every report that brings none of its own."""
    return zones_digest(load_zones())


def notes(document: Document, times: Sequence[Time]) -> tuple[str, ...]:
    """What a user should know about this reading."""
    undated = document.published_on is None and any(t.relative and t.start is None and t.end is None for t in times)
    return ("no publication date: relative dates stay relative",) if undated else ()


def language_note(document: Document) -> str:
    """Why a report in another language gives dates and places only."""
    name = language_name(document.language) if document.language else "unknown"
    return f"language: {name}; only dates, places and numbers are read, since no reader was measured on it"


def place_rows(places: Sequence[Place]) -> tuple[PlaceMention, ...]:
    """Places as rows of the contract."""
    return tuple(to_mention(p) for p in places)
