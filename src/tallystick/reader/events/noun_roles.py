"""Who did what to whom where a noun names the deed: "the bombing of X by Y", "X's killing", "carried out a raid"."""

from __future__ import annotations

from tallystick.reader.events.arguments import (
    AGAINST,
    AIMED,
    Roles,
    agents,
    cased,
    is_event_word,
    left_country,
    obliques,
    parties,
    says_only_where,
    subjects,
)
from tallystick.reader.events.draft import joined
from tallystick.reader.events.lexicon import Entry, entry_of, meanings, measured
from tallystick.reader.events.naming import named, somebody
from tallystick.reader.events.speech import addressees_of_noun, owners
from tallystick.reader.parties import country_of_adjective
from tallystick.reader.syntax import Syntax, temporal
from tallystick.resources.tables import word_set

FOUGHT = frozenset({"against"})
"""Where two sides fight, what they are "at", "on" or "into" is where."""
TARGETING = frozenset({"target", "hit", "strike", "kill", "wound", "destroy", "damage", "injure", "engage", "aim"})
TOLD = frozenset({"to", "with", "for", "about", "over"})
DEEDS = frozenset({"assault", "coerce", "retreat", "mobilize"})
DEALINGS = frozenset({"consult", "cooperate"})
CARRIERS = frozenset({"light", "fire-object"})
SPEECH_CARRIERS = CARRIERS | {"speech-light"}  # one voices a complaint and holds talks, but does not voice a raid


def noun_roles(syntax: Syntax, head: int, entry: Entry) -> Roles:
    """Actors and targets of an event noun, those of a light verb above it included."""
    actors, targets = _noun_actors(syntax, head, entry), _noun_targets(syntax, head, entry)
    verb = light_verb(syntax, head)
    if syntax.case(head) == "on" and syntax.children(head, "cop"):
        actors = joined(subjects(syntax, head), actors)  # "is on a visit to X"
    if verb is not None:
        agent = agents(syntax, verb) if syntax.passive(verb) else subjects(syntax, verb)
        actors = joined(agent, actors)
        aimed = obliques(syntax, verb, FOUGHT if entry.frame == "reciprocal" else AIMED)
        targets = joined(targets, tuple(k for k in aimed if not says_only_where(syntax, k)))
    if entry.frame == "reciprocal":
        sides = _sides(syntax, head)
        held = verb is not None and entry.type in DEALINGS  # "X held talks with Y" has an initiator, a clash has none
        actors, targets = (actors, joined(targets, sides)) if held else (joined(actors, sides), targets)
    if entry.frame == "speech-noun":
        told = () if verb is None else (*syntax.children(verb, "iobj"), *obliques(syntax, verb, TOLD))
        aimed = addressees_of_noun(syntax, head) or somebody(syntax, told) or owners(syntax, told) or told
        targets = joined(named(syntax, targets) if aimed else targets, aimed)
    targets = targets or _undergoing(syntax, head)
    if entry.frame == "leaving":
        targets = left_country(syntax, head)
    if entry.frame == "inquiry":
        targets = somebody(syntax, targets) or owners(syntax, targets) or targets
    if entry.frame == "criticism":
        targets = joined(targets, _criticised(syntax, head))
    return parties(syntax, actors), parties(syntax, targets)


def _undergoing(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Who is put, comes or is under it: "X was placed under investigation", "X came under attack"."""
    if syntax.case(head) != "under":
        return ()
    if syntax.children(head, "cop"):
        return subjects(syntax, head)
    verb = syntax.words[head].head
    if (
        verb < 0
        or syntax.words[verb].lemma.lower() not in UNDERGOING
        or not syntax.words[head].deprel.startswith("obl")
    ):
        return ()
    return syntax.children(verb, "obj") or subjects(syntax, verb)


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


def _noun_actors(syntax: Syntax, head: int, entry: Entry) -> tuple[int, ...]:
    by = cased(syntax, head, {"by"} if entry.type == "retreat" else {"by", "from"})
    owner = () if "of-target" in entry.flags and by else _owners(syntax, head)
    if "of-target" in entry.flags and _patient_owner(syntax, head):
        owner = ()
    of = cased(syntax, head, {"of"}) if entry.frame in ("noun-actor", "leaving") and not owner else ()
    clauses = [a for c in syntax.children(head, "acl") if _is_deed(syntax, c) for a in agents(syntax, c)]
    return joined((*by, *owner), (*of, *clauses))


def _is_deed(syntax: Syntax, clause: int) -> bool:
    """ "An attack carried out by X": not every participle behind a clash names who did it ("backed by Y")."""
    light = any("light" in entry.flags for entry in meanings(syntax, clause))
    return syntax.passive(clause) and (syntax.words[clause].lemma in AGREEING or light)


def _owners(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Whose strike it is: possessors and national or party modifiers ("Turkish strike", "the Coalition's raid")."""
    poss = syntax.children(head, "nmod:poss")
    bare = (k for k in syntax.children(head, "nmod") if k < head and not syntax.case(k))
    near = (*syntax.children(head, "amod", "compound"), *bare, *_inside_phrase(syntax, head))
    mods = [k for k in near if is_party_modifier(syntax, k)]
    return tuple(k for k in (*poss, *mods) if not temporal(syntax, k))


def _inside_phrase(syntax: Syntax, head: int) -> tuple[int, ...]:
    """ "Killed in US strike": a name between a noun and its preposition is of the noun's phrase, whatever word the tree
    hangs it on."""
    opened = min(syntax.children(head, "case"), default=head)
    beside = (syntax.words[k] for k in range(opened + 1, head) if syntax.words[k].head == syntax.words[head].head)
    names = (w.index for w in beside if w.deprel.startswith(("obl", "nmod")))
    return tuple(k for k in names if not (syntax.case(head) == "in" and _place_name(syntax, k)))


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
    return word.deprel == "compound" and _place_name(syntax, index) and syntax.case(word.head) == "in"


def _place_name(syntax: Syntax, index: int) -> bool:
    """A place's name written out, which "US" and "UK" are not."""
    return syntax.words[index].entity.endswith("PLACE") and not syntax.words[index].text.isupper()


def _patient_owner(syntax: Syntax, head: int) -> tuple[int, ...]:
    """In "X's killing" the owner suffers it, unless the noun has an of-phrase of its own."""
    if cased(syntax, head, {"of"}):
        return ()
    return tuple(
        k
        for k in syntax.children(head, "nmod:poss")
        if syntax.words[head].lemma in PATIENT_NOUNS and not temporal(syntax, k)
    )


PATIENT_NOUNS = word_set("patient_nouns")


def _noun_targets(syntax: Syntax, head: int, entry: Entry) -> tuple[int, ...]:
    aimed = tuple(k for k in cased(syntax, head, AGAINST) if not says_only_where(syntax, k))
    if entry.frame == "reciprocal" or is_ascribed(syntax, head):
        aimed = ()
    of = cased(syntax, head, {"of"}) if "of-target" in entry.flags else ()
    clauses = tuple(
        t
        for c in syntax.children(head, "acl", "acl:relcl")
        if syntax.words[c].lemma in TARGETING and not syntax.passive(c)
        for t in syntax.children(c, "obj")
    )
    return joined((*aimed, *of, *_patient_owner(syntax, head)), clauses)


def is_ascribed(syntax: Syntax, head: int) -> bool:
    """ "Attributed the strike to the army", "blamed the raid on it": who stands behind "to" or "on" is said to
    have done it."""
    word = syntax.words[head]
    above = syntax.words[word.head] if word.head >= 0 else None
    return above is not None and above.lemma in ASCRIBING and word.deprel in ("obj", "nsubj:pass")


ASCRIBING = word_set("ascribing")


def _sides(syntax: Syntax, head: int) -> tuple[int, ...]:
    """The sides of a clash or of an agreement: between A and B, with A, involving both; its subject."""
    sides = list(cased(syntax, head, {"between", "with", "among", "by"}))
    for clause in syntax.children(head, "acl"):
        if syntax.words[clause].lemma in ("involve", "pit", "include"):
            sides += syntax.children(clause, "obj")
        if syntax.words[clause].lemma in ("reach", "sign", "broker", "make", "hash"):
            sides += agents(syntax, clause)
    word = syntax.words[head]
    above = syntax.words[word.head] if word.head >= 0 else None
    if above is not None and above.upos == "VERB":
        if word.deprel in ("obl", "obj") and above.lemma in ENGAGING:
            sides = [*subjects(syntax, above.index), *sides]
        if word.deprel in ("nsubj:pass", "obj") and above.lemma in AGREEING:
            sides += agents(syntax, above.index) if word.deprel == "nsubj:pass" else subjects(syntax, above.index)
    return tuple(sides)


ENGAGING = word_set("engaging")
AGREEING = word_set("agreeing")


def _criticised(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Who is criticised: "criticism of X", or the subject of "come under criticism", "draw condemnation"."""
    of = cased(syntax, head, {"of", "against"})
    word = syntax.words[head]
    above = syntax.words[word.head] if word.head >= 0 else None
    if (
        above is not None
        and above.upos == "VERB"
        and above.lemma in ("come", "face", "draw", "attract", "provoke", "receive")
    ):
        return joined(of, subjects(syntax, above.index))
    return of


def threatened_with(syntax: Syntax, noun: int) -> Roles:
    """ "Threatens the leaders with transfer": who threatens is to do it, to those whom he threatens."""
    word = syntax.words[noun]
    if word.upos != "NOUN" or syntax.case(noun) != "with" or syntax.words[word.head].lemma.lower() != "threaten":
        return (), ()
    verb = word.head
    if syntax.passive(verb):
        return agents(syntax, verb), parties(syntax, syntax.children(verb, "nsubj:pass"))
    return subjects(syntax, verb), somebody(syntax, parties(syntax, syntax.children(verb, "obj", "iobj")))
