"""The forms an export can have: the files of each, under the names they go by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import PurePath

from tallystick.publish.exports import acled, airwars, ged, own, provenance
from tallystick.publish.exports.columns import csv_of
from tallystick.publish.exports.gather import Gathered
from tallystick.publish.exports.terms import NOT_REVIEWED

EXTRA = "exports"
SIDECAR = ".provenance.csv"


class MissingExtraError(RuntimeError):
    """A form needs a library that is not installed; the message is one line."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the ending of its file, its main file, and the rulebook it is made by where none is named.

    ``sidecar`` rows follow the main file's; ``kept`` says which entries are events of the form at all.
    """

    ending: str
    main: Callable[[Gathered], bytes]
    method: str | None = None
    sidecar: bool = False
    kept: Callable[[own.Row], bool] | None = None
    needs: str | None = None


def _rows(gathered: Gathered) -> list[own.Row]:
    return [own.Row(entry, gathered.terms) for entry in gathered.entries]


def _acled(gathered: Gathered) -> bytes:
    return csv_of(acled.COLUMNS, _rows(gathered))


def _ged(gathered: Gathered) -> bytes:
    return csv_of(ged.COLUMNS, _rows(gathered))


def _airwars(gathered: Gathered) -> bytes:
    rows = _rows(gathered)
    return csv_of(airwars.columns(rows), rows)


def _csv(gathered: Gathered) -> bytes:
    return csv_of(own.INCIDENTS, _rows(gathered), tags=True)


def _geojson(gathered: Gathered) -> bytes:
    from tallystick.publish.exports.geojson import geojson

    return geojson(gathered)


def _geoparquet(gathered: Gathered) -> bytes:
    from tallystick.publish.exports.geoparquet import geoparquet

    return geoparquet(gathered)


def _jsonl(gathered: Gathered) -> bytes:
    from tallystick.publish.exports.jsonl import jsonl

    return jsonl(gathered)


def _xlsx(gathered: Gathered) -> bytes:
    from tallystick.publish.exports.xlsx import xlsx

    return xlsx(gathered)


def _package(gathered: Gathered) -> bytes:
    from tallystick.publish.exports.package import package

    return package(gathered)


FORMS: Mapping[str, Form] = {
    "acled": Form(".csv", _acled, method="acled", sidecar=True),
    "ged": Form(".csv", _ged, method="ucdp-ged", sidecar=True, kept=lambda row: ged.is_fatal(row.entry)),
    "airwars": Form(".csv", _airwars, method="airwars"),
    "csv": Form(".csv", _csv),
    "geojson": Form(".geojson", _geojson),
    "geoparquet": Form(".parquet", _geoparquet, needs="pyarrow"),
    "jsonl": Form(".jsonl", _jsonl),
    "xlsx": Form(".xlsx", _xlsx, needs="xlsxwriter"),
    "package": Form(".zip", _package),
}
NOT_FATAL = "no event of this form: nobody is known to have been killed"


def require(form: str) -> None:
    """Sees to it that what a form needs is there.

    Raises:
        MissingExtraError: it is not; nothing was done.
    """
    needs = FORMS[form].needs
    if needs is not None and find_spec(needs) is None:
        raise MissingExtraError(f"the form {form} needs {needs}: install tallystick[{EXTRA}]")


def fitting(form: str, gathered: Gathered) -> Gathered:
    """What of an export is an event of a form at all; the rest is counted as left out."""
    kept = FORMS[form].kept
    if kept is None:
        return gathered
    entries = tuple(entry for entry in gathered.entries if kept(own.Row(entry, gathered.terms)))
    gone = len(gathered.entries) - len(entries)
    out = {**gathered.left_out, **({NOT_FATAL: gone} if gone else {})}
    return Gathered(gathered.terms, entries, out)


def files_of(form: str, gathered: Gathered, name: str) -> dict[str, bytes]:
    """The files of an export by name; ``name`` is that of the main file, as ``file_name`` gives it."""
    made = {name: FORMS[form].main(gathered)}
    if FORMS[form].sidecar:
        made[PurePath(name).stem + SIDECAR] = csv_of(provenance.COLUMNS, _rows(gathered))
    return made


def file_name(form: str, wanted: str, *, proposed: bool) -> str:
    """The name of an export's main file: what is not reviewed says so in its name."""
    path = PurePath(wanted)
    stem, ending = (path.stem, path.suffix) if path.suffix else (path.name, FORMS[form].ending)
    if proposed and not stem.endswith(NOT_REVIEWED):
        stem += f"-{NOT_REVIEWED}"
    return stem + ending
