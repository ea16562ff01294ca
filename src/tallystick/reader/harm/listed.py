"""Rows of harm for those whom a report lists by name ("named the dead as A. Example and B. Example"): each is one of
those harmed, and a part of the total told before, where one was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallystick.reader.harm.drafts import READ_FROM, HarmDraft, VictimDraft
from tallystick.reader.harm.people import population
from tallystick.reader.harm.sides import people_entry
from tallystick.reader.harm.view import View
from tallystick.reader.numbers import counted

APPOSED_WORDS = 6
"""Words behind the comma after a name in which its noun stands."""
BY_SEX = {"female": "women", "male": "men"}


def rows_of_names(view: View, victims: Sequence[VictimDraft], rows: Sequence[HarmDraft]) -> Iterator[HarmDraft]:
    """One row for each named victim that no row counts yet; who are all of those counted before are told already."""
    for victim in victims:
        listed = sum(v.governor == victim.governor and v.outcome == victim.outcome for v in victims)
        listed += _others(view, victim)
        told = any(_counts(row, victim, listed) for row in rows)
        if victim.draft is None and victim.modality == "asserted" and victim.confidence >= READ_FROM and not told:
            yield _row(view, victim, rows)


def _others(view: View, victim: VictimDraft) -> int:
    """How many a list of names ends in without naming them: the one of "A. Example, B. Example and their driver"."""
    _, end = view.bounds(victim.governor)
    owners = (k for k in range(victim.governor, end) if view.lower(k) == "their" and view.lower(k - 1) in ("and", ","))
    return sum(people_entry(view, view.words[k].head) is not None for k in owners)


def _counts(row: HarmDraft, victim: VictimDraft, listed: int) -> bool:
    """Whether a row is of the named person, or counts as many before as are listed with them."""
    same = row.outcome == victim.outcome and row.modality == "asserted"
    return same and (row.span.overlaps(victim.span) or (row.number == listed and row.head < victim.head))


def _row(view: View, victim: VictimDraft, rows: Sequence[HarmDraft]) -> HarmDraft:
    last = next(k for k in range(victim.head, len(view.words)) if view.words[k].span.end >= victim.span.end)
    row = HarmDraft(
        who=_who(victim, population(view, last).who, _apposed(view, last)),
        outcome=victim.outcome,
        span=victim.span,
        head=victim.head,
        governor=victim.governor,
        quantity=counted(1, "exact", victim.span, view.text),
        status=victim.status,
        age_group=victim.age_group,
        sex=victim.sex,
        role=victim.role,
        named=True,
        confidence=victim.confidence,
    )
    total = _total(victim, rows)
    return row if total is None else replace(row, subset_of=total.head, event_words=total.event_words)


def _who(victim: VictimDraft, *said: str) -> str:
    """The class of a name: a child by age, else what the words before and behind say, else man or woman where that is
    told."""
    if victim.age_group == "child":
        return "children"
    return next((who for who in said if who not in ("", "unspecified")), BY_SEX.get(victim.sex or "", "unspecified"))


def _apposed(view: View, last: int) -> str:
    """The class of ", a teacher at the school" behind a name."""
    _, end = view.bounds(last)
    for k in range(last + 2, min(last + 2 + APPOSED_WORDS, end) if view.lower(last + 1) == "," else last + 2):
        found = people_entry(view, k)
        if found is not None and found.who:
            return found.who
        if view.words[k].upos not in ("DET", "NOUN", "ADJ", "NUM", "PROPN") or view.words[k].entity.endswith("PERSON"):
            return ""
    return ""


def _total(victim: VictimDraft, rows: Sequence[HarmDraft]) -> HarmDraft | None:
    """The last count of more than one told before a name."""
    before = (
        r
        for r in rows
        if r.head < victim.head
        and r.outcome == victim.outcome
        and r.subset_of is None
        and (r.number or 0) > 1
        and r.modality == "asserted"
        and r.confidence >= READ_FROM
    )
    return max(before, key=lambda r: r.head, default=None)
