"""The tables: ``entries`` and ``rows`` are the record; what hangs on ``DERIVED`` can be dropped and made again."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

RECORD = MetaData()
DERIVED = MetaData()
NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only where the type is INTEGER

entries = Table(
    "entries",
    RECORD,
    Column("seq", NUMBER, primary_key=True, autoincrement=False),
    Column("made_at", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("first", NUMBER, nullable=False),
    Column("count", NUMBER, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)

# One table for every kind of thing: a new kind is a new word, and the chain covers exactly the bytes that are kept.
rows = Table(
    "rows",
    RECORD,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("entry", NUMBER, ForeignKey("entries.seq"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Text),
    Column("belongs", Text),
    Column("salt", LargeBinary),
    Column("digest", LargeBinary, nullable=False),
    Column("payload", Text),
    Index("rows_once", "belongs", "kind", "key", unique=True),
    Index("rows_key", "key"),
)

# The reading of each document that was added last.
latest = Table(
    "latest_readings",
    DERIVED,
    Column("document", Text, primary_key=True),
    Column("reading", Text, nullable=False),
    Column("row", NUMBER, nullable=False, index=True),
)

# The things each decision names.
decided = Table(
    "decided",
    DERIVED,
    Column("thing", Text, primary_key=True),
    Column("row", NUMBER, primary_key=True, autoincrement=False),
)
