"""Tables of columns: a name, how the column is derived, and the cell for one row; and such a table as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from tallystick.publish.cells import harmless

Row = TypeVar("Row")
Cell = str | int | float | bool | date | None
STRING, INTEGER, NUMBER, DATE, BOOLEAN = "string", "integer", "number", "date", "boolean"
JOIN = "; "


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: ``says`` is its line in the codebook, ``hxl`` its tag."""

    name: str
    says: str
    cell: Callable[[Row], Cell]
    type: str = STRING
    hxl: str = ""


def nothing(row: object) -> None:
    """The cell of a column that we cannot know: empty."""


def unknown(name: str, why: str) -> Column[Row]:
    """A column that stays empty, and why."""
    return Column(name, f"Left empty: {why}.", nothing)


def joined(words: Iterable[str | None], by: str = JOIN) -> str | None:
    """Words in one cell; None where there are none."""
    return by.join(word for word in words if word) or None


def written(cell: Cell) -> object:
    """A cell as CSV has it: nothing for None, a day as YYYY-MM-DD, text that no spreadsheet computes."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    return harmless(cell)


def csv_of(columns: Sequence[Column[Row]], rows: Iterable[Row], *, tags: bool = False) -> bytes:
    """A table as CSV in UTF-8; with ``tags`` its second row are the HXL tags."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    if tags:
        writer.writerow([column.hxl for column in columns])
    for row in rows:
        writer.writerow([written(column.cell(row)) for column in columns])
    return out.getvalue().encode("utf-8")
