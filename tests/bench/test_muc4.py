"""Our events become MUC-4 templates by simple rules; the scorer scores them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench import muc4
from bench import muc4_templates as rules
from doubles.made import entity, event, harm, reading, span

TEXT = "TWO REBELS OF THE RED FRONT BOMBED THE BANK WITH DYNAMITE AND KILLED MAYOR ANNA LOPEZ ON MONDAY."
PARTIES = [
    entity(TEXT, "TWO REBELS", "group"),
    entity(TEXT, "THE RED FRONT", "party"),
    entity(TEXT, "THE BANK", "facility"),
    entity(TEXT, "MAYOR ANNA LOPEZ", "person"),
]
WEAPON = {"kind": "dynamite", "span": span(TEXT, "DYNAMITE")}
BOMBED = event(TEXT, "BOMBED", actors=["n-TWO REBELS", "n-THE RED FRONT"], targets=["n-THE BANK"], weapons=[WEAPON])
KILLED = event(TEXT, "KILLED", targets=["n-MAYOR ANNA LOPEZ"], harm=[harm(TEXT, "MAYOR ANNA LOPEZ")])


def made(*events: dict[str, Any]) -> list[dict[str, Any]]:
    """The templates of a report with these events."""
    read = reading(TEXT, entities=PARTIES, events=list(events))
    return [rules.five_slots(t) for t in rules.incidents(read, TEXT)]


def test_slots_of_a_bombing() -> None:
    """People and organisation apart, the thing hit, the weapon; numbers and articles are left out."""
    assert made(BOMBED) == [
        {
            "incident_type": "bombing",
            "PerpInd": [["REBELS"]],
            "PerpOrg": [["RED FRONT"]],
            "Target": [["BANK"]],
            "Victim": [],
            "Weapon": [["DYNAMITE"]],
        }
    ]


def test_a_person_is_given_by_name_without_titles() -> None:
    """And two types are two templates."""
    assert [(t["incident_type"], t["Victim"]) for t in made(BOMBED, KILLED)] == [
        ("bombing", []),
        ("attack", [["ANNA LOPEZ"]]),
    ]


def test_two_tellings_of_one_incident_are_one_template() -> None:
    """Same type and no two days; two days are two incidents, unless they share a victim or target."""
    again = {**BOMBED, "id": "e2", "targets": [], "weapons": []}
    monday, friday = {"from": "1990-01-01"}, {"from": "1990-01-05"}
    assert len(made(BOMBED, again)) == 1
    assert len(made({**BOMBED, "when": monday}, {**again, "when": friday})) == 2
    assert len(made({**BOMBED, "when": monday}, {**BOMBED, "id": "e2", "when": friday})) == 1


@pytest.mark.parametrize("told", [{"factuality": "denied"}, {"factuality": "planned"}, {"scope": "generic"}])
def test_what_did_not_happen_is_no_incident(told: dict[str, str]) -> None:
    """Denied, planned, or said in general."""
    assert made({**BOMBED, **told}) == []


def test_fighting_between_the_armed_is_no_incident() -> None:
    """The task counts attacks on civilians and property."""
    soldiers = {**PARTIES[0], "sector": "MIL"}
    clash = event(TEXT, "BOMBED", actors=[soldiers["id"]])
    assert rules.incidents(reading(TEXT, entities=[soldiers], events=[clash]), TEXT) == []


@pytest.mark.measure
def test_the_scorer_is_called(measure: Path) -> None:
    """Our own templates as gold score 100; one wrong string costs its slot on both sides."""
    gold = {"a": [muc4.normal(t) for t in made(BOMBED)]}
    from bench.scorers import module

    found = muc4.figures(module("score_muc4").evaluate(gold, gold))
    assert found["five_slot_f"] == found["weapon_f"] == 100.0
    wrong = {"a": [{**gold["a"][0], "Target": [["school"]]}]}
    found = muc4.figures(module("score_muc4").evaluate(wrong, gold))
    assert (found["five_slot_f"], found["target_f"]) == (80.0, 0)
