"""A table in a CSV file, row by row, with the line each begins on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tallystick.archive.check import MAX_CHARACTERS, UnreadableError, whole
from tallystick.archive.report import visible

DELIMITERS = ",;\t"
MOST_SHOWN = 5


class TableRow(NamedTuple):
    """One row: the line it begins on, and its cells by column, without white space around them."""

    line: int
    cells: dict[str, str]


def read_header(path: str, encoding: str | None = None) -> tuple[str, ...]:
    """The names of the columns, in order.

    Raises:
        UnreadableError: there is none, a name is missing or stands twice, or the file cannot be read.
    """
    with _Rows(path, encoding) as rows:
        return rows.header


def read_table_rows(path: str, encoding: str | None = None) -> Iterator[TableRow]:
    """The rows in order; blank ones and a row of HXL tags are passed over.

    Raises:
        UnreadableError: a row has another number of cells than the header, or the file cannot be read; the message
            begins with the line.
    """
    with _Rows(path, encoding) as rows:
        yield from rows.rows()


class _Rows:
    def __init__(self, path: str, encoding: str | None) -> None:
        try:
            self._stream = Path(path).open(encoding=encoding or "utf-8-sig", newline="")  # noqa: SIM115
        except OSError as error:
            raise UnreadableError((error.strerror or "cannot be read").lower()) from None
        self.header: tuple[str, ...] = ()

    def __enter__(self) -> _Rows:
        try:
            first = self._stream.readline(MAX_CHARACTERS)
            self._stream.seek(0)
            delimiter = max(DELIMITERS, key=first.count)
            self._reader = csv.reader(self._stream, delimiter=delimiter, strict=True)
            self.header = _header(next(self._reader, []))
        except BaseException as error:
            self._stream.close()
            raise _readable(error, 1) from None
        return self

    def __exit__(self, *unused: object) -> None:
        self._stream.close()

    def rows(self) -> Iterator[TableRow]:
        """The rows below the header."""
        while True:
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader, None)
                if cells is None:
                    return
                row = _row(cells, self.header)
            except (csv.Error, UnicodeError, UnreadableError) as error:
                raise _readable(error, line) from None
            if row:
                yield TableRow(line, row)


def _readable(error: BaseException, line: int) -> BaseException:
    """What is wrong with a line, in one."""
    if isinstance(error, UnicodeError):
        return UnreadableError(f"line {line} or later: not in this encoding; name it with --encoding")
    if isinstance(error, csv.Error):
        return UnreadableError(f"line {line}: not a table: {error}")
    return UnreadableError(f"line {line}: {error}") if isinstance(error, UnreadableError) else error


def _header(cells: list[str]) -> tuple[str, ...]:
    names = tuple(cell.strip() for cell in cells)
    if not any(names):
        raise UnreadableError("no names of columns")
    if not all(names):
        raise UnreadableError("a column without a name")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UnreadableError(f"columns that stand twice: {', '.join(visible(n, 40) for n in twice[:MOST_SHOWN])}")
    return names


def _row(cells: list[str], header: tuple[str, ...]) -> dict[str, str]:
    plain = [whole(cell.strip(), "a cell") for cell in cells]
    filled = [cell for cell in plain if cell]
    if not filled or all(cell.startswith("#") for cell in filled):
        return {}
    if len(plain) != len(header):
        raise UnreadableError(f"{len(plain)} cells, the header has {len(header)}")
    return dict(zip(header, plain, strict=True))
