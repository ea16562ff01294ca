"""A user's own zones from a GeoJSON file. They may be sites under protection, so they never reach the public tier."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tallystick.model.geo import ZONE_KINDS, Coordinates, Ring, Zone

DEFAULT_UNCERTAINTY_KM = 0.5
"""Border uncertainty where the file gives none: about what a line drawn by hand on a map is worth."""

MOST_POINTS = 5_000
"""Longer rings are refused: a hand-made zone has tens of points, and the crossing check grows with the square."""


def load_user_zones(path: Path | str) -> tuple[Zone, ...]:
    """Zones of a GeoJSON file: Polygon, MultiPolygon, LineString with ``width_km``, Point with ``radius_km``.

    Properties: name, kind, from, to (YYYY-MM-DD, null = open), uncertainty_km; optional id, aliases. All are marked
    restricted and not public. ValueError, one line with the file and the zone's number, when something is wrong.
    """
    path = Path(path)
    try:
        data = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path}: not JSON, so not GeoJSON") from error
    zones = []
    for number, feature in enumerate(_features(data, path), start=1):
        try:
            zones.append(_zone(feature, number))
        except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError) as error:
            raise ValueError(f"{path}: zone {number}: {_plain(error)}") from error
    if not zones:
        raise ValueError(f"{path}: no zone in it")
    return tuple(zones)


def _plain(error: Exception) -> str:
    return str(error) if isinstance(error, ValueError) else "its geometry or properties are not as GeoJSON has them"


def _features(data: Any, path: Path) -> list[Any]:
    kind = data.get("type") if isinstance(data, dict) else None
    if kind == "FeatureCollection" and isinstance(data.get("features"), list):
        return list(data["features"])
    if kind == "Feature":
        return [data]
    raise ValueError(f"{path}: not GeoJSON: neither a FeatureCollection nor a Feature")


def _zone(feature: Any, number: int) -> Zone:
    said = feature["properties"] or {}
    name, kind = said.get("name"), said.get("kind")
    if not isinstance(name, str) or not name.strip():
        raise ValueError("it has no name")
    if kind not in ZONE_KINDS:
        raise ValueError(f"kind {kind!r} is none of {', '.join(sorted(ZONE_KINDS))}")
    since, until = _date(said.get("from"), "from"), _date(said.get("to"), "to")
    if since and until and since > until:
        raise ValueError(f"it ends ({until}) before it begins ({since})")
    centre, radius, polygons, line, half_width = _shape(feature.get("geometry"), said)
    return Zone(
        id=str(said.get("id") or f"user-{number}-{_slug(name)}"),
        name=name.strip(),
        kind=kind,
        aliases=tuple(str(a) for a in said.get("aliases") or ()),
        source="user's own file",
        public=False,
        restricted=True,
        since=since,
        until=until,
        uncertainty_km=_number(said.get("uncertainty_km", DEFAULT_UNCERTAINTY_KM), "uncertainty_km"),
        centre=centre,
        radius_km=radius,
        polygons=polygons,
        line=line,
        half_width_km=half_width,
    )


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower()).strip("-") or "zone"


def _date(value: Any, which: str) -> date | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{which} {value!r} is not a date (YYYY-MM-DD)") from error


def _number(value: Any, which: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value) or value < 0:
        raise ValueError(f"{which} {value!r} is not a number of kilometres")
    return float(value)


Shape = tuple[Coordinates | None, float, tuple[tuple[Ring, ...], ...], tuple[Coordinates, ...], float]


def _shape(geometry: Any, said: dict[str, Any]) -> Shape:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    points = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind is None or not points:
        raise ValueError("it is empty: no coordinates")
    if kind == "Point":
        radius = _number(said.get("radius_km"), "radius_km of a Point")
        if radius == 0:
            raise ValueError("radius_km of a Point is 0")
        return _point(points), radius, (), (), 0.0
    if kind == "LineString":
        return None, 0.0, (), tuple(_point(p) for p in points), _number(said.get("width_km"), "width_km of a line") / 2
    if kind == "Polygon":
        return None, 0.0, (_rings(points),), (), 0.0
    if kind == "MultiPolygon":
        return None, 0.0, tuple(_rings(polygon) for polygon in points), (), 0.0
    raise ValueError(f"geometry {kind!r} is none of Polygon, MultiPolygon, LineString, Point")


def _point(pair: Any) -> Coordinates:
    lon, lat = pair[0], pair[1]
    if any(isinstance(n, bool) or not isinstance(n, (int, float)) for n in (lon, lat)):
        raise ValueError(f"coordinates {pair!r} are not two numbers")
    return Coordinates(lat=float(lat), lon=float(lon))


def _rings(rings: Any) -> tuple[Ring, ...]:
    read = tuple(_ring(ring) for ring in rings)
    if not read:
        raise ValueError("it is empty: no coordinates")
    return read


def _ring(points: Any) -> Ring:
    ring = tuple(_point(p) for p in points)
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring = ring[:-1]
    if len(set(ring)) < 3:
        raise ValueError("a polygon needs at least three different points")
    if len(ring) > MOST_POINTS:
        raise ValueError(f"a ring of {len(ring)} points; at most {MOST_POINTS}")
    if _crosses_itself(ring):
        raise ValueError("the polygon's line crosses itself")
    return ring


def _crosses_itself(ring: Ring) -> bool:
    """Whether two sides that are not neighbours meet; going west to east, most pairs are never tried."""
    sides = sorted(_sides(ring))
    for number, (_west, east, at, a, b) in enumerate(sides):
        for west2, _, at2, c, d in sides[number + 1 :]:
            if west2 > east:
                break
            apart = abs(at - at2)
            if apart not in (1, len(ring) - 1) and _meet(a, b, c, d):
                return True
    return False


Pair = tuple[float, float]


def _sides(ring: Ring) -> Iterator[tuple[float, float, int, Pair, Pair]]:
    for at, (a, b) in enumerate(zip(ring, (*ring[1:], ring[0]), strict=True)):
        yield min(a.lon, b.lon), max(a.lon, b.lon), at, (a.lon, a.lat), (b.lon, b.lat)


def _turn(a: Pair, b: Pair, c: Pair) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _meet(a: Pair, b: Pair, c: Pair, d: Pair) -> bool:
    one, two, three, four = _turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)
    if ((one > 0) != (two > 0)) and ((three > 0) != (four > 0)) and 0 not in (one, two, three, four):
        return True
    return any(
        turn == 0 and _on(p, q, r)
        for turn, p, q, r in ((one, a, b, c), (two, a, b, d), (three, c, d, a), (four, c, d, b))
    )


def _on(a: Pair, b: Pair, c: Pair) -> bool:
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])
