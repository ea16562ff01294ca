"""From tellings to Events: ids, slots, who says so, scope and links between the happenings of one report."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from tallystick.model.document import Document, digest
from tallystick.model.reading import (
    Allegation,
    Attribution,
    Entity,
    Event,
    Series,
    StatedReason,
    Weapon,
    When,
)
from tallystick.model.span import Span, touches, within
from tallystick.reader.claims import chains
from tallystick.reader.events import links
from tallystick.reader.events.candidates import CREWED, is_bomber
from tallystick.reader.events.coding import acled_of, mode_of
from tallystick.reader.events.denials import denied_noun, disputed
from tallystick.reader.events.draft import DONE_BY_SAYING, SPEECH_TYPES, Draft
from tallystick.reader.events.lexicon import entry_of, weapons
from tallystick.reader.events.merge import DEFINITE
from tallystick.reader.events.modality import asked_to, demanded
from tallystick.reader.events.naming import named
from tallystick.reader.events.noun_roles import light_verb
from tallystick.reader.events.scene import INHERITING, ahead, scene, up_to
from tallystick.reader.events.setting import Setting
from tallystick.reader.events.speech import possessors
from tallystick.reader.events.sure import mood_is_sure, sure_of
from tallystick.reader.events.undated import dated_as_news
from tallystick.reader.events.why import why_of
from tallystick.reader.parties import Party, party_of
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

BACKGROUND_DAYS = 7  # a happening that ended this long before the first one told is background, not the news


def build_events(setting: Setting, drafts: Sequence[Draft]) -> tuple[Event, ...]:
    """The events of a report, in the order their triggers stand."""
    ordered = sorted(drafts, key=lambda d: d.trigger)
    ids = {d.head: _id(setting.document, d, ordered) for d in ordered}
    events: list[Event] = []
    for draft in ordered:
        events.append(_event(setting, draft, ids, ordered, events))
    published = setting.document.published_on
    dated = dated_as_news(tuple(events), setting.syntax, setting.particulars, published)
    return tuple(ahead(up_to(event, published), published) for event in _mark_background(dated))


def _id(document: Document, draft: Draft, drafts: Sequence[Draft]) -> str:
    same = [d.head for d in drafts if d.trigger == draft.trigger]
    return "e-" + digest(document.id, str(draft.trigger.start), str(draft.trigger.end), str(same.index(draft.head)))


def _event(
    setting: Setting, draft: Draft, ids: Mapping[int, str], drafts: Sequence[Draft], before: Sequence[Event]
) -> Event:
    (when, dated), (where, placed) = scene(setting, draft, drafts, before, ids)
    actors, targets = _sides(setting, draft)
    parent = _parent(setting, draft, drafts)
    reason = links.reason_of(setting.syntax, draft)
    heads = {h: d for d in drafts for h in d.heads}
    carried = _according_to(setting, draft)
    factuality = _factuality(setting, draft, carried) if _mood_is_read(setting, draft) else None
    event = Event(
        id=ids[draft.head],
        type=draft.type,
        mode=mode_of(draft),
        acled=acled_of(setting, draft, actors, targets, factuality),
        scope=_scope(draft, parent, when),
        trigger=draft.trigger,
        actors=actors,
        targets=targets,
        weapons=_weapons(draft),
        when=when,
        where=where,
        zones=setting.zones(draft, where, when),
        harm=tuple(setting.harm.get(draft.head, ())),
        damage=tuple(setting.damage.get(draft.head, ())),
        series=_series(setting, draft),
        part_of=ids.get(parent) if parent is not None else None,
        after=tuple(ids[h] for h in links.after_of(setting.syntax, draft, heads) if h in ids),
        about=_about(setting, draft, ids, drafts),
        responds_to=_linked(ids, links.responds_to(draft, drafts)) if draft.entry.mode == "investigate" else None,
        stated_reason=_reason(setting, reason),
        allegation=_allegation(draft, carried),
        factuality=factuality,
        unread=_unread(setting, draft, actors),
        according_to=carried,
        evidence=_evidence(setting, draft),
    )
    return replace(event, why=why_of(setting.syntax, setting.entities, draft, event, dated, placed))


def _about(setting: Setting, draft: Draft, ids: Mapping[int, str], drafts: Sequence[Draft]) -> str | None:
    """The conduct an accusation is about, if it is told: no deed of another place ("accused of using it in X")."""
    if draft.type != "accuse" or draft.entry.mode != "allege":
        return None
    here = [d for d in drafts if not setting.particulars.elsewhere(draft, d)]
    return _linked(ids, links.about_of(draft, here))


ARMED_TYPES = frozenset({"accuse", "assault", "mobilize", "protest", "threaten"})
"""What is done, shown or charged with weapons; what is seized, sent or handed in is no means."""


def _weapons(draft: Draft) -> tuple[Weapon, ...]:
    used = (w for w in draft.weapons if draft.type in ARMED_TYPES and not _somebody(w.kind))
    return tuple(Weapon(kind=w.kind, span=w.span) for w in used)


def _somebody(weapon: str) -> bool:
    """A suicide bomber says how it was done, and is a person."""
    known = weapons().get(weapon)
    return known is not None and is_bomber(known.kind, weapon)


def _linked(ids: Mapping[int, str], head: int | None) -> str | None:
    return ids.get(head) if head is not None else None


def _sides(setting: Setting, draft: Draft) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sure = tuple(a for a in draft.actors if sure_of(setting.syntax, a, draft))
    actors = _acting(setting, setting.entities.of(sure)) or (() if draft.actors else _own_strike(setting, draft))
    belongings = bool(draft.victims) and all(setting.particulars.owned(t) for t in draft.targets)
    aimed = draft.victims if belongings else draft.targets
    aimed = aimed if draft.targets else _aimed_at(setting.syntax, draft)
    own = {setting.entities.named(a).key for a in actors}
    return actors, tuple(t for t in setting.entities.of(aimed) if t not in actors and not _own_land(setting, t, own))


def _own_land(setting: Setting, target: str, actors: Collection[str | None]) -> bool:
    """Whether a target is the country whose government acts: "Baghdad condemned a violation of Iraq's borders"."""
    land = setting.entities.named(target)
    return land.kind == "party" and land.key is not None and f"{land.key}:GOV" in actors


BEFALLING = word_set("befalling")
"""Verbs that in the passive say what befell somebody, and not at whom it was aimed."""


def _aimed_at(syntax: Syntax, draft: Draft) -> tuple[int, ...]:
    """The victims that the deed's own words are about, "killed five"; else those with a name or a nation. That some
    "were killed", or by another word than the deed's, says who was harmed and not whom it was aimed at."""
    word = syntax.words[draft.head]
    befell = word.lemma in BEFALLING and (syntax.passive(draft.head) or draft.entry.frame == "victim-subject")
    own = () if befell else tuple(v for v in draft.victims if syntax.words[syntax.first_conjunct(v)].head == draft.head)
    return own or tuple(v for v in draft.victims if named(syntax, (v,)) or possessors(syntax, (v,)))


def _acting(setting: Setting, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Parties and what they crew; a car bomb that a pronoun was taken for acts for nobody."""
    known, names = weapons(), {a: setting.entities.named(a).name.lower() for a in actors}
    kinds = {a: known[name].kind for a, name in names.items() if name in known}
    return tuple(a for a in actors if a not in kinds or kinds[a] in CREWED or is_bomber(kinds[a], names[a].split()[-1]))


def _unread(setting: Setting, draft: Draft, actors: tuple[str, ...]) -> tuple[str, ...]:
    """The slots the words hold but too unsurely to say."""
    mood = () if _mood_is_read(setting, draft) else ("factuality",)
    return (*(("actors",) if draft.actors and not actors else ()), *mood)


def _mood_is_read(setting: Setting, draft: Draft) -> bool:
    return draft.mood_seen or mood_is_sure(setting.syntax, draft.head)


COMMUNIQUE = frozenset({"engage", "strike", "airstrike", "conduct"})


def _own_strike(setting: Setting, draft: Draft) -> tuple[str, ...]:
    """In a force's own statement, strikes without an actor are its own ("Near X, two strikes engaged …")."""
    if draft.type != "assault" or draft.mode not in ("aerial", "drone", None):
        return ()
    if not {setting.syntax.words[h].lemma.lower() for h in draft.heads} & COMMUNIQUE:
        return ()
    speakers = [a for a in setting.attributions if a.id in setting.carried(draft.trigger)]
    if not speakers:
        return (setting.publisher,) if setting.publisher is not None else ()
    voice = party_of(speakers[-1].voice)
    forces = (e for e in setting.entities.entities if e.sector == "MIL")
    return next(((e.id,) for e in forces if _is_voice(e, voice, speakers[-1])), ())


def _is_voice(entity: Entity, voice: Party | None, speaker: Attribution) -> bool:
    """Whether a party is the one that speaks, by name or by the words of the source."""
    return (voice is not None and entity.key == voice.key) or any(touches(m, speaker.source) for m in entity.mentions)


def _parent(setting: Setting, draft: Draft, drafts: Sequence[Draft]) -> int | None:
    earlier = [d for d in drafts if d.head < draft.head]
    shares = {(o.head, draft.head): _shared(setting, o, draft) for o in earlier if o.reciprocal}
    return links.parent_of(setting.syntax, draft, earlier, shares)


def _shared(setting: Setting, parent: Draft, draft: Draft) -> bool:
    """A part has a side in common with the whole and no other day."""
    sides = set(setting.entities.of((*draft.actors, *draft.targets, *draft.victims)))
    own = setting.particulars.time(draft)
    whole = setting.particulars.time(parent)
    same_day = own is None or whole is None or own.interval() == whole.interval()
    return bool(sides & set(setting.entities.of(parent.actors))) and same_day


LONG_DAYS = 6  # a count over at least a week sums up several days


def _scope(draft: Draft, parent: int | None, when: When | None) -> str:
    if draft.scope != "single":
        return draft.scope
    if _goes_on(draft, when) or ("harm" in draft.entry.flags and _is_span(when)):
        return "summary"
    if draft.plural and draft.entry.pos == "N" and draft.entry.frame != "reciprocal":
        return "summary" if _is_long(when) else "series"
    return "part" if parent is not None else "single"


def _is_long(when: When | None) -> bool:
    if when is None or when.start is None or when.end is None:
        return False
    return when.end - when.start >= timedelta(days=LONG_DAYS)


def _is_span(when: When | None) -> bool:
    """ "Were killed between February and Saturday": a count over a time is of many happenings."""
    return when is not None and when.precision == "range" and _is_long(when)


def _goes_on(draft: Draft, when: When | None) -> bool:
    """ "Has fired missiles at the kingdom since 2015": years without an end are no single deed."""
    if draft.type != "assault" or when is None or when.start is None or when.end is not None:
        return False
    return when.precision in ("year", "month", "range")


def _series(setting: Setting, draft: Draft) -> Series | None:
    return links.series_of(setting.syntax, draft)


def _reason(setting: Setting, span: Span | None) -> StatedReason | None:
    if span is None:
        return None
    return StatedReason(text=span.of(setting.document.text), span=span, according_to=setting.carried(span))


def _allegation(draft: Draft, carried: tuple[str, ...]) -> tuple[Allegation, ...]:
    tags = dict.fromkeys(w.allegation for w in draft.weapons if w.allegation)
    return tuple(Allegation(tag=tag, according_to=carried) for tag in tags if tag)


def _according_to(setting: Setting, draft: Draft) -> tuple[str, ...]:
    """Every attribution that carries the telling; a speech act lists the attribution that is that act."""
    carried = [i for span in _tellings(setting.syntax, draft) for i in setting.carried(span)]
    if draft.type in SPEECH_TYPES:
        carried += [a.id for a in setting.attributions if touches(draft.trigger, a.cue) and a.id not in carried]
    order = {a.id: i for i, a in enumerate(setting.attributions)}
    return tuple(sorted(dict.fromkeys(carried), key=lambda i: order[i]))


def _tellings(syntax: Syntax, draft: Draft) -> tuple[Span, ...]:
    """The words that tell of the happening anew; a mere "the attack" presupposes it and makes nobody a witness."""
    told = [
        h
        for h in draft.heads[1:]
        if not _mere_effect(syntax, h)
        and (syntax.words[h].upos == "VERB" or light_verb(syntax, h) is not None or not _is_definite(syntax, h))
    ]
    return (draft.trigger, *(syntax.words[h].span for h in told))


def _mere_effect(syntax: Syntax, head: int) -> bool:
    """Who counts the dead does not thereby tell of the strike: the count has its own voices."""
    entry = entry_of(syntax, head)
    return entry is not None and "harm" in entry.flags


def _is_definite(syntax: Syntax, head: int) -> bool:
    return any(syntax.words[k].text.lower() in DEFINITE for k in syntax.children(head, "det")) or bool(
        syntax.children(head, "cop")
    )


def _factuality(setting: Setting, draft: Draft, carried: tuple[str, ...]) -> str:
    leaves = {chain[-1] for chain in chains(carried, {a.id: a for a in setting.attributions}) if chain}
    stances = {a.stance for a in setting.attributions if a.id in leaves}
    if draft.type == "accuse" and draft.entry.mode == "allege":
        return "alleged"
    if disputed(setting.syntax, draft.head) or ("denies" in stances and denied_noun(setting.syntax, draft)):
        return "denied"
    if draft.type in DONE_BY_SAYING:
        return _said(setting, draft)
    if draft.mood_seen:
        return draft.factuality
    if draft.factuality == "denied":
        return "denied"
    if "denies" in stances and draft.entry.pos == "V":
        return "denied"
    if draft.factuality == "did-not-happen":
        return "denied" if carried else "did-not-happen"
    if draft.factuality == "happened" and stances == {"alleges"}:
        return "alleged"
    if draft.factuality == "happened" and stances == {"expects"}:
        return "possible"
    return draft.factuality


def _said(setting: Setting, draft: Draft) -> str:
    """Of what is done by saying it: it happened, unless somebody denies that it was said, only demands it, or is yet to
    say it; what is offered is not agreed."""
    syntax, head = setting.syntax, draft.head
    unsaid = demanded(syntax, head) or asked_to(syntax, head) or _to_be_said(syntax, draft)
    if draft.entry.mode == "investigate" or (draft.factuality == "planned" and unsaid):
        return draft.factuality
    if draft.type == "agree" and draft.entry.lemma in OFFERING:
        return "planned"
    above = setting.syntax.words[draft.head].head
    governing = (a for a in setting.attributions if above >= 0 and touches(setting.syntax.words[above].span, a.cue))
    return "denied" if any(a.stance == "denies" and within(draft.trigger, a.content) for a in governing) else "happened"


OFFERING = word_set("offering")


def _to_be_said(syntax: Syntax, draft: Draft) -> bool:
    """ "Our lawyer will ask the court": a request or a charge that is still to be made."""
    helpers = {syntax.words[k].text.lower() for k in syntax.children(draft.head, "aux")}
    return draft.type in ("request", "accuse") and "will" in helpers


def _evidence(setting: Setting, draft: Draft) -> tuple[Span, ...]:
    """The sentences that tell of the happening, in order."""
    sentences = setting.syntax.parse.sentences
    return tuple(dict.fromkeys(sentences[setting.syntax.words[h].sentence] for h in sorted(draft.heads)))


def _mark_background(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Happenings that ended well before the first one told are background: a report leads with its news."""
    ends = [
        e.when.end for e in events if e.when and e.when.end and e.type in INHERITING and e.scope in ("single", "part")
    ]
    if not ends:
        return events
    horizon = ends[0] - timedelta(days=BACKGROUND_DAYS)
    return tuple(replace(e, background=True) if e.when and e.when.end and e.when.end < horizon else e for e in events)
