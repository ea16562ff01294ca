"""``tallystick export`` and ``tallystick method`` as a user calls them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from doubles.strikes import DAY, record, strike
from tallystick.cli.main import main
from tallystick.ledger.store import Ledger
from tallystick.publish.exports.forms import FORMS


def call(*arguments: str) -> tuple[int, str]:
    """Exit status and output of a command."""
    done = CliRunner().invoke(main, arguments, standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return done.return_value or 0, done.output


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """The path of a record of one strike."""
    target = str(tmp_path / "t.db")
    with Ledger.open(target, create=True) as held:
        record(held, strike("Tavern Wire", "Qadmiya", DAY, 4, "the Lantern Monitor"))
    return target


def test_an_export_says_what_it_did(ledger: str, tmp_path: Path) -> None:
    """Files, number, what was left out and why, the method and that it is not checked, the head."""
    out = tmp_path / "out.csv"
    status, said = call("export", "ged", "--out", str(out), "--ledger", ledger, "--as-of", "2021-06-01")
    assert status == 0 and out.exists() and (tmp_path / "out.provenance.csv").exists()
    assert "incidents: 0, as of 2021-06-01, public tier" in said
    assert "left out: 1: nobody has accepted it" in said
    assert "method: ucdp-ged 1; not every rule of it is checked against its codebook" in said
    with Ledger.open(ledger) as held:
        assert f"head: {held.head()}" in said


def test_the_forms_of_the_verb_are_those_there_are() -> None:
    """The verb's list, which is there without loading anything, is the list of forms."""
    from tallystick.cli.export import FORMATS

    assert tuple(FORMS) == FORMATS


def ended(*arguments: str, at: Path) -> subprocess.CompletedProcess[str]:
    """The program run as a user runs it."""
    return subprocess.run(
        [sys.executable, "-m", "tallystick", *arguments], capture_output=True, text=True, check=False, cwd=at
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("csv", "--out", "nowhere/out.csv"), "cannot write:"),
        (("csv", "--out", "out.csv", "--method", "nope"), "no method 'nope'"),
        (("spss", "--out", "out.csv"), "'spss'"),
        (("csv", "--out", "out.csv", "--as-of", "2021-13-01"), "2021-13-01"),
        (("csv", "--out", "out.csv", "--ledger", "none.db"), "none.db"),
    ],
)
def test_what_cannot_be_done_is_one_line(ledger: str, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    """A line that says why, status 2, and nothing written."""
    named = () if "--ledger" in arguments else ("--ledger", ledger)
    done = ended("export", *arguments, *named, at=tmp_path)
    assert done.returncode == 2 and words in done.stderr and done.stderr.count("\n") == 1
    assert list(tmp_path.rglob("*.csv")) == [] and list(tmp_path.rglob("*.part")) == []


def test_the_method_in_force_is_shown(ledger: str) -> None:
    """Without a name, the rulebook of the ledger; with one, that; without a ledger, the default."""
    call("regrade", "--method", "iraq-body-count", "--ledger", ledger)
    assert call("method", "--ledger", ledger)[1].startswith("Methodology: Iraq Body Count")
    assert call("method", "acled", "--ledger", ledger)[1].startswith("Methodology: ACLED")
    assert call("method", "--ledger", ledger + ".none")[1].startswith("Methodology: Airwars")
    assert call("method", "--format", "html", "--ledger", ledger + ".none")[1].startswith("<!doctype html>")


def test_an_unknown_method_is_one_line(tmp_path: Path) -> None:
    """A line that names the rulebooks there are, and status 2."""
    done = ended("method", "nope", at=tmp_path)
    assert done.returncode == 2 and "airwars" in done.stderr and done.stderr.count("\n") == 1
