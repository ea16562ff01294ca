"""Ages as phrases give them, and the age groups of the contract."""

from __future__ import annotations

import re

from tallystick.reader.harm.view import View
from tallystick.reader.numbers import quantities

CHILD_BEFORE = 18
"""Age below which a person is a child (Convention on the Rights of the Child, article 1)."""
ELDERLY_FROM = 60
"""Age from which a person is counted elderly (the United Nations' working definition)."""
BEHIND = 24
"""Characters behind a name in which its age is looked for."""
BRACKET = 5
"""Words of a bracket that may stand between a name and an age, as a caption has it."""
AGE_UNITS = frozenset({"year", "month", "week", "day"})

_AGE = re.compile(r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)[\s-]+(year|month|week|day)s?[\s-]+old\b", re.IGNORECASE)
_AGED = re.compile(
    r"\baged?\s+(?:about\s+|between\s+)?(\d{1,3})\b"
    r"|^\s*,\s*(?:aged\s+)?(\d{1,3})\b(?=\s*(?:[,.;)]|and\b|years?\b|$))"
    r"|^\s*\((?:aged?\s+)?(\d{1,3})\b",
    re.IGNORECASE,
)
_SPELT = re.compile(r"\W*(?:both\s+|all\s+)?aged\s+([a-z]+(?:-[a-z]+)?)\b", re.IGNORECASE)
_UNDER = re.compile(
    r"\W*(?:is\s+|are\s+|was\s+|were\s+)?(?:all\s+)?under\s+(?:the\s+age\s+of\s+)?(\d{1,2}|[a-z]+)\b", re.IGNORECASE
)
_OF_ONE = re.compile(
    r"\s+(?:of|is|was)\s+(\d{1,2})(?:\s+years)?(?=[\s,.;]|$)(?!\s+(?:people|members|per|of)\b)", re.IGNORECASE
)


def age_of(view: View, first: int, last: int) -> int | None:
    """The age a phrase gives ("a 15-year-old girl", "Anna Example, 24,", "aged 12"); months and weeks are age 0."""
    text = view.span(first, last).of(view.text)
    match = _AGE.search(text)
    if match is not None:
        return _years(match.group(1), match.group(2))
    end = view.words[last].span.end
    _, stop = view.bounds(last)
    behind = view.text[end : min(end + BEHIND, view.words[stop - 1].span.end)]
    match = _AGE.match(behind.lstrip(" ,(")) or None
    if match is not None:
        return _years(match.group(1), match.group(2))
    match = _AGED.match(behind.lstrip() if behind.lstrip().startswith(("aged", "(", ",")) else behind)
    if match is not None:
        return next(int(g) for g in match.groups() if g)
    return _spelt(behind)


def age_of_one(view: View, last: int) -> int | None:
    """The age of one person behind the words for them: "a suspect of 17", "one of the dead was 16"."""
    _, stop = view.bounds(last)
    match = _OF_ONE.match(view.text[view.words[last].span.end : view.words[stop - 1].span.end])
    return None if match is None else int(match.group(1))


def is_age(view: View, index: int) -> bool:
    """Whether a bare number is the age of who is named before it: "Anna Example, 24", "Sam Example (left), 40"."""
    if view.words[index].upos != "NUM" or view.lower(index - 1) != "," or index < 2:
        return False
    if index + 1 < len(view.words) and view.words[index + 1].upos in ("NOUN", "PROPN", "ADJ"):
        return False
    k = index - 2
    if view.lower(k) == ")":
        k = next((j - 1 for j in range(k, max(k - BRACKET, 0), -1) if view.lower(j) == "("), k)
    return view.words[k].entity.endswith("PERSON")


def _spelt(behind: str) -> int | None:
    """The age of "two boys, aged eight and eleven", and one below that of "five of them under ten"."""
    match, under = _SPELT.match(behind), _UNDER.match(behind)
    if match is not None:
        return _years(match.group(1), "year")
    if under is not None and under.group(1).lower() == "age":
        return CHILD_BEFORE - 1
    age = _years(under.group(1), "year") if under is not None else None
    return age - 1 if age is not None and age <= CHILD_BEFORE else None


def _years(words: str, unit: str) -> int | None:
    if unit.lower() != "year":
        return 0
    if words.isdigit():
        return int(words)
    found = quantities(words.replace("-", " "))
    return found[0].number if found else None


def age_group(age: int | None) -> str:
    if age is None:
        return ""
    return "child" if age < CHILD_BEFORE else "elderly" if age >= ELDERLY_FROM else "adult"


def said_age(view: View, words: range) -> str:
    """The age group that a word of the phrase gives."""
    return "elderly" if any(view.lower(k) == "elderly" for k in words) else ""
