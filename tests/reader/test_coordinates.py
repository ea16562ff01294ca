"""Coordinates in numbers: read in every usual form, refused where they are something else."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.model.geo import Coordinates, destination, distance_km, midpoint, nearest_km
from tallystick.reader.geo.coordinates import find_coordinates
from tallystick.reader.geo.mgrs import mgrs_to_point


@pytest.mark.parametrize(
    ("text", "words", "lat", "lon", "precision_m", "form"),
    [
        ("A strike at 33.5° N, 38.67° E today.", "33.5° N, 38.67° E", 33.5, 38.67, 5566, "decimal"),
        ("Hit: 33.5N 38.67E.", "33.5N 38.67E", 33.5, 38.67, 5566, "decimal"),
        ("Hit at N33.512 E38.671 at noon", "N33.512 E38.671", 33.512, 38.671, 56, "decimal"),
        ("The site (33.4981, 38.6712) burned.", "33.4981, 38.6712", 33.4981, 38.6712, 5.6, "decimal"),
        ("The coordinates are 33.5, 38.67, they said.", "33.5, 38.67", 33.5, 38.67, 5566, "decimal"),
        (
            "at 12.05 degrees south, 77.04 degrees west",
            "12.05 degrees south, 77.04 degrees west",
            -12.05,
            -77.04,
            557,
            "decimal",
        ),
        ("at 33°30′15″N 38°40′12″E now", "33°30′15″N 38°40′12″E", 33.504167, 38.67, 15.5, "dms"),
        ("at 33°30'15\"N, 38°40'12\"E now", "33°30'15\"N, 38°40'12\"E", 33.504167, 38.67, 15.5, "dms"),
        ("near 33°30'N 38°40'E.", "33°30'N 38°40'E", 33.5, 38.666667, 928, "dms"),
        ("grid 37SEV009784 was hit", "37SEV009784", 35.950426, 39.010534, 50, "mgrs"),
        ("grid 37S EV 009 784 was hit", "37S EV 009 784", 35.950426, 39.010534, 50, "mgrs"),
        ("37SEV0078 was hit", "37SEV0078", 35.950877, 39.005544, 500, "mgrs"),
        ("56H LH 34873 52093", "56H LH 34873 52093", -33.858556, 151.214971, 0.5, "mgrs"),
    ],
)
def test_every_usual_form_is_read(text: str, words: str, lat: float, lon: float, precision_m: float, form: str) -> None:
    """Words, point, precision and form."""
    (found,) = find_coordinates(text)
    assert found.span.of(text) == words
    assert (found.point.lat, found.point.lon) == pytest.approx((lat, lon), abs=0.0006)
    assert found.precision_m == pytest.approx(precision_m, rel=0.02)
    assert found.form == form


@pytest.mark.parametrize(
    "text",
    [
        "They won 3.5, 4.2 to nothing.",
        "Prices rose from 33.51, 38.67 and more.",
        "On 12.05.2017, 13.06.2017 and later.",
        "Call 555-12.3456, 77.1234 now.",
        "Rates of 12.1234%, 13.1234% were seen.",
        "In 5 N 7 E wing.",
        "The coordinates are 95.5, 38.67.",
        "33°75'N 38°40'E",
        "The M16 and 12S AB 1234 form.",
        "Flight 37SEV00978 left.",
        "It cost $33.4981, 38.6712 in all.",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    """Scores, dates, telephone numbers, percentages, prices, impossible angles and squares."""
    assert find_coordinates(text) == ()


@pytest.mark.parametrize(
    ("grid", "lat", "lon"),
    [
        ((37, "S", "DT", "64699", "05675"), 33.49, 38.62),
        ((38, "S", "LF", "32178", "23283"), 36.34, 43.13),
        ((37, "U", "DP", "26274", "83473"), 48.6, 38.0),
        ((16, "P", "CA", "81152", "36940"), 13.9, -88.1),
        ((34, "W", "CB", "80058", "57294"), 69.0, 18.0),
        ((35, "N", "QA", "78265", "55318"), 0.5, 29.5),
        ((35, "M", "QU", "22519", "34102"), -1.5, 29.0),
        ((56, "H", "LH", "33491", "51909"), -33.86, 151.2),
    ],
)
def test_grid_squares_match_the_reference_implementation(
    grid: tuple[int, str, str, str, str], lat: float, lon: float
) -> None:
    """Squares worked out once with the `mgrs` package (NGA's GEOTRANS) for known points: within two metres."""
    read = mgrs_to_point(*grid)
    assert read is not None
    assert distance_km(read[0], Coordinates(lat=lat, lon=lon)) < 0.002


def test_squares_that_do_not_exist_are_refused() -> None:
    """A zone of 61, a column of another zone, a band that the row cannot lie in."""
    assert mgrs_to_point(61, "S", "BA", "923", "201") is None
    assert mgrs_to_point(37, "S", "ZA", "923", "201") is None
    assert mgrs_to_point(37, "I", "BA", "923", "201") is None


points = st.builds(Coordinates, lat=st.floats(-80, 80, allow_nan=False), lon=st.floats(-179.9, 179.9, allow_nan=False))


@given(start=points, bearing=st.floats(0, 360), km=st.floats(0.1, 2000))
def test_going_a_distance_puts_one_that_far_away(start: Coordinates, bearing: float, km: float) -> None:
    """Destination and distance are each other's inverse (a law)."""
    assert math.isclose(distance_km(start, destination(start, bearing, km)), km, rel_tol=1e-6, abs_tol=1e-4)


@given(a=points, b=points)
def test_the_middle_is_as_far_from_both(a: Coordinates, b: Coordinates) -> None:
    """The midpoint halves the distance (a law; antipodes have no one middle)."""
    apart = distance_km(a, b)
    if apart < 19_000:
        middle = midpoint(a, b)
        assert math.isclose(distance_km(a, middle), apart / 2, rel_tol=1e-5, abs_tol=1e-3)


def test_north_is_north() -> None:
    """Ten kilometres north of Raqqa is about 0.09 degrees up and nowhere sideways."""
    there = destination(Coordinates(lat=35.95, lon=39.01), 0.0, 10.0)
    assert there.lat == pytest.approx(36.04, abs=0.001)
    assert there.lon == pytest.approx(39.01, abs=1e-9)


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (-91, 0), (0, 181), (0, -181), (float("nan"), 0)])
def test_points_off_the_earth_do_not_exist(lat: float, lon: float) -> None:
    """Out of range, or not a number, is a ValueError."""
    with pytest.raises(ValueError, match="outside"):
        Coordinates(lat=lat, lon=lon)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(list("0123456789.,°'\"′″NSEW -37SEVdeg/;")), max_size=60))
def test_spans_lie_in_the_text(text: str) -> None:
    """Whatever the digits and signs: no error, spans inside, in order, not overlapping (a law)."""
    found = find_coordinates(text)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_the_nearest_of_several_points_is_the_one_least_far() -> None:
    """The nearest of several points is the one least far."""
    here = Coordinates(lat=34.0, lon=38.0)
    others = [Coordinates(lat=34.5, lon=38.0), Coordinates(lat=-34.0, lon=-142.0), Coordinates(lat=34.0, lon=38.2)]
    assert nearest_km(here, others) == min(distance_km(here, other) for other in others)
