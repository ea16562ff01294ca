"""Readings made by hand in the form of the JSON contract, for the measures' own tests."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]


def span(text: str, words: str) -> list[int]:
    """Where the words stand."""
    start = text.index(words)
    return [start, start + len(words)]


def gold(text: str, words: str) -> Row:
    """The same as the gold readings write it."""
    start, end = span(text, words)
    return {"q": words, "s": start, "e": end}


def entity(text: str, words: str, kind: str = "party", **more: Any) -> Row:
    """An entity with one mention."""
    return {
        "id": f"n-{words}",
        "name": words,
        "kind": kind,
        "country": None,
        "sector": None,
        "mentions": [span(text, words)],
        **more,
    }


def event(text: str, trigger: str, **more: Any) -> Row:
    """An assault that happened, without slots."""
    made: Row = {"id": f"e-{trigger}", "type": "assault", "mode": None, "scope": "single", "factuality": "happened"}
    slots: Row = {"actors": [], "targets": [], "weapons": [], "harm": [], "damage": [], "when": None, "where": None}
    return {**made, "trigger": span(text, trigger), **slots, **more}


def harm(text: str, words: str, outcome: str = "killed", low: int | None = 1, **more: Any) -> Row:
    """A row of harm."""
    return {
        "id": f"h-{words}",
        "span": span(text, words),
        "outcome": outcome,
        "low": low,
        "high": low,
        "who": "civilians",
        **more,
    }


def place(text: str, words: str, lat: float | None = 1.0, lon: float | None = 1.0, precision: str = "town") -> Row:
    """A place name."""
    return {"name": words, "span": span(text, words), "lat": lat, "lon": lon, "precision": precision, "country": None}


def day(text: str, words: str, first: str, last: str | None = None, precision: str = "day") -> Row:
    """A time expression."""
    return {"span": span(text, words), "from": first, "to": last or first, "precision": precision}


def reading(text: str, **parts: Any) -> Row:
    """A reading with these parts and nothing else."""
    names = ("attributions", "entities", "events", "claims", "relations", "times", "places", "victims")
    return {"document": {"text": text}, **{name: [] for name in names}, **parts}
