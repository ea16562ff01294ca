"""The whole incident, and the same with something withheld."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import tallystick
from doubles.incidents import count, says
from tallystick.assessment.assess import assess, findings, without_voices
from tallystick.assessment.statements import statements_of
from tallystick.model.incident import Incident, Judgement, Range
from tallystick.resources.methods.load import load_method

AIRWARS = load_method("airwars")
STATEMENTS = (
    count("a", 9, "SOHR", event="e1"),
    count("b", 4, "SNHR", event="e2"),
    says("c", "SOHR", event="e1", property="actor", value="Israeli army", party="ISR:GOV"),
    says("d", "SNHR", event="e2", property="actor", value="Syrian army", party="SYR:GOV"),
)


def killed(incident: Incident) -> Range | None:
    """The range of civilians killed."""
    return next((r for r in incident.ranges if (r.outcome, r.group) == ("killed", "civilians")), None)


def written(incident: Incident) -> str:
    """That range in words."""
    found = killed(incident)
    return f"{found.minimum}-{found.maximum}" if found else "nothing"


def test_an_incident_has_all_its_parts() -> None:
    """Origins, ranges, contradictions, grades and the rulebook that made them."""
    incident = assess(STATEMENTS, AIRWARS)
    assert incident.independence[0].certain == 2
    assert written(incident) == "4-9"
    assert [(c.property, c.one, c.other) for c in incident.contradictions] == [
        ("killed", "a", "b"),
        ("responsibility", "c", "d"),
    ]
    assert [grade.level for grade in incident.grades] == ["Contested", "Contested"]
    assert (incident.strike_status, incident.method, incident.checked) == ("Contested strike", "airwars", False)


def test_a_rejected_claim_is_withheld() -> None:
    """What a person rejected plays no part; nothing else changes."""
    rejected = assess(STATEMENTS, AIRWARS, judgement=Judgement(rejected=frozenset({"b", "d"})))
    assert rejected == assess(STATEMENTS[::2], AIRWARS)
    assert written(rejected) == "9-9"


def test_without_a_voice_equals_the_incident_without_its_claims() -> None:
    """Withholding a voice withholds everything it carried, through whatever outlet."""
    through = count("e", 30, "Reuters", "SOHR", outlet="BBC")
    left = without_voices((*STATEMENTS, through), ["syrian-observatory"])
    assert [s.id for s in left] == ["b", "d"]


def test_findings_are_those_of_the_whole_incident() -> None:
    """Ranges, grades and strike status come out the same by the short way."""
    whole, (short, found) = assess(STATEMENTS, AIRWARS), findings(STATEMENTS, AIRWARS)
    assert (short.ranges, short.grades, short.strike_status) == (whole.ranges, whole.grades, whole.strike_status)
    assert (found, short.level) == (whole.independence[0], whole.level)


def test_changing_the_method_reads_nothing_again() -> None:
    """The same statements, another rulebook."""
    assert assess(STATEMENTS, load_method("acled")).ranges[0].group == "all"


def test_a_reading_becomes_an_incident() -> None:
    """End to end from words: the count, who says so, and the named dead."""
    reading = tallystick.read(
        "Five civilians were killed in an airstrike on Kobani on Monday, the Syrian Observatory for Human Rights said.",
        published_on="2024-05-07",
        publisher="The Harbour Post",
    ).reading
    made = statements_of(reading)
    assert {s.document for s in made} == {reading.document.id}
    assert any(s.property == "killed" and s.number == 5 for s in made)
    assert {v.root for s in made if s.property == "killed" for v in s.chain} == {"syrian-observatory"}
    assert written(assess(made, AIRWARS)) == "5-5"


@given(st.permutations(STATEMENTS))
def test_the_order_of_statements_does_not_matter(statements: Any) -> None:
    """Any order, the same incident to the last claim."""
    assert assess(statements, AIRWARS) == assess(STATEMENTS, AIRWARS)
