"""Opening the store: one SQLite file that only its owner may read, or a PostgreSQL database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from tallystick.ledger.errors import DAMAGED, LedgerError
from tallystick.model.loading import LoadError

# Long enough for a run's writes to pass, which take half a second at most each; then a line says that it is busy.
BUSY_SECONDS = 30.0
OWNER_ONLY = 0o600
CACHE_KIB = 65_536  # SQLite's 2 MB hold no level but the topmost of the indexes of a large record
APPLICATION = 0x54414C59  # "TALY": SQLite files carry the number of the program they belong to
SQLITE_HEAD = b"SQLite format 3\0"
# Any fixed number: PostgreSQL's lock that lets one writer in at a time, as BEGIN IMMEDIATE does for SQLite.
WRITER_LOCK = APPLICATION


def is_address(target: str) -> bool:
    """Whether the target is the address of a database server rather than a file."""
    return "://" in target


def engine_of(target: str, *, create: bool) -> Engine:
    """The engine for a file or an address; a file is made, for its owner's eyes only, where ``create`` allows it.

    Raises:
        LedgerError: there is no such file, or it is something else.
    """
    if is_address(target):
        return _server(target)
    path = Path(target)
    _check_file(path, create=create)
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _server(target: str) -> Engine:
    try:
        engine = create_engine(make_url(target))
    except (ArgumentError, NoSuchModuleError) as error:
        raise LedgerError(f"not an address of a ledger: {_first_line(error)}") from None
    except ImportError:
        raise LedgerError("a ledger on a server needs a driver: pip install 'tallystick[postgres]'") from None
    if engine.dialect.name != "postgresql":
        raise LedgerError(f"a ledger is a file or a PostgreSQL database, not {engine.dialect.name}")
    event.listen(engine, "begin", _lock)
    return engine


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: a folder, not a ledger")
    if not path.exists():
        if not create:
            raise LedgerError(f"{path}: no such ledger")
        _make(path)
        return
    try:
        with path.open("rb") as stream:
            head = stream.read(len(SQLITE_HEAD))
    except OSError as error:
        raise LedgerError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from None
    if head and head != SQLITE_HEAD:
        raise LedgerError(f"{path}: not a ledger")
    if not head and not create:
        raise LedgerError(f"{path}: empty, not a ledger")


def _make(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY))
    except OSError as error:
        raise LedgerError(f"{path}: cannot be made: {(error.strerror or 'no reason given').lower()}") from None


def _prepare(connection: Any, record: Any) -> None:
    """Settings of each SQLite connection; SQLAlchemy begins transactions itself (``_begin``)."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # what was said to be recorded outlives a power cut
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA secure_delete = ON")  # what is removed by order leaves no bytes behind


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _lock(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")


@contextmanager
def plainly(target: str) -> Iterator[None]:
    """Turns what the database complains of into one line."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(f"{shown(target)}: {_complaint(error)}") from error
    except (JSONDecodeError, LoadError) as error:
        raise LedgerError(f"{shown(target)}: {DAMAGED}") from error


COMPLAINTS = {
    "database or disk is full": "no room left; what was recorded before is kept",
    "database is locked": f"busy: another process has been writing for {BUSY_SECONDS:.0f} seconds",
    "malformed": "damaged; restore it from a copy",
    "not a database": "not a ledger",
    "readonly database": "cannot be written",
    "unable to open": "cannot be opened",
    "only grows": "the record only grows: nothing in it is changed or deleted",
}


def _complaint(error: DBAPIError) -> str:
    words = _first_line(error.orig or error)
    return next((plain for sign, plain in COMPLAINTS.items() if sign in words), words)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def shown(target: str) -> str:
    """The target as it can be shown: an address without its password."""
    return make_url(target).render_as_string(hide_password=True) if is_address(target) else target
