"""Who did what to whom: actors and targets of a verb, from its frame and the tree; of nouns ``noun_roles``.

The frames are those of ``resources/lexicons/events.tsv``. Actor and target keep their places in passives
("was hit by X").
"""

from __future__ import annotations

from collections.abc import Callable

from tallystick.reader.events.arguments import (
    AIMED,
    Roles,
    agents,
    alive,
    is_event_word,
    left_country,
    obliques,
    parties,
    relative,
    says_only_where,
    subjects,
)
from tallystick.reader.events.draft import joined
from tallystick.reader.events.lexicon import Entry, objects, weapon_at
from tallystick.reader.events.naming import named, somebody
from tallystick.reader.events.speech import addressees, foes, hosts, opponents, partners
from tallystick.reader.syntax import Syntax


def verb_roles(syntax: Syntax, head: int, entry: Entry) -> Roles:
    """Actors and targets of a verb."""
    frame = VERB_FRAMES.get(entry.frame, _transitive)
    stands = entry.pos == "A"  # "is opposed to": a passive in form only
    actors, targets = (subjects(syntax, head), addressees(syntax, head)) if stands else frame(syntax, head)
    if entry.type == "agree":
        targets = named(syntax, targets)  # one agrees to exchange prisoners with another side, not with the prisoners
    return alive(syntax, parties(syntax, actors)), parties(syntax, targets)


def _transitive(syntax: Syntax, head: int) -> Roles:
    if syntax.passive(head):
        patient = syntax.children(head, "nsubj:pass") or subjects(syntax, head)
        return agents(syntax, head), tuple(relative(syntax, k) for k in patient)
    aimed = tuple(k for k in obliques(syntax, head, AIMED) if not says_only_where(syntax, k))
    done_to = objects(syntax, head) or _shared_object(syntax, head) or aimed
    if not done_to and _joined_to_passive(syntax, head):
        return (), subjects(syntax, head)
    return subjects(syntax, head), done_to


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
    return actors, somebody(syntax, [k for t in things for k in obliques(syntax, t, frozenset({"from"}))]) or targets


def _fire(syntax: Syntax, head: int) -> Roles:
    if at := _shooting_at(syntax, head):
        return _shooters(syntax, head), at
    actors, targets = _transitive(syntax, head)
    targets = tuple(k for k in targets if weapon_at(syntax, k) is None)
    shot = syntax.passive(head) or bool(somebody(syntax, syntax.children(head, "obj")))
    if targets and syntax.words[head].lemma == "shoot" and shot:
        return actors, targets  # "were shot at close range", "shot the men at the wall": how and where
    return actors, _first_aimed_at(syntax, head) or targets


def _first_aimed_at(syntax: Syntax, head: int) -> tuple[int, ...]:
    """ "Fired on protesters at the camp": whom the first phrase names; the others say where they were."""
    aimed = obliques(syntax, head, AIMED)
    return tuple(k for k in aimed if syntax.case(k) == syntax.case(aimed[0]))


def _shooting_at(syntax: Syntax, head: int) -> tuple[int, ...]:
    """ "Men on motorcycles shot at worshippers": whom they shot at, though the tree takes the shooters for the shot."""
    shot = _shooters(syntax, head) and not syntax.children(head, "aux:pass") and not agents(syntax, head)
    return tuple(k for k in obliques(syntax, head, frozenset({"at"})) if somebody(syntax, (k,))) if shot else ()


def _shooters(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Whom the tree takes for the shot: a passive's subject, or the noun that a participle hangs on."""
    word = syntax.words[head]
    return (word.head,) if word.deprel == "acl" and syntax.passive(head) else syntax.children(head, "nsubj:pass")


def _weapon_object(syntax: Syntax, head: int) -> Roles:
    aimed = obliques(syntax, head, AIMED)
    return (agents(syntax, head) if syntax.passive(head) else subjects(syntax, head)), aimed


def _open_fire(syntax: Syntax, head: int) -> Roles:
    fire = syntax.children(head, "obj")
    aimed = obliques(syntax, head, AIMED) or tuple(k for f in fire for k in obliques(syntax, f, AIMED))
    return subjects(syntax, head), aimed


def _weapon_subject(syntax: Syntax, head: int) -> Roles:
    return (), obliques(syntax, head, frozenset({"into", "on", "onto", "against"}))


def _reciprocal(syntax: Syntax, head: int) -> Roles:
    withs = [k for k in syntax.children(head, "obl") if syntax.case(k) in ("with", "against")]
    direct = syntax.children(head, "obj")
    return joined(subjects(syntax, head), (*withs, *(k for k in direct if not is_event_word(syntax, k)))), ()


def _intransitive(syntax: Syntax, head: int) -> Roles:
    if syntax.passive(head):
        return (*agents(syntax, head), *syntax.children(head, "nsubj:pass")), ()
    return subjects(syntax, head), ()


def _leaving(syntax: Syntax, head: int) -> Roles:
    """Who withdraws, and the foreign country that is left."""
    return _intransitive(syntax, head)[0], left_country(syntax, head)


def _against(syntax: Syntax, head: int) -> Roles:
    return subjects(syntax, head), obliques(syntax, head, frozenset({"against"}))


def _victim_subject(syntax: Syntax, head: int) -> Roles:
    return (), subjects(syntax, head)


def _speech(syntax: Syntax, head: int) -> Roles:
    return _transitive(syntax, head) if syntax.passive(head) else (subjects(syntax, head), addressees(syntax, head))


def _partner(syntax: Syntax, head: int) -> Roles:
    return _transitive(syntax, head) if syntax.passive(head) else (subjects(syntax, head), partners(syntax, head))


def _visiting(syntax: Syntax, head: int) -> Roles:
    actors, aimed = _partner(syntax, head)
    return actors, aimed or hosts(syntax, head)


def _protesting(syntax: Syntax, head: int) -> Roles:
    return _intransitive(syntax, head)[0], opponents(syntax, head)


def _mobilized(syntax: Syntax, head: int) -> Roles:
    actors = _transitive(syntax, head)[0] or syntax.children(head, "nsubj:pass")
    return actors, obliques(syntax, head, frozenset({"against", "toward", "towards"})) or foes(syntax, head)


def _deployed(syntax: Syntax, head: int) -> Roles:
    return _intransitive(syntax, head)[0], foes(syntax, head)


def _attribute(syntax: Syntax, head: int) -> Roles:
    actors, _ = _transitive(syntax, head)
    return actors, obliques(syntax, head, frozenset({"to"}))


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
