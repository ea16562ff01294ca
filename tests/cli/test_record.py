"""The record's verbs as a user meets them: run, verify, history, redact."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from doubles.told import report
from tallystick.ledger import reads
from tallystick.ledger.store import Ledger
from tallystick.ledger.verify import verify

TESTS = Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path]), "PYTHONWARNINGS": "error"}
HEAD = re.compile(r"^head: (\d+) ([0-9a-f]{64})$", re.MULTILINE)
Done = subprocess.CompletedProcess[str]


def run(folder: Path, *arguments: str, module: str = "doubles.command") -> Done:
    """What became of a command given in a folder; never a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=folder, capture_output=True, text=True, env=ENVIRONMENT,
        timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done


def write(folder: Path, *texts: str) -> Path:
    """A file of reports."""
    path = folder / "reports.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    return path


def head(done: Done) -> str:
    """The head a command tells."""
    found = HEAD.search(done.stdout)
    assert found, done.stdout
    return found[2]


def test_a_record_from_its_first_report_to_a_removal(tmp_path: Path) -> None:
    """Run, run again, run with more, verify, history, redact: each says what it did and ends as it should."""
    told = [report(number).text for number in range(3)]
    write(tmp_path, *told[:2], "fault")
    first = run(tmp_path, "run", "reports.jsonl")
    assert (first.returncode, first.stdout.splitlines()[0]) == (1, "added: 2 reports, 12 claims")
    assert "reports.jsonl:3: could not be read (RuntimeError" in first.stderr
    assert stat.S_IMODE((tmp_path / "tallystick.db").stat().st_mode) == 0o600
    write(tmp_path, *told[:2])
    again = run(tmp_path, "run", ".")  # the ledger lies there too, and is no report
    assert (again.returncode, again.stdout.splitlines()[0]) == (0, "added: 0 reports, 0 claims")
    assert head(again) == head(first) and "2 reports kept from before" in again.stderr
    write(tmp_path, *told)
    assert "added: 1 reports, 6 claims" in run(tmp_path, "run", "reports.jsonl").stdout
    whole = run(tmp_path, "verify", "--head", head(first))
    assert (whole.returncode, whole.stdout.splitlines()[0]) == (0, "whole: 7 entries, 51 rows")
    assert [line.split()[2] for line in run(tmp_path, "history", "--limit", "2").stdout.splitlines()] == ["run", "run"]
    with Ledger.open(str(tmp_path / "tallystick.db")) as ledger:
        document = next(reading.document.id for _, reading in reads.latest_readings(ledger))
    told_of = [json.loads(line) for line in run(tmp_path, "history", document, "--format", "json").stdout.splitlines()]
    assert [row["kind"] for row in told_of] == ["document", "capture", "reading"]
    assert told_of[1]["payload"]["address"] == "reports.jsonl:1"
    order = ("--by", "A. Idris", "--by", "B. Hamad", "--reason", "names a witness", "--order", "ruling 7")
    assert "removed: 15 rows" in run(tmp_path, "redact", document, *order).stdout
    after = run(tmp_path, "verify", "--head", head(first))
    assert after.stdout.startswith("whole: 9 entries, 54 rows, 15 of them removed by order\n")
    barred = run(tmp_path, "run", "reports.jsonl")
    assert barred.returncode == 1 and "reports.jsonl:1: removed by order; not taken in again" in barred.stderr


def test_a_forged_row_is_told_and_is_status_1(tmp_path: Path) -> None:
    """Who changes a row behind the program's back is found out in a line."""
    write(tmp_path, report(1).text)
    told = run(tmp_path, "run", "reports.jsonl", "--ledger", "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as forger:
        forger.execute("DROP TRIGGER rows_same")
        forger.execute("UPDATE rows SET payload = replace(payload, 'civilians', 'fighters') WHERE id = 1")
        forger.commit()
    done = run(tmp_path, "verify", "--ledger", "a.db", "--head", head(told))
    assert (done.returncode, done.stdout.splitlines()[0]) == (1, "row 1: altered (document)")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("verify",), "tallystick.db: no such ledger"),
        (("history", "--ledger", "notes.txt"), "notes.txt: not a ledger"),
        (("run", "notes.txt", "--ledger", "."), ".: a folder, not a ledger"),
        (("redact", "x", "--by", "A", "--reason", "r", "--order", "o"), "give --by twice"),
        (("redact", "x", "--by", "A", "--by", " a ", "--reason", "r", "--order", "o"), "two different people"),
        (("redact", "--by", "A", "--by", "B", "--reason", "r", "--order", "o"), "give the id of a document, or --row"),
    ],
)
def test_wrong_use_is_one_line_and_makes_nothing(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    """Each is one line and status 2, and no ledger is left behind."""
    (tmp_path / "notes.txt").write_text("notes\n")
    done = run(tmp_path, *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_ctrl_c_keeps_what_was_read(tmp_path: Path) -> None:
    """Status 130, the head of what is on record, and the same command goes on from there."""
    write(tmp_path, "a", "b", *["sleep 60"] * 4)
    process = subprocess.Popen(
        [sys.executable, "-m", "doubles.command", "run", "reports.jsonl", "--workers", "1"], cwd=tmp_path,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT,
    )  # fmt: skip
    end = time.monotonic() + 60
    while _entries(tmp_path / "tallystick.db") < 2 and time.monotonic() < end:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, "interrupted; 2 reports read before" in errors) == (130, True)
    assert output.startswith("added: 2 reports, 0 claims\nhead: 2 ")
    write(tmp_path, "a", "b", "c")
    assert "added: 1 reports" in run(tmp_path, "run", "reports.jsonl").stdout


def _entries(path: Path) -> int:
    """How many entries there are so far."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
            return int(file.execute("SELECT count(*) FROM entries").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_the_true_reader_killed_and_run_again(tmp_path: Path) -> None:
    """Killed twice while the real reader reads, then run to its end: all reports once, the chain whole."""
    texts = [report(number).text for number in range(4)]
    write(tmp_path, *texts)
    moments = random.Random(3)
    for _ in range(2):
        process = subprocess.Popen(
            [sys.executable, "-m", "tallystick", "run", "reports.jsonl", "--workers", "1", "-q"], cwd=tmp_path,
            stdout=subprocess.DEVNULL, env=ENVIRONMENT,
        )  # fmt: skip
        end, wanted = time.monotonic() + 60, _entries(tmp_path / "tallystick.db") + 1
        while _entries(tmp_path / "tallystick.db") < wanted and time.monotonic() < end and process.poll() is None:
            time.sleep(0.02)
        time.sleep(moments.uniform(0, 0.1))
        process.kill()
        process.wait()
    done = run(tmp_path, "run", "reports.jsonl", "--workers", "1", module="tallystick")
    assert done.returncode == 0
    with Ledger.open(str(tmp_path / "tallystick.db")) as ledger:
        assert sorted(reading.document.text for _, reading in reads.latest_readings(ledger)) == sorted(texts)
        assert (reads.counts(ledger)["document"], reads.counts(ledger)["reading"]) == (4, 4)
        assert verify(ledger).problems == ()
