"""Words of a report that tell of a happening: which of the lexicon's words count where they stand."""

from __future__ import annotations

from dataclasses import replace

from tallystick.model.span import Span
from tallystick.reader.events.draft import Draft
from tallystick.reader.events.lexicon import Entry, entry_of, lemmas, things, weapon_at
from tallystick.reader.events.modality import FUTURE, factuality_of, scope_of, unsaid
from tallystick.reader.events.notes import by_rules
from tallystick.reader.events.roles import (
    DEEDS,
    is_party_modifier,
    light_verb,
    noun_roles,
    objects,
    verb_roles,
    weapons_of,
)
from tallystick.reader.relations import can_be_party
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set


def find_candidates(syntax: Syntax) -> tuple[Draft, ...]:
    """Every word that names a happening, with its own roles; nothing is merged yet."""
    found = []
    for word in syntax.words:
        entry = entry_of(syntax, word.index)
        if entry is not None and counts(syntax, word.index, entry):
            found.append(_draft(syntax, word.index, entry))
    return _told_once(syntax, [d for d in found if _solid(syntax, d)])


def _told_once(syntax: Syntax, drafts: list[Draft]) -> tuple[Draft, ...]:
    """ "Imposed a curfew", "declared a truce": the noun names what the verb only puts in force, and takes its sides."""
    by_head = {d.head: d for d in drafts}
    for verb in (d for d in drafts if d.entry.flag("object") is not None):
        noun = next((k for k in things(syntax, verb.head) if k in by_head and by_head[k].type == verb.type), None)
        if noun is not None:
            kept = by_head[noun]
            by_head[noun] = replace(kept, actors=verb.actors or kept.actors, targets=kept.targets or verb.targets)
            del by_head[verb.head]
    return tuple(by_head.values())


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


def _particle(syntax: Syntax, index: int, entry: Entry) -> bool:
    wanted = entry.flag("particle")
    if wanted is None:
        return True
    particles = {syntax.words[k].text.lower() for k in syntax.children(index, "compound:prt", "advmod", "obl")}
    return bool(particles & set(wanted.split(",")))


def _weapon(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Dropping, planting or launching counts only with a weapon."""
    if "weapon" not in entry.flags:
        return True
    things = (
        syntax.children(index, "obj", "nsubj:pass")
        if entry.frame == "weapon-object"
        else syntax.children(index, "nsubj")
    )
    subject = syntax.subject(index) if syntax.passive(index) or entry.frame == "weapon-subject" else None
    places = [*things, *([subject] if subject is not None else [])]
    return any(weapon_at(syntax, c) is not None for k in places for c in syntax.conjuncts(k))


def _fire_object(syntax: Syntax, index: int, entry: Entry) -> bool:
    if "fire-object" not in entry.flags:
        return True
    return any(
        syntax.words[k].lemma.lower() in ("fire", "gunfire", "shot", "artillery")
        for k in syntax.children(index, "obj", "nsubj:pass")
    )


def _weapon_modified(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Bare "fire" burns; "artillery fire", "exchange of fire", "came under fire" is an attack."""
    if "weapon-modified" not in entry.flags:
        return True
    word = syntax.words[index]
    if light_verb(syntax, index) is not None:
        return False
    if any(
        weapon_at(syntax, k) or syntax.words[k].lemma in ("small", "arms", "hostile", "enemy")
        for k in syntax.children(index, "compound", "amod")
    ):
        return True
    return syntax.case(index) == "under" or (word.head >= 0 and syntax.words[word.head].lemma == "exchange")


def _person(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Arresting, beating or eliminating counts when done to somebody, not to a problem; unknown objects pass."""
    if "person" not in entry.flags or entry.pos == "N":
        return True
    things = syntax.children(index, "obj", "nsubj:pass") or ((syntax.subject(index),) if syntax.passive(index) else ())
    return not any(k is not None and syntax.words[k].lemma in ABSTRACT for k in things)


ABSTRACT = word_set("abstract")


def _armed(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "Fight corruption", "battle a fire" and "engage in talks" are no clashes."""
    if "armed" not in entry.flags:
        return True
    things = [*syntax.children(index, "obj"), *syntax.children(index, "obl")]
    return not any(syntax.words[k].lemma.lower() in PEACEFUL for k in things)


PEACEFUL = word_set("peaceful")


def _aircraft(syntax: Syntax, index: int, entry: Entry) -> bool:
    """A party downs an aircraft or a missile; a drink is downed too."""
    if "aircraft" not in entry.flags or entry.pos == "N":
        return True
    found = (*objects(syntax, index), *syntax.children(index, "nsubj:pass"))
    things = [c for k in found for c in syntax.conjuncts(k)]
    return any((hit := weapon_at(syntax, k)) is not None and hit[1].kind in FLYING for k in things)


FLYING = frozenset({"drone", "aircraft", "missile", "rocket", "air-delivered", "helicopter"})


def _explosion(syntax: Syntax, index: int, entry: Entry) -> bool:
    """What explodes is a weapon, a vehicle or unnamed; tempers and figures explode too."""
    if "explosion" not in entry.flags:
        return True
    subject = syntax.subject(index)
    return subject is None or syntax.words[subject].lemma.lower() not in (
        "violence",
        "anger",
        "population",
        "protest",
        "fighting",
        "debate",
        "clash",
    )


def _territory(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Capturing attention or an image is no capture."""
    if "territory" not in entry.flags:
        return True
    return not any(
        syntax.words[k].lemma
        in ("attention", "image", "imagination", "video", "moment", "photo", "opportunity", "heart", "mood")
        for k in syntax.children(index, "obj")
    )


def _call_on(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "Call on X to", "call for" are requests; calling somebody by phone or a name is not."""
    if "call-on" not in entry.flags:
        return True
    cases = {syntax.case(k).split(" ")[0] for k in syntax.children(index, "obl")}
    return bool(cases & {"on", "upon", "for"}) and not syntax.children(index, "obj")


def _plural(syntax: Syntax, index: int, entry: Entry) -> bool:
    return "plural" not in entry.flags or syntax.words[index].xpos in ("NNS", "NNPS")


def _agreement_object(syntax: Syntax, index: int, entry: Entry) -> bool:
    """The agreement noun itself carries the event; the verb only adds its subject as a side."""
    return "agreement-object" not in entry.flags


def _people(syntax: Syntax, index: int, entry: Entry) -> bool:
    """One meets people; meeting a need, a deadline or one's death is no meeting."""
    return "people" not in entry.flags or not lemmas(syntax, things(syntax, index)) & NEEDS


NEEDS = word_set("needs")


def _finite(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Words of standing that count as an act only as the verb of a clause: "backed by Iran" describes."""
    if "finite" not in entry.flags:
        return True
    word = syntax.words[index]
    return word.upos == "VERB" and not word.deprel.startswith(("acl", "amod")) and not syntax.children(index, "cop")


def _active(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "Was asked", "pledged to the Islamic State": what is only told of its object is no act of anybody's."""
    return "active" not in entry.flags or not syntax.passive(index)


def _common(syntax: Syntax, index: int, entry: Entry) -> bool:
    """A march is no month."""
    return "common" not in entry.flags or syntax.words[index].text[:1].islower()


def _open_refusal(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Refusing to comment is no refusal that counts."""
    if "open" not in entry.flags:
        return True
    below = lemmas(syntax, syntax.children(index, "xcomp"))
    return not below & RETICENCE and bool(below or things(syntax, index))


RETICENCE = word_set("reticence")


def _warning(syntax: Syntax, index: int, entry: Entry) -> bool:
    """A warning is a threat when it says what will follow or tells somebody off; warnings of floods are none."""
    if "warning" not in entry.flags:
        return True
    clauses = syntax.children(index, "ccomp", "xcomp", "parataxis")
    future = {syntax.words[a].text.lower() for c in clauses for a in syntax.children(c, "aux")} & FUTURE
    against = any(syntax.case(k).split(" ")[0] == "against" for k in syntax.children(index, "obl"))
    return bool(future or against or (things(syntax, index) and clauses))


def _medical(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Carrying the wounded to a hospital is no withdrawal."""
    if entry.frame != "flight":
        return True
    return not any(syntax.words[k].lemma in ("hospital", "clinic", "treatment") for k in syntax.children(index, "obl"))


def _contact(syntax: Syntax, index: int, entry: Entry) -> bool:
    """What is hit, targeted or fought must be somebody or something; one hits the ground, a deal or a record too."""
    if entry.lemma not in FIGURATIVE or entry.pos != "V":
        return True
    things = [*syntax.children(index, "obj"), *syntax.children(index, "nsubj:pass")]
    return not any(syntax.words[k].lemma.lower() in INTANGIBLE for k in things)


FIGURATIVE = word_set("figurative")
INTANGIBLE = word_set("intangible")


def _object_of_damage(syntax: Syntax, index: int, entry: Entry) -> bool:
    """A building that burns was not thereby attacked: destroying needs somebody to do it or something it is done to."""
    if "damage" not in entry.flags or entry.pos == "N" or syntax.passive(index):
        return True
    return bool(objects(syntax, index)) or syntax.words[index].deprel == "conj"


CONDITIONS = (
    _object_of_damage,
    _medical,
    _contact,
    _particle,
    _weapon,
    _fire_object,
    _weapon_modified,
    _person,
    _armed,
    _aircraft,
    _explosion,
    _territory,
    _call_on,
    _plural,
    _agreement_object,
    _people,
    _finite,
    _active,
    _common,
    _open_refusal,
    _warning,
)


SHOOT_DOWN = Entry("down", "V", "assault", None, "transitive", "Disrupted weapons use", frozenset({"aircraft"}))


def _brought_down(syntax: Syntax, index: int, entry: Entry) -> Entry:
    """ "Shot down a drone" disrupts a weapon; "shot down in the street" does not."""
    particles = {syntax.words[k].text.lower() for k in syntax.children(index, "compound:prt", "advmod")}
    if entry.lemma in ("shoot", "gun") and "down" in particles and _aircraft(syntax, index, SHOOT_DOWN):
        return SHOOT_DOWN
    return entry


def _draft(syntax: Syntax, index: int, entry: Entry) -> Draft:
    entry = _brought_down(syntax, index, entry)
    word = syntax.words[index]
    roles = noun_roles if entry.pos == "N" else verb_roles
    actors, targets = roles(syntax, index, entry)
    weapons = weapons_of(syntax, (index,))
    draft = Draft(
        heads=(index,),
        entry=entry,
        trigger=_trigger(syntax, index, entry),
        sentence=word.sentence,
        actors=_wielders(syntax, actors) if entry.type in DEEDS else actors,
        targets=() if "harm" in entry.flags else tuple(k for k in targets if k not in actors),
        victims=tuple(k for k in targets if k not in actors) if "harm" in entry.flags else (),
        weapons=weapons,
        mode=entry.mode,
        acled=entry.acled,
        factuality=factuality_of(syntax, index),
        scope=scope_of(syntax, index, speech=entry.type not in DEEDS),
        plural=word.xpos in ("NNS", "NNPS"),
        reciprocal=entry.frame == "reciprocal",
    )
    return by_rules(syntax, draft)


def _wielders(syntax: Syntax, actors: tuple[int, ...]) -> tuple[int, ...]:
    """Parties only: "Russian missiles hit" is Russia's deed, "a shell hit" is nobody's that the words name."""
    found: list[int] = []
    for actor in (a for a in actors if can_be_party(syntax, a) or weapon_at(syntax, a) is not None):
        weapon = weapon_at(syntax, actor)
        owners = [k for k in syntax.children(actor, "amod", "compound", "nmod:poss") if is_party_modifier(syntax, k)]
        if weapon is None or (weapon[1].kind in CREWED and owners):
            found.append(actor)
        else:
            found += owners
    return tuple(found)


CREWED = frozenset({"aircraft", "drone", "naval", "tank", "artillery"})  # stand for the forces that use them


def _trigger(syntax: Syntax, index: int, entry: Entry) -> Span:
    """The words that name the event: the noun with its weapon compounds, the verb with its particle or "fire"."""
    extra = [k for k in syntax.children(index, "compound:prt") if abs(k - index) <= 2]
    if entry.pos == "N":
        extra += [k for k in syntax.children(index, "compound") if weapon_at(syntax, k) is not None and index - k <= 2]
    if "fire-object" in entry.flags:
        extra += [k for k in syntax.children(index, "obj") if k - index <= 2]
    return syntax.span([index, *extra])
