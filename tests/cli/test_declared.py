"""Statements of parties held against a record, as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doubles.strikes import DAY, record, strike
from tallystick.cli.main import run as program
from tallystick.flow.incidents import code_of
from tallystick.flow.judge import bring_up_to_date
from tallystick.ledger.store import Ledger

ONE = strike("The Ledger", "Qadmiya", DAY, 5, "the Vell Observatory", actor="Vell air force")
FAR = strike("Harbour Post", "Tel Sawan", DAY, 4, "Qadmiya Rescue")
GRID = "On 3 March 2021, near 35.1° N, 38.0° E, one strike engaged a tactical unit and destroyed a vehicle.\n"


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A ledger here with two strikes of one day; the code of the one the statement is about."""
    monkeypatch.chdir(tmp_path)
    with Ledger.open("tallystick.db", create=True) as ledger:
        record(ledger, ONE, FAR)
        bring_up_to_date(ledger)
        found = code_of(ledger, ONE.events[0].id)
    assert found
    return found


def ask(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    """The exit status of a command."""
    monkeypatch.setattr("sys.argv", ["tallystick", "declared", *arguments])
    with pytest.raises(SystemExit) as ended:
        program()
    return ended.value.code


def test_a_statement_finds_its_incident_and_says_why(
    tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Day and point; "none" is among the answers; nothing goes on the record."""
    (tmp_path / "statement.txt").write_text(GRID, encoding="utf-8")
    before = (tmp_path / "tallystick.db").read_bytes()
    assert ask(monkeypatch, "statement.txt", "--party", "Vell air force", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    codes = [one["code"] for one in told["candidates"]]
    assert codes[0] == code and None in codes
    assert {"day", "place"} <= {reason["feature"] for reason in told["candidates"][0]["reasons"]}
    assert (tmp_path / "tallystick.db").read_bytes() == before


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(
    tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line for the missing file, exit 1; with nothing read exit 2."""
    (tmp_path / "other.txt").write_text("On 9 June 2024 one strike hit a bridge near Aden.\n", encoding="utf-8")
    assert ask(monkeypatch, "missing.txt", "other.txt") == 1
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 1 and "missing.txt" in told.err
    assert told.out.splitlines()[1].strip().startswith("1  none of the record")
    assert ask(monkeypatch, "missing.txt") == 2
