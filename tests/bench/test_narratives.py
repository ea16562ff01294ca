"""Readings of assessments become the scorer's rows by the documented rules."""

from __future__ import annotations

from bench import narratives
from doubles.made import day, event, harm, place, reading

TEXT = "In 2031, on 5 May, planes bombed a house in Norville, Eastland, killing one; guns shelled Porto."
BOMBED, SHELLED = (
    event(TEXT, "bombed", mode="aerial", harm=[harm(TEXT, "killing one")], where=place(TEXT, "Norville", 2.0, 3.0)),
    event(TEXT, "shelled", mode="heavy-weapons", where=place(TEXT, "Porto", 5.0, 5.0)),
)


def test_the_main_happening_is_the_first_assault_with_harm() -> None:
    """Harm before order; other types are none."""
    shelled = {**SHELLED, "trigger": [0, 2]}
    read = reading(TEXT, events=[shelled, BOMBED, event(TEXT, "guns", type="request")])
    assert [e["id"] for e in narratives.assaults(read)] == ["e-bombed", "e-shelled"]


def test_the_date_is_the_first_day() -> None:
    """A year is no day."""
    times = [day(TEXT, "5 May", "2031-05-05"), day(TEXT, "2031", "2031-01-01", "2031-12-31", "year")]
    assert narratives.date(reading(TEXT, times=times)) == "2031-05-05"
    assert narratives.date(reading(TEXT, times=times[1:])) is None


def test_the_place_is_the_main_happenings_else_the_first_fine_one() -> None:
    """A province is too wide; without any place there is none."""
    places = [place(TEXT, "Eastland", 9.0, 9.0, "province"), place(TEXT, "Porto", 5.0, 5.0)]
    assert narratives.point(reading(TEXT, events=[BOMBED], places=places)) == (2.0, 3.0)
    assert narratives.point(reading(TEXT, events=[{**BOMBED, "where": None}], places=places)) == (5.0, 5.0)
    assert narratives.point(reading(TEXT)) is None


def test_a_place_in_another_country_than_most_is_passed_over() -> None:
    """A namesake abroad does not win by coming first."""
    here = [{**place(TEXT, words, 5.0, 5.0), "country": "EAS"} for words in ("Porto", "Eastland")]
    abroad = {**place(TEXT, "Norville", 2.0, 3.0), "country": "WES"}
    assert narratives.point(reading(TEXT, events=[{**BOMBED, "where": abroad}], places=[abroad, *here])) == (5.0, 5.0)


def test_the_strike_type_is_the_main_happenings_mode() -> None:
    """Else the next that tells one; both left open in one phrase has a word of its own."""
    assert narratives.strike_type(reading(TEXT, events=[BOMBED, SHELLED])) == ["Airstrike"]
    assert narratives.strike_type(reading(TEXT, events=[{**BOMBED, "mode": None}, {**SHELLED}])) == ["Artillery"]
    assert narratives.strike_type(reading("an airstrike or shelling", events=[])) == ["Airstrike and/or Artillery"]
    untold = [{**BOMBED, "mode": None}, {**SHELLED, "mode": "explosives"}]
    assert narratives.strike_type(reading(TEXT, events=untold)) == ["Airstrike and/or Artillery"]
    shelled_first = [{**SHELLED, "harm": BOMBED["harm"]}, {**BOMBED, "harm": []}]
    assert narratives.strike_type(reading(TEXT, events=shelled_first)) == ["Airstrike and/or Artillery"]
    assert narratives.strike_type(reading(TEXT, events=[*shelled_first, {**SHELLED, "trigger": [90, 97]}])) == [
        "Artillery"
    ]


def test_only_this_issues_figures_are_kept() -> None:
    """Killed and injured belong to another issue."""
    scored = {
        "killed_min": {"exact": 0.0},
        "date": {"exact": 0.5, "within_1_day": 1.0},
        "location": {"within_1km": 0, "within_5km": 0, "within_25km": 0, "median_km": None},
        "strike_type": {"macro_f1": 0.3, "set": 0, "any": 0, "f1": {}},
    }
    found = narratives.figures(scored)
    assert found["date_exact"] == 0.5 and found["location_median_km"] is None
    assert not any("killed" in key for key in found)
