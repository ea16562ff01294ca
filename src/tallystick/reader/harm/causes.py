"""Which nouns and verbs the syntax names as what did the harm or the frame it happened in."""

from __future__ import annotations

from tallystick.reader.harm.view import View

CAUSE_CASES = frozenset(
    {
        "in",
        "by",
        "during",
        "from",
        "as a result of",
        "because of",
        "due to",
        "after",
        "following",
        "as result of",
        "when",
        "at",
        "with",
        "amid",
        "through",
        "under",
        "of",
        "on",
        "outside of",
        "via",
        "since",
        "for",
        "to",
    }
)
"""Prepositions under which the frame of a harm stands ("killed in the shelling"); the reader of events keeps those
that name one."""


def event_words(view: View, index: int, patient: int) -> tuple[int, ...]:
    """Word indices, nearest first: subject, agent and frames of the harm word, then the clauses it hangs on."""
    stands_on = view.words[index].head if view.words[index].deprel.startswith("acl") else patient
    found = [
        *([stands_on] if stands_on >= 0 else []),
        *_subjects(view, index),
        *_frames(view, index),
        *_above(view, index),
    ]
    if patient != index:
        found += [k for k in _frames(view, patient) if k not in found]
    return tuple(dict.fromkeys(k for k in found if k not in (index, patient)))


def _subjects(view: View, index: int) -> list[int]:
    syntax = view.syntax
    agents = list(syntax.children(index, "obl:agent"))
    subject = None if syntax.passive(index) else syntax.subject(index)
    if subject is not None and view.words[subject].upos in ("NOUN", "PROPN"):
        return [subject, *_inner(view, subject), *agents]
    return agents


def _inner(view: View, index: int) -> list[int]:
    """The event behind a head that only names its kind ("a wave of strikes")."""
    return [k for k in view.syntax.children(index, "nmod") if view.syntax.case(k) == "of"]


def _frames(view: View, index: int) -> list[int]:
    syntax = view.syntax
    nouns = [k for k in syntax.children(index, "obl", "nmod") if syntax.case(k) in CAUSE_CASES]
    nested = [g for k in nouns for g in syntax.children(k, "nmod") if syntax.case(g) in ("of", "in", "from", "by")]
    clauses = list(syntax.children(index, "advcl"))
    return [*nouns, *clauses, *nested]


def _above(view: View, index: int) -> list[int]:
    """The clause this one modifies ("bombed the house, killing four"; "a strike that killed"), up to two steps."""
    found: list[int] = []
    current = index
    for _ in range(3):
        word = view.words[current]
        if word.head < 0 or word.deprel.split(":")[0] not in (
            "advcl",
            "acl",
            "conj",
            "xcomp",
            "obj",
            "obl",
            "nmod",
            "nsubj",
            "ccomp",
        ):
            break
        current = word.head
        found.append(current)
        subject = view.syntax.subject(current)
        if subject is not None and view.words[subject].upos in ("NOUN", "PROPN"):
            found.append(subject)
    return found
