"""The words of time expressions, by class (resources/lexicons/times.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Lexicon(NamedTuple):
    """``numbers[class][word]`` for classes whose values are numbers, ``codes[class][word]`` for those whose values
    are words."""

    numbers: dict[str, dict[str, int]]
    codes: dict[str, dict[str, str]]

    def words(self, name: str) -> frozenset[str]:
        """All words of one class."""
        return frozenset(self.numbers.get(name, ())) | frozenset(self.codes.get(name, ()))

    def classes(self) -> frozenset[str]:
        """The names of all classes."""
        return frozenset(self.numbers) | frozenset(self.codes)


@cache
def class_words(name: str) -> frozenset[str]:
    """All words of one class of the grammar."""
    return lexicon().words(name)


@cache
def word_set(name: str) -> frozenset[str]:
    """A set of words that rules test beside an expression (the table's ``sets``)."""
    return frozenset(_tables()["sets"][name])


@cache
def _tables() -> dict[str, Any]:
    source = files("tallystick.resources.lexicons").joinpath("times.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def lexicon() -> Lexicon:
    """The shipped table, read once."""
    numbers: dict[str, dict[str, int]] = {}
    codes: dict[str, dict[str, str]] = {}
    for name, rows in _tables().items():
        if name == "sets":
            continue
        whole = {word: value for word, value in rows.items() if isinstance(value, int)}
        if whole:
            numbers[name] = whole
        named = {word: value for word, value in rows.items() if isinstance(value, str)}
        if named:
            codes[name] = named
    return Lexicon(numbers, codes)
