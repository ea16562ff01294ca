"""Parts of a total: "17 civilians, including five children", "12 people, among them two medics", "nine dead, four
of them women"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tallystick.reader.harm.ages import AGE_UNITS
from tallystick.reader.harm.company import accompanying
from tallystick.reader.harm.drafts import HarmDraft
from tallystick.reader.harm.groups import LIKELY, Population
from tallystick.reader.harm.lexicon import entries, is_a
from tallystick.reader.harm.people import populations
from tallystick.reader.harm.phrases import PLURAL_PRONOUNS, first_of
from tallystick.reader.harm.sides import people_entry
from tallystick.reader.harm.view import View
from tallystick.reader.numbers import Quantity, counted

LEADS = ("including", "among them", "among whom", "amongst them", "of whom", "of them", "most of them", "mostly")
NAMING = frozenset({"identify", "name"})
_SHARES = {"half": 2, "all": 1, "both": 1}
SHARE_WORDS = 7
"""How many words before a part the share that it is of the total may begin ("more than 60 per cent of them")."""
REACH = 24
"""How many words behind the total a part may begin; beyond it another clause has begun."""


def subsets(view: View, total: HarmDraft, group: Population) -> Iterator[HarmDraft]:
    """The rows of a total's parts; ``subset_of`` holds the total's head word until the rows are numbered."""
    leads = dict(_heads(view, group, total.governor))
    for head in (one for lead in leads for one in (lead, *accompanying(view, lead + 1))):
        for part in (_numbered(view, p, leads.get(head), group) for p in populations(view, head)):
            if (
                part.sure >= LIKELY
                and part.head != group.head
                and _smaller(part, group)
                and not part.anaphoric
                and part.who != ""
            ):
                yield replace(
                    total,
                    who=part.who if part.who != "unspecified" else _who_of(part, group),
                    span=view.span(_opening(view, part.first), part.last),
                    head=part.head,
                    quantity=part.quantity,
                    status=part.status,
                    age_group=part.age_group,
                    sex=part.sex,
                    role=part.role,
                    named=part.named,
                    subset_of=group.head,
                    confidence=min(total.confidence, part.sure),
                )


def _opening(view: View, first: int) -> int:
    """Where a part begins whose share of the total is told before it: "most of them women", "52 per cent of them"."""
    if view.lower(first - 1) not in ("them", "whom") or view.lower(first - 2) != "of":
        return first
    floor, _ = view.bounds(first)
    before = next((k for k in range(first - 3, max(floor, first - SHARE_WORDS), -1) if _parts(view, k)), first - 3)
    return first if before == first - 3 else before + 1


def _parts(view: View, index: int) -> bool:
    return view.words[index].upos in ("PUNCT", "CCONJ")


def _who_of(part: Population, group: Population) -> str:
    return group.who


def _smaller(part: Population, group: Population) -> bool:
    if part.quantity.number is None or group.quantity.number is None:
        return part.quantity.quantifier != "none"
    return part.quantity.number <= group.quantity.number and (part.quantity.number, part.who) != (
        group.quantity.number,
        group.who,
    )


def _heads(view: View, group: Population, governor: int) -> Iterator[tuple[int, int | None]]:
    """Heads of the parts, by the words that introduce them within the same sentence, with the number before these."""
    _, end = view.bounds(group.head)
    start = group.last + 1
    for index in range(start, min(start + REACH, end)):
        if view.words[index].text in (";", ":", "—"):
            return
        if index > group.last + 1 and _other_total(view, index, group, governor):
            return
        lead = next((lead for lead in LEADS if _matches(view, index, lead)), None)
        if lead is None:
            continue
        of_them = lead in ("of them", "of whom")
        counted_before = of_them and index - 1 in view.counts
        if counted_before and is_a(view.words[index + 2], NAMING) and view.words[index + 2].upos == "VERB":
            return  # "two of them identified as A. Example and B. Example" names some of the total
        found = _part_after(view, index + len(lead.split()), end)
        if counted_before and _only_where(view, index + 2):
            yield index - 1, None
        elif found is not None and of_them and view.lower(index - 1) in _SHARES:
            yield found, index - 1
        elif found is not None:
            named = view.words[found].upos in ("NOUN", "PROPN")
            yield (index - 1, None) if counted_before and not named else (found, index - 1 if counted_before else None)
        return


def _only_where(view: View, index: int) -> bool:
    """ "Nine of them in uniform", "nine of whom are in danger": what follows says where, and not who they are."""
    behind = [word.upos for word in view.words[index : index + 2]]
    return behind[behind[:1] == ["AUX"] :][:1] == ["ADP"]


def _numbered(view: View, part: Population, number: int | None, group: Population) -> Population:
    """ "Four of them children", "one of them a guard": the number counts whom the noun names; "half of them" is half
    of the total."""
    said = view.counts.get(number) if number is not None else None
    if number is not None and said is not None and said.number == part.quantity.number == 1:
        return replace(part, first=number)
    if number is None or part.quantity.quantifier != "plural":
        return part
    quantity = view.counts.get(number) or _share(view, number, group)
    return part if quantity is None else replace(part, quantity=quantity, first=number, bare_number=False)


def _share(view: View, word: int, group: Population) -> Quantity | None:
    """What "half" or "all" of a firm total is; None for half of an odd one."""
    total, divisor = group.quantity.number, _SHARES[view.lower(word)]
    if total is None or group.quantity.quantifier != "exact" or total % divisor:
        return None
    return counted(total // divisor, "exact", view.span(word, word), view.text)


def _matches(view: View, index: int, lead: str) -> bool:
    return lead.startswith(view.lower(index)) and all(
        view.lower(index + k) == word for k, word in enumerate(lead.split())
    )


def _other_total(view: View, index: int, group: Population, governor: int) -> bool:
    """A word that begins another count of the sentence: the lead behind it belongs there."""
    word = view.words[index]
    clause = word.upos == "VERB" and word.deprel in ("conj", "parataxis", "root") and index > governor
    counted_too = word.deprel == "nummod" and index in view.counts and people_entry(view, word.head) is not None
    return (clause and not _reported(view, index, governor)) or (counted_too and _joined_clause(view, index))


def _joined_clause(view: View, index: int) -> bool:
    """Whether "and" joins another clause right before a count ("two were killed and seven people, three of them …")."""
    return view.lower(first_of(view, view.words[index].head) - 1) == "and"


def _reported(view: View, index: int, governor: int) -> bool:
    """ "Deaths were recorded, including": the verb says that what the noun tells of is so, and a part comes next."""
    noun = view.words[governor].upos == "NOUN" and index in view.syntax.ancestors(governor)
    behind = index + 1 + (view.lower(index + 1) == ",")
    tells = any(e.outcome for e in entries(view.words[index]))
    return noun and not tells and view.lower(behind) == "including"


def _of_an_age(view: View, index: int) -> bool:
    """Whether a noun is the unit of an age ("a 10-year-old girl"): the noun that the age describes comes later."""
    return is_a(view.words[index], AGE_UNITS) and "old" in (view.lower(index + 1), view.lower(index + 2))


def _part_after(view: View, start: int, end: int) -> int | None:
    """The first noun for people behind a lead, with a count or as a plain plural."""
    for index in range(start, min(start + 9, end)):
        word = view.words[index]
        if word.upos == "PUNCT" and word.text in (",", ";", ".") and index > start:
            return None
        following = view.words[index + 1].upos if index + 1 < end else ""
        if (
            word.upos in ("NOUN", "PROPN")
            and not (following in ("NOUN", "PROPN") and view.words[index].head == index + 1)
            and index not in view.counts
            and not _of_an_age(view, index)
        ):
            return index
        if word.upos == "NOUN" and index in view.counts and following == "ADP":
            return index
        if word.upos == "NUM" and following not in (
            "NOUN",
            "ADJ",
            "PROPN",
            "NUM",
            "CCONJ",
            "PUNCT",
            "VERB",
            "ADV",
            "ADP",
        ):
            return index
        if view.lower(index) in PLURAL_PRONOUNS:
            return None
    return None
