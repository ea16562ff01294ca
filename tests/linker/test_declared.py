"""A party's own statements against the incidents of a record: the right one with its reasons, and "none"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import tallystick
from doubles.held import dossier
from doubles.incidents import count
from tallystick.linker.declared import Declared, Held, Matcher, Place, Undated, declared_of, held_of, telling
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
    assert words["day"] == "of the same day (2017-05-29); 1 other incident is as well, 0.1 would be by chance"
    assert words["place"].startswith("0.0 km apart; ")
    assert {r.feature: r.level for c in found if c.code == "B-2" for r in c.reasons}["place"] == "apart"


def test_none_is_the_answer_where_nothing_fits() -> None:
    """Another day, another place, another party; and of an empty record."""
    matcher = Matcher([*around(), held("A-1", parties=frozenset({"north"}))])
    for other in (said(MONDAY + timedelta(5)), said(lat=31.0), said(parties=frozenset({"south"}))):
        assert matcher.candidates(other)[0].code is None
    for nothing in (said(), said(days=(), calendar=frozenset({Undated("05-29")}))):
        assert [c.code for c in Matcher([]).candidates(nothing)] == [None]


def test_a_crowded_place_says_less_than_a_lonely_one() -> None:
    """Near a city with many incidents the same distance is weaker evidence."""
    crowd = [held(f"C-{n:02d}", MONDAY + timedelta(90 + n)) for n in range(30)]
    lonely, crowded = (
        Matcher([*around(), *more, held("A-1")]).candidates(said())[0] for more in ([], crowd)
    )  # fmt: skip
    weight = {c.score: {r.feature: r.weight for r in c.reasons}["place"] for c in (lonely, crowded)}
    assert weight[crowded.score] < weight[lonely.score]


def first(matcher: Matcher, one: Declared) -> tuple[str | None, float]:
    """The answer and its score."""
    best = matcher.candidates(one)[0]
    return best.code, best.score


def test_a_day_without_its_year_matches_weakly() -> None:
    """29 May of no year, and the day after; the reasons say that the year is open."""
    matcher = Matcher([*around(), held("A-1"), held("B-2", MONDAY.replace(year=2021), lat=36.8)])
    best = matcher.candidates(said(days=(), calendar=frozenset({Undated("05-29")})))[0]
    assert best.code == "A-1" and best.score < first(matcher, said())[1]
    assert any("the statement does not say the year" in r.words for r in best.reasons)
    beside = matcher.candidates(said(days=(), calendar=frozenset({Undated("05-28")})))
    assert {r.feature: r.level for c in beside if c.code == "A-1" for r in c.reasons}["day"] == "1"


def test_a_weekday_tells_the_year() -> None:
    """29 May was a Monday in 2017 and a Saturday in 2021; 29 February is a day of leap years."""
    matcher = Matcher([*around(), held("A-1"), held("B-2", MONDAY.replace(year=2021))])
    for weekday, code in ((0, "A-1"), (5, "B-2"), (3, None)):
        assert first(matcher, said(days=(), calendar=frozenset({Undated("05-29", weekday)})))[0] == code
    assert Undated("02-28", 6).moved(1) == Undated("02-29", 0)
    assert [len(Undated("02-29").in_year(year)) for year in (2020, 2021)] == [1, 0]


def test_a_day_in_a_quiet_time_says_more_than_one_in_the_worst() -> None:
    """The same agreement, where every day has its incidents; and in a larger record it says the same."""
    busy = [held(f"C-{n:02d}", MONDAY + timedelta(n % 40 - 20), lat=31.0) for n in range(80)]
    matchers = [Matcher([*around(), held("A-1"), *more]) for more in ([], busy)]
    quiet, crowded = ({r.feature: r.weight for r in m.candidates(said())[0].reasons}["day"] for m in matchers)
    assert quiet > 2 > crowded


def test_a_code_that_is_named_is_the_incident() -> None:
    """By any of its codes; without a day as well; it outweighs another day or place, not both."""
    one = held("KIRA-204", aliases=("ZZ0192",))
    matcher = Matcher([*around(), one, held("ZZ0193", lat=35.01)])
    cited = frozenset({"ZZ0192"})
    best = matcher.candidates(said(codes=cited))[0]
    assert best.code == "KIRA-204" and best.reasons[0].words == "it names ZZ0192"
    assert first(matcher, Declared(document="d", codes=cited))[0] == "KIRA-204"
    assert first(matcher, said(MONDAY + timedelta(31), codes=cited))[0] == "KIRA-204"
    assert first(matcher, said(MONDAY + timedelta(31), lat=31.0, codes=cited))[0] != "KIRA-204"
    other = matcher.candidates(said(codes=frozenset({"ZZ0191"})))
    assert other[0].code is None
    assert "it names ZZ0191, another incident" in [r.words for r in other[1].reasons]


def test_one_of_several_accused_is_less_sure() -> None:
    """Alone said to have acted, one of several, or not at all."""
    parties = (["north"], ["north", "south"], ["south"])
    some = [held(f"A-{n}", parties=frozenset(those)) for n, those in enumerate(parties)]
    found = Matcher([*around(), *some]).candidates(said(parties=frozenset({"north"})))
    levels = {c.code: next(r.level for r in c.reasons if r.feature == "party") for c in found if c.code}
    assert levels == {"A-0": "same", "A-1": "among", "A-2": "other"} and [c.code for c in found[:2]] == ["A-0", "A-1"]


def test_names_agree_however_they_are_spelt() -> None:
    """The same spelling says more; where no point is known other names speak for nothing."""
    names = {"A-1": "salhabiya", "B-2": "sallhabiyah", "C-3": "marj"}
    some = [Held(code=code, first=MONDAY, last=MONDAY, names=frozenset({name})) for code, name in names.items()]
    found = Matcher([*around(), *some]).candidates(said(names=frozenset({"salhabiya"})))
    reasons = {c.code: {r.feature: r.level for r in c.reasons} for c in found}
    assert [c.code for c in found if c.code in names] == ["A-1", "B-2", "C-3"]
    assert [reasons[code].get("name") for code in names] == ["same", "spelt", None]
    assert [reasons[code].get("place") for code in names] == ["unknown", "unknown", None]


def test_days_without_a_year_from_the_words() -> None:
    """One with its weekday, a few in a row; a fortnight is no day; what is no name does not tell a place."""
    told = "On Wednesday 10 January we struck an ammunition store near Tadmur. For December 30th-January 1st: none."
    made = declared_of(tallystick.read(told).reading)
    days = {("01-10", 2), ("12-30", None), ("12-31", None), ("01-01", None)}
    assert {(day.day, day.weekday) for day in made.calendar} == days and made.names == {"tadmur"}
    assert not declared_of(tallystick.read("Between 3 and 16 November there were 40 strikes.").reading).calendar
    assert declared_of(tallystick.read("Report 12/KC0192 is closed.").reading).codes == {"KC0192"}


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
