"""The controlled vocabularies of the reading contract, read from ``reading.toml`` once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

NESTED = frozenset({"type", "acled"})  # not flat word tables: they have their own functions


@cache
def _tables() -> Mapping[str, Any]:
    source = files("tallystick.resources.vocabularies").joinpath("reading.toml")
    return MappingProxyType(tomllib.loads(source.read_text(encoding="utf-8")))


def vocabulary_names() -> tuple[str, ...]:
    """Every vocabulary, in the order of the file; ``type`` and ``acled`` included."""
    return tuple(_tables())


def vocabulary(name: str) -> Mapping[str, str]:
    """Word -> how a person says it. For ``type`` and ``acled`` the words are the types and the sub-event types.

    Raises KeyError for a vocabulary that does not exist.
    """
    if name == "type":
        return {word: row["say"] for word, row in _tables()["type"].items()}
    if name == "acled":
        return {word: word for words_of_group in _tables()["acled"].values() for word in words_of_group}
    if name == "mode":
        return {word: say for kind in _tables()["type"] for word, say in modes(kind).items()}
    return MappingProxyType(_tables()[name])


def words(name: str) -> tuple[str, ...]:
    """The allowed words of a vocabulary, in the order of the file."""
    return tuple(vocabulary(name))


def say(name: str, word: str) -> str:
    """How a person says ``word``; the word itself, dashes as blanks, where the vocabulary does not know it."""
    return vocabulary(name).get(word) or word.replace("-", " ")


def modes(event_type: str) -> Mapping[str, str]:
    """Mode -> plain words for one PLOVER type; empty for a type without modes."""
    return MappingProxyType(_tables()["type"][event_type].get("modes", {}))


@cache
def types_of(mode: str) -> frozenset[str]:
    """The PLOVER types that have a mode."""
    return frozenset(kind for kind in _tables()["type"] if mode in modes(kind))


def say_type(event_type: str, mode: str | None) -> str:
    """An event's type and mode in plain words ("air attack"); the mode, being narrower, wins."""
    table = _tables()["type"].get(event_type)
    if table is None:
        return event_type.replace("-", " ")
    spoken: str = table.get("modes", {}).get(mode, table["say"])
    return spoken


def acled_type(sub_event: str) -> str | None:
    """The ACLED event type a sub-event type belongs to; None for an unknown one."""
    groups: dict[str, list[str]] = _tables()["acled"]
    return next((group for group, members in groups.items() if sub_event in members), None)
