"""The middle of ground on a sphere, from which the gazetteer's points of countries and provinces are made."""

import importlib.util
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.geo import distance_km

_FILE = Path(__file__).parents[2] / "tools/sphere.py"
_spec = importlib.util.spec_from_file_location("sphere", _FILE)
assert _spec is not None
assert _spec.loader is not None
sphere = importlib.util.module_from_spec(_spec)
sys.modules["sphere"] = sphere
_spec.loader.exec_module(sphere)

LON, LAT, SIZE = st.floats(-180, 179), st.floats(-70, 65), st.floats(0.1, 5)


def box(lon: float, lat: float, size: float) -> list[tuple[float, float]]:
    """A square of so many degrees from its south-western corner, closed; it may reach over the date line."""
    turned = [(lon, lat), (lon, lat + size), (lon + size, lat + size), (lon + size, lat), (lon, lat)]
    return [((x + 180) % 360 - 180, y) for x, y in turned]


@given(LON, LAT, SIZE)
def test_a_ring_weighs_the_same_either_way_round(lon: float, lat: float, size: float) -> None:
    """Sources turn their rings as they please."""
    ring = box(lon, lat, size)
    one, other = sphere.moment([ring]), sphere.moment([ring[::-1]])
    assert distance_km(sphere.point(one), sphere.point(other)) < 0.01


@given(LON, LAT, SIZE)
def test_the_middle_of_a_square_is_in_it_also_over_the_date_line(lon: float, lat: float, size: float) -> None:
    """On the middle meridian, between south and north."""
    at = sphere.middle([sphere.moment([box(lon, lat, size)])])
    assert abs((at.lon - (lon + size / 2) + 180) % 360 - 180) < 1e-3
    assert lat < at.lat < lat + size + 0.1


@given(LON, LAT, SIZE)
def test_halves_add_up_to_the_whole_and_a_hole_takes_away(lon: float, lat: float, size: float) -> None:
    """Moments are a sum: two halves are the whole, the whole less one half is the other."""
    far = (lon + size, lat + size)
    low = [(lon, lat), (lon, far[1]), (far[0], lat)]
    high = [(far[0], far[1]), (far[0], lat), (lon, far[1])]
    whole = [(lon, lat), (lon, far[1]), (far[0], far[1]), (far[0], lat)]
    halves = sphere.middle([sphere.moment([low]), sphere.moment([high])])
    assert distance_km(halves, sphere.middle([sphere.moment([whole])])) < 0.1
    assert distance_km(sphere.point(sphere.moment([whole, low])), sphere.point(sphere.moment([high]))) < 0.1


def test_a_main_body_leaves_out_what_lies_far_off() -> None:
    """Four provinces together and one across the ocean, as large as one of them."""
    near = [sphere.moment([box(x, y, 5)]) for x in (0, 5) for y in (0, 5)]
    far = sphere.moment([box(60, 5, 5)])
    assert sphere.main_body([*near, far]) == near
    assert sphere.main_body([far]) == [far]
