"""The chain: whatever is done to the file behind the program's back is found."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from itertools import count as counted
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from doubles import records
from tallystick.ledger.seal import GENESIS, Row, entry_hash, row_digest
from tallystick.ledger.store import Ledger
from tallystick.ledger.verify import Verdict, verify

REPORTS = 3
ROW_FIELDS = ("entry", "kind", "key", "belongs", "salt", "digest", "payload")
ENTRY_FIELDS = ("seq", "made_at", "action", "first", "count", "previous", "hash")
COPIES = counted()
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole ledger in one file, without the guards that a forger would drop first."""
    path = tmp_path_factory.mktemp("ledger") / "whole.db"
    with records.ledger(path, REPORTS) as ledger:
        ledger.scrub()
    with closing(sqlite3.connect(path)) as forger:
        for name in ("entries_stay", "entries_same", "rows_stay", "rows_same"):
            forger.execute(f"DROP TRIGGER {name}")
        forger.commit()
    return path


class Forger:
    """A copy of the ledger and everything that can be done to it with SQL."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.path = folder / f"forged-{next(COPIES)}.db"
        shutil.copy(template, self.path)
        with Ledger.open(str(self.path)) as ledger:
            found = ledger.head()
        assert found is not None
        self.head = found.hash.hex()
        self.file = sqlite3.connect(self.path)

    def __enter__(self) -> Forger:
        return self

    def __exit__(self, *unused: object) -> None:
        self.file.close()
        self.path.unlink()

    def all(self, table: str) -> list[tuple[Any, ...]]:
        """The rows of a table in order."""
        return self.file.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()

    def set(self, table: str, key: int, field: str, value: Any) -> None:
        """One field of one row."""
        name = "id" if table == "rows" else "seq"
        self.file.execute(f"UPDATE {table} SET {field} = ? WHERE {name} = ?", (value, key))

    def swap(self, table: str, one: int, other: int) -> None:
        """Two rows in each other's place."""
        name = "id" if table == "rows" else "seq"
        for old, new in ((one, -1), (other, one), (-1, other)):
            self.file.execute(f"UPDATE {table} SET {name} = ? WHERE {name} = ?", (new, old))

    def cut(self, keep: int) -> None:
        """The first entries with their rows, as if there had never been more."""
        self.file.execute("DELETE FROM rows WHERE entry > ?", (keep,))
        self.file.execute("DELETE FROM entries WHERE seq > ?", (keep,))

    def chain_anew(self) -> None:
        """Seals every row and chains every entry again, as one who knows the program can."""
        for id_, _, kind, key, belongs, salt, _, payload in self.all("rows"):
            self.set("rows", id_, "digest", row_digest(salt, Row(kind, key, belongs, payload)))
        last = GENESIS
        for seq, made_at, action, first, count, _, _ in self.all("entries"):
            held = [(row[2], row[6]) for row in self.all("rows") if first <= row[0] < first + count]
            self.set("entries", seq, "previous", last)
            last = entry_hash(seq, made_at, action, first, last, held)
            self.set("entries", seq, "hash", last)

    def verdict(self, head: str | None = None) -> Verdict:
        """What the program says of it."""
        self.file.commit()
        with Ledger.open(str(self.path)) as ledger:
            return verify(ledger, head)


def problems(verdict: Verdict) -> str:
    """What was found, in one text."""
    return "\n".join(map(str, verdict.problems))


def test_a_whole_ledger_has_no_problems(template: Path, tmp_path: Path) -> None:
    """Nothing is found where nothing was done, with the head and without."""
    with Forger(template, tmp_path) as forger:
        verdict = forger.verdict(forger.head)
        assert verdict.problems == ()
        assert (verdict.entries, verdict.rows) == (2 * REPORTS, len(forger.all("rows")))
        assert forger.verdict(forger.head[:16]).problems == ()


@SHARED
@given(data=st.data())
def test_any_altered_field_of_a_row_is_found(template: Path, tmp_path: Path, data: st.DataObject) -> None:
    """Whichever field of whichever row gets another value, the row or its entry is named."""
    with Forger(template, tmp_path) as forger:
        row = data.draw(st.sampled_from(forger.all("rows")))
        place = data.draw(st.integers(0, len(ROW_FIELDS) - 1))
        old = row[1 + place]
        values = {bytes: st.binary(min_size=1), int: st.integers(1, 2 * REPORTS), str: st.text(min_size=1, max_size=30)}
        value = data.draw(st.one_of(values[type(old)], st.none()) if place in (2, 3, 6) else values[type(old)])
        assume(value != old)
        forger.file.execute("DROP INDEX rows_once")
        forger.set("rows", row[0], ROW_FIELDS[place], value)
        assert f"row {row[0]}" in problems(forger.verdict()) or f"entry {row[1]}" in problems(forger.verdict())


@SHARED
@given(data=st.data())
def test_any_altered_field_of_an_entry_is_found(template: Path, tmp_path: Path, data: st.DataObject) -> None:
    """Whichever field of an entry gets another value."""
    with Forger(template, tmp_path) as forger:
        entry = data.draw(st.sampled_from(forger.all("entries")))
        place = data.draw(st.integers(0, len(ENTRY_FIELDS) - 1))
        values = {bytes: st.binary(), int: st.integers(-2, 99), str: st.text(max_size=30)}
        value = data.draw(values[type(entry[place])])
        assume(value != entry[place])
        assume(place != 0 or value not in {other[0] for other in forger.all("entries")})
        forger.set("entries", entry[0], ENTRY_FIELDS[place], value)
        assert forger.verdict().problems


@SHARED
@given(table=st.sampled_from(["rows", "entries"]), data=st.data())
def test_any_reordering_is_found(template: Path, tmp_path: Path, table: str, data: st.DataObject) -> None:
    """Two rows, or two entries, in each other's place."""
    with Forger(template, tmp_path) as forger:
        keys = [row[0] for row in forger.all(table)]
        one, other = data.draw(st.lists(st.sampled_from(keys), min_size=2, max_size=2, unique=True))
        forger.swap(table, one, other)
        assert forger.verdict().problems


@SHARED
@given(data=st.data())
def test_any_inserted_row_is_found(template: Path, tmp_path: Path, data: st.DataObject) -> None:
    """A row that is well sealed but that no entry holds, at the end or in the place of one that is moved up."""
    with Forger(template, tmp_path) as forger:
        last = forger.all("rows")[-1][0]
        at = data.draw(st.integers(1, last + 2))
        if at <= last:
            forger.file.execute("UPDATE rows SET id = -id - 1 WHERE id >= ?", (at,))
            forger.file.execute("UPDATE rows SET id = -id WHERE id < 0")
        entry = data.draw(st.integers(1, 2 * REPORTS))
        row = Row("claim", data.draw(st.text(max_size=9)), "r-forged", '{"property":"killed"}')
        held = (at, entry, *row[:3], bytes(16), row_digest(bytes(16), row), row.payload)
        forger.file.execute("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?)", held)
        assert forger.verdict().problems


@SHARED
@given(table=st.sampled_from(["rows", "entries"]), data=st.data())
def test_anything_taken_out_is_found(template: Path, tmp_path: Path, table: str, data: st.DataObject) -> None:
    """One row less, or one entry less with its rows left; only a cut at the very end needs the head."""
    with Forger(template, tmp_path) as forger:
        key = data.draw(st.sampled_from([row[0] for row in forger.all(table)]))
        forger.file.execute(f"DELETE FROM {table} WHERE {'id' if table == 'rows' else 'seq'} = ?", (key,))
        assert forger.verdict().problems


@SHARED
@given(keep=st.integers(0, 2 * REPORTS - 1))
def test_a_missing_tail_is_found_given_the_head(template: Path, tmp_path: Path, keep: int) -> None:
    """The first entries alone look whole; whoever kept the head knows better."""
    with Forger(template, tmp_path) as forger:
        forger.cut(keep)
        assert forger.verdict().problems == ()
        assert "its tail is missing" in problems(forger.verdict(forger.head))


def test_a_chain_made_anew_is_found_given_the_head(template: Path, tmp_path: Path) -> None:
    """One who rewrites a claim and everything after it deceives all but those who kept a head."""
    with Forger(template, tmp_path) as forger:
        row = next(row for row in forger.all("rows") if row[2] == "claim")
        forger.set("rows", row[0], "payload", row[7].replace("happened", "denied"))
        forger.chain_anew()
        assert forger.verdict().problems == ()
        assert forger.verdict(forger.head).problems


def test_an_earlier_head_holds_as_the_record_grows(template: Path, tmp_path: Path) -> None:
    """A head noted long ago is still on the chain after more was added."""
    with Forger(template, tmp_path) as forger:
        with Ledger.open(str(forger.path)) as ledger:
            assert ledger.append("run", records.groups(records.reading(records.report(99))))
        assert forger.verdict(forger.head).problems == ()


@pytest.mark.parametrize("statement", ["DELETE FROM rows WHERE id = 3", "UPDATE rows SET payload = '{}' WHERE id = 3",
                                       "DELETE FROM entries", "UPDATE entries SET action = 'x'"])  # fmt: skip
def test_the_guards_refuse_changes(tmp_path: Path, statement: str) -> None:
    """A mistake with SQL changes nothing: the tables only grow."""
    with records.ledger(tmp_path / "a.db", 1):
        pass
    with closing(sqlite3.connect(tmp_path / "a.db")) as file, pytest.raises(sqlite3.DatabaseError, match="only grows"):
        file.execute(statement)


def test_a_salt_keeps_a_digest_from_being_guessed(tmp_path: Path) -> None:
    """The same report in two ledgers has other salts, and so other digests and another head."""
    with records.ledger(tmp_path / "a.db", 1) as one, records.ledger(tmp_path / "b.db", 1) as other:
        assert one.head() != other.head()
