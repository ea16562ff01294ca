"""Whom a verb of harm befell: subjects of passives, antecedents, shared objects, by the tree and by word order."""

from __future__ import annotations

from tallystick.reader.harm.lexicon import Entry, entry, is_a
from tallystick.reader.harm.people import is_people, leftmost
from tallystick.reader.harm.phrases import bare, first_of, left_of
from tallystick.reader.harm.sides import people_entry
from tallystick.reader.harm.view import View

_BE = frozenset({"be", "get"})
_LEAVING = frozenset({"leave", "find", "get", "see", "have"})


def verbal(view: View, index: int) -> bool:
    word = view.words[index]
    return word.upos in ("VERB", "AUX") or word.xpos.startswith("VB")


def be_before(view: View, index: int) -> bool:
    """A form of "be" or "get" before the verb with nothing but adverbs between: a passive, whatever the tree says."""
    floor, _ = view.bounds(index)
    k = index - 1
    while k >= floor and (view.words[k].upos in ("ADV", "PART") or view.words[k].text in "\"“”'‘’"):
        k -= 1
    return k >= floor and is_a(view.words[k], _BE) and not view.lower(index).endswith("ing")


def shared_object(view: View, index: int) -> list[int]:
    """ "killed and wounded dozens": the object stands behind the second verb."""
    for k in view.syntax.children(index, "conj"):
        if verbal(view, k) and entry(view.words[k], "verb") and not view.syntax.children(k, "nsubj", "nsubj:pass"):
            obj = view.syntax.child(k, "obj")
            if obj is not None:
                return [obj]
    return []


def headline_subject(view: View, index: int, e: Entry) -> list[int]:
    """ "Five killed in blast": no "were", and nobody else is killed."""
    subject = view.syntax.subject(index)
    if subject is None or view.words[index].xpos not in ("VBN", "VBD") or subject > index:
        return []
    counted = any(k in view.counts for k in range(first_of(view, subject), subject + 1))
    told = counted if _full_stop(view, index) else count_like(view, subject)
    return [subject] if e.form not in ("torture", "beat") and told else []


def _full_stop(view: View, index: int) -> bool:
    """Whether the sentence ends like one: in a full sentence, a bare past form after an uncounted subject is active."""
    _, end = view.bounds(index)
    return any(view.words[k].text in (".", "!", "?") for k in range(max(0, end - 3), end))


def passive_subject(view: View, index: int) -> list[int]:
    word = view.words[index]
    if index > 0 and is_a(view.words[index - 1], _LEAVING) and be_before(view, index - 1):
        return passive_subject(view, index - 1)  # "were left wounded", whatever the tree hangs it on
    own = _own_subject(view, index)
    beside = left_of(view, index) if be_before(view, index) else None
    if beside is not None and people_like(view, beside) and not (own is not None and people_like(view, own)):
        return [leftmost(view, beside)]
    if own is not None:
        return [leftmost(view, antecedent(view, index, own))]
    if word.deprel.startswith("acl") or word.deprel == "amod":
        return [_described(view, index)]
    if word.deprel == "xcomp" and is_a(view.words[word.head], _LEAVING):
        obj = view.syntax.child(word.head, "obj")
        return [obj] if obj is not None else [s for s in [view.syntax.subject(word.head)] if s is not None]
    subject = doer_of(view, index)  # "a girl was treated after being shot"
    if subject is None or not people_like(view, subject):
        subject = _clause_subject(view, index) if be_before(view, index) else subject
    return [subject] if subject is not None else []


_TOLD = frozenset({"report", "say", "believe", "fear", "presume", "think"})


def others_hurt(view: View, index: int) -> int | None:
    """Those between "and" and a second participle: "nine were killed and others injured", "and six were reported
    injured"; the tree may give it the first one's subject."""
    floor, _ = view.bounds(index)
    k = index - 1
    while k > floor and (
        view.words[k].upos in ("ADV", "AUX") or (view.words[k].xpos == "VBN" and is_a(view.words[k], _TOLD))
    ):
        k -= 1
    people = view.lower(k) == "others" or (view.words[k].upos in ("NOUN", "NUM") and people_like(view, k))
    if view.words[index].deprel != "conj" or not people:
        return None
    first = first_of(view, k)
    return k if "and" in (view.lower(first), view.lower(first - 1)) else None


def _described(view: View, index: int) -> int:
    """The noun that a participle describes: the people right before it, where the tree hangs both on a noun for
    something else ("the funeral of two women killed in the raid", "a toll of two civilians killed")."""
    noun, beside = view.words[index].head, index - 1
    hangs = view.words[beside].head == noun and view.words[beside].deprel == "nmod"
    return beside if hangs and people_like(view, beside) and not people_like(view, noun) else noun


def doer_of(view: View, index: int) -> int | None:
    """ "Was hurt after shooting herself": the subject of the verb, else that of the clause above it."""
    word, subject = view.words[index], view.syntax.subject(index)
    above = subject is None and word.deprel == "advcl" and word.head >= 0
    return view.syntax.subject(word.head) if above else subject


def _own_subject(view: View, index: int) -> int | None:
    """The subject by the tree; of two that nothing joins, the one next to the verb ("A. Example, several people
    were")."""
    first = view.syntax.child(index, "nsubj:pass", "nsubj")
    nearest = max((k for k in view.syntax.children(index, "nsubj:pass", "nsubj") if k < index), default=first)
    if first is None or nearest is None or view.lower(first_of(view, nearest) - 1) in ("and", ")"):
        return first
    return nearest


def _clause_subject(view: View, index: int) -> int | None:
    """The first person or counted people of the clause, with no verb of its own before the verb ("A. Example, head
    of …, was shot")."""
    floor, _ = view.bounds(index)
    found = None
    for k in range(index - 1, floor - 1, -1):
        word = view.words[k]
        finite = word.upos == "VERB" and word.xpos in ("VBD", "VBZ", "VBP") and not word.deprel.startswith("acl")
        if finite or word.text in ":]–—" or word.upos == "SCONJ":
            break
        person = word.entity.startswith("B-PERSON") or (people_entry(view, k) is not None and word.upos == "NOUN")
        if person and view.lower(first_of(view, k) - 1) not in (
            "of",
            "by",
            "in",
            "from",
            "to",
            "for",
            "with",
            "against",
        ):
            found = k
    return found


def people_like(view: View, index: int) -> bool:
    inner = bare(view, index)
    return (index in view.counts and not measured(view, index)) or is_people(view, inner)


def antecedent(view: View, index: int, subject: int) -> int:
    """The noun a relative pronoun stands for."""
    word = view.words[index]
    if view.lower(subject) not in ("who", "that", "which", "whom"):
        return subject
    head = word.head if word.deprel.startswith("acl") else -1
    if head >= 0 and people_like(view, head):
        return head
    k = subject - 1
    while k >= view.bounds(subject)[0] and view.words[k].upos == "PUNCT":
        k -= 1
    beside = k if k >= 0 and view.lower(subject) == "who" and view.words[k].upos in ("NOUN", "PROPN") else -1
    return beside if beside >= 0 and people_like(view, beside) else head if head >= 0 else subject


def count_like(view: View, index: int) -> bool:
    word = view.words[bare(view, index)]
    return index in view.counts or people_entry(view, word.index) is not None or word.entity.endswith("PERSON")


def measured(view: View, index: int) -> bool:
    """Whether a numeral counts a noun behind it that is no person ("five times wounded")."""
    head = view.words[index].head
    return (
        head > index
        and view.words[index].deprel == "nummod"
        and people_entry(view, head) is None
        and entry(view.words[head], "state", "verb") is None
    )
