"""The verbs that look at incidents: list, dossier, another rulebook, made again."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doubles.strikes import DAY, record, strike
from tallystick.cli.main import main
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.store import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A record of two strikes in three reports, not judged yet."""
    path = str(tmp_path / "a.db")
    with Ledger.open(path, create=True) as opened:
        record(
            opened,
            strike("The Ledger", "Qadmiya", DAY, 5, "the Sawan Monitor", actor="Vell air force"),
            strike("Harbour Post", "Qadmiya", DAY, 7, "the Qadmiya hospital", actor="Vell air force"),
            strike("The Ledger", "Marj Hanin", date(2021, 6, 9), 2, "the Sawan Monitor"),
        )
    return path


def run(*arguments: str) -> Result:
    """What became of a command."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False, standalone_mode=False)


def test_the_list_in_three_forms(ledger: str) -> None:
    """Each tells the same; what is not known is an empty cell."""
    text = run("incidents", "--ledger", ledger).stdout.splitlines()
    assert len(text) == 3 and "Qadmiya" in text[1] and "5–7" in text[1]
    rows = list(csv.DictReader(run("incidents", "--ledger", ledger, "--format", "csv").stdout.splitlines()))
    assert [(r["killed_min"], r["killed_max"], r["injured_min"]) for r in rows] == [("5", "7", ""), ("2", "2", "")]
    said = [json.loads(line) for line in run("incidents", "--ledger", ledger, "--format", "json").stdout.splitlines()]
    assert [one["code"] for one in said] == [r["code"] for r in rows]
    assert run("incidents", "--ledger", ledger, "--place", "nowhere").stdout == "no incidents\n"


def test_what_is_asked_for_is_named_as_the_list_names_it(ledger: str) -> None:
    """A country by its code or name, and none that is no country; the grade as it stands in the list."""
    for country in ("SYR", "syr", "Syria"):
        assert len(run("incidents", "--ledger", ledger, "--country", country).stdout.splitlines()) == 3
    with pytest.raises(RefusedError, match="no such country: Atlantis"):
        run("incidents", "--ledger", ledger, "--country", "Atlantis")
    assert run("incidents", "--ledger", ledger, "--grade", "ungraded").stdout == "no incidents\n"
    run("regrade", "--method", "acled", "--by", "Ana Brandt", "--ledger", ledger)
    assert len(run("incidents", "--ledger", ledger, "--grade", "Ungraded").stdout.splitlines()) == 3


def test_a_dossier_and_the_same_without_a_voice(ledger: str) -> None:
    """Text and JSON; without a voice both are set side by side; a voice that says nothing is told."""
    code = run("incidents", "--ledger", ledger).stdout.splitlines()[1].split()[0]
    assert "“7 civilians”" in run("show", code, "--ledger", ledger).stdout
    whole = json.loads(run("show", code, "--ledger", ledger, "--format", "json").stdout)
    assert {s["publisher"] for s in whole["sources"]} == {"The Ledger", "Harbour Post"}
    without = run("show", code, "--ledger", ledger, "--without", "the Qadmiya hospital").stdout
    assert "with all voices" in without and "5–7" in without
    nobody = run("show", code, "--ledger", ledger, "--without", "Nobody")
    assert (nobody.return_value, nobody.stderr) == (2, f"tallystick: nothing in {code} is said by Nobody\n")
    assert run("show", code, "--ledger", ledger, "--as-of", "2020-01-01").return_value == 2
    with pytest.raises(RefusedError, match="no incident has the code ZZZ-1"):
        run("show", "ZZZ-1", "--ledger", ledger)


def test_another_rulebook_and_a_rebuild(ledger: str) -> None:
    """What changes is told; making it again changes nothing, not even the head."""
    run("incidents", "--ledger", ledger)
    regraded = run("regrade", "--method", "ucdp-ged", "--by", "Ana Brandt", "--ledger", ledger).stdout
    assert regraded.startswith("in force: ucdp-ged 1; not every rule") and "changed: " in regraded
    before = run("incidents", "--ledger", ledger).stdout
    rebuilt = run("rebuild", "--ledger", ledger).stdout.splitlines()
    assert rebuilt[:2] == ["rebuilt: 2 incidents", "incidents: 0 new, 0 changed"]
    assert rebuilt[-1] == regraded.splitlines()[-1]
    assert run("incidents", "--ledger", ledger).stdout == before


def test_a_removal_says_what_it_changed(ledger: str) -> None:
    """The incident is judged without the report at once, and the revision is on record."""
    code = run("incidents", "--ledger", ledger).stdout.splitlines()[1].split()[0]
    sources = json.loads(run("show", code, "--ledger", ledger, "--format", "json").stdout)["sources"]
    document = next(source["document"] for source in sources if source["publisher"] == "Harbour Post")
    order = ("--by", "Ana Brandt", "--by", "Ivo Castel", "--reason", "a court says so", "--order", "4 C 2/21")
    told = run("redact", document, *order, "--ledger", ledger).stdout.splitlines()
    assert told[1:3] == ["incidents: 0 new, 1 changed", f"changed: {code}: 5–7 killed, Weak to Fair -> 5 killed, Weak"]
    assert told[-1] == run("verify", "--ledger", ledger).stdout.splitlines()[-1]


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson"])
def test_a_rebuild_exports_the_same_bytes(ledger: str, tmp_path: Path, form: str) -> None:
    """For one day, whatever the order in which the record grew."""

    def exported(folder: str) -> dict[str, bytes]:
        out = tmp_path / folder
        run("export", form, "--out", str(out / "x"), "--as-of", "2021-12-31", "--include-proposed", "--ledger", ledger)
        return {file.name: file.read_bytes() for file in out.iterdir()}

    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    before = exported("one")
    run("rebuild", "--ledger", ledger)
    assert before and exported("two") == before
