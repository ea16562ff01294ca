"""GeoJSON (RFC 7946): a feature for each incident, without a geometry where its place has no point."""

from __future__ import annotations

import json

from tallystick.publish.exports.about import about
from tallystick.publish.exports.columns import Cell, written
from tallystick.publish.exports.gather import Gathered
from tallystick.publish.exports.own import INCIDENTS, Row

IN_GEOMETRY = frozenset({"latitude", "longitude"})


def geojson(gathered: Gathered) -> bytes:
    """The file; what the export says of itself stands before the features."""
    features = [_feature(Row(entry, gathered.terms)) for entry in gathered.entries]
    whole = {"type": "FeatureCollection", "about": about(gathered), "features": features}
    return (json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode("utf-8")


def _feature(row: Row) -> dict[str, object]:
    place = row.entry.place
    point = None
    if place.lat is not None and place.lon is not None:
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    cells = ((column.name, column.cell(row)) for column in INCIDENTS if column.name not in IN_GEOMETRY)
    return {
        "type": "Feature",
        "id": row.entry.code,
        "geometry": point,
        "properties": {name: _plain(cell) for name, cell in cells if cell is not None},
    }


def _plain(cell: Cell) -> object:
    """A cell as JSON has it; text stands as it is, since no spreadsheet computes JSON."""
    return cell if isinstance(cell, str | int | float | bool) else written(cell)
