"""Words of harm and whom they befell: verbs in every voice, participles, states, nouns of killing, tolls and idioms.

The tree is asked first; where it gives nobody, the words beside the word of harm are ("9 killed", "killed at least
nine people").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.reader.harm.absence import of_absence
from tallystick.reader.harm.beside import among, by_order, counted_state, number_of, numbered, paired
from tallystick.reader.harm.counting import is_plural
from tallystick.reader.harm.hits import fatal, hit_owner, in_condition, to_death, wounds
from tallystick.reader.harm.lexicon import Entry, entries, entry, is_a
from tallystick.reader.harm.people import leftmost
from tallystick.reader.harm.phrases import MORE, NO_WORDS, OF_HEADS, PLURAL_PRONOUNS, left_of, of_noun, right_of
from tallystick.reader.harm.subjects import (
    antecedent,
    be_before,
    count_like,
    headline_subject,
    others_hurt,
    passive_subject,
    people_like,
    shared_object,
    verbal,
)
from tallystick.reader.harm.told import PLAIN, TELLING, known_as, labelled, listed, noun_alone, told
from tallystick.reader.harm.view import View
from tallystick.resources.tables import word_set

BY_TREE, BY_ORDER = 1.0, 0.7
"""Trust in a patient the tree gives, and in one found by word order alone."""
_OF_ONES_OWN = frozenset({"with", "from", "for"})
_BODY_VERBS = word_set("finding_the_dead")
_FIGHT_OPENERS = frozenset({"in", "during", "at", "near", "on", "while", "there", "yesterday", "today"})
_OTHER_FALLS = frozenset({"love", "ground", "floor", "place", "knee", "river", "hand", "step", "number"})
_WHITHER = frozenset({"to", "in", "into"})
_GIVING = frozenset({"lose", "sacrifice", "give", "lay"})
"""Who does so with his life dies; who takes or claims a life kills."""
_BECOMING = frozenset({"go", "remain", "be", "become", "report", "get", "lie", "end", "wind"})
_TOLL_WORDS = 9
_BODY_WORDS = 12
"""How far behind bodies the verb that found or brought them is looked for, where the tree has it elsewhere."""
WOUNDING = frozenset({"verb", "idiom-noun", "act-noun"})
STRIKING_ONE = word_set("striking_one")
"""What strikes one body at a time: a bullet or a blade, and no shell or bomb."""
OF_WORDS = 8
"""How far behind a noun of killing its "of" is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """One word of harm, its outcome and the heads of those it befell."""

    index: int
    outcome: str
    patients: tuple[int, ...]
    entry: Entry
    trust: float = BY_TREE
    toll: bool = False


def governors(view: View) -> tuple[Governor, ...]:
    """Every word of harm of the report with at least one patient, in order."""
    found = []
    for word in view.words:
        for governor in _governors(view, word.index):
            if governor.patients:
                found.append(governor)
                break
    return tuple(found)


def _governors(view: View, index: int) -> Iterator[Governor]:
    word = view.words[index]
    for e in entries(word):
        patients, trust = _patients(view, index, e)
        if patients:
            yield Governor(
                index=index,
                outcome=_outcome(view, index, e),
                patients=tuple(patients),
                entry=e,
                trust=trust,
                toll=e.kind == "toll",
            )


def _outcome(view: View, index: int, e: Entry) -> str:
    """What the table says, save for "the number of injured" and "beaten to death"."""
    if e.kind == "toll" and view.lower(index) == "number":
        return number_of(view, index)[1] or e.outcome
    if e.kind == "toll":
        return next((_TOLL_OF[word] for word in _toll_of(view, index)), e.outcome)
    if e.outcome == "injured" and e.kind in WOUNDING and fatal(view, index):
        return "killed"
    if e.outcome == "injured" and e.kind == "verb" and to_death(view, index):
        return "killed"
    return e.outcome


def _patients(view: View, index: int, e: Entry) -> tuple[list[int], float]:
    rule = {
        "verb": _of_verb,
        "verb-subject": _of_intransitive,
        "state": _of_state,
        "act-noun": _of_act,
        "count-noun": _of_count,
        "toll": _of_toll,
        "idiom-noun": _of_idiom,
        "state-noun": in_condition,
        "body": _of_body,
        "absence": of_absence,
    }.get(e.kind)
    month = e.flag("common") is not None and not view.words[index].text[:1].islower()
    if rule is None or month:
        return [], 0.0
    found = _by_its_words(view, index, e) or rule(view, index, e)
    if found:
        return found, BY_TREE
    return (by_order(view, index, e), BY_ORDER) if e.kind in ("verb", "state") else ([], 0.0)


def _by_its_words(view: View, index: int, e: Entry) -> list[int]:
    """Phrases that are read the same whatever their tree: "24 dead", "deaths and injuries", "put the dead at 19"."""
    if e.kind not in ("verb", "state", "count-noun"):
        return []
    rules = (labelled, known_as, counted_state, paired, numbered, among, listed)
    return next((found for rule in rules if (found := rule(view, index))), [])


def _of_verb(view: View, index: int, e: Entry) -> list[int]:
    """The object of an active verb, the subject of a passive one, the noun a participle stands on."""
    if not verbal(view, index) or not _has_particle(view, index, e):
        return []
    if e.flag("hit") is None:
        return _befell(view, index, e)
    return [hit_owner(view, index, hit) for hit in _befell(view, index, e)] if _struck(view, index, e) else []


def _struck(view: View, index: int, e: Entry) -> bool:
    return wounds(view, index, e) or to_death(view, index)


def _befell(view: View, index: int, e: Entry) -> list[int]:
    """Whom a verb befell, whatever it did to them."""
    syntax, word = view.syntax, view.words[index]
    if be_before(view, index):
        return passive_subject(view, index)
    if word.deprel == "amod" and word.xpos in ("VBN", "JJ") and word.head > index:
        return [word.head] if _counted_noun(view, word.head) and e.outcome != "displaced" else []
    obj = syntax.child(index, "obj", "iobj")
    right = right_of(view, index)
    if obj is not None and (obj > index or right is None):
        return [obj]
    if right is not None and people_like(view, right):
        return [] if e.outcome == "displaced" and view.syntax.subject(index) is None else [right]
    if e.form == "account":
        return list(syntax.children(index, "obl"))[:1]
    if view.lower(index - 1) == "those" or (word.deprel.startswith("acl") and index - 1 in view.counts):
        return [index - 1]
    if (others := others_hurt(view, index)) is not None:
        return [others]
    twin = _twin(view, index)
    if syntax.passive(index) and not twin:
        return passive_subject(view, index)
    return twin or shared_object(view, index) or headline_subject(view, index, e)


def _twin(view: View, index: int) -> list[int]:
    """ "were killed and injured": the second participle befell those of the first."""
    if (
        index < 2
        or view.lower(index - 1) not in ("and", "or")
        or view.words[index].sentence != view.words[index - 2].sentence
    ):
        return []
    found = next((e for e in entries(view.words[index - 2]) if e.kind == "verb" and e.flag("particle") is None), None)
    return _befell(view, index - 2, found) if found is not None else []


def _has_particle(view: View, index: int, e: Entry) -> bool:
    particle = e.flag("particle")
    if particle is None:
        return True
    kids = {view.lower(k) for k in view.syntax.kids[index]}
    nearby = {view.lower(k) for k in range(index + 1, index + 3)}
    if particle == "dead" and be_before(view, index):
        return particle in nearby
    if particle in ("dead", "down"):
        end = view.bounds(index)[1]
        behind = range(index + 1, min(index + 8, end))
        return particle in nearby or any(view.lower(k) == particle and view.words[k].head == index for k in behind)
    return particle in kids or particle in nearby


def _of_intransitive(view: View, index: int, e: Entry) -> list[int]:
    if not verbal(view, index) or (e.flag("ends") is not None and not _ends(view, index)):
        return []
    if not _has_particle(view, index, e) and not _owned(view, index):
        return []  # who "passed on Friday" went by; "his brother's passing" is a death
    subject = view.syntax.subject(index)
    beside = left_of(view, index)
    if beside is not None and people_like(view, beside) and not (subject is not None and people_like(view, subject)):
        subject = beside
    return [leftmost(view, antecedent(view, index, subject))] if subject is not None else []


def _owned(view: View, index: int) -> bool:
    """Whether a word is somebody's, by the tree or by the "'s" before it, which a clause may hide: "confirmed his
    brother's passing" read as "that his brother passed"."""
    return bool(view.syntax.children(index, "nmod:poss")) or (index > 0 and view.words[index - 1].xpos == "POS")


def _ends(view: View, index: int) -> bool:
    """Whether a fall is the end: the clause closes, or goes on with the fight, the place or the day."""
    _, end = view.bounds(index)
    behind = index + 1
    if behind >= end or view.words[behind].upos in ("PUNCT", "CCONJ", "SCONJ"):
        return True
    if view.lower(behind) not in _FIGHT_OPENERS:
        return False
    noun = right_of(view, behind)
    return noun is not None and (noun not in view.counts) and not is_a(view.words[noun], _OTHER_FALLS)


def _of_state(view: View, index: int, e: Entry) -> list[int]:
    """Whom a state is said of: its noun, its subject, the object of "left" or "found", or the counted word itself."""
    word, syntax = view.words[index], view.syntax
    if (verbal(view, index) and word.upos == "VERB" and entry(word, "verb")) or view.lower(index - 1) == "brain":
        return []  # who is "brain dead" is on life support
    if word.deprel == "amod" and word.head > index:
        return [word.head] if _counted_noun(view, word.head) and e.outcome != "displaced" else []
    if view.lower(index - 1) == "of" and index - 2 in view.counts:
        return [index - 2]
    if view.lower(index - 1) == "another":
        return [index - 1]
    if view.lower(index - 1) in MORE and index - 2 in view.counts:
        return [index - 2]
    if word.deprel in ("amod", "acl", "acl:relcl", "appos") and 0 <= word.head < index and count_like(view, word.head):
        return [word.head]
    subject = syntax.child(index, "nsubj", "nsubj:pass")
    if subject is not None:
        return [antecedent(view, index, subject)]
    if _becomes(view, index) and word.head >= 0 and verbal(view, word.head):
        if view.words[index - 1].head == word.head < index - 1 and people_like(view, index - 1):
            return [index - 1]  # "left a young man dead", whatever the tree calls him
        obj = syntax.child(word.head, "obj")
        if obj is not None and obj != index:
            return [obj]
        passive = syntax.child(word.head, "nsubj:pass")
        if passive is not None:
            return [passive]
        subject = syntax.subject(word.head) if is_a(view.words[word.head], _BECOMING) else None
        if subject is not None and not _own_count(view, index):
            return [antecedent(view, word.head, subject)]
    if word.deprel == "conj" and view.lower(index - 1) in ("and", "or") and not _own_count(view, index):
        return _of_state(view, word.head, e) if entry(view.words[word.head], "state") else []
    return [index] if _own_count(view, index) or noun_alone(view, index) else []


def _becomes(view: View, index: int) -> bool:
    """Whether a state is what the verb above makes or leaves somebody: "left them dead", "went missing", whatever the
    tree calls the word right behind such a verb."""
    word = view.words[index]
    behind = word.deprel == "advcl" and word.head == index - 1 and is_a(view.words[word.head], _BECOMING)
    return behind or word.deprel in ("xcomp", "obj", "ccomp", "advmod")


def _own_count(view: View, index: int) -> bool:
    """ "three dead", "12 wounded", "dozens injured": the state word is itself the counted noun."""
    kids = view.syntax.kids[index]
    return any(
        k in view.counts and k < index and view.words[k].deprel.split(":")[0] in ("nummod", "amod", "det", "compound")
        for k in kids
    ) or any(view.lower(k) in NO_WORDS and view.words[k].deprel == "det" for k in kids)


def _counted_noun(view: View, head: int) -> bool:
    """For attributive states ("two wounded soldiers"): only a phrase that counts reports the harm, "the wounded
    man" repeats it."""
    first = min((k for k in view.syntax.subtree(head) if k <= head), default=head)
    told = is_plural(view, head) and any(is_a(view.words[k], TELLING) for k in range(max(0, first - 2), first))
    return told or any(k in view.counts for k in range(first, head)) or view.lower(first) in ("a", "an", "no")


def _of_act(view: View, index: int, e: Entry) -> list[int]:
    """ "the killing of two officers", "her husband's death", "the arrest of X"."""
    if view.words[index].upos not in ("NOUN", "PROPN", "VERB") or view.words[index].deprel == "compound":
        return []
    syntax, behind = view.syntax, view.words[index + 1 : index + 2]
    if any(entry(word, "act-noun") for word in behind):
        return []  # "the shooting death of a trader"
    of = [k for k in syntax.children(index, "nmod", "obl") if syntax.case(k) == "of" and count_like(view, k)]
    of = of or [k for k in [_behind_of(view, index)] if k is not None]
    if of:
        return of[:1]
    owners = [k for k in syntax.children(index, "nmod:poss") if view.words[k].upos != "PRON" and count_like(view, k)]
    return (
        owners[:1]
        if e.form in ("death", "murder", "killing", "assassination", "arrest", "execution", "kidnapping", "abduction")
        else []
    )


def _behind_of(view: View, index: int) -> int | None:
    """The people behind the next "of", by word order ("the killings during the past days of a judge and a priest")."""
    _, end = view.bounds(index)
    for k in range(index + 1, min(index + OF_WORDS, end)):
        if view.lower(k) == "of":
            found = right_of(view, k)
            return found if found is not None and people_like(view, found) else None
        if view.words[k].upos not in ("ADP", "DET", "ADJ", "NUM", "NOUN") or view.words[k].text in ",;":
            return None
    return None


def _of_count(view: View, index: int, e: Entry) -> list[int]:
    """ "13 deaths", "no casualties", "civilian casualties"; not "casualty figures" nor "reports of death"."""
    word = view.words[index]
    if word.upos not in ("NOUN", "PROPN") or (word.deprel == "compound" and word.head > index):
        return []
    counted = any(k in view.counts or view.lower(k) in NO_WORDS for k in view.syntax.kids[index] if k < index)
    plural = word.xpos in ("NNS", "NNPS") or view.lower(index).endswith(("s", "ties"))
    if view.lower(index - 1) == "of" and index - 2 in view.counts and plural:
        return [index - 2]
    if counted and (plural or e.form != "loss"):
        return [index]
    return [index] if plural and e.form in PLAIN and told(view, index) and not _own_wounds(view, index) else []


def _own_wounds(view: View, index: int) -> bool:
    """ "He sustained serious injuries", "taken to a hospital with injuries", "life-threatening injuries": they are
    one's own, and count nobody."""
    if any(view.lower(k).endswith("threatening") for k in view.syntax.children(index, "amod")):
        return True
    above, idiom = view.words[index].head, entry(view.words[index], "idiom-noun")
    if idiom is None or view.syntax.case(index) in _OF_ONES_OWN:
        return idiom is not None
    suffering = above >= 0 and is_a(view.words[above], (idiom.flag("verbs") or "").split(","))
    if above >= 0 and view.words[above].deprel == "advcl" and _strikes(view, view.words[above].head):
        return True  # "the bullet struck a driver, causing serious injuries"
    subject = view.syntax.subject(above) if suffering else None
    return subject is not None and (_some_of_them(view, subject) or people_like(view, antecedent(view, above, subject)))


def _some_of_them(view: View, index: int) -> bool:
    """ "None of those hurt", "most of them": a part of people told of before."""
    return (
        is_a(view.words[index], OF_HEADS) and view.lower(index + 1) == "of" and view.lower(index + 2) in PLURAL_PRONOUNS
    )


def _strikes(view: View, index: int) -> bool:
    """Whether a verb says what hit somebody."""
    whom = view.syntax.child(index, "obj", "nsubj:pass")
    hit = any(e.kind == "verb" and e.flag("hit") is not None for e in entries(view.words[index]))
    return hit and whom is not None and (people_like(view, whom) or _named_one(view, index, whom))


def _named_one(view: View, index: int, whom: int) -> bool:
    """Whether a bullet or a knife strikes a name that is no place's: it strikes one body, so the name is a person's
    ("the bullet struck Mertin")."""
    by, word = view.syntax.subject(index), view.words[whom]
    return by is not None and is_a(view.words[by], STRIKING_ONE) and word.upos == "PROPN" and word.entity[2:] != "PLACE"


_RISING = ("rise", "reach", "stand", "climb", "increase", "pass", "exceed", "grow", "jump", "fall", "drop", "be", "go")
_TOLL_OF = {
    **dict.fromkeys(("death", "deaths", "casualty", "toll", "killed", "dead", "fatalities"), "killed"),
    **dict.fromkeys(("injury", "injuries", "injured", "wounded"), "injured"),
}
"""What a toll counts, by the word before it."""


def _toll_of(view: View, index: int) -> list[str]:
    """The words before a toll that say what it counts, the nearest first."""
    near = (view.lower(k) for k in range(index - 1, max(0, index - 3) - 1, -1))
    return [word for word in near if word in _TOLL_OF]


def _of_toll(view: View, index: int, e: Entry) -> list[int]:
    """The number behind "death toll" and "number of people killed": "rose to 12", "stands at 40", "of nine"."""
    _, end = view.bounds(index)
    if view.lower(index) in ("number", "numbers"):
        if view.lower(index + 1) != "of":
            return []
        counted, outcome = number_of(view, index)
        return counted or (_risen_to(view, index) if outcome is not None else [])
    if not _toll_of(view, index):
        return _put_at(view, index, end)
    near = (k for k in range(index + 1, min(index + _TOLL_WORDS, end)) if k in view.counts)
    return _risen_to(view, index) or list(next(([k] for k in near), []))


def _put_at(view: View, index: int, end: int) -> list[int]:
    """The numbers at which a bare toll is put: "gave the toll as 108 on Sunday and as 117 on Tuesday"."""
    near = range(index + 1, min(index + _TOLL_WORDS, end))
    return [k for k in near if k in view.counts and view.syntax.case(k) in ("as", "at", "to")] or _risen_to(view, index)


def _risen_to(view: View, index: int) -> list[int]:
    """The count that the verb of a toll takes: "has risen to 22", "reached 57"."""
    above = view.words[index].head
    if above < 0 or not view.words[index].deprel.startswith("nsubj") or not is_a(view.words[above], _RISING):
        return []
    return [k for k in view.syntax.children(above, "obj", "obl") if k in view.counts][:1]


def _of_idiom(view: View, index: int, e: Entry) -> list[int]:
    """ "claimed 12 lives", "five lost their lives", "suffered injuries", "took two men hostage"."""
    word, syntax = view.words[index], view.syntax
    verbs = frozenset((e.flag("verbs") or "").split(","))
    head = word.head
    if head < 0 or not is_a(view.words[head], verbs):
        return []
    kinds = frozenset((e.flag("modified") or "").split(","))
    if e.flag("modified") is not None and not any(is_a(view.words[k], kinds) for k in syntax.children(index, "amod")):
        return []
    if e.flag("of") is not None:
        return _whose(view, index)
    if e.flag("whither") is not None and syntax.case(index) not in _WHITHER:
        return []
    if e.flag("life") is not None:
        own = any(k in view.counts for k in syntax.kids[index])
        if own:
            return [index]
        if (of := of_noun(view, index)) is not None:
            return [of]  # "claimed the lives of three people"
        subject = syntax.subject(head)
        return [subject] if subject is not None and is_a(view.words[head], _GIVING) else []
    if e.flag("subject") is not None:
        subject = syntax.subject(head)
        return [antecedent(view, head, subject)] if subject is not None else []
    obj = syntax.child(head, "obj", "nsubj:pass")
    return [obj] if obj is not None and obj != index else []


def _whose(view: View, index: int) -> list[int]:
    """ "The throat of a cousin": whose it was."""
    of = [k for k in view.syntax.children(index, "nmod", "obl") if k > index and view.syntax.case(k) == "of"]
    return [k for k in of if people_like(view, k)][:1]


def _of_body(view: View, index: int, e: Entry) -> list[int]:
    """Bodies that were found: "the bodies of five people", "12 bodies were recovered"."""
    _, end = view.bounds(index)
    above = (a for a in view.syntax.ancestors(index) if verbal(view, a))
    verbs = [*above, *(k for k in range(index, min(index + _BODY_WORDS, end)) if verbal(view, k))]
    if view.words[index].upos not in ("NOUN", "PROPN") or not any(is_a(view.words[v], _BODY_VERBS) for v in verbs):
        return []
    right = right_of(view, index + 1) if view.lower(index + 1) == "of" else None
    if right is not None and people_like(view, right):
        return [right]
    of = [k for k in view.syntax.children(index, "nmod") if view.syntax.case(k) == "of" and count_like(view, k)]
    if of:
        return of[:1]
    return [index] if any(k in view.counts for k in view.syntax.kids[index]) else []
