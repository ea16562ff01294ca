"""Harm that a report states without a verb that harms: "there were injuries", "those killed included", "Killed: 5"."""

from __future__ import annotations

from tallystick.reader.harm.beside import befallen
from tallystick.reader.harm.lexicon import is_a
from tallystick.reader.harm.lists import OPENERS
from tallystick.reader.harm.people import is_people
from tallystick.reader.harm.phrases import first_of, right_of
from tallystick.reader.harm.view import View
from tallystick.resources.tables import word_set

TELLING = word_set("telling_of_harm")
"""Verbs of which an uncounted "injuries" or "martyrs" is no mere topic."""
PLAIN = frozenset({"casualty", "death", "fatality", "injury"})
"""Nouns of harm that tell of it without a number."""
_REPORTS = frozenset({"report", "indication", "sign"})
_LISTING = frozenset({"include", "be"})
_QUOTES = "\"“”'‘’"
_THOSE = frozenset({"the", "those"})
_ONE = frozenset({"a", "an"})
_BETWEEN = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_NAMING = frozenset({"identify", "name", "mention", "list"})
NAMED_WORDS = 30
"""How far before "as killed" the verb that names the killed is looked for: a list of full names is long."""
LIST_WORDS = 10
"""How far behind "those killed" the verb that lists them is looked for."""


def told(view: View, index: int) -> bool:
    """Whether an uncounted "casualties" is the object or subject of a verb that says they came about."""
    word = view.words[index]
    head = view.words[word.head] if word.head >= 0 else None
    if head is not None and is_a(head, _REPORTS) and view.lower(first_of(view, word.head)) == "no":
        return True
    by_tree = word.deprel.split(":")[0] in ("obj", "nsubj", "obl") and head is not None and is_a(head, TELLING)
    return by_tree or any(
        is_a(view.words[k], TELLING) and view.words[k].upos == "VERB" for k in range(max(0, index - 3), index)
    )


def noun_alone(view: View, index: int) -> bool:
    """ "There were martyrs", "a martyr arrived": a noun for the harmed that no count goes before."""
    word, form = view.words[index], befallen(view, index)
    if form is None or word.upos != "NOUN" or word.deprel.split(":")[0] not in ("nsubj", "obj"):
        return False
    before = index - 1
    while before > 0 and view.words[before].text in _QUOTES:
        before -= 1
    if view.lower(before) in _ONE:
        return word.xpos == "NN"
    return word.xpos == "NNS" and view.words[before].upos != "DET" and told(view, index)


def known_as(view: View, index: int) -> list[int]:
    """Whom "named A. Example as killed" and "A. Example, identified as a victim killed" speak of: the object, or the
    subject of a passive."""
    at = index - 1 if view.lower(index - 1) == "as" else index - 3
    if at <= view.bounds(index)[0] or view.lower(at) != "as" or befallen(view, index) is None:
        return []
    if at < index - 1 and view.lower(index - 1) != "victim":
        return []
    first = max(view.bounds(index)[0], at - NAMED_WORDS)
    verb = next((k for k in range(at - 1, first - 1, -1) if _names(view, k)), None)
    whom = view.syntax.child(verb, "obj", "nsubj:pass") if verb is not None else None
    return [whom] if whom is not None and view.words[whom].entity.endswith("PERSON") else []


def _names(view: View, index: int) -> bool:
    return view.words[index].upos == "VERB" and is_a(view.words[index], _NAMING)


def labelled(view: View, index: int) -> list[int]:
    """The count of a table's line: "Civilians killed: 5–7", "Injured: 12"."""
    _, end = view.bounds(index)
    if view.lower(index + 1) != ":" or index + 2 >= end:
        return []
    behind = view.words[index + 2].span.start
    near = (k for k in range(index + 2, min(index + 6, end)) if k in view.counts)
    return [k for k in near if view.counts[k].span.start == behind][:1]


def listed(view: View, index: int) -> list[int]:
    """Whom "those killed included", "the dead were" and "among the injured were" list."""
    if befallen(view, index) is None or view.lower(index - 1) not in _THOSE or view.lower(index - 2) == "of":
        return []
    verb = _listing_verb(view, index)
    head = right_of(view, verb) if verb is not None else None
    if verb is None or head is None or not is_people(view, head):
        return []
    return [head] if _singled_out(view, head) else []


def _listing_verb(view: View, index: int) -> int | None:
    """The first verb behind the word of harm, if it lists."""
    _, end = view.bounds(index)
    for k in range(index + 1, min(index + 1 + LIST_WORDS, end)):
        word = view.words[k]
        if word.upos in ("VERB", "AUX"):
            return k if is_a(word, _LISTING) else None
        if word.upos not in _BETWEEN:
            return None
    return None


def _singled_out(view: View, head: int) -> bool:
    """Whether a phrase counts people or names one: a bare plural behind "the dead were" says what they were."""
    first = first_of(view, head)
    named = view.words[head].entity.endswith("PERSON")
    return named or view.lower(first) in OPENERS or any(k in view.counts for k in range(first, head + 1))
