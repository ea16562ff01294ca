"""The codebook: how each column of each file was derived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tallystick.publish.exports.columns import Column


@dataclass(frozen=True, slots=True)
class BookRow:
    """One column of one file."""

    file: str
    column: Column[Any]


BOOK: tuple[Column[BookRow], ...] = (
    Column("file", "The file or sheet.", lambda row: row.file),
    Column("column", "The column.", lambda row: row.column.name),
    Column("type", "Its type.", lambda row: row.column.type),
    Column("hxl", "Its HXL tag.", lambda row: row.column.hxl or None),
    Column("derived", "How it was derived.", lambda row: row.column.says),
)


def book_rows(files: Mapping[str, Sequence[Column[Any]]]) -> Iterable[BookRow]:
    """The lines of the codebook of some files."""
    return [BookRow(file, column) for file, columns in files.items() for column in columns]
