"""An export from a ledger: its files whole or not at all, and a row in the chain that says it was made."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from doubles.strikes import record, strike
from tallystick.flow import exporting
from tallystick.flow.exporting import Order, export
from tallystick.flow.judge import bring_up_to_date
from tallystick.ledger import lookups
from tallystick.ledger.packing import decision_row, group
from tallystick.ledger.reads import last_of
from tallystick.ledger.store import Ledger
from tallystick.ledger.verify import verify
from tallystick.model.record import Decision
from tallystick.publish.exports.forms import FORMS

DAY, AS_OF = date(2021, 3, 3), date(2021, 6, 1)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A record of two strikes that nobody has looked at."""
    held = Ledger.open(str(tmp_path / "t.db"), create=True)
    record(held, strike("Tavern Wire", "Qadmiya", DAY, 4, "the Lantern Monitor"),
           strike("Harbour Post", "Tel Sawan", DAY, 9, "the Lantern Monitor"))  # fmt: skip
    bring_up_to_date(held, "judge")
    return held


def order(out: Path, form: str = "csv", **more: object) -> Order:
    """An export of everything as of one day."""
    held: dict[str, object] = {"tier": "public", "proposed": True, **more}
    return Order(form=form, out=out, as_of=AS_OF, known=True, **held)  # type: ignore[arg-type]


def test_an_export_is_on_record(ledger: Ledger, tmp_path: Path) -> None:
    """The row tells form, tier, day, whether proposals are in, how many, and the hash of each file; the chain holds."""
    before = ledger.head()
    made = export(ledger, order(tmp_path / "out.csv", "acled", tier="full"))
    held = json.loads(last_of(ledger, "export") or "")
    wanted = {"format": "acled", "tier": "full", "as_of": "2021-06-01", "include_proposed": True, "incidents": 2}
    assert {key: held[key] for key in wanted} == wanted
    assert held["head"] == str(before) and held["method"] == "acled"
    assert held["files"] == {path.name: sha256(path.read_bytes()).hexdigest() for path in made.files}
    assert made.head == ledger.head() and made.head != before
    assert made.head and list(verify(ledger, made.head.hash.hex()).problems) == []


def test_nothing_unaccepted_goes_out_unasked(ledger: Ledger, tmp_path: Path) -> None:
    """Without the word for it an export of proposals has no rows, and says how many it left out."""
    made = export(ledger, order(tmp_path / "out.csv", proposed=False))
    assert made.gathered.left_out == {"nobody has accepted it": 2}
    with made.files[0].open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.reader(stream))) == 2


def test_what_a_person_accepted_goes_out_with_its_grade(ledger: Ledger, tmp_path: Path) -> None:
    """An accepted incident is exported with the grade that was accepted, whatever the rulebook of the form."""
    with ledger.asking() as connection:
        code, other = lookups.all_codes(connection)
    accept = Decision(
        id="d-1", verdict="accept", kind="incident", key=code, by="Ana Brandt", value="airwars/1 Fair",
        made_at=datetime(2021, 5, 1, tzinfo=UTC),
    )  # fmt: skip
    ledger.append("decide", [group([decision_row(accept)])])
    made = export(ledger, order(tmp_path / "out.csv", "acled", proposed=False))
    assert [entry.code for entry in made.gathered.entries] == [code] != [other]
    with made.files[1].open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["grade"], row["grade_method"], row["method"]) == ("Fair", "airwars 1", "acled 1")
    assert b"Brandt" not in b"".join(path.read_bytes() for path in made.files)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_day_gives_the_same_bytes(ledger: Ledger, tmp_path: Path, form: str) -> None:
    """Two exports for one day are equal, also when the derived tables were made again in between."""
    first = export(ledger, order(tmp_path / "one", form))
    held = [path.read_bytes() for path in first.files]
    ledger.rebuild()
    bring_up_to_date(ledger, "judge")
    again = export(ledger, order(tmp_path / "two", form))
    assert [path.read_bytes() for path in again.files] == held and all(held)


def test_a_folder_gets_a_name_that_says_what_it_is(ledger: Ledger, tmp_path: Path) -> None:
    """In a folder the file is called by its form, and a proposal by what it is."""
    made = export(ledger, order(tmp_path, "ged"))
    assert [path.name for path in made.files] == [
        "tallystick-ged-PROPOSED-not-reviewed.csv",
        "tallystick-ged-PROPOSED-not-reviewed.provenance.csv",
    ]


def test_the_full_tier_is_for_its_owner(ledger: Ledger, tmp_path: Path) -> None:
    """Nobody else on the machine may read a file of the full tier."""
    made = export(ledger, order(tmp_path / "out.csv", "acled", tier="full"))
    assert {path.stat().st_mode & 0o077 for path in made.files} == {0}


def test_a_place_that_cannot_be_written(ledger: Ledger, tmp_path: Path) -> None:
    """Nothing is written, nothing half-written, and nothing noted."""
    before = ledger.head()
    with pytest.raises(OSError, match="nowhere"):
        export(ledger, order(tmp_path / "nowhere" / "out.csv"))
    assert ledger.head() == before and list(tmp_path.glob("*.csv")) == []


def test_what_is_not_noted_is_not_there(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the record cannot take the note, the files do not appear, and a file that was there stays as it was."""

    def refuse(*_: object) -> None:
        raise OSError("disk full")

    (tmp_path / "out-PROPOSED-not-reviewed.csv").write_text("older", encoding="utf-8")
    monkeypatch.setattr(exporting, "note", refuse)
    with pytest.raises(OSError, match="disk full"):
        export(ledger, order(tmp_path / "out.csv", "acled"))
    assert [(p.name, p.read_text()) for p in tmp_path.glob("*.csv")] == [("out-PROPOSED-not-reviewed.csv", "older")]
    assert list(tmp_path.glob(".*")) == []
