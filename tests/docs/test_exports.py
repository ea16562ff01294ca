"""The tables of docs/exports.md: every column of every form, with the words of the codebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tallystick.publish.exports import acled, airwars, ged, provenance
from tallystick.publish.exports.columns import Column
from tallystick.publish.exports.own import INCIDENTS
from tallystick.publish.exports.reports import CLAIMS, REPORTS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "exports.md"
START = "## Columns\n"
TABLES: dict[str, Sequence[Column[Any]]] = {
    "`csv`, `geojson`, `geoparquet`, and the incidents of `xlsx` and `package`": INCIDENTS,
    "`jsonl`, and the claims of `xlsx` and `package`": CLAIMS,
    "The reports of `xlsx` and `package`": REPORTS,
    "`acled`": acled.COLUMNS,
    "`ged`": ged.COLUMNS,
    "`airwars`, before flags, blocks and our columns": airwars.FIXED,
    "The sidecar `NAME.provenance.csv`": provenance.COLUMNS,
}


def tables() -> Iterator[str]:
    """The lines of the section, written anew: run this file to print them."""
    for title, columns in TABLES.items():
        yield from ("", f"### {title}", "", "| column | HXL | how it is derived |", "|---|---|---|")
        yield from (f"| `{c.name}` | {c.hxl and f'`{c.hxl}`'} | {c.says} |" for c in columns)


def test_the_page_has_every_column() -> None:
    """The page says of every column what the codebook says, in the order of the file."""
    held = PAGE.read_text(encoding="utf-8").split(START)[1].splitlines()
    assert held[held.index("") + 2 :] == list(tables())


if __name__ == "__main__":
    print("\n".join(tables()))
