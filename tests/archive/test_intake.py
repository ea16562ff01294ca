"""Files as reports: what is read, what is refused, and in which words."""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.archive import check, intake, lines
from tallystick.archive.intake import iter_reports
from tallystick.archive.report import Report, ReportDefaults, Skipped

TEXT = "Shells hit the mill on Tuesday, the mayor said.\r\nNobody was hurt.\n"


def read(*paths: Path | str, **defaults: object) -> list[Report | Skipped]:
    """All that the intake gives for the paths."""
    return list(iter_reports([str(path) for path in paths], ReportDefaults(**defaults)))  # type: ignore[arg-type]


def text_of(path: Path, **defaults: object) -> str:
    """The text of the one report of a file."""
    (report,) = read(path, **defaults)
    assert isinstance(report, Report), report
    return report.document.text


def reason(path: Path | str, **defaults: object) -> str:
    """Why the one thing of a file was skipped."""
    (skipped,) = read(path, **defaults)
    assert isinstance(skipped, Skipped), skipped
    assert "\n" not in str(skipped)
    return skipped.reason


def write(path: Path, data: bytes | str) -> Path:
    """A file with these bytes."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.MARKDOWN", "a.text", "a"])
def test_text_is_kept_character_for_character(tmp_path: Path, name: str) -> None:
    """Line ends, Markdown marks and combining marks stay as they are; the name's ending only tells the kind."""
    text = "# A *mark*\r\nline\rline\n\ufeffe\u0301 \U0001f600 \u202eabc\u202c\x0b\x1b[31m"
    assert text_of(write(tmp_path / name, text)) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_byte_order_mark_is_the_files(tmp_path: Path, mark: bytes, encoding: str) -> None:
    """A byte-order mark tells the encoding and is no part of the text."""
    assert text_of(write(tmp_path / "a.txt", mark + TEXT.encode(encoding))) == TEXT


@given(st.text(min_size=1).filter(lambda text: not text.isspace() and not text.startswith("\ufeff")))
def test_any_utf8_text_is_kept_or_refused_whole(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever is in a text file, it comes out as it went in, or not at all."""
    path = write(tmp_path_factory.mktemp("law") / "a.txt", text)
    (item,) = read(path)
    assert isinstance(item, Skipped) or item.document.text == text


@given(st.binary())
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """No bytes stop the intake, whatever kind of file they claim to be."""
    folder = tmp_path_factory.mktemp("law")
    for name in ("a.txt", "a.json", "a.jsonl"):
        for item in read(write(folder / name, data)):
            assert isinstance(item, Report | Skipped)


def test_a_report_knows_the_bytes_it_came_in(tmp_path: Path) -> None:
    """The hash of a file as it lies there, of a line as it stands in its file, of the file for what is in a list."""
    row = json.dumps({"text": TEXT}).encode()
    made = {"a.txt": codecs.BOM_UTF8 + TEXT.encode(), "b.jsonl": b"\n" + row + b"\n" + row, "c.json": b"[" + row + b"]"}
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    found = [(item.sha256, item.media_type) for item in read(tmp_path) if isinstance(item, Report)]
    assert found == [
        (hashlib.sha256(made["a.txt"]).hexdigest(), "text/plain"),
        (hashlib.sha256(row + b"\n").hexdigest(), "application/jsonl"),
        (hashlib.sha256(row).hexdigest(), "application/jsonl"),
        (hashlib.sha256(made["c.json"]).hexdigest(), "application/json"),
    ]


def test_given_encoding_is_used(tmp_path: Path) -> None:
    """An encoding named by the user is believed, strictly."""
    path = write(tmp_path / "a.txt", "Обстрел у моста".encode("koi8-r"))
    assert text_of(path, encoding="koi8-r") == "Обстрел у моста"


def test_wrong_encoding_names_the_byte(tmp_path: Path) -> None:
    """What is not UTF-8 is refused with the place of the first byte that does not fit."""
    path = write(tmp_path / "a.txt", "one\ntwo caf\xe9 three".encode("latin-1"))
    assert reason(path).startswith("not UTF-8: byte 0xe9 at offset 11, line 2; ")
    assert "--encoding" in reason(path)


def test_utf16_without_a_mark_is_named(tmp_path: Path) -> None:
    """UTF-16 without its mark looks binary; the message says what it probably is."""
    assert "--encoding utf-16-le" in reason(write(tmp_path / "a.txt", TEXT.encode("utf-16-le")))
    assert "--encoding utf-16-be" in reason(write(tmp_path / "b.txt", TEXT.encode("utf-16-be")))
    assert text_of(tmp_path / "a.txt", encoding="utf-16-le") == TEXT


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "only white space"),
        (bytes(range(256)) * 20, "a binary file, not text"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "a program is not read yet"),
        (b"%PDF-1.7\n", "PDF is not read yet"),
        (b"\n <!DOCTYPE html><p>x", "HTML is not read yet; give the text"),
        (b"\xef\xbb\xbf<html lang=en>", "HTML is not read yet"),
        ("\ufeff<html>".encode("utf-16-le"), "HTML is not read yet"),
        (b"PK\x03\x04aaaa", "an archive (or a Word, Excel or EPUB file) is not read yet"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    """A file is judged by its bytes even where its name says text."""
    assert words in reason(write(tmp_path / "a.txt", data))


@pytest.mark.parametrize(
    ("name", "words"), [("a.html", "HTML"), ("a.pdf", "PDF"), ("a.docx", "Word"), ("a.xyz", ".xyz")]
)
def test_other_kinds_are_refused_by_name(tmp_path: Path, name: str, words: str) -> None:
    """HTML, PDF and other kinds are refused with a line that names them."""
    assert words in reason(write(tmp_path / name, TEXT))


def test_a_stray_control_character_is_no_binary_file(tmp_path: Path) -> None:
    """Texts of old wires hold a control character here and there; they are read, and it stays."""
    text = "\x01" + TEXT * 5 + "\x00\x1a"
    assert text_of(write(tmp_path / "a.txt", text)) == text


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A 50 MB text is refused by its size, and the limit is told."""
    path = write(tmp_path / "a.txt", b"word " * 10_000_000)
    assert (
        reason(path)
        == "too long: 50,000,000 bytes, the limit is 200,000 characters a report; split it or give JSON Lines"
    )


def test_a_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    """A text just over the limit is refused, one at the limit is read."""
    assert len(text_of(write(tmp_path / "a.txt", "x" * check.MAX_CHARACTERS))) == check.MAX_CHARACTERS
    assert "too long: 200,001 characters" in reason(write(tmp_path / "b.txt", "x" * (check.MAX_CHARACTERS + 1)))


def test_one_line_of_five_megabytes(tmp_path: Path) -> None:
    """One endless line is over the limit like any text of that length."""
    assert "too long" in reason(write(tmp_path / "a.txt", b"word " * 1_000_000))


def test_missing_and_unreadable_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that does not exist, or may not be opened, is a line of its own; the others are read."""
    first, second = write(tmp_path / "1.txt", TEXT), write(tmp_path / "2.txt", TEXT)
    real = Path.open

    def locked(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "1.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", locked)
    denied, missing, report = read(first, tmp_path / "none.txt", second)
    assert str(denied) == f"{first}: permission denied"
    assert str(missing) == f"{tmp_path / 'none.txt'}: no such file or directory"
    assert isinstance(report, Report)
    assert reason("a\0b") == "no such file or directory"


def test_folder_is_walked_sorted_without_hidden_files(tmp_path: Path) -> None:
    """A folder stands for all files in it, sorted, hidden ones apart; one bad file among them harms no other."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/2.txt", "a.txt", ".hidden.txt", ".git/x.txt", "c.md"):
        write(tmp_path / name, TEXT)
    write(tmp_path / "b/1.txt", b"\xff\xff")
    items = read(tmp_path)
    assert [Path(item.path).name for item in items] == ["a.txt", "1.txt", "2.txt", "c.md"]
    assert [type(item) for item in items] == [Report, Skipped, Report, Report]


def test_links_that_lead_in_a_circle(tmp_path: Path) -> None:
    """A link back to a folder, a link to itself and a link to nothing end in a line each."""
    write(tmp_path / "a.txt", TEXT)
    (tmp_path / "circle").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "void.txt").symlink_to(tmp_path / "nothing.txt")
    report, circle, itself, void = read(tmp_path)
    assert isinstance(report, Report)
    assert "a link to a folder that is read already" in str(circle)
    assert "symbolic links" in str(itself)
    assert "no such file" in str(void)


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    """Opening a named pipe would wait for ever; in a folder it is passed over with a line."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path) == "not a regular file"


def test_folder_that_cannot_be_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder whose list cannot be read is a line; what is beside it is read."""
    (tmp_path / "a").mkdir()
    write(tmp_path / "b.txt", TEXT)
    real = os.listdir

    def locked(path: str) -> list[str]:
        if path.endswith("a"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "listdir", locked)
    denied, report = read(tmp_path)
    assert str(denied) == f"{tmp_path / 'a'}: permission denied"
    assert isinstance(report, Report)


def test_names_from_outside_are_safe_to_print(tmp_path: Path) -> None:
    """A file's name may hold line ends and colours; a message shows them as escapes."""
    path = write(tmp_path / "a\n\x1b[31mb.pdf", TEXT)
    (skipped,) = read(path)
    assert "\\n" in str(skipped) and "\x1b" not in str(skipped) and "\n" not in str(skipped)


def test_json_lines(tmp_path: Path) -> None:
    """Rows give text and what is known; missing and null keys are fine, others ignored, defaults fill the gaps."""
    rows = [
        {"text": TEXT, "title": "T", "publisher": "P", "published_on": "2024-03-05", "url": "u", "more": [1]},
        {"text": TEXT, "title": None, "publisher": " "},
        {"text": TEXT, "published_on": "2024-03-06T23:59:00+02:00"},
    ]
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)) + "\n\n")
    one, two, three = (item.document for item in read(path, publisher="D") if isinstance(item, Report))
    assert (one.title, one.publisher, one.published_on, one.url) == ("T", "P", date(2024, 3, 5), "u")
    assert (two.title, two.publisher, two.published_on) == (None, "D", None)
    assert three.published_on == date(2024, 3, 6)
    assert [item.line for item in read(path)] == [1, 2, 3]


BAD_ROWS = {
    "{": "not JSON",
    "nothing": "not JSON",
    "[1]": "not an object with a text but a list",
    "7": "not an object with a text but a number",
    "{}": "no text",
    '{"text": null}': "text is null",
    '{"text": 5}': "text is a number",
    '{"text": ""}': "empty",
    '{"text": " "}': "only white space",
    '{"text": "a\\ud800b"}': "the text holds half a character (\\ud800) at position 1",
    '{"text": "a", "title": "\\udfff"}': "the title holds half a character",
    '{"text": "a", "title": 3}': "title is not text but a number",
    '{"text": "a", "published_on": "5 March"}': "not a date: '5 March' (give YYYY-MM-DD)",
    '{"text": "a", "published_on": "2024-02-30"}': "not a date: '2024-02-30'",
    '{"text": "a", "published_on": "20240305"}': "not a date: '20240305'",
    '{"text": "a", "published_on": 20240305}': "not a date: 20240305",
    "[" * 100_000: "nested too deeply",
    '{"text": "a", "n": ' + "1" * 5000 + "}": "a number is too long",
}


@pytest.mark.parametrize(("row", "words"), BAD_ROWS.items(), ids=range(len(BAD_ROWS)))
def test_bad_json_line_is_named_and_others_go_on(tmp_path: Path, row: str, words: str) -> None:
    """A line that cannot be read is named by its number; the lines before and after it are read."""
    good = json.dumps({"text": TEXT})
    before, bad, after = read(write(tmp_path / "a.jsonl", f"{good}\n{row}\n{good}\n"))
    assert isinstance(before, Report) and isinstance(after, Report) and isinstance(bad, Skipped)
    assert words in bad.reason
    assert bad.line == 2 and str(bad).startswith(f"{tmp_path / 'a.jsonl'}:2: ")


def test_json_line_in_another_encoding(tmp_path: Path) -> None:
    """One line that is not UTF-8 is skipped alone; a whole file of another encoding is read when it is named."""
    good = json.dumps({"text": TEXT}).encode()
    path = write(tmp_path / "a.jsonl", good + b'\n{"text": "caf\xe9"}\n' + good)
    assert [type(item) for item in read(path)] == [Report, Skipped, Report]
    assert [type(item) for item in read(path, encoding="latin-1")] == [Report, Report, Report]
    wide = write(tmp_path / "b.jsonl", ('{"text": "é"}\n' * 2).encode("utf-16"))
    assert [item.document.text for item in read(wide) if isinstance(item, Report)] == ["é", "é"]


def test_an_endless_json_line_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line over the limit is skipped without being held in memory, and the next line is read."""
    monkeypatch.setattr(lines, "MAX_LINE_BYTES", 1000)
    good = json.dumps({"text": TEXT})
    items = read(write(tmp_path / "a.jsonl", json.dumps({"text": "x" * 5000}) + "\n" + good))
    assert "too long: a line of over 1,000 bytes" in str(items[0])
    assert isinstance(items[1], Report) and items[1].line == 2


def test_json_object_list_and_lines(tmp_path: Path) -> None:
    """A .json file holds one object, a list of them, or JSON Lines after all."""
    row = {"text": TEXT}
    assert text_of(write(tmp_path / "a.json", json.dumps(row, indent=1))) == TEXT
    items = read(write(tmp_path / "b.json", json.dumps([row, {"no": 1}, row])))
    assert [(type(item), item.line) for item in items] == [(Report, 1), (Skipped, 2), (Report, 3)]
    assert len(read(write(tmp_path / "c.json", json.dumps(row) + "\n" + json.dumps(row)))) == 2
    assert "not JSON" in reason(write(tmp_path / "d.json", "{'text': 1}"))
    assert read(write(tmp_path / "e.json", "[]")) == []


def test_a_json_file_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A .json file is held as a whole, so it has a limit; JSON Lines has none."""
    monkeypatch.setattr(intake, "MAX_WHOLE_BYTES", 100)
    assert "over 100 bytes; give JSON Lines" in reason(write(tmp_path / "a.json", json.dumps({"text": "x" * 200})))


class Input(io.TextIOWrapper):
    """A standard input with these bytes."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (TEXT.encode(), [TEXT]),
        (b"[Beirut] Shells hit the mill.", ["[Beirut] Shells hit the mill."]),
        (b"{not json}", ["{not json}"]),
        (b'\n{"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
        (b'{\n "text": "a"\n}', ["a"]),
        (b'[{"text": "a"}]', ["a"]),
        (codecs.BOM_UTF8 + b'{"text": "a"}', ["a"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str]) -> None:
    """Standard input is a text, unless it begins with an object that has one."""
    monkeypatch.setattr(sys, "stdin", Input(data))
    assert [item.document.text for item in read("-") if isinstance(item, Report)] == texts


@pytest.mark.parametrize(("data", "words"), [(b"", "empty"), (b"%PDF-1", "PDF"), (b"a\xff", "not UTF-8")])
def test_bad_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, words: str) -> None:
    """Standard input is refused in the same words as a file."""
    monkeypatch.setattr(sys, "stdin", Input(data))
    (skipped,) = read("-")
    assert str(skipped).startswith("standard input: ") and words in str(skipped)


def test_an_index_says_what_files_cannot(tmp_path: Path) -> None:
    """An index gives text files their publisher and date; a bad entry is named and the others are read."""
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.jsonl", json.dumps({"text": "b", "publisher": "Row"}))
    entries = [
        'file = "a.txt"\npublisher = "P"\npublished_on = 2024-03-05',
        'file = "b.jsonl"\npublisher = "P"\npublished_on = "2024-03-06"',
        'file = "none.txt"',
        'publisher = "P"',
        'file = "a.txt"\npublished_on = 5',
        'file = "index.toml"',
    ]
    index = write(tmp_path / "index.toml", "".join(f"[[report]]\n{entry}\n" for entry in entries))
    one, two, *bad = read(index, title="D")
    assert isinstance(one, Report) and isinstance(two, Report)
    assert (one.document.publisher, one.document.published_on, one.document.title) == ("P", date(2024, 3, 5), "D")
    assert (two.document.publisher, two.document.published_on) == ("Row", date(2024, 3, 6))
    assert [str(skipped).split(": ", 1)[1] for skipped in bad] == [
        "no such file or directory",
        "report 4: no file",
        "report 5: not a date: 5 (give YYYY-MM-DD)",
        "an index of reports; name it itself to read them with what it says of them",
    ]
    assert [type(item) for item in read(tmp_path)] == [Report, Report, Skipped]


@pytest.mark.parametrize(
    ("words", "told"), [("a = [", "not TOML"), ("a = 1", "[[report]]"), ("report = 1", "[[report]]")]
)
def test_what_is_no_index(tmp_path: Path, words: str, told: str) -> None:
    """Other TOML files are refused with what an index looks like."""
    assert told in reason(write(tmp_path / "a.toml", words))
