"""The same record on PostgreSQL: the same rows, the same chain, the same guards; skipped where there is no server."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from doubles import records
from publish import sample
from tallystick.ledger import derived, reads
from tallystick.ledger.errors import LedgerError
from tallystick.ledger.redact import Order, redact_document
from tallystick.ledger.store import Ledger
from tallystick.ledger.verify import verify

PLACES = (*os.environ.get("PATH", "").split(os.pathsep), *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"))))
USER = "postgres"


@contextmanager
def own_server() -> Iterator[str]:
    """A server of our own that only a socket in a temporary folder reaches."""
    programs = [shutil.which(name, path=os.pathsep.join(PLACES)) for name in ("initdb", "pg_ctl")]
    if not all(programs) or (os.geteuid() == 0 and USER not in {entry.pw_name for entry in pwd.getpwall()}):
        pytest.skip("no PostgreSQL server (TALLYSTICK_POSTGRES names one)")
    initdb, control = programs
    with tempfile.TemporaryDirectory(prefix="tally-") as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        data = f"{folder}/data"
        as_user(f"{initdb} -D {data} -U {USER} -A trust -N >/dev/null")
        settings = f"-k {folder} -c listen_addresses='' -c fsync=off"
        as_user(f'{control} -D {data} -o "{settings}" -w -l {folder}/log start >/dev/null')
        try:
            yield f"postgresql+psycopg://{USER}@/postgres?host={folder}"
        finally:
            as_user(f"{control} -D {data} -m immediate stop >/dev/null")


def as_user(command: str) -> None:
    """Runs a command as a user that PostgreSQL accepts: it refuses root."""
    line = ["su", USER, "-s", "/bin/sh", "-c", command] if os.geteuid() == 0 else ["sh", "-c", command]
    subprocess.run(line, check=True, cwd="/", timeout=60)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server: the one that is named, or one of our own."""
    pytest.importorskip("psycopg")
    named = os.environ.get("TALLYSTICK_POSTGRES")
    if named:
        yield named
        return
    with own_server() as address:
        yield address


@pytest.fixture
def address(server: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a new database, dropped in the end."""
    name = f"tally_{os.getpid()}_{abs(hash(request.node.name))}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield engine.url.set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


def test_the_record_on_a_server(address: str) -> None:
    """Rows go in and come out as they were, once; the chain holds; derived tables can be made again."""
    with Ledger.open(address, create=True, clock=lambda: records.NOON) as ledger:
        assert ledger.append("run", records.groups(sample.READING))
        assert ledger.append("run", records.groups(sample.READING)) is None
        made = records.reading(records.report(1))
        ledger.append("run", records.groups(made))
        records.decide(ledger, records.decision(made, made.claims[-1]))
    with Ledger.open(address) as again:
        assert reads.latest_reading(again, sample.READING.document.id) == sample.READING
        before = reads.traces(again, made.claims[-1].id)
        again.rebuild()
        assert reads.traces(again, made.claims[-1].id) == before and len(before) == 2
        head = again.head()
        assert head and verify(again, head.hash.hex()).problems == ()


def test_the_guards_and_a_removal_on_a_server(address: str) -> None:
    """Nothing is changed, deleted or cut off; an order empties rows, and the chain still holds."""
    with Ledger.open(address, create=True) as ledger:
        made = records.reading(records.report(1))
        ledger.append("run", records.groups(made))
        for statement in ("DELETE FROM rows", "UPDATE rows SET payload = 'x'", "UPDATE entries SET action = 'x'",
                          "TRUNCATE rows", "DELETE FROM entries"):  # fmt: skip
            with pytest.raises(LedgerError, match="only grows"), ledger.writing() as connection:
                connection.execute(text(statement))
        count = redact_document(ledger, made.document.id, Order(people=("A", "B"), reason="r", reference="o"))
        verdict = verify(ledger)
        assert (verdict.problems, verdict.removed) == ((), count)
        assert ledger.append("run", records.groups(made)) is None


def test_a_forger_on_a_server_is_found(address: str) -> None:
    """Who takes the guards away and changes a row is found out as in a file."""
    with Ledger.open(address, create=True) as ledger:
        ledger.append("run", records.groups(records.reading(records.report(1))))
        with ledger.engine.begin() as connection:
            connection.execute(text("ALTER TABLE rows DISABLE TRIGGER ALL"))
            connection.execute(text("UPDATE rows SET payload = replace(payload, 'civilians', 'fighters') WHERE id = 1"))
        assert [str(problem) for problem in verify(ledger).problems] == ["row 1: altered (document)"]


def test_writers_on_a_server_take_turns(address: str) -> None:
    """Four at once, the first of which makes the tables: none is lost and the chain is one."""
    faults: list[Exception] = []

    def write(first: int) -> None:
        try:
            with Ledger.open(address, create=True) as mine:
                for number in range(first, first + 5):
                    mine.append("run", records.groups(records.reading(records.report(number))))
        except (LedgerError, DBAPIError) as error:
            faults.append(error)

    threads = [threading.Thread(target=write, args=(10 * number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Ledger.open(address) as ledger:
        assert (reads.counts(ledger)["document"], verify(ledger).problems) == (20, ())
        with ledger.asking() as connection:
            assert not derived.missing(connection)


def test_an_address_without_a_ledger(address: str, server: str) -> None:
    """An empty database is no ledger until a run makes one; a server that is not there is one line."""
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger.open(address)
    with pytest.raises(LedgerError) as caught:
        Ledger.open("postgresql+psycopg://user:secret@/x?host=/nowhere")
    assert "secret" not in str(caught.value) and "\n" not in str(caught.value)
