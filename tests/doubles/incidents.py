"""Statements made by hand: who says what in which document, in one line each."""

from __future__ import annotations

from datetime import date
from typing import Any

from tallystick.model.incident import Statement, Voice
from tallystick.resources.voices.register import shipped_register

DAY = date(2024, 5, 2)


def voice(name: str) -> Voice:
    """A voice as the shipped register knows it."""
    return shipped_register().voice(name)


def says(id_: str, *chain: str, doc: str | None = None, outlet: str | None = None, **more: Any) -> Statement:
    """A statement with its chain of voices, outermost first; its document is its own unless said otherwise."""
    more.setdefault("property", "type")
    more.setdefault("event", f"e-{id_}")
    return Statement(
        id=id_,
        document=doc or f"d-{id_}",
        publisher=voice(outlet) if outlet else None,
        chain=tuple(map(voice, chain)),
        **more,
    )


def count(
    id_: str, number: int | None, *chain: str, outcome: str = "killed", who: str = "civilians", **more: Any
) -> Any:
    """A statement of a count; exact unless a quantifier is given."""
    more.setdefault("quantifier", "exact")
    more.setdefault("as_of", DAY)
    more.setdefault("phrase", str(number))
    low, high = _literal(number, more["quantifier"])
    more.setdefault("harm", f"h-{id_}")
    return says(id_, *chain, property=outcome, who=who, number=number, low=low, high=high, **more)


def _literal(number: int | None, quantifier: str) -> tuple[int | None, int | None]:
    """The literal ends of the contract."""
    if quantifier in ("plural", "several"):
        return 2, None
    if quantifier == "none":
        return 0, 0
    if number is None:
        return None, None
    ends = {
        "at-least": (number, None),
        "more-than": (number + 1, None),
        "up-to": (None, number),
        "nearly": (None, number),
    }
    return ends.get(quantifier, (number, number))
