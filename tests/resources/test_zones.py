"""Zones as data: what is shipped is public and sourced, what a user brings is checked and stays restricted."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tallystick.model.geo import ZONE_KINDS, Coordinates, Zone, border_distance_km, depth_km
from tallystick.resources.zones import load_user_zones, load_zones, zones_digest


def zone(zone_id: str) -> Zone:
    """A shipped zone by its id."""
    return next(z for z in load_zones() if z.id == zone_id)


def test_every_shipped_zone_says_what_it_is_who_agreed_it_and_from_where_we_know() -> None:
    """No zone without meaning, parties, source, dates and an honest border."""
    zones = load_zones()
    assert len({z.id for z in zones}) == len(zones) >= 10
    for z in zones:
        assert z.name and z.meaning and z.agreed_by and z.source
        assert z.since is not None
        assert z.until is None or z.since < z.until
        assert (z.since_earliest or z.since) <= z.since
        assert (z.until_latest or z.until or date.max) >= (z.until or date.max)
        assert z.uncertainty_km >= 1.0
        assert depth_km(z) > 0
        assert sum([z.centre is not None, bool(z.polygons), bool(z.line)]) == 1


def test_no_notified_or_no_strike_site_is_shipped() -> None:
    """Such zones come only from a user's own file."""
    for z in load_zones():
        assert z.kind in ZONE_KINDS - {"no-strike-site"}
        assert z.public
        assert not z.restricted


@pytest.mark.parametrize(
    ("zone_id", "name", "lat", "lon"),
    [
        ("at-tanf-deconfliction-zone", "At Tanf", 33.49, 38.62),
        ("idlib-de-escalation-zone", "Saraqib", 35.864, 36.806),
        ("idlib-de-escalation-zone", "Jisr al-Shughur", 35.814, 36.320),
        ("eastern-ghouta-de-escalation-zone", "Hamouria", 33.525, 36.387),
        ("northern-homs-de-escalation-zone", "Rastan", 34.926, 36.733),
        ("southwest-syria-de-escalation-zone", "Nawa", 32.889, 36.041),
        ("peace-spring-safe-zone", "south of Tell Abyad", 36.60, 38.96),
        ("golan-area-of-separation", "Quneitra (ruins)", 33.125, 35.825),
        ("south-lebanon-unifil-area", "Bint Jbeil", 33.12, 35.433),
        ("korean-demilitarised-zone", "Panmunjom", 37.956, 126.677),
        ("donbas-security-zone", "Donetsk", 48.02, 37.80),
        ("srebrenica-safe-area", "Srebrenica", 44.106, 19.297),
    ],
)
def test_well_known_places_lie_inside(zone_id: str, name: str, lat: float, lon: float) -> None:
    """The rough outlines hold the places everybody knows to have been inside."""
    assert border_distance_km(Coordinates(lat=lat, lon=lon), zone(zone_id)) < 0, name


@pytest.mark.parametrize(
    ("zone_id", "name", "lat", "lon"),
    [
        ("at-tanf-deconfliction-zone", "Palmyra", 34.55, 38.28),
        ("idlib-de-escalation-zone", "Aleppo citadel", 36.199, 37.163),
        ("idlib-de-escalation-zone", "Latakia", 35.52, 35.79),
        ("eastern-ghouta-de-escalation-zone", "Damascus", 33.51, 36.29),
        ("peace-spring-safe-zone", "Kobani", 36.891, 38.354),
        ("south-lebanon-unifil-area", "Beirut", 33.89, 35.50),
        ("south-lebanon-unifil-area", "Nahariya", 33.00, 35.09),
        ("donbas-security-zone", "Kharkiv", 49.99, 36.23),
    ],
)
def test_well_known_places_lie_outside(zone_id: str, name: str, lat: float, lon: float) -> None:
    """And leave out those known to have been outside."""
    assert border_distance_km(Coordinates(lat=lat, lon=lon), zone(zone_id)) > 0, name


def test_the_tanf_circle_has_its_public_radius() -> None:
    """Fifty-five kilometres, as the Coalition said."""
    tanf = zone("at-tanf-deconfliction-zone")
    assert tanf.radius_km == 55.0
    assert "Russia" in tanf.agreed_by


SQUARE = [[38.0, 33.0], [39.0, 33.0], [39.0, 34.0], [38.0, 34.0], [38.0, 33.0]]


def feature(geometry: dict[str, Any] | None, **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature."""
    said = {"name": "A clinic", "kind": "no-strike-site", **properties}
    return {"type": "Feature", "geometry": geometry, "properties": said}


def polygon(*points: list[float]) -> dict[str, Any]:
    """A GeoJSON polygon of one ring."""
    return {"type": "Polygon", "coordinates": [list(points)]}


def written(tmp_path: Path, *features: Any) -> Path:
    """A file of those features."""
    path = tmp_path / "mine.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
    return path


def test_a_users_zones_are_read_and_restricted(tmp_path: Path) -> None:
    """Polygons with holes, several polygons, lines with a width and circles; all restricted, none public."""
    hole = [[38.4, 33.4], [38.6, 33.4], [38.6, 33.6], [38.4, 33.6], [38.4, 33.4]]
    path = written(
        tmp_path,
        feature(
            {"type": "Polygon", "coordinates": [SQUARE, hole]},
            **{"from": "2017-05-01", "to": "2017-06-30", "uncertainty_km": 2},
        ),
        feature({"type": "MultiPolygon", "coordinates": [[SQUARE]]}, name="Two", kind="safe-zone"),
        feature({"type": "LineString", "coordinates": [[38, 33], [39, 33]]}, name="Road", kind="corridor", width_km=4),
        feature({"type": "Point", "coordinates": [38.5, 33.5]}, radius_km=3, aliases=["the clinic"]),
    )
    square, two, road, clinic = load_user_zones(path)
    assert all(z.restricted and not z.public for z in (square, two, road, clinic))
    assert len({z.id for z in (square, two, road, clinic)}) == 4
    assert (square.since, square.until, square.uncertainty_km) == (date(2017, 5, 1), date(2017, 6, 30), 2.0)
    assert border_distance_km(Coordinates(lat=33.5, lon=38.5), square) > 0
    assert border_distance_km(Coordinates(lat=33.5, lon=38.5), two) < 0
    assert border_distance_km(Coordinates(lat=33.01, lon=38.5), road) < 0
    assert border_distance_km(Coordinates(lat=33.5, lon=38.5), clinic) == pytest.approx(-3.0)
    assert clinic.aliases == ("the clinic",)
    assert zones_digest([square, two]) == zones_digest([two, square]) != zones_digest([square])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("no json", "not JSON, so not GeoJSON"),
        ("[" * 100_000, "not JSON, so not GeoJSON"),
        ("[1, 2]", "neither a FeatureCollection nor a Feature"),
        ('{"type": "Topology"}', "neither a FeatureCollection nor a Feature"),
        ('{"type": "FeatureCollection", "features": []}', "no zone in it"),
    ],
)
def test_what_is_no_geojson_is_refused(tmp_path: Path, content: str, message: str) -> None:
    """One line that names the file."""
    path = tmp_path / "mine.geojson"
    path.write_text(content)
    with pytest.raises(ValueError, match=message) as caught:
        load_user_zones(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (feature(None), "empty"),
        (feature({"type": "Polygon", "coordinates": []}), "empty"),
        (feature(polygon()), "at least three different points"),
        (feature(polygon([38, 33], [39, 33], [38, 33])), "at least three different points"),
        (feature(polygon([38, 33], [39, 34], [39, 33], [38, 34])), "crosses itself"),
        (feature(polygon([38, 33], [39, 95], [39, 33])), "latitude 95"),
        (feature(polygon([238, 33], [39, 34], [39, 33])), "longitude 238"),
        (feature(polygon(["a", 33], [39, 34], [39, 33])), "not two numbers"),  # type: ignore[list-item]
        (feature(polygon(*SQUARE), kind="target"), "kind 'target' is none of"),
        (feature(polygon(*SQUARE), name=""), "no name"),
        (feature(polygon(*SQUARE), uncertainty_km=-1), "not a number of kilometres"),
        (feature(polygon(*SQUARE), **{"from": "May 2017"}), "not a date"),
        (feature(polygon(*SQUARE), **{"from": "2017-06-01", "to": "2017-05-01"}), "before it begins"),
        (feature({"type": "Point", "coordinates": [38, 33]}), "radius_km of a Point None is not a number"),
        (feature({"type": "GeometryCollection", "coordinates": [1]}), "none of Polygon"),
        ({"type": "Feature"}, "not as GeoJSON has them"),
        ("x", "not as GeoJSON has them"),
    ],
)
def test_bad_zones_are_refused_in_one_line(tmp_path: Path, bad: Any, message: str) -> None:
    """The error names the file, the zone's number and what is wrong."""
    path = written(tmp_path, feature(polygon(*SQUARE)), bad)
    with pytest.raises(ValueError, match=message) as caught:
        load_user_zones(path)
    assert str(caught.value).startswith(f"{path}: zone 2: ")
    assert "\n" not in str(caught.value)


def test_a_concave_polygon_does_not_cross_itself(tmp_path: Path) -> None:
    """Only true crossings are refused."""
    shape = polygon([38, 33], [39, 33], [38.5, 33.5], [39, 34], [38, 34])
    assert len(load_user_zones(written(tmp_path, feature(shape)))) == 1
