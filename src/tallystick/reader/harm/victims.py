"""Named persons among the harmed, with what the text says beside the name: age, sex, office, family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallystick.reader.harm.ages import age_group, age_of
from tallystick.reader.harm.beside import befallen
from tallystick.reader.harm.drafts import HarmDraft, VictimDraft
from tallystick.reader.harm.harm import every_row, linked
from tallystick.reader.harm.lexicon import entry, is_a, lemmas
from tallystick.reader.harm.people import population
from tallystick.reader.harm.phrases import bare, right_of
from tallystick.reader.harm.sides import people_entry
from tallystick.reader.harm.told import NAMED_WORDS
from tallystick.reader.harm.view import View, look
from tallystick.reader.numbers import squeezed
from tallystick.reader.parse import Parse
from tallystick.reader.syntax import build

NAMING = frozenset({"name", "identify"})
"""Verbs that list the harmed by name ("named the dead as …")."""
LISTED = frozenset(
    {
        "dead",
        "deceased",
        "victim",
        "killed",
        "wounded",
        "injured",
        "fatality",
        "casualty",
        "missing",
        "martyr",
        "figure",
        "man",
        "woman",
        "soldier",
        "body",
    }
)
FEMALE = frozenset({"wife", "mother", "daughter", "sister", "aunt", "grandmother", "niece", "granddaughter", "widow"})
KIN = FEMALE | frozenset(
    {"husband", "father", "son", "brother", "uncle", "grandfather", "nephew", "grandson", "child", "cousin", "parent"}
)
_DEAD = frozenset({"dead", "deceased", "fatality", "killed", "martyr", "body"})
_OUTCOMES = {"wounded": "injured", "injured": "injured", "missing": "missing"}
AGAIN = frozenset({"they", "them", "both"})
"""Who takes up those told of before ("they were identified as")."""
OF_PEOPLE = frozenset({"dead", "deceased", "victim", "killed", "wounded", "injured", "fatality"})
LISTING = frozenset({"list", "include"})
HEADING = 6
"""Words between "of" or "among" and the harmed, and between these and the verb that lists them."""
LOOK_BACK = 3
"""Sentences before a naming within which the harm of those named is told."""


def find_victims(parse: Parse) -> tuple[VictimDraft, ...]:
    """Named victims in text order, one for each name and outcome."""
    view = look(build(parse))
    return named(view, linked(every_row(view)))


def named(view: View, rows: Sequence[HarmDraft]) -> tuple[VictimDraft, ...]:
    """Named victims among all rows of harm of a report, and beside them."""
    found = [*_harmed(view, rows), *_listed(view, rows)]
    best: dict[tuple[str, str], VictimDraft] = {}
    for victim in sorted(found, key=lambda v: v.span):
        best.setdefault((victim.name, victim.outcome), victim)
    return tuple(best.values())


def _harmed(view: View, rows: Sequence[HarmDraft]) -> Iterator[VictimDraft]:
    """Names that are the patient of a word of harm, or stand in apposition to it or among its parts."""
    for number, row in enumerate(rows):
        if row.quantifier == "none" or row.confidence < 0.5 or row.modality not in ("asserted",):
            continue
        for head in _names_at(view, row.head):
            yield _victim(view, head, row.outcome, row.governor, number)


def _names_at(view: View, head: int) -> Iterator[int]:
    for index in view.syntax.conjuncts(head):
        beside = (index, *view.syntax.children(index, "appos", "flat", "compound", "nmod:desc"))
        yield from (_first_of_name(view, k) for k in beside if _is_name(view, k) and not _from_there(view, k, index))


def _from_there(view: View, name: int, head: int) -> bool:
    """ "A Kestrel man": a name before a noun of people says where they are from or whose they are, not who they are."""
    word = view.words[name]
    return name < head and word.deprel == "compound" and word.head == head and view.words[head].upos == "NOUN"


def _is_name(view: View, index: int) -> bool:
    return view.words[index].entity.endswith("PERSON")


def _first_of_name(view: View, index: int) -> int:
    floor, _ = view.bounds(index)
    while (
        index > floor
        and view.words[index - 1].entity.endswith("PERSON")
        and not view.words[index].entity.startswith("B-")
    ):
        index -= 1
    return index


def _last_of_name(view: View, first: int) -> int:
    _, end = view.bounds(first)
    last = first
    while last + 1 < end and view.words[last + 1].entity.startswith("I-PERSON"):
        last += 1
    return last


def _listed(view: View, rows: Sequence[HarmDraft]) -> Iterator[VictimDraft]:
    """ "named the dead as A, B and C"; "the victims were identified as A and B"; lists under "the dead"."""
    for word in view.words:
        if word.upos == "VERB" and is_a(word, NAMING):
            outcome = _listed_outcome(view, word.index, rows)
            if outcome is not None:
                yield from (_victim(view, k, outcome, word.index, None) for k in _names_after_as(view, word.index))
            yield from _listed_as(view, word.index)
        elif is_a(word, OF_PEOPLE):
            outcome = _said_outcome(view, word.index) or "killed"
            yield from (_victim(view, k, outcome, word.index, None) for k in _names_under(view, word.index))


def _listed_as(view: View, index: int) -> Iterator[VictimDraft]:
    """ "Named A. Example, her sister B. and C. Example as dead"."""
    _, end = view.bounds(index)
    for k in range(index + 1, min(index + NAMED_WORDS, end - 1)):
        outcome = befallen(view, k + 1) if view.lower(k) == "as" else None
        if outcome is not None:
            yield from (_victim(view, name, outcome, index, None) for name in _names_in(view, index + 1, k))
            return


def _said_outcome(view: View, index: int) -> str | None:
    """The outcome in the noun itself ("the wounded"), where it says one other than death."""
    return next((_OUTCOMES[form] for form in lemmas(view.words[index]) if form in _OUTCOMES), None)


def _names_under(view: View, index: int) -> Iterator[int]:
    """The names of "Of the dead we could identify A", "Known dead: A; B", "among the victims are A and B", "listed A
    among the dead"."""
    floor, end = view.bounds(index)
    opened = view.lower(index - 1) in ("the", "civilian", "known") or index == floor
    if not opened:
        return
    labelled = view.lower(index + 1) == ":"
    opening = range(max(floor, index - HEADING), min(floor + 2, index))
    verb = next((k for k in range(floor, index) if is_a(view.words[k], LISTING)), None)
    if labelled or any(view.lower(k) in ("of", "among") for k in opening):
        if labelled or _names_them(view, index, end):
            yield from _names_in(view, index + 1, end)
    elif verb is not None and view.lower(index - 2) == "among":
        yield from _names_in(view, verb, index)


def _names_them(view: View, index: int, end: int) -> bool:
    """Whether the clause behind "of the dead", "among the victims" is a list: "we could identify", "are", "was"."""
    return any(is_a(view.words[k], NAMING | LISTING | {"be"}) for k in range(index + 1, min(index + HEADING, end)))


def _names_in(view: View, start: int, end: int) -> Iterator[int]:
    return (k for k in range(start, end) if view.words[k].entity.startswith("B-PERSON"))


def _listed_outcome(view: View, index: int, rows: Sequence[HarmDraft]) -> str | None:
    """What befell those named: said by the noun that is named, else by the row told just before."""
    named = view.syntax.child(index, "nsubj:pass") if view.syntax.passive(index) else view.syntax.child(index, "obj")
    named = named if named is not None else right_of(view, index)
    named = bare(view, named) if named is not None else None  # "two of the dead"
    again = named is not None and view.lower(named) in AGAIN
    if named is None or not (again or is_a(view.words[named], LISTED)):
        return None
    said = _said_outcome(view, named)
    if said or is_a(view.words[named], _DEAD):
        return said or "killed"
    here = view.words[index].sentence
    before = [
        r
        for r in rows
        if 0 <= here - view.words[r.head].sentence <= LOOK_BACK and r.head < index and r.modality == "asserted"
    ]
    return before[-1].outcome if before else None


def _names_after_as(view: View, index: int) -> Iterator[int]:
    _, end = view.bounds(index)
    as_at = next((k for k in range(index, end) if view.lower(k) == "as"), end)
    depth = 0
    for k in range(as_at, end):
        depth = 2 if view.lower(k) in ("of", "to", "for", "by", "said") else max(0, depth - 1)
        if view.words[k].entity.startswith("B-PERSON") and depth == 0:
            yield k


def _victim(view: View, first: int, outcome: str, governor: int, draft: int | None) -> VictimDraft:
    last = _last_of_name(view, first)
    written = view.span(first, last).of(view.text)
    group = population(view, last)
    age = age_of(view, group.first, last)
    role, sex = _beside(view, first, last)
    return VictimDraft(
        name=squeezed(written),
        name_as_written=written,
        outcome=outcome,
        span=view.span(first, last),
        head=first,
        governor=governor,
        age=age,
        age_group=age_group(age) or group.age_group,
        sex=sex or group.sex,
        status=group.status,
        role=role,
        family=_family(view, first, last),
        draft=draft,
    )


def _beside(view: View, first: int, last: int) -> tuple[str | None, str | None]:
    """Office and sex from the nouns right before the name or in apposition right behind it."""
    floor, end = view.bounds(first)
    before = [
        k for k in range(max(floor, first - 4), first) if view.words[k].head in range(first, last + 1) or k >= first - 1
    ]
    behind = [k for k in range(last + 1, min(last + 10, end)) if view.words[last + 1].text in (",", "(")]
    role = sex = None
    for k in (*before, *behind):
        found = people_entry(view, k)
        if k > last and _is_name(view, k):
            break  # the next of a list
        if view.words[k].upos == "VERB" or view.words[k].text == ";" or entry(view.words[k], "verb", "verb-subject"):
            break
        if found is not None:
            sex = sex or found.sex or None
            role = role or (found.form if found.who not in ("children", "women", "men", "unspecified", "") else None)
    return role, sex


def _family(view: View, first: int, last: int) -> str | None:
    """Kinship the text gives the named person ("his wife Anna Example")."""
    for k in (first - 1, first - 2, last + 2, last + 3):
        if (
            0 <= k < len(view.words)
            and view.words[k].sentence == view.words[first].sentence
            and is_a(view.words[k], KIN)
        ):
            return next(form for form in lemmas(view.words[k]) if form in KIN)
    return None
