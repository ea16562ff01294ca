"""PLOVER: the event is chosen by its words, types are today's, countries are sets."""

from __future__ import annotations

from typing import Any

from bench.figures import Counts

from bench import plover
from doubles.made import entity, event, reading

TEXT = "Ruritania asked Graustark to talk and threatened the United Nations."
PARTIES = [
    entity(TEXT, "Ruritania", country="RUR"),
    entity(TEXT, "Graustark", country="GRA"),
    entity(TEXT, "United Nations", sector="IGO"),
]
ASKED = event(TEXT, "asked", type="request", actors=["n-Ruritania"], targets=["n-Graustark"])
THREATENED = event(TEXT, "threatened", type="threaten", actors=["n-Ruritania"], targets=["n-United Nations"])
READING = reading(TEXT, entities=PARTIES, events=[ASKED, THREATENED])


def counted(kind: str, about: str, source: list[str], target: list[str]) -> Counts:
    """The counts of one annotated sentence."""
    actors = {"source": [{"code": code} for code in source], "target": [{"code": code} for code in target]}
    row: dict[str, Any] = {"id": "a", "event": kind, "eventText": about, **actors}
    counts = Counts()
    plover.count(row, READING, counts)
    return counts


def test_older_types_are_todays() -> None:
    """The eighteen of the older list fall on the sixteen."""
    assert [plover.today(kind) for kind in ("DEMAND", "INVESTIGATE", "FIGHT", "AID")] == [
        "request",
        "accuse",
        "assault",
        "aid",
    ]


def test_the_event_is_the_one_on_the_annotated_words() -> None:
    """The second event is chosen by its trigger; without a shared word the first."""
    chosen = plover.chosen(READING, "threatened")
    assert chosen is not None and chosen["type"] == "threaten"
    first = plover.chosen(READING, "elsewhere")
    assert first is not None and first["type"] == "request"
    assert plover.chosen(reading(TEXT), "asked") is None


def test_type_and_countries_of_a_right_reading() -> None:
    """All right; an organisation of states is IGO on both sides."""
    figures = counted("THREATEN", "threatened", ["RUR"], ["UNO"]).figures()
    assert (figures["type"], figures["source_country"], figures["target_country"]) == (1.0, 1.0, 1.0)


def test_countries_must_be_the_same_set() -> None:
    """A country too few is wrong as a set and half right as F; a slot without gold is no question."""
    counts = counted("DEMAND", "asked", ["RUR", "XYZ"], [])
    assert counts.sums("source_country") == (0, 1, 1)
    assert "target_country" not in counts.figures()
    assert counts.sums("country") == (1, 2, 2)
