"""The middle of ground on a sphere: of one piece, of several, and of the main body of a country."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tallystick.model.geo import EARTH_RADIUS_KM, Coordinates, distance_km

Vector = tuple[float, float, float]
"""The moment of a piece of ground: its area (in radii squared) times the mean of the directions to it. Moments add up,
so the middle of several pieces is the direction of their sum, over the date line and round the poles too."""

Corners = Sequence[Sequence[float]]
"""Longitude and latitude in degrees of each corner of a ring, in order."""

FAR = 1.75
"""A piece this many times farther from the middle than half of the ground is no part of the main body (Alaska, Hawaii,
French Guiana), though the outer provinces of one body are. Chosen with GeoVirus outside its dev part."""
NARROWEST_KM = 100.0
"""Half of an island state's ground may lie on one island; the others within this of it still count, ``FAR`` times."""


def direction(lon: float, lat: float) -> Vector:
    """The unit vector to a point."""
    a, b = math.radians(lon), math.radians(lat)
    return math.cos(b) * math.cos(a), math.cos(b) * math.sin(a), math.sin(b)


def point(vector: Vector) -> Coordinates:
    """The point a vector shows to."""
    x, y, z = vector
    return Coordinates(lat=math.degrees(math.atan2(z, math.hypot(x, y))), lon=math.degrees(math.atan2(y, x)))


def total(vectors: Sequence[Vector]) -> Vector:
    """The sum."""
    x, y, z = (math.fsum(parts) for parts in zip(*vectors, strict=True))
    return x, y, z


def size(vector: Vector) -> float:
    """The length, which for the moment of a small piece is its area."""
    return math.hypot(*vector)


def moment(rings: Sequence[Corners]) -> Vector:
    """Moment of a piece of ground: its first ring less the others, the holes in it. Smaller than half the earth."""
    outer, *holes = [_ring(ring) for ring in rings]
    return total([outer, *((-x, -y, -z) for x, y, z in holes)])


def _ring(corners: Corners) -> Vector:
    """Half the sum over the sides of angle times normal, by Stokes' theorem the moment of what they enclose."""
    corners = corners[:-1] if list(corners[0]) == list(corners[-1]) else corners
    ends = [direction(lon, lat) for lon, lat, *_ in corners]
    whole = total([_side(a, b) for a, b in zip(ends, [*ends[1:], ends[0]], strict=True)])
    inward = sum(p * q for p, q in zip(whole, total(ends), strict=True))
    x, y, z = whole
    return whole if inward >= 0 else (-x, -y, -z)


def _side(a: Vector, b: Vector) -> Vector:
    normal = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
    sine = math.hypot(*normal)
    if sine < 1e-14:
        return 0.0, 0.0, 0.0
    half = math.atan2(sine, sum(p * q for p, q in zip(a, b, strict=True))) / sine / 2
    return half * normal[0], half * normal[1], half * normal[2]


def middle(pieces: Sequence[Vector]) -> Coordinates:
    """The middle of all pieces."""
    return point(total(pieces))


def main_body(pieces: Sequence[Vector]) -> list[Vector]:
    """The pieces less those far from where most of the ground is."""
    kept = list(pieces)
    for _ in range(5):  # each round moves the middle less; in practice it stands after two
        centre = middle(kept)
        widest = FAR * max(_half_within(centre, pieces), NARROWEST_KM)
        kept = [p for p in pieces if distance_km(centre, point(p)) - radius(p) <= widest] or kept
    return kept


def radius(piece: Vector) -> float:
    """Of a circle of the piece's area, in km."""
    return EARTH_RADIUS_KM * math.sqrt(size(piece) / math.pi)


def _half_within(centre: Coordinates, pieces: Sequence[Vector]) -> float:
    """The distance within which half of the ground lies; a piece counts as seen half way to its far side."""
    apart = sorted((distance_km(centre, point(p)) + radius(p) / 2, size(p)) for p in pieces)
    half, seen = sum(area for _, area in apart) / 2, 0.0
    for km, area in apart:
        seen += area
        if seen >= half:
            return km
    return apart[-1][0]
