"""Who did what to whom: actors and targets of a trigger word, from its frame and the tree.

The frames are those of ``resources/lexicons/events.tsv``. Actor and target keep their places in passives
("was hit by X"), nominalisations ("the bombing of X by Y", "X's killing") and under light verbs ("carried out a raid").
"""

from __future__ import annotations

from collections.abc import Callable

from tallystick.reader.events.draft import joined
from tallystick.reader.events.lexicon import Entry, entry_of, meanings, measured, objects, temporal, weapon_at
from tallystick.reader.events.naming import is_country, named, somebody
from tallystick.reader.events.speech import (
    addressees,
    addressees_of_noun,
    foes,
    hosts,
    opponents,
    owners,
    partners,
)
from tallystick.reader.parties import country_of_adjective, role_of
from tallystick.reader.syntax import NOMINAL, Syntax
from tallystick.resources.tables import word_set

Roles = tuple[tuple[int, ...], tuple[int, ...]]
AGAINST = frozenset({"on", "upon", "against", "at", "into", "toward", "towards", "over", "onto"})
AIMED = frozenset({"on", "upon", "against", "at", "into", "toward", "towards", "onto"})
FOUGHT = frozenset({"against"})
"""Where two sides fight, what they are "at", "on" or "into" is where."""
TARGETING = frozenset({"target", "hit", "strike", "kill", "wound", "destroy", "damage", "injure", "engage", "aim"})
TOLD = frozenset({"to", "with", "for", "about", "over"})
DEEDS = frozenset({"assault", "coerce", "retreat", "mobilize"})
DEALINGS = frozenset({"consult", "cooperate"})
CARRIERS = frozenset({"light", "fire-object"})
SPEECH_CARRIERS = CARRIERS | {"speech-light"}  # one voices a complaint and holds talks, but does not voice a raid


def is_event_word(syntax: Syntax, index: int) -> bool:
    """Whether a noun names a happening rather than a party or a thing."""
    return syntax.words[index].upos in ("NOUN", "PROPN") and entry_of(syntax, index) is not None


def verb_roles(syntax: Syntax, head: int, entry: Entry) -> Roles:
    """Actors and targets of a verb."""
    frame = VERB_FRAMES.get(entry.frame, _transitive)
    stands = entry.pos == "A"  # "is opposed to": a passive in form only
    actors, targets = (_subjects(syntax, head), addressees(syntax, head)) if stands else frame(syntax, head)
    if entry.type == "agree":
        targets = named(syntax, targets)  # one agrees to exchange prisoners with another side, not with the prisoners
    return _alive(syntax, _parties(syntax, actors)), _parties(syntax, targets)


def _alive(syntax: Syntax, actors: tuple[int, ...]) -> tuple[int, ...]:
    """Actors without things that only lie or hang there: "leaflets called for a boycott", "trees blocked the road"."""
    return tuple(k for k in actors if syntax.words[k].lemma.lower() not in LIFELESS)


LIFELESS = word_set("lifeless")


def noun_roles(syntax: Syntax, head: int, entry: Entry) -> Roles:
    """Actors and targets of an event noun, those of a light verb above it included."""
    actors, targets = _noun_actors(syntax, head, entry), _noun_targets(syntax, head, entry)
    verb = light_verb(syntax, head)
    if syntax.case(head) == "on" and syntax.children(head, "cop"):
        actors = joined(_subjects(syntax, head), actors)  # "is on a visit to X"
    if verb is not None:
        agent = _agents(syntax, verb) if syntax.passive(verb) else _subjects(syntax, verb)
        actors = joined(agent, actors)
        aimed = _obliques(syntax, verb, FOUGHT if entry.frame == "reciprocal" else AIMED)
        targets = joined(targets, tuple(k for k in aimed if not _whereabouts(syntax, k)))
    if entry.frame == "reciprocal":
        sides = _sides(syntax, head)
        held = verb is not None and entry.type in DEALINGS  # "X held talks with Y" has an initiator, a clash has none
        actors, targets = (actors, joined(targets, sides)) if held else (joined(actors, sides), targets)
    if entry.frame == "speech-noun":
        told = () if verb is None else (*syntax.children(verb, "iobj"), *_obliques(syntax, verb, TOLD))
        aimed = addressees_of_noun(syntax, head) or somebody(syntax, told) or owners(syntax, told) or told
        targets = joined(named(syntax, targets) if aimed else targets, aimed)
    targets = targets or _undergoing(syntax, head)
    if entry.frame == "leaving":
        targets = _left(syntax, head)
    if entry.frame == "inquiry":
        targets = somebody(syntax, targets) or owners(syntax, targets) or targets
    if entry.frame == "criticism":
        targets = joined(targets, _criticised(syntax, head))
    return _parties(syntax, actors), _parties(syntax, targets)


def _undergoing(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Who is put, comes or is under it: "X was placed under investigation", "X came under attack"."""
    if syntax.case(head) != "under":
        return ()
    if syntax.children(head, "cop"):
        return _subjects(syntax, head)
    verb = syntax.words[head].head
    if (
        verb < 0
        or syntax.words[verb].lemma.lower() not in UNDERGOING
        or not syntax.words[head].deprel.startswith("obl")
    ):
        return ()
    return syntax.children(verb, "obj") or _subjects(syntax, verb)


UNDERGOING = word_set("undergoing")


def light_verb(syntax: Syntax, noun: int, carried: Entry | None = None) -> int | None:
    """The verb that only carries an event noun ("carried out an attack", "an attack was launched")."""
    word = syntax.words[noun]
    if word.deprel == "nmod" and noun in measured(syntax, word.head):
        return light_verb(syntax, word.head, carried or entry_of(syntax, noun))
    if _embarked(syntax, noun):
        return word.head
    if word.head < 0 or word.deprel not in ("obj", "nsubj:pass", "acl", "acl:relcl", "conj"):
        return None
    if word.deprel == "conj":
        return light_verb(syntax, word.head) if is_event_word(syntax, word.head) else None
    verb = syntax.words[word.head]
    own = carried or entry_of(syntax, noun)
    carriers = CARRIERS if own is None or own.type in DEEDS else SPEECH_CARRIERS
    return verb.index if any(entry.flags & carriers for entry in meanings(syntax, verb.index)) else None


EMBARKING = word_set("embarking")
GATHERED = word_set("gathered")


def _embarked(syntax: Syntax, noun: int) -> bool:
    """ "Went on strike", "are on hunger strike", "gathered for a rally"."""
    word = syntax.words[noun]
    if word.head < 0 or not word.deprel.startswith("obl"):
        return False
    verb, case = syntax.words[word.head].lemma.lower(), syntax.case(noun)
    return (verb in EMBARKING and case == "on") or (verb in GATHERED and case in ("for", "in", "at"))


def _parties(syntax: Syntax, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Coordinated heads, without event nouns: an airstrike is not an actor."""
    expanded = [p for k in heads for c in syntax.conjuncts(k) for p in (c, *_other_nations(syntax, c))]
    return tuple(
        dict.fromkeys(k for k in expanded if syntax.words[k].upos in NOMINAL | {"ADJ"} and not is_event_word(syntax, k))
    )


def _other_nations(syntax: Syntax, index: int) -> tuple[int, ...]:
    """ "Kenyan and Ugandan ministers", "the envoys of Chad and Mali": each nation but the first is one more party."""
    firsts = [k for k in syntax.children(index, "amod") if country_of_adjective(syntax.words[k].text) is not None]
    others = (c for k in firsts for c in syntax.conjuncts(k)[1:])
    before = (c for c in others if c < index and country_of_adjective(syntax.words[c].text) is not None)
    of = [k for k in syntax.children(index, "nmod") if syntax.case(k) in ("of", "from")]
    plural = syntax.words[index].xpos in ("NNS", "NNPS") and role_of(syntax.words[index].lemma) is not None
    behind = (c for k in of for c in syntax.conjuncts(k)[1:] if plural and is_country(syntax, k))
    return (*before, *(c for c in behind if is_country(syntax, c)))


def _subjects(syntax: Syntax, head: int) -> tuple[int, ...]:
    subject = syntax.subject(head)
    return () if subject is None else (_relative(syntax, subject),)


def _relative(syntax: Syntax, index: int) -> int:
    """A relative pronoun stands for the noun its clause hangs on."""
    if syntax.words[index].xpos not in ("WDT", "WP", "WP$") or syntax.words[index].upos != "PRON":
        return index
    for above in syntax.ancestors(index):
        if syntax.words[above].deprel == "acl:relcl":
            return syntax.words[above].head
    return index


def _agents(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Who stands behind "by"; one who tells of it ("according to X") is sometimes taken for an agent by the tree."""
    return tuple(k for k in syntax.children(head, "obl", "obl:agent") if syntax.case(k) == "by")


NO_TARGETS = word_set("no_targets")


def _obliques(syntax: Syntax, head: int, cases: frozenset[str]) -> tuple[int, ...]:
    return tuple(
        k
        for k in syntax.children(head, "obl", "nmod")
        if syntax.case(k).split(" ")[-1] in cases
        and not temporal(syntax, k)
        and syntax.words[k].lemma not in NO_TARGETS
    )


def _transitive(syntax: Syntax, head: int) -> Roles:
    if syntax.passive(head):
        patient = syntax.children(head, "nsubj:pass") or _subjects(syntax, head)
        return _agents(syntax, head), tuple(_relative(syntax, k) for k in patient)
    aimed = tuple(k for k in _obliques(syntax, head, AIMED) if not _whereabouts(syntax, k))
    done_to = objects(syntax, head) or _shared_object(syntax, head) or aimed
    if not done_to and _joined_to_passive(syntax, head):
        return (), _subjects(syntax, head)
    return _subjects(syntax, head), done_to


def _joined_to_passive(syntax: Syntax, head: int) -> bool:
    """ "Had been captured and shot", "were held and let go": a verb that needs an object and has none."""
    word = syntax.words[head]
    alone = word.deprel == "conj" and not syntax.children(head, "nsubj", "aux")
    return alone and word.head >= 0 and syntax.passive(word.head)


def _shared_object(syntax: Syntax, head: int) -> tuple[int, ...]:
    """ "Capture or kill X", "shot and killed X": coordinated verbs side by side share one object."""
    word = syntax.words[head]
    partners = [k for k in syntax.children(head, "conj") if k - head <= SIDE_BY_SIDE]
    if word.deprel == "conj" and 0 <= head - word.head <= SIDE_BY_SIDE:
        partners.append(word.head)
    return next((found for k in partners if (found := syntax.children(k, "obj"))), ())


SIDE_BY_SIDE = 3  # words: "shot and killed", "captured or killed"


def _taken(syntax: Syntax, head: int) -> Roles:
    """ "Confiscated weapons from X": from whom it was taken, before what was."""
    actors, targets = _transitive(syntax, head)
    things = (*syntax.children(head, "obj", "nsubj:pass"), head)
    return actors, somebody(syntax, [k for t in things for k in _obliques(syntax, t, frozenset({"from"}))]) or targets


def _fire(syntax: Syntax, head: int) -> Roles:
    if at := _shooting_at(syntax, head):
        return syntax.children(head, "nsubj:pass"), at
    actors, targets = _transitive(syntax, head)
    targets = tuple(k for k in targets if weapon_at(syntax, k) is None)
    if targets and syntax.words[head].lemma == "shoot" and syntax.passive(head):
        return actors, targets  # "were shot at close range", "on the border": how and where
    return actors, _first_aimed_at(syntax, head) or targets


def _first_aimed_at(syntax: Syntax, head: int) -> tuple[int, ...]:
    """ "Fired on protesters at the camp": whom the first phrase names; the others say where they were."""
    aimed = _obliques(syntax, head, AIMED)
    return tuple(k for k in aimed if syntax.case(k) == syntax.case(aimed[0]))


def _shooting_at(syntax: Syntax, head: int) -> tuple[int, ...]:
    """ "Men on motorcycles shot at worshippers": whom they shot at, though the tree takes the shooters for the shot."""
    shot = syntax.children(head, "nsubj:pass") and not syntax.children(head, "aux:pass")
    return tuple(k for k in _obliques(syntax, head, frozenset({"at"})) if somebody(syntax, (k,))) if shot else ()


def _weapon_object(syntax: Syntax, head: int) -> Roles:
    aimed = _obliques(syntax, head, AIMED)
    return (_agents(syntax, head) if syntax.passive(head) else _subjects(syntax, head)), aimed


def _open_fire(syntax: Syntax, head: int) -> Roles:
    fire = syntax.children(head, "obj")
    aimed = _obliques(syntax, head, AIMED) or tuple(k for f in fire for k in _obliques(syntax, f, AIMED))
    return _subjects(syntax, head), aimed


def _weapon_subject(syntax: Syntax, head: int) -> Roles:
    return (), _obliques(syntax, head, frozenset({"into", "on", "onto", "against"}))


def _reciprocal(syntax: Syntax, head: int) -> Roles:
    withs = [k for k in syntax.children(head, "obl") if syntax.case(k) in ("with", "against")]
    direct = syntax.children(head, "obj")
    return joined(_subjects(syntax, head), (*withs, *(k for k in direct if not is_event_word(syntax, k)))), ()


def _intransitive(syntax: Syntax, head: int) -> Roles:
    if syntax.passive(head):
        return (*_agents(syntax, head), *syntax.children(head, "nsubj:pass")), ()
    return _subjects(syntax, head), ()


def _leaving(syntax: Syntax, head: int) -> Roles:
    """Who withdraws, and the foreign country that is left."""
    return _intransitive(syntax, head)[0], _left(syntax, head)


def _left(syntax: Syntax, head: int) -> tuple[int, ...]:
    """The country one withdraws from, whatever word the phrase hangs on ("the withdrawal of its troops from X")."""
    things = [k for k in syntax.children(head, "obj", "nmod") if syntax.case(k) in ("", "of")]
    near = [n for k in (head, *things) for n in syntax.children(k, "obl", "nmod")]
    within = [n for k in things for n in syntax.children(k, "nmod") if syntax.case(n) == "in"]  # "the bases in X"
    left = [*(k for k in near if syntax.case(k) in ("from", "out of")), *within]
    return tuple(k for k in left if is_country(syntax, k))


def _against(syntax: Syntax, head: int) -> Roles:
    return _subjects(syntax, head), _obliques(syntax, head, frozenset({"against"}))


def _victim_subject(syntax: Syntax, head: int) -> Roles:
    return (), _subjects(syntax, head)


def _speech(syntax: Syntax, head: int) -> Roles:
    return _transitive(syntax, head) if syntax.passive(head) else (_subjects(syntax, head), addressees(syntax, head))


def _partner(syntax: Syntax, head: int) -> Roles:
    return _transitive(syntax, head) if syntax.passive(head) else (_subjects(syntax, head), partners(syntax, head))


def _visiting(syntax: Syntax, head: int) -> Roles:
    actors, aimed = _partner(syntax, head)
    return actors, aimed or hosts(syntax, head)


def _protesting(syntax: Syntax, head: int) -> Roles:
    return _intransitive(syntax, head)[0], opponents(syntax, head)


def _mobilized(syntax: Syntax, head: int) -> Roles:
    actors = _transitive(syntax, head)[0] or syntax.children(head, "nsubj:pass")
    return actors, _obliques(syntax, head, frozenset({"against", "toward", "towards"})) or foes(syntax, head)


def _deployed(syntax: Syntax, head: int) -> Roles:
    return _intransitive(syntax, head)[0], foes(syntax, head)


def _attribute(syntax: Syntax, head: int) -> Roles:
    actors, _ = _transitive(syntax, head)
    return actors, _obliques(syntax, head, frozenset({"to"}))


VERB_FRAMES: dict[str, Callable[[Syntax, int], Roles]] = {
    "transitive": _transitive,
    "taken": _taken,
    "fire": _fire,
    "weapon-object": _weapon_object,
    "open-fire": _open_fire,
    "weapon-subject": _weapon_subject,
    "reciprocal": _reciprocal,
    "intransitive": _intransitive,
    "leaving": _leaving,
    "flight": _leaving,
    "deploy": _deployed,
    "against": _against,
    "victim-subject": _victim_subject,
    "speech": _speech,
    "partner": _partner,
    "visiting": _visiting,
    "mobilized": _mobilized,
    "protesting": _protesting,
    "attribute": _attribute,
    "light": _transitive,
}


def _noun_actors(syntax: Syntax, head: int, entry: Entry) -> tuple[int, ...]:
    by = _cased(syntax, head, {"by"} if entry.type == "retreat" else {"by", "from"})
    owner = () if "of-target" in entry.flags and by else _owners(syntax, head)
    if "of-target" in entry.flags and _patient_owner(syntax, head):
        owner = ()
    of = _cased(syntax, head, {"of"}) if entry.frame in ("noun-actor", "leaving") and not owner else ()
    clauses = [a for c in syntax.children(head, "acl") if _is_deed(syntax, c) for a in _agents(syntax, c)]
    return joined((*by, *owner), (*of, *clauses))


def _is_deed(syntax: Syntax, clause: int) -> bool:
    """ "An attack carried out by X": not every participle behind a clash names who did it ("backed by Y")."""
    light = any("light" in entry.flags for entry in meanings(syntax, clause))
    return syntax.passive(clause) and (syntax.words[clause].lemma in AGREEING or light)


def _owners(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Whose strike it is: possessors and national or party modifiers ("Turkish strike", "the Coalition's raid")."""
    poss = syntax.children(head, "nmod:poss")
    bare = (k for k in syntax.children(head, "nmod") if k < head and not syntax.case(k))
    mods = [k for k in (*syntax.children(head, "amod", "compound"), *bare) if is_party_modifier(syntax, k)]
    return tuple(k for k in (*poss, *mods) if not temporal(syntax, k))


OWNERS = word_set("owners")


def is_party_modifier(syntax: Syntax, index: int) -> bool:
    """Whether a modifier names a party or a nationality."""
    tag = syntax.words[index].entity
    if tag.endswith(("NATIONALITY", "ORGANISATION")) or syntax.words[index].lemma.lower() in OWNERS:
        return True
    if syntax.words[index].upos == "ADJ" and country_of_adjective(syntax.words[index].text) is not None:
        return syntax.words[index].text[:1].isupper()
    named = syntax.words[index].xpos in ("NNP", "NNPS") and tag.endswith("PLACE")
    return named and not says_where(syntax, index)


def says_where(syntax: Syntax, index: int) -> bool:
    """ "Mistakes in Yemen bus strike", "killed in Iraq blast": a headline's place; "in US strike" names who did it."""
    word = syntax.words[index]
    place = word.deprel == "compound" and word.entity.endswith("PLACE") and not word.text.isupper()
    return place and syntax.case(word.head) == "in"


def _patient_owner(syntax: Syntax, head: int) -> tuple[int, ...]:
    """In "X's killing" the owner suffers it, unless the noun has an of-phrase of its own."""
    if _cased(syntax, head, {"of"}):
        return ()
    return tuple(
        k
        for k in syntax.children(head, "nmod:poss")
        if syntax.words[head].lemma in PATIENT_NOUNS and not temporal(syntax, k)
    )


PATIENT_NOUNS = word_set("patient_nouns")


def _noun_targets(syntax: Syntax, head: int, entry: Entry) -> tuple[int, ...]:
    aimed = tuple(k for k in _cased(syntax, head, AGAINST) if not _whereabouts(syntax, k))
    if entry.frame == "reciprocal":
        aimed = ()
    of = _cased(syntax, head, {"of"}) if "of-target" in entry.flags else ()
    clauses = tuple(
        t
        for c in syntax.children(head, "acl", "acl:relcl")
        if syntax.words[c].lemma in TARGETING and not syntax.passive(c)
        for t in syntax.children(c, "obj")
    )
    return joined((*aimed, *of, *_patient_owner(syntax, head)), clauses)


def _whereabouts(syntax: Syntax, index: int) -> bool:
    """ "At X", "over X" with a place's name says where, "on X" says whom it is aimed at."""
    return syntax.words[index].entity.endswith("PLACE") and syntax.case(index).split(" ")[-1] in ("at", "over")


def _cased(syntax: Syntax, head: int, cases: set[str] | frozenset[str]) -> tuple[int, ...]:
    found = [k for k in syntax.children(head, "nmod", "obl") if syntax.case(k).split(" ")[-1] in cases]
    return tuple(k for k in found if not temporal(syntax, k))


def _sides(syntax: Syntax, head: int) -> tuple[int, ...]:
    """The sides of a clash or of an agreement: between A and B, with A, involving both; its subject."""
    sides = list(_cased(syntax, head, {"between", "with", "among", "by"}))
    for clause in syntax.children(head, "acl"):
        if syntax.words[clause].lemma in ("involve", "pit", "include"):
            sides += syntax.children(clause, "obj")
        if syntax.words[clause].lemma in ("reach", "sign", "broker", "make", "hash"):
            sides += _agents(syntax, clause)
    word = syntax.words[head]
    above = syntax.words[word.head] if word.head >= 0 else None
    if above is not None and above.upos == "VERB":
        if word.deprel in ("obl", "obj") and above.lemma in ENGAGING:
            sides = [*_subjects(syntax, above.index), *sides]
        if word.deprel in ("nsubj:pass", "obj") and above.lemma in AGREEING:
            sides += _agents(syntax, above.index) if word.deprel == "nsubj:pass" else _subjects(syntax, above.index)
    return tuple(sides)


ENGAGING = word_set("engaging")
AGREEING = word_set("agreeing")


def _criticised(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Who is criticised: "criticism of X", or the subject of "come under criticism", "draw condemnation"."""
    of = _cased(syntax, head, {"of", "against"})
    word = syntax.words[head]
    above = syntax.words[word.head] if word.head >= 0 else None
    if (
        above is not None
        and above.upos == "VERB"
        and above.lemma in ("come", "face", "draw", "attract", "provoke", "receive")
    ):
        return joined(of, _subjects(syntax, above.index))
    return of
