"""The store: what goes in comes out, once, for its owner's eyes; what is wrong with a file is one line."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from doubles import records
from publish import sample
from tallystick.ledger import migrate, reads, tables
from tallystick.ledger.errors import LedgerError
from tallystick.ledger.packing import reading_rows
from tallystick.ledger.store import Ledger
from tallystick.ledger.verify import verify


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with three reports and a decision on each."""
    with records.ledger(tmp_path / "a.db") as opened:
        yield opened


def test_a_reading_comes_back_as_it_was(ledger: Ledger) -> None:
    """Every row of the contract, with every span into its document."""
    ledger.append("run", records.groups(sample.READING))
    assert reads.latest_reading(ledger, sample.READING.document.id) == sample.READING
    assert reads.reading(ledger, sample.READING.document.id, sample.READING.id) == sample.READING


def test_the_same_again_changes_nothing(ledger: Ledger) -> None:
    """Not a row, not an entry, not the head."""
    before = ledger.head(), reads.counts(ledger)
    assert ledger.append("run", records.groups(records.reading(records.report(1)))) is None
    assert (ledger.head(), reads.counts(ledger)) == before


def test_another_readers_reading_stands_beside_the_old(ledger: Ledger) -> None:
    """The document stays one; both readings are there; the one added last is the latest."""
    again = records.reading(records.report(1), make=2)
    assert ledger.append("run", records.groups(again))
    counts = reads.counts(ledger)
    assert (counts["document"], counts["reading"]) == (3, 4)
    assert reads.latest_reading(ledger, again.document.id) == again
    first = records.reading(records.report(1))
    assert reads.reading(ledger, first.document.id, first.id) == first
    assert [reading.id for _, reading in reads.latest_readings(ledger)].count(again.id) == 1


def test_the_owner_alone_may_read_it(ledger: Ledger, tmp_path: Path) -> None:
    """The file, and the two that SQLite lays beside it, have mode 0600 whatever the user's mask is."""
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert modes == {"a.db": 0o600, "a.db-wal": 0o600, "a.db-shm": 0o600}


def test_derived_tables_can_be_dropped(ledger: Ledger, tmp_path: Path) -> None:
    """They are outside the chain, and the next opening makes them again as they were."""
    wanted = [reading for _, reading in reads.latest_readings(ledger)], reads.traces(ledger, _claim())
    with closing(sqlite3.connect(tmp_path / "a.db")) as file:
        for name in tables.DERIVED.tables:
            file.execute(f"DROP TABLE {name}")
    with Ledger.open(str(tmp_path / "a.db")) as again:
        assert ([reading for _, reading in reads.latest_readings(again)], reads.traces(again, _claim())) == wanted
        assert verify(again).problems == ()


def test_how_a_claim_came_and_what_was_decided_on_it(ledger: Ledger) -> None:
    """The trace of a claim: the run that added it, the decision that names it."""
    found = [(trace.kind, trace.action) for trace in reads.traces(ledger, _claim())]
    assert found == [("claim", "run"), ("decision", "decide")]
    assert [step.action for step in reads.steps(ledger, 3)] == ["decide", "run", "decide"]


def _claim() -> str:
    return records.reading(records.report(1)).claims[-1].id


def test_two_parts_with_one_id_are_refused() -> None:
    """Nothing could tell them apart later."""
    made = records.reading(records.report(1))
    twice = type(made)(id="r", reader="x", document=made.document, claims=made.claims[:1] * 2)
    with pytest.raises(ValueError, match="two of the claims have one id"):
        reading_rows(twice)


def test_the_tables_are_those_of_the_changes(ledger: Ledger) -> None:
    """The changes that make a ledger and the tables that the program uses are the same, and the newest is known."""
    with ledger.asking() as connection:
        names = set(tables.RECORD.tables)
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, parents: kind != "table" or name in names}
        )
        assert compare_metadata(context, tables.RECORD) == []
    scripts = ScriptDirectory(str(Path(migrate.__file__).parent / "migrations"))
    assert scripts.get_current_head() == migrate.HEAD
    assert [script.revision for script in scripts.walk_revisions()] == list(reversed(migrate.KNOWN))


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE rows (id INTEGER)")


def _newer(path: Path) -> None:
    records.ledger(path, 1).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
        file.commit()


def _corrupt(path: Path) -> None:
    records.ledger(path, 1).close()
    data = bytearray(path.read_bytes())
    data[100:] = b"\x99" * (len(data) - 100)
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "no such ledger"),
        (lambda path: path.write_text("a report\n"), "not a ledger"),
        (lambda path: path.touch(), "empty, not a ledger"),
        (lambda path: path.mkdir(), "a folder, not a ledger"),
        (_foreign, "a database of another program, not a ledger"),
        (_newer, "made by a later version of Tallystick"),
        (_corrupt, "damaged; restore it from a copy"),
    ],
)
def test_what_is_no_ledger_is_one_line(tmp_path: Path, make: object, words: str) -> None:
    """Each is told by its name and left as it is."""
    path = tmp_path / "a.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError, match=words) as caught:
        Ledger.open(str(path))
    assert str(caught.value).startswith(f"{path}: ") and "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_place_where_nothing_can_be_made(tmp_path: Path) -> None:
    """A folder that is not there is one line too."""
    with pytest.raises(LedgerError, match="cannot be made: no such file or directory"):
        Ledger.open(str(tmp_path / "none" / "a.db"), create=True)


@pytest.mark.parametrize(
    ("target", "words"),
    [("mysql://host/x", "not an address of a ledger|not mysql|needs a driver"), ("odd://", "not an address")],
)
def test_an_address_of_something_else(target: str, words: str) -> None:
    """Only PostgreSQL is spoken beside SQLite."""
    with pytest.raises(LedgerError, match=words):
        Ledger.open(target)


def test_a_full_disk_loses_nothing(ledger: Ledger) -> None:
    """What does not fit is told in a line; what was there before is whole."""
    before = ledger.head()
    with ledger.asking() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
    added = 0
    with pytest.raises(LedgerError, match="no room left"):  # noqa: PT012  which of them finds no room is not known
        for number in range(100, 200):
            ledger.append("run", records.groups(records.reading(records.report(number))))
            before, added = ledger.head(), added + 1
    assert added > 0
    assert ledger.head() == before
    assert verify(ledger).problems == ()


@pytest.mark.parametrize("written", ["{", "[]", '{"id": 4}'])
def test_a_damaged_row_is_one_line(ledger: Ledger, written: str) -> None:
    """Whatever has become of it: what reads it says that the ledger is damaged, and verify which row it is."""
    with closing(sqlite3.connect(ledger.name)) as forger:
        forger.execute("DROP TRIGGER rows_same")
        forger.execute("UPDATE rows SET payload = ? WHERE kind = 'claim'", (written,))
        forger.commit()
    with pytest.raises(LedgerError, match="damaged; restore it from a copy"):
        list(reads.latest_readings(ledger))
    assert {problem.what for problem in verify(ledger).problems} == {"altered (claim)"}


def test_two_writers_make_the_ledger_at_once(tmp_path: Path) -> None:
    """Both find it made, and both their rows are in it."""
    path, faults = tmp_path / "new.db", []

    def write(number: int) -> None:
        try:
            with Ledger.open(str(path), create=True) as mine:
                mine.append("run", records.groups(records.reading(records.report(number))))
        except LedgerError as error:
            faults.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Ledger.open(str(path)) as made:
        assert (reads.counts(made)["document"], verify(made).problems) == (4, ())
