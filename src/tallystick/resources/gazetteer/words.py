"""The words around place names, from ``place_words.tsv``."""

from __future__ import annotations

import re
from functools import cache

from tallystick.resources.gazetteer.lands import rows


@cache
def _classes() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for cells in rows("place_words.tsv"):
        group, word, value = (*cells, "")[:3]
        found.setdefault(group, {})[word] = value
    return found


def kinds() -> dict[str, str]:
    """Words that say what kind of place a name is ("governorate") to the precision they stand for."""
    return _classes()["kind"]


@cache
def near_words() -> dict[str, float]:
    """Words that put something beside a place, to the kilometres of doubt they add."""
    return {word: float(value) for word, value in _classes()["near"].items()}


@cache
def in_words() -> frozenset[str]:
    """Words after which a capitalised name is likely to be a place."""
    return frozenset(_classes()["in"])


@cache
def not_places() -> frozenset[str]:
    """Lower-cased words and personal names that some gazetteer also knows as a place."""
    return frozenset(_classes()["not-place"])


@cache
def beginnings() -> frozenset[str]:
    """Words that begin many Arabic place names and are none by themselves ("Tal", "Umm", "Deir")."""
    return frozenset(_classes()["beginning"])


@cache
def streets() -> frozenset[str]:
    """Words that end the name of a street and are a place by themselves somewhere."""
    return frozenset(_classes()["street"])


@cache
def titles() -> frozenset[str]:
    """Words that stand before a person's name."""
    return frozenset(_classes()["title"])


@cache
def inner_words() -> frozenset[str]:
    """Words that a name may have inside in small letters ("San José del Guaviare")."""
    return frozenset(_classes()["inner"])


@cache
def arabic_in_words() -> frozenset[str]:
    """Arabic words after which a name is likely to be a place."""
    return frozenset(_classes()["arabic-in"])


@cache
def days() -> frozenset[str]:
    """Days and months, which may follow a place name with a capital of their own."""
    return frozenset(_classes()["day"])


def alternation(words: object) -> str:
    """A regular-expression alternative of words, longest first, any white space between their parts."""
    listed = sorted((str(w) for w in words), key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in listed)
