"""What a place name was taken to be, and where on the earth that puts it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tallystick.model.geo import Coordinates, GazetteerEntry, destination
from tallystick.model.span import Span
from tallystick.reader.geo.phrases import Phrase

PRECISIONS = frozenset(
    {
        "building",
        "point",
        "neighbourhood",
        "village",
        "town",
        "city",
        "district",
        "area",
        "province",
        "region",
        "country",
    }
)
NATURE = {"sea": "region", "continent": "region", "desert": "region"}
"""Natural features that are as vague as a region; the others (river, lake, mountain, island …) are areas."""

SETTLEMENTS = frozenset({"city", "town", "village"})

WIDEST_POINT_KM = 100.0
"""A place that reaches farther than this is known by one point and happened in at none: its middle stands for it on a
map, and would say something of a happening there that the text does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """One place name in a text and what it was taken to be.

    ``span`` is the name as the report uses it ("western Mosul"), ``full`` the phrase with "10 km north of".
    ``lat``/``lon`` in degrees, of a country or wide region the point that stands for it; ``precision`` a word of
    where.precision; ``uncertainty_km`` the radius within which the thing meant lies, null without a point;
    ``named_lat``/``named_lon`` the named place's own point, which differs for "10 km north of X" and is null for what
    is too wide for a happening's point; ``relation`` one of at, near, side, offset, distance, part, between, border.
    ``confidence`` in 0..1 is this reading against the other places of the name; ``reasons`` are short and for people.
    """

    span: Span
    full: Span
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    geonameid: int | None
    uncertainty_km: float | None
    named_lat: float | None
    named_lon: float | None
    relation: str
    confidence: float
    reasons: tuple[str, ...]


def placed(blank: PlaceMention, phrase: Phrase, entry: GazetteerEntry) -> PlaceMention:
    """A mention with the place it was taken to be."""
    precision = _precision(phrase, entry)
    point, doubt = _point(phrase, entry)
    exact = not (_wide(entry) or precision == "region")
    return replace(
        blank,
        country=entry.country,
        lat=round(point.lat, 4),
        lon=round(point.lon, 4),
        precision=precision,
        geonameid=entry.geonameid,
        uncertainty_km=round(doubt, 1),
        named_lat=entry.lat if exact else None,
        named_lon=entry.lon if exact else None,
    )


def _wide(entry: GazetteerEntry) -> bool:
    return entry.kind == "country" or entry.kind in NATURE or entry.radius_km > WIDEST_POINT_KM


def _precision(phrase: Phrase, entry: GazetteerEntry) -> str:
    kind = entry.kind if entry.kind in PRECISIONS else NATURE.get(entry.kind, "area")
    if phrase.relation == "part":
        return "district" if kind in SETTLEMENTS else "region"
    if _wide(entry):
        return "region" if kind == "area" else kind
    if phrase.relation == "offset":
        return "area"
    if phrase.kind in ("area", "point", "building", "neighbourhood") and kind in SETTLEMENTS:
        return phrase.kind
    if phrase.kind in SETTLEMENTS and kind in SETTLEMENTS:
        return phrase.kind
    return kind


def _point(phrase: Phrase, entry: GazetteerEntry) -> tuple[Coordinates, float]:
    """The point meant and the radius of doubt in km; of what is wide the point that stands for it."""
    if _wide(entry) or phrase.relation == "part":
        return entry.point, entry.radius_km
    if phrase.relation == "offset" and phrase.bearing is not None:
        # A fifth of the way: roads bend, and sixteen points of the compass are 11 degrees to either side.
        return destination(entry.point, phrase.bearing, phrase.km), entry.radius_km + 0.2 * phrase.km
    return entry.point, entry.radius_km + phrase.km
