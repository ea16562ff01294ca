"""Readings of casualty statements become the scorer's rows by the documented rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import statements
from doubles.made import day, event, harm, place, reading

TEXT = "On 5 May, near Norville (38S LB 1 2), a strike killed two civilians and injured one."
PRINTED = """assessment           0.993  (285/287)
place within 5 km    0.792  (217/274)
"""


def strike(factuality: str = "happened", low: int = 2) -> dict[str, object]:
    """A strike with people killed and injured."""
    rows = [harm(TEXT, "two civilians", low=low), harm(TEXT, "one", "injured", low=1)]
    return event(TEXT, "strike", factuality=factuality, harm=rows if low else rows[:1], where=place(TEXT, "Norville"))


def test_a_conceded_strike() -> None:
    """Credible, with its day, its grid square before its name, and its count of killed."""
    read = reading(
        TEXT,
        events=[strike()],
        times=[day(TEXT, "5 May", "2031-05-05")],
        places=[place(TEXT, "Norville"), place(TEXT, "38S LB 1 2", 8.0, 9.0, "point")],
    )
    wanted = {"id": "a", "assessment": "credible", "date": "2031-05-05", "lat": 8.0, "lon": 9.0, "deaths": 2}
    assert statements.predicted("a", read) == wanted


@pytest.mark.parametrize("made", [strike("denied"), strike(low=0)])
def test_what_did_not_harm_is_not_credible(made: dict[str, object]) -> None:
    """A denied strike, and one in which nobody was killed."""
    row = statements.predicted("a", reading(TEXT, events=[made]))
    assert (row["assessment"], row["deaths"]) == ("non_credible", None)
    assert (row["lat"], row["lon"]) == (1.0, 1.0)


def test_an_empty_reading_says_nothing() -> None:
    """No date, no place, no deaths."""
    row = statements.predicted("a", reading(TEXT))
    assert (row["date"], row["lat"], row["deaths"]) == (None, None, None)


def test_the_scorers_lines_are_figures() -> None:
    """Shares to four digits and how many there were."""
    found = statements.figures(PRINTED)
    assert found == {
        "assessment": 0.993,
        "assessment_n": 287,
        "place_within_5_km": 0.792,
        "place_within_5_km_n": 274,
    }


def test_only_rows_the_scorer_counts_are_read() -> None:
    """Its own condition: one incident, assessed one way or the other."""
    row = {"kind": "civcas_statement", "linked": [{"belligerent_assessment": "credible"}]}
    assert statements.counts(row)
    assert not statements.counts({**row, "kind": "strike_report"})
    assert not statements.counts({**row, "linked": row["linked"] * 2})
    assert not statements.counts({**row, "linked": [{"belligerent_assessment": "open_incident"}]})


@pytest.mark.measure
def test_the_scorer_is_called(measure: Path) -> None:
    """A made statement read rightly scores 1 in all that its gold tells."""
    linked = {"belligerent_assessment": "credible", "incident_date": "2031-05-05", "lat": 8.0, "lon": 9.0}
    gold = {"id": "a", "kind": "civcas_statement", "linked": [{**linked, "deaths_conceded_min": 2}], "text": TEXT}
    made = {"id": "a", "assessment": "credible", "date": "2031-05-05", "lat": 8.01, "lon": 9.0, "deaths": 2}
    found = statements.score([gold], [made])
    found["place_or_mgrs"] = statements.place_or_mgrs([gold], [made])
    assert [found[key] for key in statements.FLOORS] == [1.0] * len(statements.FLOORS)
