"""An Excel workbook: incidents, claims, reports, the codebook, and what the export says of itself."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Any

from tallystick.publish.exports.about import about_lines
from tallystick.publish.exports.codebook import BOOK, book_rows
from tallystick.publish.exports.columns import Column, written
from tallystick.publish.exports.gather import Gathered
from tallystick.publish.exports.own import INCIDENTS, Row
from tallystick.publish.exports.reports import CLAIMS, REPORTS, claim_rows, report_rows
from tallystick.publish.methodology import methodology

MOST_CHARACTERS = 32_767
"""What a cell of a workbook may hold."""
MOST_ROWS = 1_048_576
"""What a sheet of a workbook may hold."""
QUIET = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class TooManyRowsError(ValueError):
    """More rows than a sheet can hold."""


def xlsx(gathered: Gathered) -> bytes:
    """The file; needs the extra ``exports``.

    Raises:
        TooManyRowsError: a sheet would have more rows than there can be.
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, QUIET)
    book.set_properties({"title": "Tallystick", "created": datetime.combine(gathered.terms.as_of, time(), UTC)})
    _sheet(book, "about", (("about", ""), *about_lines(gathered)))
    _table(book, "incidents", INCIDENTS, (Row(entry, gathered.terms) for entry in gathered.entries))
    _table(book, "claims", CLAIMS, claim_rows(gathered))
    _table(book, "reports", REPORTS, report_rows(gathered))
    _table(book, "codebook", BOOK, book_rows({"incidents": INCIDENTS, "claims": CLAIMS, "reports": REPORTS}))
    _sheet(book, "methodology", [row for b in methodology(gathered.terms.method) for row in b.rows or ((b.words,),)])
    book.close()
    return out.getvalue()


def _table(book: Any, name: str, columns: Sequence[Column[Any]], rows: Iterable[Any]) -> None:
    _sheet(book, name, _lines(columns, rows))


def _lines(columns: Sequence[Column[Any]], rows: Iterable[Any]) -> Iterable[Sequence[object]]:
    yield [column.name for column in columns]
    for row in rows:
        yield [column.cell(row) for column in columns]


def _sheet(book: Any, name: str, lines: Iterable[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for number, line in enumerate(lines):
        if number >= MOST_ROWS:
            raise TooManyRowsError(f"{name}: more than the {MOST_ROWS} rows a workbook can hold: export jsonl or csv")
        for at, cell in enumerate(line):
            _write(sheet, number, at, cell)


def _write(sheet: Any, line: int, at: int, cell: Any) -> None:
    """One cell: a number as a number, everything else as text that nothing computes; None stays empty."""
    if cell is None:
        return
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        sheet.write_number(line, at, cell)
    else:
        sheet.write_string(line, at, str(written(cell))[:MOST_CHARACTERS])
