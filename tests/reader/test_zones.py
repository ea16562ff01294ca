"""Inside, outside or cannot-tell: what text states and what place and border compute."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.model.geo import Coordinates, Zone, at_least_km, border_distance_km, destination
from tallystick.reader.zones import computed_zones, find_stated_zones, in_force, place_in_zone
from tallystick.resources.zones import load_zones

TANF = next(z for z in load_zones() if z.id == "at-tanf-deconfliction-zone")
CENTRE = TANF.centre or Coordinates(lat=0, lon=0)
JUNE_8 = (date(2017, 6, 8), date(2017, 6, 8))


@pytest.mark.parametrize(
    ("km", "uncertainty_km", "on", "answer"),
    [
        (0, 5, JUNE_8, "inside"),
        (40, 5, JUNE_8, "inside"),
        (54, 5, JUNE_8, "cannot-tell"),
        (56, 5, JUNE_8, "cannot-tell"),
        (40, 20, JUNE_8, "cannot-tell"),
        (70, 5, JUNE_8, "outside"),
        (70, 20, JUNE_8, "cannot-tell"),
        (0, 5, (None, None), "cannot-tell"),
        (200, 5, (None, None), "outside"),
        (0, 5, (date(2016, 9, 1), date(2016, 9, 1)), "cannot-tell"),
        (0, 5, (date(2015, 1, 1), date(2015, 1, 1)), "outside"),
        (0, 5, (date(2017, 5, 1), date(2017, 6, 8)), "cannot-tell"),
        (0, 5, (None, date(2017, 6, 8)), "cannot-tell"),
    ],
)
def test_place_border_and_date_are_weighed(
    km: float, uncertainty_km: float, on: tuple[date | None, date | None], answer: str
) -> None:
    """Distance from the centre of a circle of 55 km, give or take 3, against the place's doubt and the date."""
    point = destination(CENTRE, 100.0, km) if km else CENTRE
    assert place_in_zone(point.lat, point.lon, uncertainty_km, on, TANF) == answer


def test_only_zones_that_matter_get_a_row() -> None:
    """Inside, straddling or near the border; never every zone on earth."""
    rows = computed_zones(33.49, 38.62, 13.0, JUNE_8, load_zones())
    assert [(r.zone, r.answer) for r in rows] == [("at-tanf-deconfliction-zone", "inside")]
    near = destination(CENTRE, 0.0, 75.0)
    rows = computed_zones(near.lat, near.lon, 5.0, JUNE_8, load_zones())
    assert [(r.zone, r.answer) for r in rows] == [("at-tanf-deconfliction-zone", "outside")]
    assert rows[0].border_km == pytest.approx(20.0, abs=0.5)
    assert "20 km outside the border" in rows[0].reason
    far = destination(CENTRE, 0.0, 120.0)
    assert computed_zones(far.lat, far.lon, 5.0, JUNE_8, load_zones()) == ()


def test_no_row_without_a_point_from_a_vague_place_or_at_another_time() -> None:
    """A province cannot be weighed against a border; a zone not in force is none."""
    assert computed_zones(None, None, None, JUNE_8, load_zones()) == ()
    assert computed_zones(33.49, 38.62, 90.0, JUNE_8, load_zones()) == ()
    assert computed_zones(33.49, 38.62, 5.0, (date(2014, 1, 1), date(2014, 1, 1)), load_zones()) == ()


def test_an_unknown_date_is_said() -> None:
    """The row gives the reason why it cannot tell."""
    (row,) = computed_zones(33.49, 38.62, 13.0, (None, None), [TANF])
    assert row.answer == "cannot-tell"
    assert "in force" in row.reason


@pytest.mark.parametrize(
    ("text", "words", "zone", "known", "answer"),
    [
        (
            "It happened inside of a deconfliction zone near Tanf.",
            "inside of a deconfliction zone",
            "at-tanf-deconfliction-zone",
            True,
            "inside",
        ),
        (
            "Troops approaching the Tanf deconfliction zone were hit.",
            "approaching the Tanf deconfliction zone",
            "at-tanf-deconfliction-zone",
            True,
            "outside",
        ),
        (
            "Shells fell well within the 55 km zone.",
            "well within the 55 km zone",
            "at-tanf-deconfliction-zone",
            True,
            "inside",
        ),
        (
            "Tanks entered the demilitarized zone.",
            "entered the demilitarized zone",
            "demilitarised-zone",
            False,
            "inside",
        ),
        (
            "A patrol within the buffer zone on the Golan Heights.",
            "within the buffer zone",
            "golan-area-of-separation",
            True,
            "inside",
        ),
        ("They stayed outside the safe zone.", "outside the safe zone", "safe-zone", False, "outside"),
        (
            "They stayed near the Peace Spring zone.",
            "near the Peace Spring zone",
            "peace-spring-safe-zone",
            True,
            "outside",
        ),
        (
            "The de-escalation zone in Idlib was agreed in May.",
            "de-escalation zone",
            "idlib-de-escalation-zone",
            True,
            "cannot-tell",
        ),
    ],
)
def test_what_the_text_states_is_found(text: str, words: str, zone: str, known: bool, answer: str) -> None:
    """The phrase, the zone meant or its kind, and in or out; approaching is not inside."""
    found = find_stated_zones(text, load_zones())
    assert [(s.span.of(text), s.zone, s.known, s.answer) for s in found] == [(words, zone, known, answer)]


def test_a_bare_kind_with_two_zones_named_stays_a_kind() -> None:
    """When the text names the places of two zones of the kind, none is chosen."""
    text = "Between Idlib and Ghouta, a raid inside a de-escalation zone."
    (found,) = find_stated_zones(text, load_zones())
    assert (found.zone, found.known) == ("de-escalation-zone", False)


lats, lons = st.floats(30, 37), st.floats(34, 42)


@settings(deadline=None)
@given(lat=lats, lon=lons, small=st.floats(0, 40), more=st.floats(0, 40))
def test_more_doubt_never_makes_an_answer_surer(lat: float, lon: float, small: float, more: float) -> None:
    """Growing uncertainty can only turn inside or outside into cannot-tell (a law, for every shipped zone)."""
    on = JUNE_8
    for zone in load_zones():
        vague = place_in_zone(lat, lon, small + more, on, zone)
        assert vague in (place_in_zone(lat, lon, small, on, zone), "cannot-tell")


@given(lat=lats, lon=lons)
def test_a_circle_agrees_with_its_polygon(lat: float, lon: float) -> None:
    """A polygon drawn round the circle gives the same distance to the border within a kilometre or two."""
    ring = tuple(destination(CENTRE, angle, 55.0) for angle in range(0, 360, 4))
    drawn = Zone(id="drawn", name="drawn", kind="safe-zone", uncertainty_km=1.0, polygons=((ring,),))
    point = Coordinates(lat=lat, lon=lon)
    assert border_distance_km(point, drawn) == pytest.approx(border_distance_km(point, TANF), abs=3.0)


@given(lat=st.floats(-90, 90), lon=st.floats(-180, 180))
def test_no_zone_is_nearer_than_at_least(lat: float, lon: float) -> None:
    """The quick look never leaves out a zone that the long one would find near (a law, for every shipped zone)."""
    point = Coordinates(lat=lat, lon=lon)
    for zone in load_zones():
        assert at_least_km(point, zone) <= max(0.0, border_distance_km(point, zone)) + 1e-6


@given(st.dates(), st.dates())
def test_in_force_agrees_with_the_dates(first: date, last: date) -> None:
    """True only within the certain dates, False only outside the possible ones (a law)."""
    answer = in_force(TANF, (min(first, last), max(first, last)))
    if answer is True:
        assert TANF.since is not None
        assert TANF.since <= min(first, last)
    if answer is False:
        assert TANF.since_earliest is not None
        assert max(first, last) < TANF.since_earliest


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(
            st.sampled_from(["inside", "of", "the", "Tanf", "deconfliction", "zone", "safe", "near", ".", "DMZ", "İ"]),
            max_size=20,
        ).map(" ".join),
    )
)
def test_spans_lie_in_the_text(text: str) -> None:
    """For any text: no error, spans inside, the name in its words (a law)."""
    for stated in find_stated_zones(text, load_zones()):
        assert 0 <= stated.span.start < stated.span.end <= len(text)
        assert stated.name in " ".join(stated.span.of(text).split())
