"""Coordinated phrases, by the tree and, where it attaches them elsewhere, by word order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tallystick.reader.harm.ages import AGE_UNITS, is_age
from tallystick.reader.harm.lexicon import entry, is_a
from tallystick.reader.harm.phrases import MORE, bare, first_of, last_of, right_of
from tallystick.reader.harm.view import View

Test = Callable[[View, int], bool]
OPENERS = frozenset({"a", "an", "another", "his", "her", "their", "its"})
JOINTS = frozenset({"and", "or", ",", ";", "plus", "as", "&", "with", "(", "/", "–", "-", "but"})
_THOSE_BEFORE = frozenset({"them", "whom", "those", "these", "which"})
AGE_WORDS = 7
"""The longest age before a name, "33-year-old" with its hyphens."""
COMPLEMENT = 7
"""The longest complement between two items of a list that word order looks past."""
BEFORE_JOINT = 6
"""Words before a joint in which a verb shows that the phrase behind it begins a clause of its own."""


def coordinated(view: View, head: int, fits: Test) -> tuple[int, ...]:
    """A head and the nominal heads coordinated behind it; ``fits`` says which nouns word order alone may add."""
    found = {head, *_by_tree(view, head), *_by_order(view, head, fits)}
    return tuple(_without_appositions(view, sorted(k for k in found if k == head or not _part(view, k))))


def _part(view: View, index: int) -> bool:
    """ "Nine of them", "Anna Example, 24 of Elm Street": some of those before or an age, not more people."""
    return is_age(view, index) or (
        index in view.counts and view.lower(index + 1) == "of" and view.lower(index + 2) in _THOSE_BEFORE
    )


def _without_appositions(view: View, heads: list[int]) -> Iterator[int]:
    """A name and what explains it are one ("Anna Example, a teacher,"; "his son, Sam Example,"): only the first is
    given."""
    previous: int | None = None
    for head in heads:
        if previous is None or not _explains(view, previous, head):
            yield head
        previous = head


def _explains(view: View, one: int, two: int) -> bool:
    if all(view.lower(k) not in JOINTS for k in range(one + 1, two)):
        return True  # "his wife Anna Example"
    first = first_of(view, two)
    if _aside(view, one, first, two):
        return True
    if view.lower(first - 1) not in (",", "(", ":") or any(k in view.counts for k in range(first, two + 1)):
        return False
    names = [view.words[k].entity.endswith("PERSON") for k in (one, two)]
    return names[0] != names[1]


def _aside(view: View, one: int, first: int, two: int) -> bool:
    """ "One civilian, a woman, was killed": one person between commas before a verb says who the one before is."""
    last = last_of(view, two, bare(view, two))
    closed = (view.lower(first - 1), view.lower(last + 1)) == (",", ",") and view.lower(first) in ("a", "an")
    hung = view.words[two].deprel.startswith("appos") and view.words[two].head == one
    return closed and hung and last + 2 < len(view.words) and view.words[last + 2].upos in ("AUX", "VERB")


def _by_tree(view: View, head: int) -> Iterator[int]:
    for index in view.syntax.conjuncts(head)[1:]:
        word = view.words[index]
        nominal = word.upos in ("NOUN", "PROPN", "PRON", "NUM") or index in view.counts
        near = index > head and word.sentence == view.words[head].sentence
        renaming = any(view.lower(k) == "or" for k in view.syntax.children(index, "cc")) and index not in view.counts
        if (
            near
            and nominal
            and not renaming
            and not _clause_between(view, head, index)
            and not _own_state(view, head, index)
        ):
            yield index


def _own_state(view: View, head: int, index: int) -> bool:
    """ "One dead and three wounded": each of two nouns has a state of its own."""
    between = any(entry(view.words[k], "state") for k in range(head + 1, index))
    return between and index + 1 < len(view.words) and entry(view.words[index + 1], "state") is not None


def _clause_between(view: View, head: int, index: int) -> bool:
    """Whether a clause's verb stands between two nouns the tree coordinates, or the second has a subject of its own."""
    verbs = (view.words[k] for k in range(head + 1, index) if view.words[k].upos in ("VERB", "AUX"))
    parted = any(v.deprel.split(":")[0] in ("root", "conj", "ccomp", "parataxis", "advcl") for v in verbs)
    return parted or bool(view.syntax.children(index, "nsubj", "cop", "aux"))


def _by_order(view: View, head: int, fits: Test) -> Iterator[int]:
    """A comma or "and", then a counted or owned phrase that fits and is no subject of its own verb; and so on."""
    current, last, persons = head, head, False
    while True:
        current = last_of(view, current, bare(view, current))
        joint = _joint(view, _past_modifiers(view, current + 1))
        if joint is None:
            return
        aged = _aged_name(view, joint)
        following = right_of(view, joint) if aged is None else aged
        if following is None or following <= current:
            return
        verbless = persons and not any(view.words[k].upos in ("VERB", "AUX") for k in range(head, joint))
        if aged is None and not _continues(view, joint, following, fits, verbless=verbless):
            return
        current = following
        if aged is not None and not view.words[last].entity.endswith("PERSON"):
            continue  # "her brother, 52-year-old A. Example": who he is
        yield following
        last, persons = following, persons or aged is not None


def _past_modifiers(view: View, index: int) -> int:
    """The next joint behind a short complement or participle ("a house rigged with explosives, and"); else the
    same place."""
    limit = min(index + COMPLEMENT, view.bounds(index)[1]) if index < len(view.words) else index
    if index >= limit or not (view.words[index].upos == "ADP" or view.words[index].xpos in ("VBN", "VBG")):
        return index
    for k in range(index, limit):
        if view.lower(k) in (",", "and", ";"):
            return k
        if view.words[k].upos not in ("ADP", "NOUN", "PROPN", "ADJ", "DET", "NUM") and view.words[k].xpos not in (
            "VBN",
            "VBG",
        ):
            return index
    return index


def _joint(view: View, index: int) -> int | None:
    """The last word of ", and", "and", "as well as", "," or ";" that begins at a word of the same sentence."""
    if index >= len(view.words) or view.words[index].sentence != view.words[index - 1].sentence:
        return None
    if view.lower(index) in (",", ";") and view.lower(index + 1) in ("and", "plus"):
        return index + 1
    if [view.lower(index + k) for k in range(3)] == ["as", "well", "as"]:
        return index + 2
    return index if view.lower(index) in ("and", ",", ";", "plus") else None


def _continues(view: View, joint: int, following: int, fits: Test, *, verbless: bool) -> bool:
    first = first_of(view, following)
    opened = any(k in view.counts for k in range(first, following + 1)) or view.lower(first) in OPENERS
    if not opened or first != joint + 1 or not fits(view, following):
        return False
    behind = last_of(view, following, bare(view, following)) + 1
    behind += view.lower(behind) in MORE  # "and at least one other injured"
    own_verb = behind < len(view.words) and (_finite(view, behind) or _subject_of_next(view, following))
    return not own_verb or verbless or _shares_verb(view, joint)


def _aged_name(view: View, joint: int) -> int | None:
    """The name behind a joint and an age ("33-year-old A. Example"): the next of several persons."""
    _, end = view.bounds(joint)
    old = next((k for k in range(joint + 1, min(joint + AGE_WORDS, end - 1)) if view.lower(k) == "old"), None)
    if old is None or not view.words[old + 1].entity.endswith("PERSON"):
        return None
    unit = any(is_a(view.words[k], AGE_UNITS) for k in range(joint + 1, old))
    plain = all(view.words[k].upos in ("NUM", "NOUN", "PUNCT") for k in range(joint + 1, old))
    return old + 1 if unit and plain else None


def _subject_of_next(view: View, index: int) -> bool:
    """ "One death, and many sources including the agency said": the tree has a verb for the phrase."""
    return view.words[index].deprel == "nsubj"


def _finite(view: View, index: int) -> bool:
    """A verb right behind a phrase: it is the subject of its own clause."""
    word = view.words[index]
    return (
        word.upos == "AUX"
        or (word.upos == "VERB" and word.xpos in ("VBD", "VBZ", "VBP"))
        or (
            word.upos in ("VERB", "ADJ")
            and word.xpos in ("VBN", "JJ")
            and view.lower(index) in ("wounded", "injured", "killed", "missing", "dead", "hurt")
        )
    )


def _shares_verb(view: View, joint: int) -> bool:
    """ "Two officers and a reservist were injured": no verb stands before the joint, so both are subjects of the
    one behind."""
    floor, _ = view.bounds(joint)
    return not {view.lower(joint), view.lower(joint - 1)} & {",", ";"} and not any(
        view.words[k].upos in ("VERB", "AUX") for k in range(max(floor, joint - BEFORE_JOINT), joint)
    )
