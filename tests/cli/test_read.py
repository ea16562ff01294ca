"""The command line as a user meets it: what comes out, where, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(TESTS), "PYTHONWARNINGS": "error"}
Done = subprocess.CompletedProcess[str]


def command(*arguments: str | Path, module: str = "doubles.command") -> list[str]:
    """The command line of a run, with the obedient reader unless another module is named."""
    return [sys.executable, "-m", module, *map(str, arguments)]


def run(*arguments: str | Path, given: str | None = None, module: str = "doubles.command") -> Done:
    """What became of a run; never a traceback."""
    done = subprocess.run(
        command(*arguments, module=module),
        input=given or "",
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def rows(words: str) -> list[dict[str, dict[str, str]]]:
    """The readings of some JSON Lines."""
    return [json.loads(line) for line in words.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports, one of which cannot be read."""
    place = tmp_path / "reports"
    place.mkdir()
    (place / "1.txt").write_text("one\n")
    (place / "2.txt").write_bytes(b"caf\xe9")
    (place / "3.txt").write_text("three\n")
    return place


def test_result_on_stdout_the_rest_on_stderr(folder: Path) -> None:
    """Standard output holds one object per report read; the skipped one is listed with its reason; status 1."""
    done = run("read", folder, "--format", "json")
    assert [row["document"]["text"] for row in rows(done.stdout)] == ["one\n", "three\n"]
    assert "1 report skipped:\n" in done.stderr
    assert f"  {folder / '2.txt'}: not UTF-8: byte 0xe9 at offset 3, line 1" in done.stderr
    assert done.returncode == 1


def test_all_read_is_status_0(folder: Path) -> None:
    """Nothing skipped, nothing said but the reader's own notes, which --quiet silences."""
    done = run("read", folder / "1.txt", "--format", "json", "--quiet")
    assert (done.returncode, done.stderr, len(rows(done.stdout))) == (0, "", 1)


def test_options_describe_the_report() -> None:
    """What the options say becomes the document's; a row's own word goes before them."""
    given = json.dumps({"text": "a", "publisher": "Row"})
    options = ("--published-on", "2024-03-05", "--publisher", "P", "--title", "T", "--url", "u")
    done = run("read", "-", "--format", "json", *options, given=given)
    document = rows(done.stdout)[0]["document"]
    assert (document["publisher"], document["published_on"], document["title"], document["url"]) == (
        "Row",
        "2024-03-05",
        "T",
        "u",
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("read", "--frob", "x"), "No such option"),
        (("red",), "No such command 'red'"),
        (("read", "x", "--published-on", "5 March"), "not a date: '5 March' (give YYYY-MM-DD)"),
        (("read", "x", "--encoding", "klingon"), "no such encoding: 'klingon'"),
        (("read", "x", "--encoding", "base64"), "no such encoding: 'base64'"),
        (("read", "x", "--workers", "0"), "0 is not in the range"),
        (("read", "x", "--format", "xml"), "'xml' is not one of"),
        (("read", "x", "--zones", "none.geojson"), "does not exist"),
        (("read", "x", "y", "--format", "html"), "give --out DIR"),
        (("read", "x", "--resume"), "--resume needs --format json and --out FILE"),
        (("read", "x", "--out", "."), "a folder; --format text writes one file"),
        (("read", "x", "--format", "html", "--out", __file__), "not a folder"),
        (("schema", "dossier"), "'dossier' is not 'reading'"),
    ],
)
def test_wrong_use_is_one_line(arguments: tuple[str, ...], words: str) -> None:
    """Each misuse is one line on standard error and status 2; nothing is read."""
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1 and done.stderr.startswith("tallystick: ")


def test_nothing_done_is_status_2(tmp_path: Path) -> None:
    """A path that does not exist, an empty folder, a file of which nothing can be read."""
    missing = run("read", tmp_path / "none.txt")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert f"{tmp_path / 'none.txt'}: no such file or directory" in missing.stderr
    empty = run("read", tmp_path)
    assert (empty.returncode, empty.stderr) == (2, "no reports found\n")


def test_a_fault_in_the_reader_is_a_line(tmp_path: Path) -> None:
    """A report on which the reader stumbles is skipped by name; the others are read."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "fault"}\n{"text": "b"}\n')
    done = run("read", path, "--format", "json")
    assert (done.returncode, len(rows(done.stdout))) == (1, 1)
    assert f"{path}:1: could not be read (RuntimeError: of the\\nreader)" in done.stderr


def test_out_file_and_resume(folder: Path, tmp_path: Path) -> None:
    """With --out nothing is on standard output; --resume keeps what is there and reads only the rest."""
    out = tmp_path / "out.jsonl"
    assert run("read", folder / "1.txt", "--format", "json", "--out", out).stdout == ""
    before = out.read_text()
    done = run("read", folder, "--format", "json", "--out", out, "--resume")
    assert out.read_text().startswith(before)
    assert [row["document"]["text"] for row in rows(out.read_text())] == ["one\n", "three\n"]
    assert "1 report kept from before" in done.stderr
    assert run("read", folder / "1.txt", "--format", "json", "--out", out, "--resume").returncode == 0


def test_out_inside_the_folder_that_is_read(folder: Path) -> None:
    """The output is never taken for a report while it is written."""
    done = run("read", folder, "--format", "json", "--out", folder / "out.jsonl")
    assert "out.jsonl" not in done.stderr
    assert sorted(file.name for file in folder.iterdir()) == ["1.txt", "2.txt", "3.txt", "out.jsonl"]


def test_out_that_cannot_be_written(folder: Path) -> None:
    """A place where nothing can be written is one line."""
    done = run("read", folder / "1.txt", "--out", folder / "1.txt" / "out.txt")
    assert done.returncode == 2
    assert done.stderr.startswith("tallystick: cannot write: ") and done.stderr.count("\n") == 1


def test_timings_are_told_on_stderr(folder: Path) -> None:
    """The share of each step, the longest first, on standard error."""
    done = run("read", folder / "1.txt", "--format", "json", "--timings")
    assert len(rows(done.stdout)) == 1
    shares = [line for line in done.stderr.splitlines() if line.endswith("%")]
    assert any(line.startswith("finding reports") for line in shares)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_half_way(tmp_path: Path, workers: str) -> None:
    """What was read is written, status 130, quickly, and no process is left behind."""
    path, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in ("a", "b", *["sleep 60"] * 10)))
    process = subprocess.Popen(
        command("read", path, "--format", "json", "--out", out, "--workers", workers),
        stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, start_new_session=True,
    )  # fmt: skip
    part = tmp_path / ".out.jsonl.part"
    _wait(lambda: part.exists() and part.read_text().count("\n") == 2)
    start = time.perf_counter()
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert time.perf_counter() - start < 10
    assert process.returncode == 130
    assert "Traceback" not in errors and "interrupted; 2 reports read before" in errors
    assert [row["document"]["text"] for row in rows(out.read_text())] == ["a", "b"]
    assert list(tmp_path.glob(".*")) == []
    _wait(lambda: not _group_alive(process.pid))


def test_a_killed_run_leaves_no_worker_and_can_be_resumed(tmp_path: Path) -> None:
    """Workers go when their parent is gone, and what it had read is kept by --resume."""
    path, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in ("a", "b", *["sleep 60"] * 10)))
    arguments = ("read", path, "--format", "json", "--out", out)
    process = subprocess.Popen(command(*arguments, "--workers", "2"), env=ENVIRONMENT, start_new_session=True)
    part = tmp_path / ".out.jsonl.part"
    _wait(lambda: part.exists() and part.read_text().count("\n") == 2)
    process.kill()
    process.wait(timeout=10)
    _wait(lambda: not _group_alive(process.pid))
    assert not out.exists()
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in ("a", "b", "c")))
    assert "2 reports kept from before" in run(*arguments, "--resume").stderr
    assert [row["document"]["text"] for row in rows(out.read_text())] == ["a", "b", "c"]


def test_a_reader_of_the_pipe_that_has_enough(tmp_path: Path) -> None:
    """A closed pipe (`| head`) ends the run without a word."""
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"{n} " + "x" * 50_000}) + "\n" for n in range(50)))
    process = subprocess.Popen(
        command("read", path, "--format", "json", "--workers", "1", "--quiet"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait(timeout=30)


def _group_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _wait(condition: object, seconds: float = 30) -> None:
    """Waits until the condition holds; fails when it does not in time."""
    assert callable(condition)
    end = time.perf_counter() + seconds
    while not condition():
        assert time.perf_counter() < end, "waited too long"
        time.sleep(0.05)


def test_pages_are_not_explained(folder: Path) -> None:
    """Explaining goes to the screen or into JSON; asked of pages, one line says so."""
    done = run("read", folder / "1.txt", "--format", "html", "--out", folder / "pages", "--explain")
    assert done.returncode == 2
    assert "--explain needs --format text or json" in done.stderr and not (folder / "pages").exists()


def test_explaining_is_asked_for(folder: Path) -> None:
    """The lists `why` stand in the JSON with the option, and only with it."""
    (folder / "4.txt").write_text("Rebels shelled the market in Goma on Tuesday, residents said.\n")
    plain, explained = (
        rows(run("read", folder / "4.txt", "--format", "json", *more, module="tallystick").stdout)[0]
        for more in ((), ("--explain",))
    )
    assert all("why" not in event for event in plain["events"])
    assert {"slot", "by", "probability", "words", "value"} == set(explained["events"][0]["why"][0])  # type: ignore[index]
