"""Counts that stand on one told before: "two of the wounded" are a part of it, "they were all shot" are as many,
"three others" are as many more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallystick.model.span import Span
from tallystick.reader.harm.drafts import HarmDraft
from tallystick.reader.harm.groups import LIKELY
from tallystick.reader.harm.lexicon import is_a
from tallystick.reader.harm.people import is_people
from tallystick.reader.harm.phrases import first_of
from tallystick.reader.harm.predicates import HARMED
from tallystick.reader.harm.view import View
from tallystick.reader.numbers import Quantity

DEFINITE, THEY = frozenset({"the", "those", "these"}), frozenset({"they", "all", "both"})
OTHER = frozenset({"other", "others", "another"})
BACK = 3
"""Sentences before "they were all shot" in which the people it takes up are looked for."""


def parted(view: View, rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """The rows, each count "of the victims", "of the wounded" and "of the four" a part of the larger one told last."""
    result: list[HarmDraft] = []
    for row in rows:
        whole = _whole(row, rows) if row.subset_of is None and _of_the_told(view, row) else None
        result.append(row if whole is None else _part(row, whole))
    return result


def _part(row: HarmDraft, whole: HarmDraft) -> HarmDraft:
    who = whole.who if row.who == "unspecified" else row.who
    return replace(row, subset_of=whole.head, who=who, status=row.status or whole.status)


def _whole(row: HarmDraft, rows: Sequence[HarmDraft]) -> HarmDraft | None:
    """The count of the same outcome told last before a row, if it is larger."""
    counted = [
        r
        for r in _told_before(row, rows)
        if r.number is not None and r.scope == row.scope and r.modality == row.modality
    ]
    larger = [r for r in counted if (r.number or 0) > (row.number or 0)]
    return max(larger, key=lambda r: r.head, default=None) if row.number is not None else None


def _told_before(row: HarmDraft, rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """The counts of the same outcome told before a row that are parts of none."""
    return [r for r in rows if r.outcome == row.outcome and r.head < row.head and r.subset_of is None]


def _of_the_told(view: View, row: HarmDraft) -> bool:
    """ "Two of the wounded", "one of the four", "three of the female victims"; the count stands before "of"."""
    number = next((k for k in range(first_of(view, row.head), row.head + 1) if k in view.counts), None)
    if number is None or view.lower(number + 1) != "of" or view.lower(number + 2) not in DEFINITE:
        return False
    _, end = view.bounds(number)
    nouns = range(number + 3, min(number + 6, end))
    noun = next((k for k in nouns if k in view.counts or view.words[k].upos == "NOUN" or _harmed(view, k)), None)
    return noun is not None and (noun in view.counts or _harmed(view, noun))


def _harmed(view: View, index: int) -> bool:
    return is_a(view.words[index], HARMED)


def with_others(view: View, rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """The rows; the words of one go on to "three others" in its sentence, as they do to a second subject of its verb:
    both count together ("one person in hospital and three others grazed" are four)."""
    ends = {id(first): row.span.end for row in rows if (first := _beside(view, row, rows)) is not None}
    return [replace(r, span=Span(r.span.start, max(r.span.end, ends[id(r)]))) if id(r) in ends else r for r in rows]


def _beside(view: View, row: HarmDraft, rows: Sequence[HarmDraft]) -> HarmDraft | None:
    """The count of the same outcome told right before others, in one sentence."""
    if row.subset_of is not None or not any(
        view.lower(k) in OTHER for k in range(first_of(view, row.head), row.head + 2)
    ):
        return None
    last = max((r for r in _told_before(row, rows) if r.number), key=lambda r: r.head, default=None)
    near = last is not None and view.words[last.head].sentence == view.words[row.head].sentence
    return last if near else None


def taken_up(view: View, rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """The rows, "they were all shot" with the number of the people told of last before it, whom no row counts."""
    counted = {k for row in rows for k in (row.head, *view.syntax.parse.words_in(row.span))}
    return [_with_number(view, row, counted) for row in rows]


def _with_number(view: View, row: HarmDraft, counted: set[int]) -> HarmDraft:
    if view.lower(row.head) not in THEY or row.quantifier != "plural" or row.governor <= row.head:
        return row
    every = list(_told_of(view, row.head))
    last = max((view.words[k].sentence for k, _ in every), default=-1)
    found = [(k, quantity) for k, quantity in every if view.words[k].sentence == last]
    exact = {quantity.number for _, quantity in found if quantity.quantifier == "exact"}
    open_ = any(quantity.quantifier != "exact" for _, quantity in found)  # "10 to 15 men": how many, nobody says
    if open_ or len(exact) != 1 or any(k in counted for k, _ in every):
        return row
    return replace(row, quantity=found[-1][1], anaphoric=False, confidence=max(row.confidence, LIKELY))


def _told_of(view: View, index: int) -> Iterator[tuple[int, Quantity]]:
    """The people counted in the sentences before a word, several of them, and how many they are."""
    here = view.words[index].sentence
    for k in range(index):
        quantity = view.counts.get(k)
        if quantity is None or here - view.words[k].sentence > BACK:
            continue
        noun = view.words[k].head if view.words[k].deprel == "nummod" else k
        if quantity.number != 1 and noun > k and view.words[noun].upos == "NOUN" and is_people(view, noun):
            yield k, quantity
