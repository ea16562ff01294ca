"""Military Grid Reference System to latitude and longitude (WGS 84).

Our own, because the one library for it is a compiled wheel for a page of sums: NGA.SIG.0012 for the lettering, Krüger's
series to the third order (Karney 2011) for the projection, good to well under a metre.
"""

from __future__ import annotations

import math

from tallystick.model.geo import Coordinates

BANDS = "CDEFGHJKLMNPQRSTUVWX"
COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
ROWS = "ABCDEFGHJKLMNPQRSTUV"
SQUARE_M = 100_000
ROW_CYCLE_M = 2_000_000

SCALE = 0.9996
FALSE_EASTING_M = 500_000.0
FALSE_NORTHING_M = 10_000_000.0

_N = 1 / (2 * 298.257223563 - 1)
_RECTIFYING_M = 6378137.0 / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (_N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96, _N**2 / 48 + _N**3 / 15, 17 * _N**3 / 480)
_DELTA = (2 * _N - 2 * _N**2 / 3 - 2 * _N**3, 7 * _N**2 / 3 - 8 * _N**3 / 5, 56 * _N**3 / 15)


def utm_to_point(zone: int, easting: float, northing: float) -> Coordinates:
    """The point of UTM metres; ``northing`` counts from the equator, negative to the south."""
    xi = northing / (SCALE * _RECTIFYING_M)
    eta = (easting - FALSE_EASTING_M) / (SCALE * _RECTIFYING_M)
    xi2 = xi - sum(b * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, b in enumerate(_BETA, start=1))
    eta2 = eta - sum(b * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, b in enumerate(_BETA, start=1))
    chi = math.asin(max(-1.0, min(1.0, math.sin(xi2) / math.cosh(eta2))))
    lat = chi + sum(d * math.sin(2 * j * chi) for j, d in enumerate(_DELTA, start=1))
    lon = math.radians(zone * 6 - 183) + math.atan2(math.sinh(eta2), math.cos(xi2))
    return Coordinates(lat=math.degrees(lat), lon=(math.degrees(lon) + 540.0) % 360.0 - 180.0)


def _fits_band(lat: float, band: str) -> bool:
    low = -80.0 + 8.0 * BANDS.index(band)
    high = 84.0 if band == "X" else low + 8.0
    return low - 0.5 <= lat <= high + 0.5  # a square that a band's edge cuts keeps the letter of its corner


def mgrs_to_point(zone: int, band: str, square: str, east: str, north: str) -> tuple[Coordinates, float] | None:
    """Centre of the grid square and half its side in metres; None when no such square exists.

    ``square`` is the pair of letters, ``east`` and ``north`` two to five digits each of equal length.
    """
    columns = COLUMNS[(zone - 1) % 3]
    if not 1 <= zone <= 60 or band not in BANDS or square[0] not in columns or square[1] not in ROWS:
        return None
    side = 10.0 ** (5 - len(east))
    easting = (columns.index(square[0]) + 1) * SQUARE_M + int(east) * side + side / 2
    row = (ROWS.index(square[1]) - (5 if zone % 2 == 0 else 0)) % 20
    in_cycle = row * SQUARE_M + int(north) * side + side / 2
    for cycle in range(-5, 5):
        # Southern northings count from a false origin 10,000 km south, which is five whole cycles.
        northing = in_cycle + cycle * ROW_CYCLE_M
        if abs(northing) < FALSE_NORTHING_M:
            point = utm_to_point(zone, easting, northing)
            if (band >= "N") == (northing >= 0) and _fits_band(point.lat, band):
                return point, side / 2
    return None
