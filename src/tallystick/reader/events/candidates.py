"""Words of a report that tell of a happening: which of the lexicon's words count where they stand."""

from __future__ import annotations

from dataclasses import replace

from tallystick.model.span import Span
from tallystick.reader.events.armed import weapons_of
from tallystick.reader.events.conditions import CONDITIONS, flies
from tallystick.reader.events.draft import Draft
from tallystick.reader.events.lexicon import VOLLEY, Entry, Weaponry, entry_of, measured, plural, things, weapon_at
from tallystick.reader.events.modality import FUTURE, POSSIBLE, factuality_of, scope_of, unsaid
from tallystick.reader.events.naming import is_country, nation, somebody
from tallystick.reader.events.notes import by_rules
from tallystick.reader.events.noun_roles import DEEDS, is_party_modifier, light_verb, noun_roles
from tallystick.reader.events.roles import verb_roles
from tallystick.reader.parties import role_of
from tallystick.reader.sides import can_be_party
from tallystick.reader.syntax import Syntax


def find_candidates(syntax: Syntax) -> tuple[Draft, ...]:
    """Every word that names a happening, with its own roles; nothing is merged yet."""
    found = []
    for word in syntax.words:
        entry = entry_of(syntax, word.index)
        if entry is not None and counts(syntax, word.index, entry):
            found.append(_draft(syntax, word.index, entry))
    told = _told_once(syntax, [_jointly(syntax, _threatening(syntax, d)) for d in found if _solid(syntax, d)])
    return tuple(_protesting(syntax, d, told) for d in told)


def _jointly(syntax: Syntax, draft: Draft) -> Draft:
    """ "French and Kenyan troops held drills": what two countries exercise together is cooperation."""
    nations = {code for k in draft.actors if (code := nation(syntax, k)) is not None}
    if draft.entry.flag("modifier") != "martial" or draft.type != "mobilize" or len(nations) < 2:
        return draft
    return replace(draft, entry=replace(draft.entry, type="cooperate", mode=None), mode=None)


def _protesting(syntax: Syntax, draft: Draft, drafts: tuple[Draft, ...]) -> Draft:
    """ "Blocked roads to press their demands on X": of whom a protest demands something, it is aimed at."""
    if draft.type != "protest" or draft.targets:
        return draft
    below = (d for d in drafts if d.type in ("request", "accuse") and draft.head in syntax.ancestors(d.head))
    aimed = next((d.targets for d in below if somebody(syntax, d.targets)), ())
    return replace(draft, targets=tuple(k for k in aimed if k not in draft.actors))


HARMFUL = frozenset({"assault", "coerce", "sanction", "mobilize", "protest"})
TERMS = frozenset({"if", "unless", "until"})


def _threatening(syntax: Syntax, draft: Draft) -> Draft:
    """ "Will cut off the gas unless X pays": a harmful deed announced on terms is a threat."""
    clauses = syntax.children(draft.head, "advcl")
    marks = {syntax.words[m].text.lower() for c in clauses for m in syntax.children(c, "mark")}
    helpers = {syntax.words[k].text.lower() for k in syntax.children(draft.head, "aux")}
    foreseen = FUTURE | POSSIBLE if draft.type == "sanction" else FUTURE  # "may cut aid if"; who "may attack" guesses
    if draft.type not in HARMFUL or not marks & TERMS or not helpers & foreseen:
        return draft
    mode = "violence" if draft.type == "assault" else "restrict"
    threat = replace(draft.entry, type="threaten", mode=mode, acled=None)
    return replace(draft, entry=threat, mode=mode, acled=None, factuality="happened")


def _told_once(syntax: Syntax, drafts: list[Draft]) -> tuple[Draft, ...]:
    """ "Imposed a curfew": the noun names what the verb puts in force, and takes its sides; "cut aid" is no aid."""
    by_head = {d.head: d for d in drafts}
    for verb in (d for d in drafts if d.entry.flag("object") or d.entry.flag("with")):
        for noun in (k for k in _objects_of(syntax, verb.head) if k in by_head and verb.head in by_head):
            kept = by_head[noun]
            if kept.type == verb.type and verb.entry.flag("object"):
                by_head[noun] = replace(kept, actors=verb.actors or kept.actors, targets=kept.targets or verb.targets)
                del by_head[verb.head]
            elif kept.type not in DEEDS or kept.type == verb.type:
                del by_head[noun]
    return tuple(by_head.values())


def _objects_of(syntax: Syntax, verb: int) -> tuple[int, ...]:
    """What is done to, and what the verb's phrases are about."""
    found = (*things(syntax, verb), *syntax.children(verb, "obl"))
    return tuple(w for k in found for w in (k, *measured(syntax, k)))


def _solid(syntax: Syntax, draft: Draft) -> bool:
    """Weak words name a happening only with a target; demands and accusations only when really made."""
    if "weak" in draft.entry.flags and draft.entry.pos == "N" and not _has_sides(draft):
        return False
    if "carried" in draft.entry.flags and not (light_verb(syntax, draft.head) or (draft.actors and draft.targets)):
        return False
    if draft.type in ("accuse", "request", "threaten") and draft.factuality == "possible":
        return False
    return not unsaid(syntax, draft.head)


def _has_sides(draft: Draft) -> bool:
    return bool(draft.targets or (draft.reciprocal and draft.actors))


def counts(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Whether the word names a happening in its place, by the entry's conditions."""
    word = syntax.words[index]
    if entry.flags & {"light", "speech-light"} or (entry.pos == "N" and _in_name(syntax, index)):
        return False
    if word.deprel in ("compound", "flat", "amod", "nmod:poss"):
        return False  # it qualifies a thing ("attack helicopter") or another happening
    return all(condition(syntax, index, entry) for condition in CONDITIONS)


def _in_name(syntax: Syntax, index: int) -> bool:
    """Part of a name ("Operation Inherent Resolve", "Battle of Stalingrad Museum"), not of a happening."""
    tag = syntax.words[index].entity
    return tag != "O" and not tag.endswith(("TIME", "NATIONALITY", "WEAPON"))


SHOOT_DOWN = Entry("down", "V", "assault", None, "transitive", "Disrupted weapons use", frozenset({"aircraft"}))


def _brought_down(syntax: Syntax, index: int, entry: Entry) -> Entry:
    """ "Shot down a drone" disrupts a weapon; "shot down in the street" does not."""
    particles = {syntax.words[k].text.lower() for k in syntax.children(index, "compound:prt", "advmod")}
    if entry.lemma in ("shoot", "gun") and "down" in particles and flies(syntax, index, SHOOT_DOWN):
        return SHOOT_DOWN
    return entry


def _draft(syntax: Syntax, index: int, entry: Entry) -> Draft:
    entry = _brought_down(syntax, index, entry)
    word = syntax.words[index]
    roles = noun_roles if entry.pos == "N" else verb_roles
    actors, targets = roles(syntax, index, entry)
    weapons, named = weapons_of(syntax, (index,)), _by_its_name(syntax, index, entry)
    draft = Draft(
        heads=(index,),
        entry=entry,
        trigger=_trigger(syntax, index, entry),
        sentence=word.sentence,
        actors=_wielders(syntax, actors) if entry.type in DEEDS else actors,
        targets=() if "harm" in entry.flags else tuple(k for k in targets if k not in actors),
        victims=tuple(k for k in targets if k not in actors) if "harm" in entry.flags else (),
        weapons=weapons,
        mode=entry.mode if named is None else named.mode,
        acled=entry.acled if named is None else named.acled,
        factuality=factuality_of(syntax, index),
        scope=scope_of(syntax, index, speech=entry.type not in DEEDS),
        plural=plural(word) and word.lemma.lower() not in VOLLEY,
        reciprocal=entry.frame == "reciprocal",
    )
    return by_rules(syntax, draft)


def _by_its_name(syntax: Syntax, index: int, entry: Entry) -> Weaponry | None:
    """What a name of several words says of the means: "suicide attack", "air raid", "naval bombardment"."""
    hit = weapon_at(syntax, index) if entry.pos == "N" and entry.type == "assault" else None
    return hit[1] if hit is not None and len(hit[0].split()) > 1 and hit[1].mode is not None else None


def _wielders(syntax: Syntax, actors: tuple[int, ...]) -> tuple[int, ...]:
    """Parties only: "Russian missiles hit" is Russia's deed, "a shell hit" is nobody's that the words name."""
    found: list[int] = []
    for actor in (a for a in actors if _can_act(syntax, a)):
        weapon = weapon_at(syntax, actor)
        owners = [k for k in syntax.children(actor, "amod", "compound", "nmod:poss") if is_party_modifier(syntax, k)]
        if (
            weapon is None
            or (weapon[1].kind in CREWED and owners)
            or is_bomber(weapon[1].kind, syntax.words[actor].lemma)
        ):
            found.append(actor)
        else:
            found += owners
    return tuple(found)


def _can_act(syntax: Syntax, index: int) -> bool:
    """A party, what it fights with, the second nation of "French and Kenyan warships"; no place in a heading."""
    return not syntax.in_heading(index) and _is_able(syntax, index)


def _is_able(syntax: Syntax, index: int) -> bool:
    return can_be_party(syntax, index) or weapon_at(syntax, index) is not None or is_country(syntax, index)


def is_bomber(kind: str, noun: str) -> bool:
    """Whether a means of attack is the person who carries it: a suicide bomber, not a suicide vest."""
    return kind == "suicide" and role_of(noun) is not None


CREWED = frozenset({"aircraft", "drone", "naval", "tank", "artillery"})  # stand for the forces that use them


def _trigger(syntax: Syntax, index: int, entry: Entry) -> Span:
    """The words that name the event: the noun with its weapon compounds, the verb with its particle or "fire"."""
    extra = [k for k in syntax.children(index, "compound:prt") if abs(k - index) <= 2]
    if entry.pos == "N":
        extra += [k for k in syntax.children(index, "compound") if weapon_at(syntax, k) is not None and index - k <= 2]
    if "fire-object" in entry.flags:
        extra += [k for k in syntax.children(index, "obj") if k - index <= 2]
    return syntax.span([index, *extra])
