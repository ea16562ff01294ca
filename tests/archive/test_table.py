"""CSV tables: rows with their lines, and a line about what is no table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallystick.archive.check import UnreadableError
from tallystick.archive.table import read_header, read_table_rows


def test_rows_come_with_the_line_they_begin_on(tmp_path: Path) -> None:
    """A cell may hold line breaks; a byte-order mark, blank rows and a row of HXL tags are no content."""
    path = tmp_path / "a.csv"
    path.write_text('\ufeffcode;notes\n#event+code;#description\n1;"two\nlines"\n;\n 2 ;x\n', encoding="utf-8")
    assert read_header(str(path)) == ("code", "notes")
    assert [(row.line, row.cells) for row in read_table_rows(str(path))] == [
        (3, {"code": "1", "notes": "two\nlines"}),
        (6, {"code": "2", "notes": "x"}),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "line 1: no names of columns"),
        (b"a,b,a\n", "line 1: columns that stand twice: a"),
        (b"a,,c\n", "line 1: a column without a name"),
        (b"a,b\n1,2\n1,2,3\n", "line 3: 3 cells, the header has 2"),
        (b"a,b\n1,\xe9\n", "not in this encoding; name it with --encoding"),
        (b'a,b\n1,"2\n', "line 2: not a table"),
    ],
)
def test_what_is_no_table_is_told_by_line(tmp_path: Path, data: bytes, words: str) -> None:
    """Each is one line; the same file in its own encoding is read."""
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=words):
        list(read_table_rows(str(path)))
    if b"\xe9" in data:
        assert [row.cells["b"] for row in read_table_rows(str(path), "latin-1")] == ["é"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A line, no traceback."""
    with pytest.raises(UnreadableError, match="no such file"):
        read_header(str(tmp_path / "none.csv"))
