"""A self-contained package: the data, how each column was derived, the methodology, and a descriptor, in one zip."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from tallystick.publish.exports.about import about, about_lines
from tallystick.publish.exports.codebook import BOOK, book_rows
from tallystick.publish.exports.columns import Column, csv_of
from tallystick.publish.exports.gather import Gathered
from tallystick.publish.exports.geojson import geojson
from tallystick.publish.exports.own import INCIDENTS, Row
from tallystick.publish.exports.reports import CLAIMS, REPORTS, claim_rows, report_rows
from tallystick.publish.methodology import as_html, as_markdown, methodology

OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can hold: files of a package have no time of their own."""
UNIX, READABLE = 3, 0o644 << 16
TABLES: Mapping[str, tuple[Sequence[Column[Any]], str]] = {
    "incidents": (INCIDENTS, "One row for each incident."),
    "claims": (CLAIMS, "One row for each claim: who says what, in which words."),
    "reports": (REPORTS, "One row for each report and incident it tells of."),
}


def package(gathered: Gathered) -> bytes:
    """The zip, its descriptor first."""
    files = _files(gathered)
    descriptor = json.dumps(_descriptor(gathered, files), ensure_ascii=False, indent=2) + "\n"
    return zipped({"datapackage.json": descriptor.encode("utf-8"), **files})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a zip that is the same whenever and wherever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, OLDEST)
            info.create_system, info.external_attr, info.compress_type = UNIX, READABLE, zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def _files(gathered: Gathered) -> dict[str, bytes]:
    page = methodology(gathered.terms.method)
    books = {f"{name}.csv": columns for name, (columns, _) in TABLES.items()}
    rows = [Row(entry, gathered.terms) for entry in gathered.entries]
    return {
        "README.md": _readme(gathered).encode("utf-8"),
        "incidents.csv": csv_of(INCIDENTS, rows),
        "claims.csv": csv_of(CLAIMS, claim_rows(gathered)),
        "reports.csv": csv_of(REPORTS, report_rows(gathered)),
        "incidents.geojson": geojson(gathered),
        "codebook.csv": csv_of(BOOK, book_rows(books)),
        "methodology.md": as_markdown(page).encode("utf-8"),
        "methodology.html": as_html(page).encode("utf-8"),
    }


def _readme(gathered: Gathered) -> str:
    lines = "\n".join(f"- {key.replace('_', ' ')}: {words}" for key, words in about_lines(gathered))
    named = "\n".join(f"- `{name}.csv`: {says}" for name, (_, says) in TABLES.items())
    return (
        f"# About this package\n\n{lines}\n\n## Files\n\n{named}\n- `incidents.geojson`: the incidents as points.\n"
        "- `codebook.csv`: how each column was derived.\n"
        "- `methodology.md`, `methodology.html`: the rulebook in force.\n"
    )


def _descriptor(gathered: Gathered, files: Mapping[str, bytes]) -> dict[str, object]:
    """The descriptor by Data Package: each table with the type of its columns, each file with its hash."""
    told = about(gathered)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tallystick-incidents",
        "title": told["title"],
        "version": told["as_of"],
        "about": told,
        "resources": [_resource(name, content) for name, content in files.items()],
    }


def _resource(path: str, content: bytes) -> dict[str, object]:
    name, _, ending = path.partition(".")
    made: dict[str, object] = {
        "name": path.lower().replace(".", "-"),
        "path": path,
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
    }
    if ending == "csv" and name in TABLES:
        columns, says = TABLES[name]
        fields = [{"name": c.name, "type": c.type, "description": c.says} for c in columns]
        made |= {"type": "table", "description": says, "encoding": "utf-8", "schema": {"fields": fields}}
    return made
