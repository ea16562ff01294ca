"""Our fillers and the network's become one set of incidents; the limits are chosen by their score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from bench import muc4_combine as combine
from bench import muc4_fillers as fillers
from bench import muc4_full as full
from bench import muc4_tune as tune
from doubles.made import entity, event, harm, reading, span

TEXT = "REBELS BOMBED TWO BANKS WITH DYNAMITE ON MONDAY. ON FRIDAY COL JUAN PEREZ WAS SHOT NEAR A SCHOOL."
PEOPLE = [entity(TEXT, "REBELS", "group"), entity(TEXT, "BANKS", "facility"), entity(TEXT, "COL JUAN PEREZ", "person")]
BOMBED = event(TEXT, "BOMBED", actors=["n-REBELS"], targets=["n-BANKS"])
SHOT = event(TEXT, "SHOT", targets=["n-COL JUAN PEREZ"], harm=[harm(TEXT, "COL JUAN PEREZ")])
READING = reading(TEXT, entities=PEOPLE, events=[BOMBED, SHOT])
ALL = combine.Limits(dict.fromkeys(combine.SLOTS, 0.5), dict.fromkeys(combine.SLOTS, 0.2), new=0.5)


def phrase(slot: str, words: str, chance: float, incident: str = "bombing") -> fillers.Phrase:
    """A filler that the network sees."""
    start, end = span(TEXT, words)
    return fillers.Phrase(slot, (start, end), words, chance, incident, 0.9)


def told(*phrases: fillers.Phrase, limits: combine.Limits = ALL, **parts: object) -> list[Mapping[str, object]]:
    """Type and filled slots of each incident."""
    found = combine.combined({**READING, **parts}, TEXT, phrases, limits)
    return [{k: v for k, v in t.items() if v and k in ("incident_type", *combine.SLOTS)} for t in found]


def test_without_a_say_of_the_network_the_events_stand() -> None:
    """Whatever it sees."""
    bombing, attack = told(phrase("Weapon", "DYNAMITE", 0.99), limits=combine.NOTHING)
    assert bombing == {"incident_type": "bombing", "PerpInd": ["REBELS"], "Target": ["BANKS"]}
    assert attack == {"incident_type": "attack", "Victim": ["JUAN PEREZ"]}


def test_fillers_are_confirmed_dropped_and_added() -> None:
    """REBELS are confirmed, BANKS and the colonel are not, DYNAMITE goes to the bombing."""
    bombing, attack = told(phrase("PerpInd", "REBELS", 0.3), phrase("Weapon", "DYNAMITE", 0.6))
    assert bombing == {"incident_type": "bombing", "PerpInd": ["REBELS"], "Weapon": ["DYNAMITE"]}
    assert attack == {"incident_type": "attack"}
    assert told(phrase("Weapon", "DYNAMITE", 0.6), limits=replace(ALL, bare=0.9)) == [
        {"incident_type": "bombing", "Weapon": ["DYNAMITE"]}
    ]


def test_a_known_filler_is_not_given_twice() -> None:
    """The same thing in fuller words is the same thing."""
    bombing, _ = told(phrase("Target", "TWO BANKS", 0.9))
    assert bombing["Target"] == ["BANKS"]


def test_a_sure_filler_opens_an_incident() -> None:
    """Where the report has none, of the type that the network sees."""
    school = phrase("Target", "SCHOOL", 0.8, "arson")
    assert told(school, events=[]) == [{"incident_type": "arson", "Target": ["SCHOOL"]}]
    assert told(school, events=[], limits=replace(ALL, new=0.9)) == []


def test_phrases_of_the_chances() -> None:
    """Runs of one sentence; faded edges and articles are left out."""
    text = "A BLUE BANK BURNED. REBELS"
    spans = [(0, 1), (2, 6), (7, 11), (12, 18), (18, 19), (20, 26)]
    chances = np.zeros((6, 5))
    chances[:, 2] = [0.5, 0.6, 0.9, 0.2, 0.0, 0.9]
    seen = fillers.Chances(spans, [range(5), range(5, 6)], chances, np.tile([0.1, 0.6, 0.1, 0.1, 0.1, 0.0], (6, 1)))
    assert [(p.slot, p.words, p.chance, p.incident) for p in fillers.phrases(text, seen)] == [
        ("Target", "BLUE BANK", 0.9, "bombing"),
        ("Target", "REBELS", 0.9, "bombing"),
    ]


def test_all_slots() -> None:
    """Numbers, kinds and outcomes; the day of the report where none is told."""
    bombing, attack = full.full_templates(READING, TEXT, "LIMA, 4 FEB 90 (EFE)")
    assert bombing["phys_tgt_number"] == [{"values": ["2"], "of": ["BANKS"]}]
    assert bombing["phys_tgt_type"] == [{"values": ["FINANCIAL"], "of": ["BANKS"]}]
    assert (bombing["date"], bombing["perp_category"]) == ("- 04 FEB 90", "TERRORIST ACT")
    assert attack["hum_tgt_description"] == [{"strings": ["COL"], "of": ["JUAN PEREZ"]}]
    assert attack["hum_tgt_type"] == [{"values": ["ACTIVE MILITARY"], "of": ["JUAN PEREZ"]}]
    assert attack["hum_tgt_effect"] == [{"values": ["DEATH"], "of": ["JUAN PEREZ"]}]


@pytest.mark.parametrize(("told_as", "number"), [("BANKS", "2"), ("SCHOOL", "1"), ("REBELS", "PLURAL")])
def test_numbers(told_as: str, number: str) -> None:
    """Said, or by the form of the word."""
    assert full.number_of(told_as, TEXT) == number


def test_the_tuning_finds_the_best_limits() -> None:
    """It moves only what wins points."""
    best, score = tune.climbed(ALL, lambda limits: 50 - 10 * abs(limits.add["Victim"] - 0.8) - limits.keep["Weapon"])
    assert (best.add["Victim"], best.keep["Weapon"], best.new, score) == (0.8, 0.0, ALL.new, 50)


def test_the_limits_in_force_are_complete() -> None:
    """Every slot has both."""
    limits = combine.shipped()
    assert set(limits.add) == set(limits.keep) == set(combine.SLOTS)
