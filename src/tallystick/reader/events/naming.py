"""Which words name somebody: a party, people, a person, a country; and which do it by a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tallystick.reader.homes import people_of
from tallystick.reader.parties import bare, country_of_adjective, country_prefix, party_of, role_of
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

NAMED = ("PERSON", "ORGANISATION", "NATIONALITY", "PLACE")
BODIES = word_set("bodies")
QUANTITY = re.compile(
    r"^(?:(?:up to|at least|more than|less than|about|nearly|almost|around|over|some)\s+)?[\d.,]+\s+", re.I
)


def somebody(syntax: Syntax, indices: Iterable[int]) -> tuple[int, ...]:
    """The words among these that name a party, people, a person or a country."""
    return tuple(k for k in indices if _names_somebody(syntax, k))


def named(syntax: Syntax, indices: Iterable[int]) -> tuple[int, ...]:
    """Those that are a country's or have a name: "two Syrian diplomats" and "Haiti", not "troops"."""
    return tuple(k for k in somebody(syntax, indices) if _is_named(syntax, k))


def nation(syntax: Syntax, index: int) -> str | None:
    """The code of the country a phrase begins with or is an adjective of."""
    found = country_prefix(bare(syntax.core(index).of(syntax.text)))
    return found[0] if found is not None else None


def is_country(syntax: Syntax, index: int) -> bool:
    """Whether a phrase is a country's name and nothing else."""
    found = country_prefix(bare(syntax.core(index).of(syntax.text)))
    return found is not None and not found[1]


def _is_named(syntax: Syntax, index: int) -> bool:
    word, core = syntax.words[index], QUANTITY.sub("", bare(syntax.core(index).of(syntax.text)))
    known = country_prefix(core) is not None or people_of(word.text) is not None
    return known or word.upos == "PROPN" or (word.entity.endswith(NAMED) and not word.text.islower())


def _names_somebody(syntax: Syntax, index: int) -> bool:
    word = syntax.words[index]
    if word.upos == "ADJ" or word.entity.endswith("NATIONALITY"):
        return country_of_adjective(word.text) is not None
    if word.entity.endswith(NAMED) or word.upos == "PRON":
        return True
    return role_of(word.lemma) is not None or people_of(word.text) is not None or _is_party(syntax, index)


def _is_party(syntax: Syntax, index: int) -> bool:
    """A party by its name, or a country's body ("the Russian delegation")."""
    core = bare(syntax.core(index).of(syntax.text))
    body = syntax.words[index].lemma.lower() in BODIES and country_prefix(core) is not None
    return body or party_of(core) is not None
