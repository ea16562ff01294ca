"""The ledger: opened, asked, added to; one chained entry for each transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from sqlalchemy import Connection, Engine, RowMapping, bindparam, func, insert, select

from tallystick.ledger import derived
from tallystick.ledger.connect import engine_of, plainly, shown
from tallystick.ledger.migrate import bring_up_to_date
from tallystick.ledger.packing import Group
from tallystick.ledger.seal import GENESIS, Sealed, entry_hash
from tallystick.ledger.tables import entries, rows

OWN_FILES = ("", "-wal", "-shm")
"""Endings of a ledger's file and of what SQLite lays beside it."""
View = Connection
"""One consistent view of the record, as ``asking`` and ``writing`` give it; others hand it on and say nothing to it."""


class Head(NamedTuple):
    """The last entry of the chain: whoever keeps its hash can later tell whether anything before it was touched."""

    seq: int
    hash: bytes

    def __str__(self) -> str:
        return f"{self.seq} {self.hash.hex()}"


class Receipt(NamedTuple):
    """What a transaction added: its entry, the numbers of its rows, how long it kept other writers out."""

    head: Head
    first: int
    added: int
    held: float


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """One record. Values go in and come out; nothing else in the program speaks SQL to it."""

    def __init__(self, engine: Engine, name: str, clock: Callable[[], datetime] = _now) -> None:
        self.engine = engine
        self.name = name
        self._clock = clock
        self._fresh: Path | None = None
        """The file, where it was not there before."""

    @classmethod
    def open(cls, target: str, *, create: bool = False, clock: Callable[[], datetime] = _now) -> Ledger:
        """The ledger in a file (or at the address of a PostgreSQL database).

        Raises:
            LedgerError: there is none, or what is there is none of this version's.
        """
        fresh = create and "://" not in target and not Path(target).exists()
        ledger = cls(engine_of(target, create=create), target, clock)
        ledger._fresh = Path(target) if fresh else None
        try:
            ledger._ready(create=create)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def _ready(self, *, create: bool) -> None:
        """Sees to it that all tables are there and of this version."""
        with plainly(self.name):
            bring_up_to_date(self.engine, shown(self.name), create=create)
        with self.asking() as connection:
            stale = derived.missing(connection)
        if stale:
            self.rebuild()

    def close(self) -> None:
        """Lets go of the file."""
        self.engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, *unused: object) -> None:
        """Closes it; a file made for what was then refused is taken away again, for it holds nothing."""
        empty = kind is not None and self._fresh is not None and self.head() is None
        self.close()
        if empty and self._fresh is not None:
            for ending in OWN_FILES:
                Path(f"{self._fresh}{ending}").unlink(missing_ok=True)

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """One consistent view of the record."""
        with plainly(self.name), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writer; what is done is kept whole or not at all."""
        with plainly(self.name), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def now(self) -> datetime:
        """The time, in UTC."""
        return self._clock()

    def head(self) -> Head | None:
        """The last entry; None while there is nothing."""
        with self.asking() as connection:
            return _head(connection)

    def rebuild(self) -> None:
        """Makes the derived tables again from the rows."""
        with self.writing() as connection:
            derived.rebuild(connection)

    def scrub(self) -> None:
        """Writes the file anew without the traces that removed content may have left in its free space."""
        if self.engine.dialect.name != "sqlite":
            return
        with plainly(self.name):
            connection = self.engine.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()

    def append(
        self,
        action: str,
        groups: Sequence[Group],
        check: Callable[[Connection], None] | None = None,
        then: Callable[[Connection], None] | None = None,
    ) -> Receipt | None:
        """Adds what is new of the groups as one entry; None where nothing is.

        A group is left out where its first row is there already, or belongs to something removed by order.
        ``check`` may look at the record, with other writers kept out, and refuse by raising; ``then`` may write to
        the derived tables in the same transaction.
        """
        with self.writing() as connection:
            start = perf_counter()
            if check:
                check(connection)
            fresh = [sealed for group in groups if _is_new(connection, group) for sealed in group.rows]
            added = add_sealed(connection, action, self.now(), fresh) if fresh else None
            if then:
                then(connection)
        return added._replace(held=perf_counter() - start) if added else None


def _head(connection: Connection) -> Head | None:
    found = connection.execute(select(entries.c.seq, entries.c.hash).order_by(entries.c.seq.desc()).limit(1)).first()
    return Head(*found) if found else None


NAMED = select(rows).where(
    rows.c.belongs == bindparam("belongs"), rows.c.kind == bindparam("kind"), rows.c.key == bindparam("key")
)


def find(connection: Connection, kind: str, key: str, belongs: str) -> RowMapping | None:
    """The row of this name, also one whose content was removed; None where there is none."""
    return connection.execute(NAMED, {"belongs": belongs, "kind": kind, "key": key}).mappings().first()


def is_removed(connection: Connection, document: str) -> bool:
    """Whether a document's content was removed by order."""
    found = find(connection, "document", document, "")
    return found is not None and found["payload"] is None


def _is_new(connection: Connection, group: Group) -> bool:
    first = group.first
    if first.belongs and is_removed(connection, first.belongs):
        return False
    return find(connection, first.kind, first.key, first.belongs) is None


def add_sealed(connection: Connection, action: str, now: datetime, fresh: Sequence[Sealed]) -> Receipt:
    """Adds rows as one entry, in a transaction that keeps other writers out."""
    last = _head(connection) or Head(0, GENESIS)
    first = (connection.execute(select(func.max(rows.c.id))).scalar() or 0) + 1
    seq, made_at = last.seq + 1, now.astimezone(UTC).isoformat()
    held = [(sealed.row.kind, sealed.digest) for sealed in fresh]
    hash_ = entry_hash(seq, made_at, action, first, last.hash, held)
    connection.execute(
        insert(entries).values(
            seq=seq, made_at=made_at, action=action, first=first, count=len(fresh), previous=last.hash, hash=hash_
        )
    )
    connection.execute(
        insert(rows),
        [
            {"id": number, "entry": seq, "salt": sealed.salt, "digest": sealed.digest, **sealed.row._asdict()}
            for number, sealed in enumerate(fresh, first)
        ],
    )
    derived.add(connection, ((number, sealed.row) for number, sealed in enumerate(fresh, first)))
    return Receipt(Head(seq, hash_), first, len(fresh), 0.0)
