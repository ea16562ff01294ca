"""Offices that one person holds at a time in one place ("governor of Northvale region"), as descriptions name them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from tallystick.model.incident import Office
from tallystick.resources.tables import Row, listed, read_table

OF = re.compile(r"\s(?:of(?! (?:police|health)\b)|for|in)\s")
ARTICLE = re.compile(r"^(?:the|its|their|his|her)\s+", re.I)
WORD = re.compile(r"[^\W\d_][\w'’-]*")
POSSESSIVE = re.compile(r"['’]s?$")
LONGEST = 3
"""Words of an office at most ("chief of police")."""


@cache
def office_named(words: str) -> Office | None:
    """The office that a description is, alone: no name, no deputy and nobody who has left it."""
    head, *behind = OF.split(ARTICLE.sub("", words.strip()), maxsplit=1)
    row, before = _held(WORD.findall(head))
    level = _words("level")
    if row is None or any(word.islower() and POSSESSIVE.sub("", word) not in level for word in before):
        return None  # "the deputy governor", "a former mayor"
    names = [*before, *(WORD.findall(behind[0].split(",")[0]) if behind else ())]
    place = [POSSESSIVE.sub("", word).lower() for word in names if not word.islower()]
    return None if set(place) & _words("not-held") else _seated(row, place)


def _held(words: Sequence[str]) -> tuple[Row | None, Sequence[str]]:
    """The office that some words end in, and what stands before it."""
    for size in range(min(LONGEST, len(words)), 0, -1):
        row = _offices().get(" ".join(words[-size:]).lower())
        if row is not None:
            return row, words[:-size]
    return None, ()


def _seated(row: Row, place: Sequence[str]) -> Office:
    named = {lands()[word] for word in place if word in lands()}
    passed = _words("level") | _words("district")
    own = [word for word in place if word not in lands() and word not in passed]
    return Office(
        noun=row["office"],
        place=" ".join(own) or None,
        country=named.pop() if len(named) == 1 else None,
        of_state=row["of_state"] == "yes",
    )


@cache
def _offices() -> Mapping[str, Row]:
    rows = read_table("offices", "voices")
    return {word: row for row in rows for word in (row["office"], *listed(row["also"]))}


@cache
def _words(name: str) -> frozenset[str]:
    return next(frozenset(listed(row["words"])) for row in read_table("office_words", "voices") if row["set"] == name)


@cache
def lands() -> Mapping[str, str]:
    """Names of countries and their adjectives in lower case, to codes."""
    rows = read_table("countries")
    return {
        word.lower(): row["alpha3"]
        for row in rows
        for column in ("name", "aliases", "adjectives")
        for word in listed(row[column])
    }
