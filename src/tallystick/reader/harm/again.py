"""Phrases that take up harm told elsewhere and count nothing of their own: "mourned the death of X", "photographs of
the civilians killed", "the number of those killed"."""

from __future__ import annotations

import re

from tallystick.reader.harm.groups import Population
from tallystick.reader.harm.lexicon import entries, entry, is_a
from tallystick.reader.harm.view import View

BACK = 10
"""How many words before a noun of killing its mourning is looked for."""
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|\w+-first|(?:\w+-)?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|\w+teenth|\w+tieth"
)
THINGS = ("vehicle", "aircraft", "vessel", "weapon", "building", "position", "infrastructure")
TELLING = frozenset({"verb", "verb-subject", "state", "act-noun", "count-noun"})
OF_PEOPLE = frozenset({"killed", "injured", "missing", "captured"})
VICTIM = frozenset({"victim"})
TAKEN_UP = frozenset({"the", "those", "these", "all", "both", "other"})
_DEFINITE = frozenset({"the", "those", "these", "all"})


def told_again(view: View, index: int, group: Population, kind: str) -> bool:
    """Whether the harm of word ``index`` to this group is only taken up; ``kind`` is that of the word's entry."""
    if kind == "act-noun":
        return _mourned(view, index)
    if view.lower(group.head) == "those" or _ordinal(view, group):
        return True
    if kind in ("verb", "verb-subject", "state"):
        return _shown(view, min(index, group.first), group) or _number_named(view, min(index, group.first), group)
    return False


def _ordinal(view: View, group: Population) -> bool:
    """ "the fifth journalist killed this year" keeps a tally of harms told elsewhere."""
    words = [view.lower(k) for k in range(group.first, group.last + 1)]
    size = 3 if words[2:3] == ["-"] else 1  # "the twenty-fifth"
    return words[:1] == ["the"] and bool(_ORDINAL.fullmatch("".join(words[1 : 1 + size])))


def _mourned(view: View, index: int) -> bool:
    """A word of mourning before a noun of killing, in the same clause."""
    floor, _ = view.bounds(index)
    return any(entry(view.words[k], "mourning") is not None for k in range(max(floor, index - BACK), index))


def _shown(view: View, first: int, group: Population) -> bool:
    """The harmed behind "names of", "photographs of": a definite phrase is known already, a new one is a report."""
    return _behind_display(view, first) and (view.lower(group.first) in _DEFINITE or group.anaphoric)


def known_already(view: View, words: range) -> bool:
    """Whether a phrase read by the network is a definite one behind "names of": its people are counted elsewhere."""
    definite = next((k for k in (words.start, words.start - 1) if view.lower(k) in _DEFINITE), None)
    return definite is not None and _behind_display(view, definite)


def _are(view: View, index: int) -> bool:
    """Whether a number is told to be a group ("forty-five … were children")."""
    above = view.words[index].head
    return index in view.counts and above >= 0 and view.syntax.child(above, "cop") is not None


def victims_told(view: View, words: range) -> bool:
    """ "All six victims", "one of the victims": takes up those whose harm words of harm tell, and says none itself.

    "Nine of the victims were children" says how many of them.
    """
    here = range(max(view.bounds(words.start)[0], words.start - 1), min(words.stop + 1, view.bounds(words.start)[1]))
    named = any(is_a(view.words[k], VICTIM) for k in here)
    part = any(view.lower(k) == "of" and _are(view, k - 1) for k in here)
    return named and not part and any(view.lower(k) in TAKEN_UP for k in here)


def of_things(view: View, words: range) -> bool:
    """ "46 lorries burned; the governor spoke of thirty", "six drones, fourteen of them": a number that names nobody
    takes up the things counted last."""
    if number_alone(view, words) and _with_things(view, words.start):
        return True
    here = view.words[words.start].sentence
    near = view.syntax.parse.sentence_words
    told = (*(near[here - 1] if here else ()), *near[here])
    if not number_alone(view, words) or any(_of_harm(view, k) for k in told) or _losses_in(view, near[here]):
        return False
    counted = (k for k in reversed(told) if k < words.start and k in view.counts and view.words[k].deprel == "nummod")
    noun = next((view.words[k].head for k in counted if view.words[k].head > k), None)
    return noun is not None and _is_thing(view, noun)


def _is_thing(view: View, index: int) -> bool:
    return entry(view.words[index], *THINGS, table="things") is not None


def _with_things(view: View, number: int) -> bool:
    """ "Eleven vehicles were destroyed and seven seized": the number shares the noun of the clause before."""
    verb = view.words[number].head
    joined = verb >= 0 and view.words[verb].deprel == "conj" and view.words[number].deprel.startswith("nsubj")
    subject = view.syntax.subject(view.words[verb].head) if joined else None
    return subject is not None and subject < number and _is_thing(view, subject)


def number_alone(view: View, words: range) -> bool:
    """Whether a phrase is a number above none, with words that hedge it, and counts no noun."""
    counted = [k for k in words if k in view.counts]
    nouns = any(view.words[k].upos in ("NOUN", "PROPN", "VERB") for k in words if k not in view.counts)
    whom = any(view.words[k].deprel == "nummod" and view.words[k].head > k for k in counted)
    return bool(counted) and not nouns and not whom and any(view.counts[k].high != 0 for k in counted)


def _of_harm(view: View, index: int) -> bool:
    """Whether a word tells of the harmed by itself, and of nothing else: "burned" and "put at" may be of things."""
    told = (e for e in entries(view.words[index]) if e.outcome in OF_PEOPLE and not e.flags)
    return any(e.kind in TELLING or (e.kind == "body" and view.words[index].upos == "NOUN") for e in told)


def _losses_in(view: View, words: range) -> bool:
    """ "Put the rebels' losses at forty": losses may be of people."""
    return any(entry(view.words[k], "count-noun") is not None for k in words)


def _behind_display(view: View, first: int) -> bool:
    floor, _ = view.bounds(first)
    return first - 2 >= floor and view.lower(first - 1) == "of" and entry(view.words[first - 2], "display") is not None


def _number_named(view: View, first: int, group: Population) -> bool:
    """ "the number of civilians killed": what it is stands elsewhere."""
    if view.lower(group.first) == "the" and view.lower(group.first + 1) == "number":
        return True
    floor, _ = view.bounds(first)
    named = first - 3 >= floor and [view.lower(first - k) for k in (3, 2, 1)] == ["the", "number", "of"]
    return named and not any(k in view.counts for k in range(group.first, group.last + 1))
