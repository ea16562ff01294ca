"""What the user gives the reader besides the reports: files of zones, a gazetteer; small enough to send to a worker."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.reader.options import ReaderOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """Paths of GeoJSON files with zones, of a GeoNames dump, of a folder with other weights than the shipped ones."""

    zones: tuple[str, ...] = ()
    gazetteer: str | None = None
    weights: str | None = None


@lru_cache(maxsize=1)
def reader_options(setup: Setup) -> ReaderOptions:
    """The reader's options; the files are read once in each process.

    Raises:
        ValueError: a file is not what it should be; one line says which and why.
        OSError: a file cannot be opened.
    """
    from tallystick.reader.options import ReaderOptions

    weights = Path(setup.weights) if setup.weights else None
    if not setup.zones and setup.gazetteer is None:
        return ReaderOptions(weights=weights)
    from tallystick.resources.gazetteer import default_gazetteer, load_dump
    from tallystick.resources.zones import load_user_zones

    gazetteer = default_gazetteer().with_layer(load_dump(setup.gazetteer)) if setup.gazetteer else None
    return ReaderOptions(
        zones=tuple(zone for path in setup.zones for zone in load_user_zones(path)),
        gazetteer=gazetteer,
        weights=weights,
    )
