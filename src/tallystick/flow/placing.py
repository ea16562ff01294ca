"""A place that somebody names: where on the earth that is, as far as they or the gazetteer say."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tallystick.ledger.errors import RefusedError
from tallystick.model.reading import Where
from tallystick.reader.geo.phrases import country_of
from tallystick.resources.gazetteer import default_gazetteer
from tallystick.resources.gazetteer.gazetteer import Match
from tallystick.resources.gazetteer.lands import alpha3_of, country_names
from tallystick.resources.tables import read_table
from tallystick.resources.vocabularies import words

EXACT = ("name", "alternate")
IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


def place(
    name: str, country: str | None = None, lat: float | None = None, lon: float | None = None,
    precision: str | None = None,
) -> Where:  # fmt: skip
    """A place by its name; without a point of its own it is looked up where the country is known, or the name is that
    of places of one country only. What the gazetteer does not know for certain has no point.

    Raises:
        RefusedError: there is no such country, point or precision.
    """
    code = alpha3(country) if country else None
    if precision is not None and precision not in words("where_precision"):
        raise RefusedError(f"no such precision: {precision} (one of {', '.join(words('where_precision'))})")
    if lat is not None or lon is not None:
        return _at(name, code, _degrees(lat, 90, "latitude"), _degrees(lon, 180, "longitude"), precision)
    found = _looked_up(name, code)
    if found is None:
        return _where(name, code, precision)
    entry = found.entry
    kind = entry.kind if entry.kind in words("where_precision") else "area"
    return Where(
        name=name, country=entry.country, lat=entry.lat, lon=entry.lon, precision=precision or kind,
        geonameid=entry.geonameid, span=None, uncertainty_km=entry.radius_km,
    )  # fmt: skip


def _where(name: str, code: str | None, precision: str | None) -> Where:
    return Where(name=name, country=code, lat=None, lon=None, precision=precision, geonameid=None, span=None)


def _at(name: str, code: str | None, lat: float, lon: float, precision: str | None) -> Where:
    return Where(
        name=name, country=code, lat=lat, lon=lon, precision=precision or "point", geonameid=None, span=None,
    )  # fmt: skip


def _degrees(value: float | None, most: int, what: str) -> float:
    if value is None or not -most <= value <= most:
        raise RefusedError(f"no {what}: {value}; a point needs both, in degrees")
    return value


@lru_cache(maxsize=1024)
def alpha3(country: str) -> str:
    """The code of a country, from its code or its name.

    Raises:
        RefusedError: there is no such country.
    """
    code = country.strip()
    if code.upper() in country_names().values():
        return code.upper()
    if code.isascii() and code.isdigit():
        found = next(
            (r["alpha3"] for r in read_table("iso_numeric", "publishing") if r["numeric"] == str(int(code))), None
        )
    else:
        found = country_of(code) or country_of(IN_BRACKETS.sub("", code)) or alpha3_of(code)
    if found is None:
        raise RefusedError(f"no such country: {country} (three letters, as SYR, or its English name)")
    return found


@cache
def _numeric() -> dict[int, str]:
    return {int(row["numeric"]): row["alpha3"] for row in read_table("iso_numeric", "publishing")}


def _looked_up(name: str, code: str | None) -> Match | None:
    """The best-known place of exactly that name, in one country."""
    found = [m for m in default_gazetteer().lookup(name) if m.how in EXACT]
    if code is not None:
        found = [m for m in found if m.entry.country == code]
    return found[0] if found and len({m.entry.country for m in found}) == 1 else None
