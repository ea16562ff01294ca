"""The Python face: `tallystick.read` and what it gives."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import tallystick
from tallystick.api import Rows, TableRows

TEXT = (
    "Two shepherds were killed when a drone hit a truck near Al Qaim on Tuesday, the provincial police said.\n"
    "The Coalition denied that it had carried out the strike."
)


@pytest.fixture(scope="module")
def result() -> tallystick.api.ReadResult:
    """One report read."""
    return tallystick.read(TEXT, published_on="2024-03-06", publisher="Example News", title="T", url="u")


def test_parts_are_sequences(result: tallystick.api.ReadResult) -> None:
    """All lists of the reading are there, as sequences, in the order of the reading."""
    for name in ("events", "claims", "attributions", "entities", "relations", "times", "places", "victims"):
        rows = getattr(result, name)
        assert isinstance(rows, Rows)
        assert list(rows) == list(getattr(result.reading, name))
    assert result.text == TEXT
    assert result.reading.document.published_on == date(2024, 3, 6)


def test_something_is_read(result: tallystick.api.ReadResult) -> None:
    """A plain report gives happenings, attributions and claims, and quotes words of the text."""
    assert result.events and result.attributions and result.claims
    assert all(span.of(TEXT) for attribution in result.attributions for span in attribution.cue)


def test_dict_is_the_json_contract(result: tallystick.api.ReadResult) -> None:
    """The dictionary is what the command line writes as JSON."""
    from tallystick.publish.jsonl import json_line

    assert result.to_dict() == json.loads(json_line(result.reading))
    assert result.to_dict()["reading"]["notice"] == "machine reading, not reviewed"


def test_frames(result: tallystick.api.ReadResult) -> None:
    """Events and claims come as tables, one row each."""
    pytest.importorskip("pandas")
    assert len(result.events.to_frame()) == len(result.events)
    assert len(result.claims.to_frame()) == len(result.claims)


def test_without_pandas_the_extra_is_named(result: tallystick.api.ReadResult, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pandas is missing, one line says what to install."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    for rows in (result.events, result.claims):
        with pytest.raises(ImportError, match=r"^tables need pandas: pip install tallystick\[frames\]$"):
            rows.to_frame()


def test_notebook_page_asks_for_nothing(result: tallystick.api.ReadResult) -> None:
    """The notebook's view is HTML that says what it is and fetches nothing."""
    page = result._repr_html_()
    assert "machine reading, not reviewed" in page.lower()
    assert "src=" not in page and "@import" not in page


def test_repr_counts(result: tallystick.api.ReadResult) -> None:
    """The short form says how much was found and that nobody reviewed it."""
    assert repr(result).startswith("<ReadResult: ") and "not reviewed" in repr(result)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"text": TEXT, "published_on": "5 March"}, r"not a date: '5 March' \(give YYYY-MM-DD\)"),
        ({"text": ""}, "empty"),
        ({"text": "  \n"}, "only white space"),
        ({"text": "x" * 200_001}, "too long"),
        ({"text": "a\ud800b"}, "half a character"),
        ({"text": TEXT, "title": "\udfff"}, "half a character"),
    ],
)
def test_bad_arguments_are_one_line(arguments: dict[str, str], words: str) -> None:
    """What cannot be read is a ValueError of one line."""
    with pytest.raises(ValueError, match=words) as caught:
        tallystick.read(**arguments)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


def test_bytes_are_not_text() -> None:
    """Bytes have no characters to count; that is a mistake of type, not of value."""
    with pytest.raises(TypeError, match="must be str, not bytes"):
        tallystick.read(b"text")  # type: ignore[arg-type]


def test_read_file(tmp_path: Path) -> None:
    """A file with one report is read as its text is; anything else is one line that names the file."""
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    assert tallystick.read_file(path, published_on="2024-03-06").text == TEXT
    many = tmp_path / "b.jsonl"
    many.write_text('{"text": "a"}\n{"text": "b"}\n')
    with pytest.raises(ValueError, match="holds several reports"):
        tallystick.read_file(many)
    with pytest.raises(ValueError, match=r"none\.txt: no such file"):
        tallystick.read_file(tmp_path / "none.txt")


def test_rows_are_sequences() -> None:
    """Indexing, slices, length, comparison."""
    rows = TableRows([1, 2, 3], frame=lambda: None)  # type: ignore[arg-type, return-value]
    assert (rows[0], rows[-1], rows[1:], len(rows), 2 in rows) == (1, 3, (2, 3), 3, True)
    assert rows == Rows([1, 2, 3]) and rows != Rows([1]) and repr(rows) == "[1, 2, 3]"


def test_importing_the_package_is_light() -> None:
    """`import tallystick` loads nothing of the reader; what reads is loaded by the first reading."""
    code = (
        "import sys, tallystick; "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('tallystick', 'numpy')))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert loaded == "['tallystick', 'tallystick.version']"
