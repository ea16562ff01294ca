"""What a record accepts of an incident, as claims, and the grade they give."""

from __future__ import annotations

from typing import Any

from bench.grade import graded, voices


def incident(**more: Any) -> dict[str, Any]:
    """A row of the record."""
    counts = {"civilians_killed_max": 3, "civilians_injured_max": None}
    return {"belligerents": ["Israeli army"], "strike_status": None, **counts, **more}


def test_each_status_gives_its_grade() -> None:
    """One source; two publishers; a likely strike; two parties; a contested strike; harm that a party owns up to."""
    assert graded(incident(), [], False) == "Weak"
    assert graded(incident(), ["Harbour Post", "Meridian Wire"], False) == "Fair"
    assert graded(incident(strike_status="Likely strike"), [], False) == "Fair"
    assert graded(incident(strike_status="Single source claim"), ["Harbour Post", "Meridian Wire"], False) == "Weak"
    assert graded(incident(belligerents=["Israeli army", "Syrian army"]), [], False) == "Contested"
    assert graded(incident(strike_status="Contested strike"), [], False) == "Contested"
    assert graded(incident(), [], True) == "Confirmed"
    assert graded(incident(strike_status="Declared strike"), [], False) != "Confirmed"
    assert graded(incident(civilians_killed_max=None), [], False) is None


def test_publishers_of_one_institution_are_one_voice() -> None:
    """Two names of one agency do not make a grade fair."""
    assert len(voices(incident(), ["Reuters", "Reuters news agency"])) == 1
