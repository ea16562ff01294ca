"""Files that appear whole or not at all, and what a resumed run keeps."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tallystick.flow.outcome import Outcome
from tallystick.flow.sinks import FileSink, FolderSink, OnePageSink, StreamSink, document_id, kept_lines, part_of


def outcome(rendered: str, path: str = "a.txt", line: int | None = None) -> Outcome:
    """A report that was read and rendered."""
    return Outcome(path=path, line=line, rendered=rendered)


def row(key: str) -> str:
    """One line of readings."""
    return json.dumps({"document": {"id": key}})


def test_a_file_appears_at_the_end(tmp_path: Path) -> None:
    """Until it is closed the file does not bear its name; then it is whole and nothing else is left."""
    path = tmp_path / "new" / "out.jsonl"
    sink = FileSink(path)
    sink.write(outcome(row("1")))
    assert not path.exists()
    sink.close()
    assert path.read_text() == row("1") + "\n"
    assert list(path.parent.iterdir()) == [path]


def test_a_run_that_read_nothing_leaves_the_old_file(tmp_path: Path) -> None:
    """An empty run does not wipe out what an earlier one wrote."""
    path = tmp_path / "out.txt"
    path.write_text("old")
    FileSink(path).close()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_resuming_keeps_whole_lines_once(tmp_path: Path) -> None:
    """Lines of the file and of what a killed run left beside it are kept; torn and doubled ones are not."""
    path = tmp_path / "out.jsonl"
    path.write_text(row("1") + "\nno json\n")
    part_of(path).write_text(row("1") + "\n" + row("2") + "\n" + row("3")[:9])
    sink = FileSink(path, kept=kept_lines(path))
    sink.write(outcome(row("4")))
    sink.close()
    assert [document_id(line) for line in path.read_text().splitlines(keepends=True)] == ["1", "2", "4"]


@pytest.mark.parametrize("line", ["", "x\n", "[]\n", '{"document": 1}\n', '{"document": {"id": 3}}\n', row("1")])
def test_what_is_no_line_of_readings_has_no_id(line: str) -> None:
    """Anything else than a whole line with a document's id is not taken for one."""
    assert document_id(line) is None


def test_cards_are_set_apart(tmp_path: Path) -> None:
    """Between two outputs stands what sets them apart, not before the first or after the last."""
    stream = io.StringIO()
    for sink in (StreamSink(stream, "\n"), FileSink(tmp_path / "a.txt", "\n")):
        sink.write(outcome("one"))
        sink.write(outcome("two"))
        sink.close()
    assert stream.getvalue() == (tmp_path / "a.txt").read_text() == "one\n\ntwo\n"


def test_pages_are_named_after_their_reports(tmp_path: Path) -> None:
    """Names are made safe and never overwrite each other within a run."""
    sink = FolderSink(tmp_path / "pages", ".html")
    for path, line in (("x/a b.txt", None), ("y/a b.txt", None), ("r.jsonl", 2), ("-", None), ("../..", None)):
        sink.write(outcome("page", path, line))
    sink.write(outcome("page", "خبر" * 100 + ".txt"))
    names = sorted(file.name for file in (tmp_path / "pages").iterdir())
    assert {"a-b.html", "a-b-2.html", "r-2.html", "stdin.html", "report.html"} < set(names)
    assert len(names) == 6


def test_a_stream_holds_one_page() -> None:
    """Two pages in one stream would make both unreadable."""
    sink = OnePageSink(io.StringIO())
    sink.write(outcome("page"))
    with pytest.raises(ValueError, match="a page for each needs a folder"):
        sink.write(outcome("page"))
