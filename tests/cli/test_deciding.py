"""The verbs by which people decide, add and bring in, as a user meets them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from doubles.strikes import DAY, record, strike
from doubles.tables import ACLED, STRIKE, write_table
from tallystick.cli.main import run as program
from tallystick.flow.incidents import code_of
from tallystick.flow.judge import bring_up_to_date
from tallystick.ledger.store import Ledger

ONE = strike("The Ledger", "Qadmiya", DAY, 5, "the Vell Observatory", actor="Vell air force")
TWO = strike("Harbour Post", "Qadmiya", DAY, 7, "Qadmiya Rescue", actor="Vell air force")
OTHER = strike("The Ledger", "Marj Hanin", date(2021, 6, 9), 2, "the Vell Observatory")
DECISION = re.compile(r"^(d-[0-9a-f]{20}): ", re.M)
HEAD = re.compile(r"^head: \d+ [0-9a-f]{64}$", re.M)
Done = subprocess.CompletedProcess[str]


def run(folder: Path, *arguments: str, user: str | None = "Ana Brandt") -> Done:
    """What became of a command; never a traceback, and the head told where it succeeds."""
    environment = {k: v for k, v in os.environ.items() if k != "TALLYSTICK_USER"}
    environment |= {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONWARNINGS": "error"}
    environment |= {"TALLYSTICK_USER": user} if user else {}
    done = subprocess.run(
        [sys.executable, "-m", "tallystick", *arguments], cwd=folder, capture_output=True, text=True, timeout=120,
        env=environment,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture
def codes(tmp_path: Path) -> tuple[str, str]:
    """A ledger here with three reports of two strikes; their codes."""
    with Ledger.open(str(tmp_path / "tallystick.db"), create=True) as ledger:
        record(ledger, ONE, TWO, OTHER)
        bring_up_to_date(ledger)
        found = code_of(ledger, ONE.events[0].id), code_of(ledger, OTHER.events[0].id)
    assert found[0] and found[1]
    return found[0], found[1]


def test_a_day_at_the_desk(tmp_path: Path, codes: tuple[str, str]) -> None:
    """Accept, link, unlink by the old code, withdraw, a claim: each says what it did and what that changed."""
    one, other = codes
    accepted = run(tmp_path, "accept", one.lower(), "--grade", "fair", "--reason", "both known to us")
    assert accepted.returncode == 0 and HEAD.search(accepted.stdout)
    assert f"accept airwars/1 Fair: incident {one}, Ana Brandt" in accepted.stdout
    linked = run(tmp_path, "link", one, other, "--by", "Ivo Castel")
    assert f"merged: {other} into {one}" in linked.stdout or f"merged: {one} into {other}" in linked.stdout
    gone = other if f"merged: {other}" in linked.stdout else one
    assert f"{gone} was merged into" in run(tmp_path, "note", gone, "two days?").stderr
    parted = run(tmp_path, "unlink", one, other, "--reason", "two raids")
    assert "takes the place of an earlier word: same, by Ivo Castel" in parted.stderr
    killed = next(c.id for c in TWO.claims if c.property == "killed")
    assert "5 killed" in run(tmp_path, "reject", killed, "--reason", "counted twice").stdout
    taken = DECISION.search(run(tmp_path, "status", killed, "combatant", "--reason", "fighters").stdout)
    assert taken and run(tmp_path, "withdraw", taken[1]).returncode == 0
    doubted = run(tmp_path, "credible", "Qadmiya Rescue", "no", "--reason", "x")
    assert "not-credible: voice qadmiya rescue" in doubted.stdout
    added = run(tmp_path, "claim", "add", other, "--property", "killed", "--who", "civilians", "--number", "3-4",
                "--voice", "Marj Council", "--words", "three or four")  # fmt: skip
    assert added.returncode == 0 and f"incident: {other}" in added.stdout
    listed = run(tmp_path, "incidents", "--format", "json")
    assert {row["code"]: row["status"] for row in map(json.loads, listed.stdout.splitlines())}[one] == "accepted"
    shown = run(tmp_path, "show", one).stdout
    assert "accepted as Fair by Ana Brandt" in shown and "counted twice" in shown
    told = run(tmp_path, "history", one).stdout
    assert '"verdict":"accept"' in told and '"reason":"both known to us"' in told


def test_incident_new_and_import_make_a_ledger(tmp_path: Path) -> None:
    """Neither needs one; both say how the incident is called; a table twice adds nothing."""
    options = {
        "--date": "2021-03-03", "--type": "aerial", "--place": "Qadmiya", "--country": "SYR", "--lat": "35.1",
        "--lon": "38", "--precision": "town", "--by-party": "Vell air force", "--killed": "3-5 civilians",
        "--injured": "5+", "--voice": "Qadmiya Rescue", "--words": "three to five",
    }  # fmt: skip
    made = run(tmp_path, "incident", "new", *(word for option in options.items() for word in option))
    code = made.stdout.splitlines()[-1].removeprefix("incident: ")
    assert made.returncode == 0 and run(tmp_path, "show", code).stdout.count("Qadmiya Rescue") > 2
    path = write_table(tmp_path / "acled.csv", ACLED, {**STRIKE, "sub_event_type": "Something new"})
    first, again = (run(tmp_path, "import", path, "--as", "acled") for _ in range(2))
    assert "ACLED: 1 entries new, 0 changed, 0 on record before" in first.stdout
    assert "type: no word of ours for Something new (1 rows)" in first.stderr
    assert "ACLED: 0 entries new, 0 changed, 1 on record before" in again.stdout
    assert HEAD.search(first.stdout)[0] in again.stdout or "incidents: " in again.stdout  # type: ignore[index]
    assert run(tmp_path, "verify").returncode == 0


def test_what_is_refused_leaves_no_empty_ledger(tmp_path: Path) -> None:
    """Nothing half-written: a file made for a table that cannot be taken is gone again."""
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    refused = run(tmp_path, "import", tmp_path / "t.csv", "--as", "csv")
    assert refused.returncode == 2 and len(refused.stderr.splitlines()) == 1
    assert not list(tmp_path.glob("*.db*"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("accept", "NOPE-1"), "no incident has the code NOPE-1"),
        (("accept", "CODE", "--grade", "Sure"), "has no grade Sure"),
        (("reject", "CODE"), "Missing option '--reason'"),
        (("reject", "CODE", "--reason", " "), "a reason is needed"),
        (("unlink", "CODE", "NOPE-1", "--reason", "x"), "no incident has the code NOPE-1"),
        (("status", "CODE", "civilian", "--reason", "x"), "counts nobody harmed"),
        (("credible", "Nobody Known", "yes", "--reason", "x"), "nobody on record is called Nobody Known"),
        (("withdraw", "d-00"), "no decision on record is called d-00"),
        (("claim", "add", "CODE", "--property", "deaths"), "no such property: deaths"),
        (("claim", "add", "CODE", "--property", "killed"), "killed needs --number or --quantifier"),
        (("claim", "add", "CODE", "--property", "killed", "--number", "five"), "not a number: five"),
        (("claim", "add", "CODE", "--property", "date", "--value", "May"), "not a date: 'May'"),
        (("claim", "add", "CODE", "--property", "actor"), "actor needs --value"),
        (("claim", "add", "CODE", "--property", "place"), "a place needs --place"),
        (("incident", "new", "--type", "bombing"), "no such kind of happening: bombing"),
        (("incident", "new", "--killed", "a few"), "not a count: a few"),
        (("incident", "new", "--date", "2021-03-03", "--stance", "shouts"), "no such stance: shouts"),
        (("import", "bad.csv", "--as", "acled"), "columns that the map does not name: a, b"),
        (("import", "bad.csv", "--as", "csv"), "needs --map"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(
    tmp_path: Path, codes: tuple[str, str], arguments: tuple[str, ...], words: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Nothing is written; the line says what is wrong."""
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n")
    with Ledger.open(str(tmp_path / "tallystick.db")) as ledger:
        head = ledger.head()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["tallystick", *(codes[0] if word == "CODE" else word for word in arguments)])
    with pytest.raises(SystemExit) as end:
        program()
    said = capsys.readouterr()
    assert (end.value.code, said.out, said.err.count("\n")) == (2, "", 1), said
    assert words in said.err
    with Ledger.open(str(tmp_path / "tallystick.db")) as ledger:
        assert ledger.head() == head


def test_decisions_need_a_ledger_that_is_there(tmp_path: Path) -> None:
    """They make none; who decides is the login name where nobody says otherwise."""
    done = run(tmp_path, "accept", "KIRA-204", user=None)
    assert done.returncode == 2 and "no such ledger" in done.stderr and not list(tmp_path.iterdir())
