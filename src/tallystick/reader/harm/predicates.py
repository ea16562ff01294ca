"""What the clause around a phrase says became of its people, where no word of harm of their own does.

The network reads who is counted better than what befell them: it takes most counts in a report of violence for dead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallystick.reader.harm.lexicon import entries, entry, is_a
from tallystick.reader.harm.sides import people_entry
from tallystick.reader.harm.view import View
from tallystick.resources.tables import word_set

OF_THE_DEAD, WOUNDING, LIMBS = word_set("of_the_dead"), word_set("wounding"), word_set("limbs")
HAPPENING = word_set("happening")
SET_FREE, UNHARMED, ASSESSED = word_set("set_free"), word_set("unharmed"), word_set("assessed")
FATALITY = word_set("fatality")
ACTING, OWNING, KIN = word_set("acting"), frozenset({"have", "get"}), word_set("kin")
COMING, HANDING, FALLING = word_set("coming"), word_set("handing"), frozenset({"fall"})
MOVEMENTS = word_set("movements")
ATTACKING, DEALT_WITH = word_set("attacking"), word_set("dealt_with")
BEFALLEN, SETTING = frozenset({"obj", "nsubj:pass"}), frozenset({"set"})
HARMED = word_set("the_harmed") | {"hurt"}
BEING_IN = frozenset({"in", "inside", "at", "outside", "aboard"})
TREATED, YEARS = frozenset({"treat", "admit", "see"}), frozenset({"year", "month", "annually"})
HOSPITALS, BURYING = word_set("hospitals"), frozenset({"bury", "inter"})
CARE, BELOW_OR_IN_CARE = HOSPITALS | OF_THE_DEAD, HOSPITALS | {"care", "rubble", "debris", "ruin", "wreckage"}
DEADLY = frozenset({"verb", "verb-subject", "state", "act-noun", "count-noun"})
"""Kinds of words that tell of a death or a wound by themselves."""
FINDING, LEAVING = frozenset({"find"}), frozenset({"flee", "escape", "leave", "withdraw", "retreat"})
GOING, STAYING = frozenset({"go", "return"}), frozenset({"escape", "remain", "stay"})
BARRING = frozenset({"block"})
ATTACKERS = word_set("attackers")
DEGREES = frozenset({"badly", "seriously", "severely", "critically", "gravely"})
OTHERS = frozenset({"else", "other", "others", "further", "additional"})
OTHER_CLAUSES = ("conj", "parataxis", "advcl", "ccomp", "acl:relcl")


def predicate_of(view: View, words: Sequence[int]) -> tuple[int, int] | None:
    """The word that says what became of a phrase's people, and the word by which they hang on it."""
    below = view.syntax.parse.top(words)
    for above in view.syntax.ancestors(below):
        if view.words[above].upos == "VERB" or view.syntax.subject(above) == below:
            return above, below
        below = above
    return None


def clause_of(view: View, words: Sequence[int]) -> tuple[int, ...]:
    """The words of the phrase's own clause, without those beside and below it."""
    found = predicate_of(view, words)
    return () if found is None else view.syntax.subtree(found[0], without=OTHER_CLAUSES)


def only_wounds(view: View, words: Iterable[int]) -> bool:
    """Whether these words tell of wounds and not of the dead: "lost limbs", "sustained injuries", "were burned"."""
    told = list(words)
    lemmas = {view.words[i].lemma.lower() for i in told}
    outcomes = {e.outcome for i in told for e in entries(view.words[i]) if e.plain}
    maimed = "lose" in lemmas and bool(lemmas & LIMBS)
    dead = bool(lemmas & OF_THE_DEAD) or ("killed" in outcomes and not maimed)
    return not dead and (maimed or bool(lemmas & WOUNDING) or "injured" in outcomes)


def only_deaths(view: View, words: Iterable[int]) -> bool:
    """Whether these words tell of deaths and of no wound: "killing four: a cook, his nephew and a boy of nine"."""
    told = [view.words[i] for i in words]
    dead = any(e.outcome == "killed" and e.kind in DEADLY and not e.flags for w in told for e in entries(w))
    hurt = any(e.outcome == "injured" for w in told for e in entries(w) if e.plain)
    return dead and not hurt and not any(is_a(w, WOUNDING | HOSPITALS | TREATED | LIMBS) for w in told)


def spared(view: View, words: Sequence[int]) -> bool:
    """Whether a phrase is of people set free, unharmed, sent or sentenced, who only were there or did something, or of
    reports found credible or not: it counts no harmed."""
    behind = max(words) + 1
    if behind < len(view.words) and is_a(view.words[behind], UNHARMED):
        return True  # "eleven people in it, one boy alive"
    found = predicate_of(view, words)
    if found is None:
        return False
    above, below = found
    if _only_there(view, above, below) or _sent(view, words) or _attackers(view, words):
        return True
    said = (above, *view.syntax.children(above, "xcomp", "amod"))
    let_be = is_a(view.words[above], SET_FREE | DEALT_WITH) or _set_free(view, above) or _by_the_year(view, above)
    if let_be and view.words[below].deprel in BEFALLEN and not _cared_for(view, view.syntax.subtree(above)):
        return True
    return any(is_a(view.words[k], UNHARMED | ASSESSED) for k in said)


def buried(view: View, above: int, below: int) -> bool:
    """ "Buried one guard", "ten victims were buried"; who was buried under a house may live."""
    behind = {view.lower(k) for k in range(above + 1, above + 4)}
    laid = is_a(view.words[above], BURYING) and view.words[below].deprel in ("obj", "nsubj:pass")
    return laid and not behind & {"under", "beneath", "alive"}


def admitted(view: View, above: int, below: int) -> bool:
    """ "The hospital admitted six men"; a ministry that admits eleven has lost them."""
    taken_in = view.words[above].lemma == "admit" and view.words[below].deprel in ("obj", "nsubj:pass")
    return taken_in and any(is_a(view.words[k], HOSPITALS) for k in range(*view.bounds(above)))


def _by_the_year(view: View, index: int) -> bool:
    """ "Treated 9,000 people last year": what a hospital does in a year is no harm of a happening."""
    times = view.syntax.children(index, "obl")
    return is_a(view.words[index], TREATED) and any(is_a(view.words[k], YEARS) for k in times)


def _set_free(view: View, index: int) -> bool:
    """ "Were set free": the adjective is the verb's."""
    return is_a(view.words[index], SETTING) and any(view.lower(k) == "free" for k in range(index + 1, index + 4))


def _only_there(view: View, above: int, below: int) -> bool:
    """ "Six people were inside the van", "nine lived in the house", "there were five people", "she has four children",
    "two of them fled", "four gunmen attacked the base", "twenty men came in cars", "it happened around eleven", "three
    were found at the house", "five thousand remain", "two of them got away"."""
    word = view.words[above]
    if is_a(word, HAPPENING) or view.syntax.child(above, "expl") is not None:
        return True
    if is_a(word, FINDING) and view.words[below].deprel == "nsubj:pass":
        return not any(_of_harm(view, k) or is_a(view.words[k], OF_THE_DEAD) for k in view.syntax.subtree(above))
    if is_a(word, ACTING) and view.words[below].deprel != "nsubj:pass":
        return True
    if _stayed(view, above, below):
        return True
    if is_a(word, ATTACKING | BARRING) and view.words[below].deprel == "nsubj":
        return True  # "four gunmen attacked the base", "twenty people block the road"
    if _killers(view, above, below) or _went_off(view, above, below) or _with_others(view, above, below):
        return True
    if _fell_upon(view, above, below) or _handed_to(view, above, below):
        return True
    if is_a(word, COMING) and view.words[below].deprel == "nsubj" and not _of_the_dead(view, above, below):
        return True
    if is_a(word, OWNING):
        return view.words[below].deprel == "obj" and is_a(view.words[below], KIN)
    if view.syntax.child(above, "cop") is None:
        return False
    being = view.syntax.case(above) in BEING_IN
    inside = entry(word, "vehicle", "building", "position", table="things") is not None
    return view.lower(above) == "there" or (being and not is_a(word, CARE) and inside)


def _killers(view: View, above: int, below: int) -> bool:
    """ "Seven gunmen killed nine": who does harm to others is not harmed by it."""
    does = any(e.kind == "verb" for e in entries(view.words[above])) and not view.syntax.passive(above)
    whom = view.syntax.child(above, "obj")
    has = any(is_a(view.words[k], OWNING) for k in view.syntax.children(above, "aux"))
    people = whom is not None and (people_entry(view, whom) is not None or (has and whom in view.counts))
    return does and view.words[below].deprel == "nsubj" and people


def _stayed(view: View, above: int, below: int) -> bool:
    """ "Five thousand civilians remain", "nine inmates escaped"; who remains missing or in hospital, or escaped with
    burns, is counted."""
    if view.words[below].deprel != "nsubj" or not is_a(view.words[above], STAYING):
        return False
    own = view.syntax.subtree(above, without=OTHER_CLAUSES)
    return not (_cared_for(view, own) or any(_of_harm(view, k) for k in own))


def _cared_for(view: View, words: Iterable[int]) -> bool:
    """Whether words speak of a hospital or of rubble: "were airlifted to a clinic", "remain under the ruins"."""
    return any(is_a(view.words[k], BELOW_OR_IN_CARE) for k in words)


def _went_off(view: View, above: int, below: int) -> bool:
    """ "Forty miners have gone home", "two of the attackers got away"; who comes home in a coffin has not."""
    word, behind = view.words[above], view.lower(above + 1)
    off = (behind == "home" and is_a(word, GOING)) or (behind == "away" and word.lemma == "get")
    return off and view.words[below].deprel == "nsubj"


def _with_others(view: View, above: int, below: int) -> bool:
    """ "Fled into the hills with some twenty men": who goes along."""
    return is_a(view.words[above], COMING | LEAVING) and view.syntax.case(below) == "with"


def _attackers(view: View, words: Sequence[int]) -> bool:
    """ "The raiders, about thirty in army uniforms, took …", "described the attackers as four": how many attacked."""
    top = view.syntax.parse.top(words)
    above = view.words[top].head
    if above < 0:
        return False
    if view.words[top].deprel in ("appos", "nummod") and above < top and is_a(view.words[above], ATTACKERS):
        found = predicate_of(view, (above,))
        return found is None or not _of_harm(view, found[0])
    noun = above if view.words[top].deprel == "nummod" else top
    above = view.words[noun].head
    whom = view.syntax.child(above, "obj") if above >= 0 and view.syntax.case(noun) == "as" else None
    return whom is not None and is_a(view.words[whom], ATTACKERS)


def _of_harm(view: View, index: int) -> bool:
    """Whether a word tells of harm; who is not found is missing, who is found is not."""
    noun = view.words[index].upos == "NOUN"  # "remains" is a body, and mostly a verb
    return any(e.outcome for e in entries(view.words[index]) if e.kind != "absence" and (noun or e.kind != "body"))


def _fell_upon(view: View, above: int, below: int) -> bool:
    """ "About 200 rebels fell upon the convoy": they attacked, and did not fall."""
    upon = is_a(view.words[above], FALLING) and view.lower(above + 1) == "upon"
    return upon and view.words[below].deprel == "nsubj"


def _sent(view: View, words: Sequence[int]) -> bool:
    """ "The deployment of 1,000 officers"."""
    top = view.syntax.parse.top(words)
    top = view.words[top].head if view.words[top].deprel == "nummod" else top
    noun = view.words[top].head
    return noun >= 0 and view.words[noun].upos == "NOUN" and is_a(view.words[noun], MOVEMENTS)


def _handed_to(view: View, above: int, below: int) -> bool:
    """ "Food was handed out to 5,000 people"."""
    return is_a(view.words[above], HANDING) and view.syntax.case(below) == "to"


def _of_the_dead(view: View, above: int, below: int) -> bool:
    """ "Nine came home in coffins", "five of the dead came from the valley"."""
    whom = (below, *view.syntax.children(below, "nmod"))
    return view.lower(above + 1) == "home" or any(is_a(view.words[k], HARMED) for k in whom)


def only_hurts(view: View) -> bool:
    """Whether words of the report say that people were hurt and none that anybody died: then "the four victims" are
    not dead."""
    hurt = False
    for e in (e for w in view.words for e in entries(w) if e.kind in DEADLY):
        if not e.flags or e.flag("hit") == "shot":
            if e.outcome == "killed":
                return False
            hurt = hurt or e.outcome == "injured"
    return hurt and not any(w.lemma.lower() in FATALITY for w in view.words)


def in_degree(view: View, index: int) -> bool:
    """ "No one was hurt too badly", "nobody was seriously injured": some may have been, if lightly."""
    return any(is_a(view.words[k], DEGREES) for k in view.syntax.children(index, "advmod"))


def of_others(view: View, first: int, last: int) -> bool:
    """ "No one else was hurt", "no further casualties", "none of the wounded": those told before were harmed."""
    if any(view.lower(k) in OTHERS for k in range(first, last + 2)):
        return True
    part = view.lower(first) in ("none", "neither") and view.lower(first + 1) == "of"
    return part and any(is_a(view.words[k], HARMED) for k in range(first + 2, min(first + 5, view.bounds(first)[1])))
