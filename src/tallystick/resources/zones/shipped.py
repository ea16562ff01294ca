"""The zones in ``zones.toml``."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from tallystick.model.geo import Coordinates, Zone

DATA = Path(__file__).resolve().parent / "zones.toml"


@lru_cache(maxsize=1)
def load_zones() -> tuple[Zone, ...]:
    """The shipped zones; all public, none a notified or no-strike site."""
    with DATA.open("rb") as file:
        return tuple(_zone(row) for row in tomllib.load(file)["zone"])


def zones_digest(zones: Iterable[Zone]) -> str:
    """Hash of a set of zones; part of a reading's identity."""
    return hashlib.sha256("\n".join(sorted(repr(zone) for zone in zones)).encode()).hexdigest()


def _zone(row: dict[str, Any]) -> Zone:
    return Zone(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        aliases=tuple(row.get("aliases", ())),
        places=tuple(row.get("places", ())),
        meaning=row["meaning"],
        agreed_by=row["agreed_by"],
        source=row["source"],
        since=row.get("since"),
        until=row.get("until"),
        since_earliest=row.get("since_earliest"),
        until_latest=date.max if row.get("until_latest") == "open" else row.get("until_latest"),
        uncertainty_km=row["uncertainty_km"],
        centre=_point(row["centre"]) if "centre" in row else None,
        radius_km=row.get("radius_km", 0.0),
        polygons=((_points(row["polygon"]),),) if "polygon" in row else (),
        line=_points(row.get("line", ())),
        half_width_km=row.get("half_width_km", 0.0),
    )


def _point(pair: list[float]) -> Coordinates:
    return Coordinates(lat=pair[0], lon=pair[1])


def _points(pairs: Iterable[list[float]]) -> tuple[Coordinates, ...]:
    return tuple(_point(pair) for pair in pairs)
