"""GeoParquet 1.1: the incidents as columns, the points as well-known binary, with the standard's metadata."""

from __future__ import annotations

import io
import json
import struct
from typing import TYPE_CHECKING, Any

from tallystick.publish.exports.about import about
from tallystick.publish.exports.columns import BOOLEAN, DATE, INTEGER, NUMBER, STRING
from tallystick.publish.exports.entry import Place
from tallystick.publish.exports.gather import Gathered
from tallystick.publish.exports.own import INCIDENTS, Row

if TYPE_CHECKING:
    import pyarrow

GEOMETRY = "geometry"
LITTLE_ENDIAN, POINT = 1, 1


def geoparquet(gathered: Gathered) -> bytes:
    """The file; needs the extra ``exports``."""
    import pyarrow
    from pyarrow import parquet

    rows = [Row(entry, gathered.terms) for entry in gathered.entries]
    kinds = _kinds(pyarrow)
    arrays = [pyarrow.array([c.cell(row) for row in rows], type=kinds[c.type]) for c in INCIDENTS]
    arrays.append(pyarrow.array([_point(row.entry.place) for row in rows], type=pyarrow.binary()))
    told = {"geo": json.dumps(_geo(rows), sort_keys=True), "about": json.dumps(about(gathered), ensure_ascii=False)}
    fields = [pyarrow.field(c.name, kinds[c.type], metadata={"says": c.says}) for c in INCIDENTS]
    schema = pyarrow.schema([*fields, pyarrow.field(GEOMETRY, pyarrow.binary())], metadata=told)
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def _kinds(arrow: Any) -> dict[str, pyarrow.DataType]:
    return {
        STRING: arrow.string(),
        INTEGER: arrow.int64(),
        NUMBER: arrow.float64(),
        DATE: arrow.date32(),
        BOOLEAN: arrow.bool_(),
    }


def _point(place: Place) -> bytes | None:
    if place.lat is None or place.lon is None:
        return None
    return struct.pack("<BIdd", LITTLE_ENDIAN, POINT, place.lon, place.lat)


def _geo(rows: list[Row]) -> dict[str, object]:
    """The metadata of the standard; without a coordinate system it means longitude and latitude in WGS 84."""
    points = [(r.entry.place.lon, r.entry.place.lat) for r in rows if r.entry.place.lat is not None]
    known = [(lon, lat) for lon, lat in points if lon is not None and lat is not None]
    column: dict[str, object] = {"encoding": "WKB", "geometry_types": ["Point"] if known else []}
    if known:
        lons, lats = zip(*known, strict=True)
        column["bbox"] = [min(lons), min(lats), max(lons), max(lats)]
    return {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
