"""A party's own statements against the incidents of a record: the right one with its reasons, and "none"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import tallystick
from doubles.held import dossier
from doubles.incidents import count
from tallystick.linker.declared import Declared, Held, Matcher, Place, declared_of, held_of, telling
from tallystick.model.geo import Coordinates

MONDAY = date(2017, 5, 29)


def held(code: str, day: date = MONDAY, lat: float = 35.0, lon: float = 40.0, **more: Any) -> Held:
    """An incident of one day."""
    return Held(code=code, first=day, last=day, point=Coordinates(lat=lat, lon=lon), **more)


def around(count: int = 60) -> list[Held]:
    """Incidents of other days and places, so that agreement says something."""
    return [held(f"O-{n:02d}", MONDAY + timedelta(30 + 7 * n), lat=30 + n / 10) for n in range(count)]


def said(day: date = MONDAY, lat: float = 35.0, **more: Any) -> Declared:
    """A statement of a day and a grid."""
    place = Place(point=Coordinates(lat=lat, lon=40.0), reach=0.5)
    return Declared(document="d", **{"days": ((day, day),), "places": (place,), **more})


def test_the_incident_of_the_day_and_place_comes_first_with_its_reasons() -> None:
    """Before "none", and before one of the same day elsewhere; each reason says what it adds."""
    found = Matcher([*around(), held("A-1"), held("B-2", lat=36.5)]).candidates(said())
    assert [c.code for c in found[:2]] == ["A-1", None]
    assert found[0].score == round(sum(r.weight for r in found[0].reasons), 2)
    words = {r.feature: r.words for r in found[0].reasons}
    assert words["day"] == "of the same day (2017-05-29), as 2 of 62 incidents are"
    assert words["place"].startswith("0.0 km apart; ")
    assert {r.feature: r.level for c in found if c.code == "B-2" for r in c.reasons}["place"] == "apart"


def test_none_is_the_answer_where_nothing_fits() -> None:
    """Another day, another place, another party; and of an empty record."""
    matcher = Matcher([*around(), held("A-1", parties=frozenset({"north"}))])
    for other in (said(MONDAY + timedelta(5)), said(lat=31.0), said(parties=frozenset({"south"}))):
        assert matcher.candidates(other)[0].code is None
    assert [c.code for c in Matcher([]).candidates(said())] == [None]


def test_a_crowded_place_says_less_than_a_lonely_one() -> None:
    """Near a city with many incidents the same distance is weaker evidence."""
    crowd = [held(f"C-{n:02d}", MONDAY + timedelta(90 + n)) for n in range(30)]
    lonely, crowded = (
        Matcher([*around(), *more, held("A-1")]).candidates(said())[0] for more in ([], crowd)
    )  # fmt: skip
    weight = {c.score: {r.feature: r.weight for r in c.reasons}["place"] for c in (lonely, crowded)}
    assert weight[crowded.score] < weight[lonely.score]


def test_a_day_without_its_year_matches_weakly() -> None:
    """29 May of no year, and the day after; the reasons say that the year is open."""
    matcher = Matcher([*around(), held("A-1")])
    open_ = said(days=(), calendar=frozenset({"05-29"}))
    first = matcher.candidates(open_)[0]
    assert first.code == "A-1" and first.score < matcher.candidates(said())[0].score
    assert "the statement does not say the year" in [r.words for r in first.reasons]
    beside = matcher.candidates(said(days=(), calendar=frozenset({"05-28"})))
    assert {r.feature: r.level for c in beside if c.code == "A-1" for r in c.reasons}["day"] == "1"


def test_a_statement_from_its_words_and_an_incident_from_its_dossier() -> None:
    """The grid of the text is the point, the names tell, the party is given."""
    reading = tallystick.read(
        "On May 29, 2017, near Tadmur, Syria, an airstrike at 37SDU4500012000 killed one civilian."
    )
    made = declared_of(reading.reading, ["USA:GOV"])
    assert made.days == ((MONDAY, MONDAY),) and made.parties == {"USA:GOV"} and not made.calendar
    assert any(place.reach <= 0.5 for place in made.places)
    one = held_of(dossier("A-1", (count("a", 1, "SOHR"),), day=MONDAY, parties=["north"]))
    assert one is not None and (one.code, one.first, one.parties) == ("A-1", MONDAY, {"north"})
    assert one.names == {"qadmiya"} and one.point == Coordinates(lat=35.1, lon=38.0)
    assert telling("Near the al-Qadmiya market") == {"qadmiya"} and not telling("Ra’s city")


@given(st.permutations(range(12)), st.integers(-2, 2), st.floats(34.0, 36.0))
def test_the_order_of_incidents_does_not_matter(order: Any, off: int, lat: float) -> None:
    """Any order, the same candidates in the same order, "none" among them once."""
    some = [held(f"A-{n:02d}", MONDAY + timedelta(n % 4), lat=34 + n / 6) for n in range(12)]
    found = Matcher(some).candidates(said(MONDAY + timedelta(off), lat))
    assert Matcher([some[n] for n in order]).candidates(said(MONDAY + timedelta(off), lat)) == found
    assert [c.code for c in found].count(None) == 1
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
