"""Points on the earth and named places as frozen values, with the few sums that places and zones need."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

EARTH_RADIUS_KM = 6371.0088
POINTS_KNOWN = 1024
"""Points whose place on the sphere is remembered: the places of a report are measured against each other."""
"""Mean radius of the earth (IUGG, R1). A sphere errs by at most 0.5 %, far below any place's own uncertainty."""

COMPASS = {
    "north": 0.0,
    "north-northeast": 22.5,
    "northeast": 45.0,
    "east-northeast": 67.5,
    "east": 90.0,
    "east-southeast": 112.5,
    "southeast": 135.0,
    "south-southeast": 157.5,
    "south": 180.0,
    "south-southwest": 202.5,
    "southwest": 225.0,
    "west-southwest": 247.5,
    "west": 270.0,
    "west-northwest": 292.5,
    "northwest": 315.0,
    "north-northwest": 337.5,
}
"""Degrees clockwise from north of each compass word, hyphen only between the first letter and the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """A point in degrees (WGS 84): ``lat`` in [-90, 90], ``lon`` in [-180, 180]. ValueError outside."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not -90.0 <= self.lat <= 90.0:
            raise ValueError(f"latitude {self.lat} is outside -90..90")
        if not -180.0 <= self.lon <= 180.0:
            raise ValueError(f"longitude {self.lon} is outside -180..180")


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """One named place.

    ``geonameid`` is null for places we added ourselves; ``country`` is ISO 3166-1 alpha-3 or null (seas, rivers
    that cross borders); ``kind`` is a word of where.precision or a natural feature (``river``, ``sea`` …);
    ``radius_km`` is how far from the point the place may still reach; ``source`` names where the row comes from.
    """

    geonameid: int | None
    name: str
    country: str | None
    lat: float
    lon: float
    population: int
    kind: str
    admin1: str
    radius_km: float
    source: str

    @property
    def point(self) -> Coordinates:
        """Where the place stands."""
        return Coordinates(lat=self.lat, lon=self.lon)


class Standing(Protocol):
    """What stands somewhere: a point or a named place."""

    @property
    def lat(self) -> float:
        """Degrees north."""

    @property
    def lon(self) -> float:
        """Degrees east."""


def distance_km(a: Standing, b: Standing) -> float:
    """Great-circle distance in kilometres (haversine)."""
    return nearest_km(a, (b,))


def nearest_km(a: Standing, others: Iterable[Standing]) -> float:
    """Great-circle distance in kilometres (haversine) to the nearest of ``others`` (at least one)."""
    lat_a, lon_a, cos_a = _in_radians(a.lat, a.lon)
    least, sin = 1.0, math.sin
    for b in others:
        lat_b, lon_b, cos_b = _in_radians(b.lat, b.lon)
        half = sin((lat_b - lat_a) / 2) ** 2 + cos_a * cos_b * sin((lon_b - lon_a) / 2) ** 2
        if half < least:
            least = half
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(least))


@lru_cache(maxsize=POINTS_KNOWN)
def _in_radians(lat: float, lon: float) -> tuple[float, float, float]:
    """A point in radians, with the cosine of its latitude."""
    north = math.radians(lat)
    return north, math.radians(lon), math.cos(north)


def destination(start: Coordinates, bearing: float, km: float) -> Coordinates:
    """The point ``km`` from ``start`` along ``bearing`` degrees clockwise from north."""
    lat, lon, theta, angle = *map(math.radians, (start.lat, start.lon, bearing)), km / EARTH_RADIUS_KM
    sine = math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(theta)
    lat2 = math.asin(max(-1.0, min(1.0, sine)))
    east = math.sin(theta) * math.sin(angle) * math.cos(lat)
    lon2 = lon + math.atan2(east, math.cos(angle) - math.sin(lat) * math.sin(lat2))
    return Coordinates(lat=math.degrees(lat2), lon=(math.degrees(lon2) + 540.0) % 360.0 - 180.0)


def midpoint(a: Coordinates, b: Coordinates) -> Coordinates:
    """The point half way between two points along the great circle."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    x = math.cos(lat_b) * math.cos(lon_b - lon_a)
    y = math.cos(lat_b) * math.sin(lon_b - lon_a)
    lat = math.atan2(math.sin(lat_a) + math.sin(lat_b), math.hypot(math.cos(lat_a) + x, y))
    lon = lon_a + math.atan2(y, math.cos(lat_a) + x)
    return Coordinates(lat=math.degrees(lat), lon=(math.degrees(lon) + 540.0) % 360.0 - 180.0)


Ring = tuple[Coordinates, ...]
"""A closed line: the last point joins the first, which is not repeated."""

ZONE_KINDS = frozenset(
    {
        "deconfliction-zone",
        "de-escalation-zone",
        "buffer-zone",
        "demilitarised-zone",
        "safe-zone",
        "ceasefire-line",
        "corridor",
        "no-strike-site",
    }
)
"""What a zone can be; ``no-strike-site`` only ever comes from a user's own file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A dated area with a meaning: a circle, polygons, or a line with a width.

    In force for certain from ``since`` to ``until`` (both included, null = open), and possibly from ``since_earliest``
    to ``until_latest`` (null = as the certain date; open ends are written as date.min and date.max).
    ``uncertainty_km``: how far the true border may be from the one given. ``places``: names whose mention beside the
    kind of zone means this one. ``restricted`` zones stay out of the public tier.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    meaning: str = ""
    agreed_by: str = ""
    source: str = ""
    public: bool = True
    restricted: bool = False
    since: date | None = None
    until: date | None = None
    since_earliest: date | None = None
    until_latest: date | None = None
    uncertainty_km: float
    centre: Coordinates | None = None
    radius_km: float = 0.0
    polygons: tuple[tuple[Ring, ...], ...] = ()
    line: tuple[Coordinates, ...] = ()
    half_width_km: float = 0.0


def _flat(point: Coordinates, origin: Coordinates) -> tuple[float, float]:
    """Kilometres east and north of ``origin`` on a plane; within 1 % up to some 500 km away from the poles."""
    east = (point.lon - origin.lon + 540.0) % 360.0 - 180.0
    scale = math.radians(1.0) * EARTH_RADIUS_KM
    return east * scale * math.cos(math.radians((point.lat + origin.lat) / 2)), (point.lat - origin.lat) * scale


def _to_segment(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance from the plane's origin to the segment a–b."""
    along_x, along_y = b[0] - a[0], b[1] - a[1]
    length = along_x * along_x + along_y * along_y
    share = 0.0 if length == 0 else max(0.0, min(1.0, -(a[0] * along_x + a[1] * along_y) / length))
    return math.hypot(a[0] + share * along_x, a[1] + share * along_y)


def distance_to_line_km(point: Coordinates, line: tuple[Coordinates, ...]) -> float:
    """Distance in km from a point to a broken line of at least one point."""
    flat = [_flat(p, point) for p in line]
    if len(flat) == 1:
        return math.hypot(*flat[0])
    return min(_to_segment(a, b) for a, b in itertools.pairwise(flat))


def in_ring(point: Coordinates, ring: Ring) -> bool:
    """Whether a closed line goes round the point (even-odd rule)."""
    flat = [_flat(p, point) for p in ring]
    inside = False
    for (x1, y1), (x2, y2) in zip(flat, (*flat[1:], flat[0]), strict=True):
        if (y1 > 0) != (y2 > 0) and x1 - y1 * (x2 - x1) / (y2 - y1) > 0:
            inside = not inside
    return inside


def at_least_km(point: Coordinates, zone: Zone) -> float:
    """What a point is away from a zone at least: how far north or south of all of it. Most zones of the world are so
    far that nobody need look at their outline."""
    parallels = [p.lat for rings in zone.polygons for p in rings[0]] or [p.lat for p in zone.line]
    if not parallels and zone.centre is not None:
        parallels = [zone.centre.lat]
    if not parallels:
        return 0.0
    apart = max(point.lat - max(parallels), min(parallels) - point.lat, 0.0)
    return math.radians(apart) * EARTH_RADIUS_KM - max(zone.radius_km, zone.half_width_km)


def border_distance_km(point: Coordinates, zone: Zone) -> float:
    """Kilometres from the zone's border: negative inside, positive outside."""
    if zone.centre is not None:
        return distance_km(point, zone.centre) - zone.radius_km
    if zone.line:
        return distance_to_line_km(point, zone.line) - zone.half_width_km
    return min((_to_polygon(point, rings) for rings in zone.polygons), default=math.inf)


def _to_polygon(point: Coordinates, rings: tuple[Ring, ...]) -> float:
    nearest = min(distance_to_line_km(point, (*ring, ring[0])) for ring in rings)
    inside = in_ring(point, rings[0]) and not any(in_ring(point, hole) for hole in rings[1:])
    return -nearest if inside else nearest


def depth_km(zone: Zone) -> float:
    """How far from its border a point inside can be at most; for polygons half the side of a square of their area."""
    if zone.centre is not None:
        return zone.radius_km
    if zone.line:
        return zone.half_width_km
    return max((math.sqrt(_area_km2(rings[0])) / 2 for rings in zone.polygons), default=0.0)


def _area_km2(ring: Ring) -> float:
    flat = [_flat(p, ring[0]) for p in ring]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(flat, (*flat[1:], flat[0]), strict=True))) / 2
