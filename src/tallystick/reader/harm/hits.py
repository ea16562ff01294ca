"""Who was shot, hit or struck: a wound where the words say so, unless they or the rest of the report tell of the death.

"Was shot in the leg" and "was hit by shrapnel" wound; "shot and killed", "shot dead" and "fatally shot" kill. A report
that tells first of the shot and then of the death of one person tells of one harm; of several who were shot and of
whom some died, it says for nobody which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallystick.reader.harm.again import VICTIM
from tallystick.reader.harm.ages import age_of
from tallystick.reader.harm.drafts import READ_FROM, HarmDraft
from tallystick.reader.harm.groups import FIGHTING
from tallystick.reader.harm.lexicon import Entry, entries, entry, is_a
from tallystick.reader.harm.people import is_people, population
from tallystick.reader.harm.phrases import first_of, of_noun, right_of
from tallystick.reader.harm.predicates import predicate_of
from tallystick.reader.harm.subjects import be_before
from tallystick.reader.harm.view import View
from tallystick.resources.tables import word_set

BODY, PROJECTILES, MISSING_SHOTS = word_set("body_parts"), word_set("projectiles"), word_set("missing_shots")
FATALLY, PERSONAL = word_set("fatally"), frozenset({"he", "she", "him", "her", "who", "himself", "herself"})
FIRING = frozenset({"fire", "shoot"})
WHERE_HIT = 12
"""How many words behind "hit" the limb or the bullet is looked for."""
BEHIND = 2
"""Sentences behind the one that tells of a wound in which "she died" is of the wounded."""
KILLED_TOO = 4
"""How many words behind "shot" a verb of killing shares its people ("shot and fatally wounded", "shot and killed")."""
OUTER = word_set("outer_parts")
"""Where a shot leaves people alive: nobody is taken for one of the dead who was hit there."""
KILLED_FROM = 0.5
"""Chance from which the network's "killed" is heard of whom fighters shot: seven in ten of ours were dead."""
STATED = 5
"""How many words before "condition" its "in" and its word of state stand."""
CONDITIONS, CARING = word_set("conditions"), word_set("caring")
ANYBODY = frozenset({"unspecified", "civilians"})
GOING = frozenset({"recover", "arrive", "show", "walk", "remain", "stay", "lie"})
"""Verbs of coming to a hospital and lying there; who finds or brings the wounded is none of them."""
NETWORK = "network: harm"
DEFINITE, PERSONS = frozenset({"the", "this", "that"}), word_set("plain_persons")
ANOTHER = frozenset({"another", "other", "second", "third", "fourth", "else"})
OTHERS = frozenset({"other", "others"})


def wounds(view: View, index: int, e: Entry) -> bool:
    """Whether a verb of hitting wounds a person, by what stands around it."""
    if e.flag("hit") == "shot":
        return not _missed(view, index) and not _killed_too(view, index)
    _, end = view.bounds(index)
    behind = range(index + 1, min(index + 1 + WHERE_HIT, end))
    told = any(is_a(view.words[k], BODY | PROJECTILES) for k in behind) or _by_fire(view, index)
    return told and not _killed_too(view, index)


def _by_fire(view: View, index: int) -> bool:
    """ "Fired at the patrol, striking an officer": what was fired struck."""
    word = view.words[index]
    fired = word.deprel == "advcl" and word.head >= 0 and is_a(view.words[word.head], FIRING)
    return fired and word.xpos == "VBG"


def hit_owner(view: View, index: int, hit: int) -> int:
    """ "A bullet struck the back of the driver's head", "was asleep when a bullet struck his head": whoever's it is."""
    inner = of_noun(view, hit)
    part = inner if inner is not None else hit
    if not is_a(view.words[part], BODY):
        return hit
    owner = view.syntax.child(part, "nmod:poss")
    if owner is None or view.words[owner].upos != "PRON":
        return hit if owner is None else owner
    word = view.words[index]
    above = view.syntax.subject(word.head) if word.deprel == "advcl" and word.head >= 0 else None
    return above if above is not None else owner


def _missed(view: View, index: int) -> bool:
    """ "Shot at soldiers" may have missed them; who was "shot at a market" was shot there."""
    if view.lower(index + 1) == "at" and view.lower(index + 2) in ("least", "most"):
        return False
    if view.lower(index + 1) == "at" and be_before(view, index):
        place = right_of(view, index + 2)
        return place is None or is_people(view, place)
    return view.lower(index + 1) in MISSING_SHOTS


def _killed_too(view: View, index: int) -> bool:
    """ "Shot and killed", "shot dead": the other word says what befell them."""
    _, end = view.bounds(index)
    behind = range(index + 1, min(index + 1 + KILLED_TOO, end))
    joined = next((k for k in behind if view.lower(k) in ("and", "dead")), None)
    if joined is None:
        return False
    after = range(joined, min(joined + KILLED_TOO, end))
    deadly = next((k for k in after if (e := entry(view.words[k], "verb", "state")) and e.outcome == "killed"), None)
    return deadly is not None and not _of_others(view, index, deadly)


def _of_others(view: View, index: int, deadly: int) -> bool:
    """Whether people counted between the two words are the dead: "five were shot and one was killed", "two dead"."""
    between = (k for k in range(index + 1, deadly) if k in view.counts)
    return any(view.words[k].head == deadly or view.words[deadly].head == k for k in between)


def in_condition(view: View, index: int, e: Entry) -> list[int]:
    """Who is in a hospital's words for a state ("listed in critical condition") or has wounds ("a man with a gunshot
    wound", "is recovering from her injuries"): the noun or the clause they stand with."""
    floor, _ = view.bounds(index)
    near = {view.lower(k) for k in range(max(floor, index - STATED), index)}
    if e.flag("hit") == "condition" and not ("in" in near and near & CONDITIONS):
        return []
    above, case = view.words[index].head, view.syntax.case(index)
    if e.flag("hit") == "with" and (case not in ("with", "from", "for") or above < 0):
        return []
    own = view.syntax.child(index, "nsubj", "nsubj:pass")
    if own is not None or above < 0:
        return [own] if own is not None else []
    if view.words[above].upos != "VERB":
        return [above] if is_people(view, above) else []
    if e.flag("hit") == "with" and not is_a(view.words[above], CARING):
        return []
    whom = view.syntax.child(above, "obj", "nsubj:pass")
    if whom is None and (is_a(view.words[above], GOING) or view.syntax.passive(above)):
        whom = view.syntax.subject(above)
    return [whom] if whom is not None else []


def fatal(view: View, index: int) -> bool:
    """ "Fatally shot", "was wounded fatally", "a fatal wound", "the fatal shooting of"."""
    near = {view.lower(index - 1), view.lower(index + 1), *(view.lower(k) for k in view.syntax.children(index, "amod"))}
    return bool(near & FATALLY)


def to_death(view: View, index: int) -> bool:
    """Whether "to death" closes the clause of a verb of harm, before any other verb."""
    _, end = view.bounds(index)
    for k in range(index + 1, end - 1):
        if view.lower(k) == "to" and view.lower(k + 1) == "death":
            return True
        if view.words[k].upos == "VERB" or view.words[k].text == ";":
            return False
    return False


def may_have_died(view: View, index: int, e: Entry) -> bool:
    """Whether the words leave it open: shot in no limb, or in a hospital's words for a state."""
    if e.flag("hit") != "shot":
        return e.flag("hit") == "condition"
    _, end = view.bounds(index)
    behind = range(index + 1, min(index + 1 + WHERE_HIT, end))
    return not any(is_a(view.words[k], OUTER) and (view.syntax.case(k) or "") in ("in", "on") for k in behind)


def shot_by_fighters(view: View, row: HarmDraft) -> bool:
    """Whether a force or an armed group shot people whom the network, which reads the whole sentence, takes for dead:
    the words alone do not say whether they live."""
    label, shot, syntax = view.words[row.head].harm, row.governor, view.syntax
    doer = syntax.child(shot, "obl:agent", "obl") if syntax.passive(shot) else syntax.subject(shot)
    if doer is None or doer == row.head or is_a(view.words[doer], ("gunman", "suspect")):
        return False
    armed = population(view, doer).who in FIGHTING
    return armed and label.label.endswith("killed") and label.chance >= KILLED_FROM


def only_hit(view: View, row: HarmDraft) -> HarmDraft:
    """A row that only the network reads as dead, of people whom the words say were shot, hit or struck: they say no
    more than that."""
    if row.by != NETWORK or row.outcome != "killed":
        return row
    words = view.syntax.parse.words_in(row.span)
    found = predicate_of(view, words)
    if any(view.lower(k) in FATALLY for k in (*words, words[-1] + 1)):
        return row  # "six were shot, two of them fatally"
    if found is None or view.words[found[1]].deprel not in ("obj", "nsubj:pass"):
        return row
    hit = any(e.kind == "verb" and e.flag("hit") is not None for e in entries(view.words[found[0]]))
    deadly = fatal(view, found[0]) or to_death(view, found[0]) or _killed_too(view, found[0])
    if not hit or deadly or view.lower(found[0] + 1) == "down":
        return row
    return row if shot_by_fighters(view, replace(row, governor=found[0])) else replace(row, outcome="injured", hit=True)


def survivors(view: View, rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """The rows without the wounds of those whom the report tells dead; of several shot of whom fewer died nobody is
    said to live."""
    told = [r for r in rows if r.outcome == "killed" and r.modality == "asserted" and r.confidence >= READ_FROM]
    dead = [r for r in told if r.scope == "single"]  # a year's dead are none of those shot today
    return list(_surviving(view, rows, dead))


def _surviving(view: View, rows: Sequence[HarmDraft], dead: Sequence[HarmDraft]) -> Iterator[HarmDraft]:
    hurt: list[HarmDraft] = []
    for row in rows:
        if row.outcome != "injured" or (row.number != 1 and not row.hit):
            yield row
        elif row.number == 1:
            again = not any(other.head < row.head for other in hurt) and _one_told_of(view, row)
            if not any(_same_person(view, row, other, again) for other in dead):
                hurt.append(row)
                yield row
        elif not dead or _told_apart(view, row, dead):
            yield row
        elif row.number is not None and max(r.number or 0 for r in dead) < row.number:
            yield replace(row, outcome="unspecified-loss")


def _told_apart(view: View, hurt: HarmDraft, dead: Sequence[HarmDraft]) -> bool:
    """ "One man has died and two are in critical condition", "the other three shot": who lies in hospital beside the
    dead, and who is told of as the others, is none of them."""
    others = any(view.lower(k) in OTHERS for k in range(first_of(view, hurt.head), hurt.head + 1))
    if others and not any(r.head > hurt.head and view.lower(r.head + 1) == "of" for r in dead):
        return True  # "three others were shot; two of them died" tells of the others' dead
    state = any(e.flag("hit") == "condition" for e in entries(view.words[hurt.governor]))
    return state and any(view.words[r.head].sentence == view.words[hurt.head].sentence for r in dead)


def _one_told_of(view: View, row: HarmDraft) -> bool:
    """Whether a phrase is of somebody the report told of ("he", "the boy", a name) or of "a victim"; "the driver" and
    "his father" are told of for the first time."""
    word = view.words[row.head]
    opened = is_a(word, PERSONS) and view.lower(first_of(view, row.head)) in DEFINITE
    return row.named or opened or word.upos == "PRON" or is_a(word, VICTIM)


def _another(view: View, row: HarmDraft) -> bool:
    """ "Another man", "a second person": not the one told of."""
    return any(view.lower(k) in ANOTHER for k in view.syntax.parse.words_in(row.span) if k <= row.head)


def _same_person(view: View, hurt: HarmDraft, dead: HarmDraft, again: bool) -> bool:
    """Whether one person may be both: nothing said of the two, nor one sentence that tells of both, parts them.

    ``again``: the wounded is one told of before, and the report told of no other wounded.
    """
    if _another(view, hurt) or _another(view, dead):
        return False
    if dead.head == hurt.head:
        return True
    told = hurt.hit or (again and _told_dead(view, hurt, dead)) or _so_called(view, hurt, dead)
    if not told and not _taken_up(view, hurt, dead):
        return False  # "a soldier was wounded … on Tuesday a soldier was killed"
    together = view.words[hurt.head].sentence == view.words[dead.head].sentence
    if together and not {view.lower(hurt.head), view.lower(dead.head)} & PERSONAL:
        return False
    if hurt.sex and dead.sex and hurt.sex != dead.sex:
        return False
    if hurt.who != dead.who and not {hurt.who, dead.who} & ANYBODY:
        return False
    ages = _age(view, hurt), _age(view, dead)
    return (None in ages or ages[0] == ages[1]) and _one_name(view, hurt, dead)


def _so_called(view: View, hurt: HarmDraft, dead: HarmDraft) -> bool:
    """ "They found the father with a gunshot wound … the father died": one in one report is called so."""
    alike = view.words[hurt.head].upos == "NOUN" and view.words[hurt.head].lemma == view.words[dead.head].lemma
    apart = view.words[hurt.head].sentence != view.words[dead.head].sentence
    return alike and apart and all(view.lower(first_of(view, r.head)) in DEFINITE for r in (hurt, dead))


def _told_dead(view: View, hurt: HarmDraft, dead: HarmDraft) -> bool:
    """Whether a wound by a shot or blow is of one dead, or whoever was found wounded the one told dead before."""
    if any(e.flag("hit") is not None for e in entries(view.words[hurt.governor])):
        return True
    return dead.head < hurt.head and view.words[dead.head].lemma == view.words[hurt.head].lemma


def _taken_up(view: View, hurt: HarmDraft, dead: HarmDraft) -> bool:
    """Whether a death is of the one whose wound was told before it: "she died" right behind, or the same name."""
    if hurt.named and dead.named:
        return hurt.head != dead.head and _one_name(view, hurt, dead)
    behind = view.words[dead.head].sentence - view.words[hurt.head].sentence
    return 0 <= behind <= BEHIND and dead.head > hurt.head and view.lower(dead.head) in PERSONAL


def _age(view: View, row: HarmDraft) -> int | None:
    words = view.syntax.parse.words_in(row.span)
    return age_of(view, words[0], words[-1]) if words else None


def _one_name(view: View, hurt: HarmDraft, dead: HarmDraft) -> bool:
    """Whether one name is the other or a part of it; whoever has none may bear any. Of one family are two persons."""
    if not (hurt.named and dead.named):
        return True
    one, two = (_words(view, row) for row in (hurt, dead))
    return one <= two or two <= one


def _words(view: View, row: HarmDraft) -> set[str]:
    """The words of a row's name."""
    return {view.lower(k) for k in view.syntax.parse.words_in(row.span) if view.words[k].entity.endswith("PERSON")}
