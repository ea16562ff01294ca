"""Whether two named places can be one, as far as their points, how far they reach and their names tell."""

from __future__ import annotations

from tallystick.model.geo import Coordinates, distance_km
from tallystick.model.reading import Where

REACH = {
    "point": 1.0, "building": 1.0, "neighbourhood": 3.0, "village": 4.0, "town": 6.0, "city": 15.0, "area": 25.0,
    "district": 30.0, "province": 120.0, "region": 200.0,
}  # fmt: skip
"""Kilometres from its point that a place of a kind may reach, where the map gives no radius."""
UNKNOWN_REACH = 10.0


def reach_of(where: Where) -> float:
    """How far from its point a place may reach."""
    return where.uncertainty_km or REACH.get(where.precision or "", UNKNOWN_REACH)


def same_place(one: Where, other: Where) -> bool:
    """Whether one of two places may lie in the other: countries by code, places without a point by name."""
    if "country" in (one.precision, other.precision):
        return one.country is None or other.country is None or one.country == other.country
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return one.name.casefold() == other.name.casefold()
    apart = distance_km(Coordinates(lat=one.lat, lon=one.lon), Coordinates(lat=other.lat, lon=other.lon))
    return apart <= reach_of(one) + reach_of(other)
