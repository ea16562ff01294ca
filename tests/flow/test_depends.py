"""What a record rests on, as a user meets it."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from doubles.strikes import DAY, record, strike
from tallystick.assessment.dependence import LINK, Record
from tallystick.cli.dependence import dependence_command
from tallystick.cli.show import show_command
from tallystick.flow.depends import depends
from tallystick.flow.dossiers import dossiers
from tallystick.flow.judge import bring_up_to_date
from tallystick.ledger.store import Ledger

LATER = date(2021, 3, 5)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A record of two incidents, one of them told by two reports."""
    path = str(tmp_path / "a.db")
    with Ledger.open(path, create=True) as ledger:
        record(
            ledger,
            strike("The Ledger", "Qadmiya", DAY, 5, "SOHR", actor="Vell air force"),
            strike("Harbour Post", "Qadmiya", DAY, 7, "SNHR", actor="Vell air force", published=LATER),
            strike("The Ledger", "Marj Hanin", date(2021, 6, 9), 2, "SOHR"),
        )
        bring_up_to_date(ledger)
    return path


def asked(path: str, *more: str) -> str:
    """What the verb says."""
    done = CliRunner().invoke(dependence_command, ["--ledger", path, *more])
    assert done.exit_code == 0, done.output
    return done.output


def test_one_incident_with_everything_it_rests_on(path: str) -> None:
    """Its numbers with their weakest support, and what it is without each thing and as known on a day."""
    with Ledger.open(path) as ledger:
        code = next(d.code for d in dossiers(ledger) if len(d.sources) == 2)
    text = " ".join(asked(path, code.lower(), "--known-on", str(DAY)).split())
    assert f"{code} killed civilians 5–7" in text
    assert "maximum 7 rests on one origin: without SNHR 5, Weak" in text
    assert "without a link that only the machine made" in text and "killed civilians 7; Weak" in text
    assert f"as known on a day {DAY} " in text


def test_the_totals_of_the_record(path: str) -> None:
    """Sums of minima and maxima, and of each thing what they are without it."""
    text = " ".join(asked(path).split())
    assert "2 incidents;" in text and "killed civilians 7–9 in 2 incidents" in text
    assert "SOHR" in text and "killed civilians 7 in 1 incident;" in text
    rows = list(csv.DictReader(asked(path, "--format", "csv").splitlines()))
    whole = [r for r in rows if r["kind"] == "all"]
    assert [(r["minimum"], r["maximum"], bool(r["incident"])) for r in whole][-1] == ("7", "9", False)
    assert {r["kind"] for r in rows} == {"all", "origin", "unassessed-source", "link"}
    lines = [json.loads(line) for line in asked(path, "--format", "json").splitlines()]
    assert len(lines) == 3 and lines[-1]["record"]["incidents"] == 2


def test_several_processes_say_the_same(path: str) -> None:
    """Incident for incident, to the last claim; a link that splits an incident is found from the record."""
    with Ledger.open(path) as ledger:
        one, two = list(depends(ledger, workers=1)), list(depends(ledger, workers=2))
        assert one == two
        assert [len(w.left) for d in one for w in d.without if w.kind == LINK] == [2]
        early = Record()
        for each in depends(ledger, as_of=DAY):
            early.add(each)
        assert (early.totals().incidents, early.totals().rows[0].maximum) == (1, 5)


def test_show_without_a_voice_compares(path: str) -> None:
    """Range, grade and origins with and without it beside each other; also when nothing is left."""
    with Ledger.open(path) as ledger:
        held = {len(d.sources): d.code for d in dossiers(ledger)}
    shown = CliRunner().invoke(show_command, [held[2], "--ledger", path, "--without", "SOHR"]).output
    top = [line.split() for line in shown.splitlines()[:8]]
    assert ["killed", "civilians", "5–7", "7"] in top and ["reports", "2", "1"] in top, shown
    gone = CliRunner().invoke(show_command, [held[1], "--ledger", path, "--without", "SOHR"])
    assert "nothing is left" in gone.output and gone.return_value is None
