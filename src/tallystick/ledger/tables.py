"""The tables: ``entries`` and ``rows`` are the record; what hangs on ``DERIVED`` can be dropped and made again."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

RECORD = MetaData()
DERIVED = MetaData()
AT_ONCE = 500
"""Names in one query: databases bound how many there may be."""
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
    Index("rows_kind", "kind", "id"),
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

# The code given to each founding event, in order of their rows.
coded = Table(
    "coded",
    DERIVED,
    Column("row", NUMBER, primary_key=True, autoincrement=False),
    Column("event", Text, nullable=False, index=True),
    Column("code", Text, nullable=False, index=True),
)

# Where an event of an earlier reading went in a later one.
moved = Table(
    "moved",
    DERIVED,
    Column("event", Text, primary_key=True),
    Column("now", Text, nullable=False),
    Column("row", NUMBER, nullable=False, index=True),
)

# The last revision of each incident: how many there are, and the row of the youngest.
revised = Table(
    "revised",
    DERIVED,
    Column("code", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("row", NUMBER, nullable=False, index=True),
)

# What follows is made by linking and judging the latest readings (flow/judge.py).

# How far that has come: the last row taken in, by which linker and rulebook; "turn" grows with every change.
marks = Table("marks", DERIVED, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

# The events of the latest readings; ``account`` is the main event of the account they belong to, if they belong to one.
told = Table(
    "told",
    DERIVED,
    Column("event", Text, primary_key=True),
    Column("document", Text, nullable=False, index=True),
    Column("account", Text, index=True),
    Column("payload", Text, nullable=False),
)

accounts = Table(
    "accounts",
    DERIVED,
    Column("account", Text, primary_key=True),
    Column("document", Text, nullable=False, index=True),
    Column("code", Text, index=True),
    Column("payload", Text, nullable=False),
)

# The runs of words of each document, eight bytes each.
wordings = Table(
    "wordings", DERIVED, Column("document", Text, primary_key=True), Column("runs", LargeBinary, nullable=False)
)

# The blocks an account stands in (1), looks in (2), or both (3). The role comes before the account, so that those who
# look where thousands stand (under words that all reports of an outlet share) are found without going through these.
blocks = Table(
    "blocks",
    DERIVED,
    Column("key", Text, primary_key=True),
    Column("role", Integer, primary_key=True, autoincrement=False),
    Column("account", Text, primary_key=True, index=True),
)

# The links between accounts; their waterfall is in the link's own row, in words that say nothing of the reports.
pairs = Table(
    "pairs",
    DERIVED,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True, index=True),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
)

statements = Table(
    "statements",
    DERIVED,
    Column("document", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("event", Text, index=True),
    Column("payload", Text, nullable=False),
)

# Accounts whose incident must be made again.
stale = Table("stale", DERIVED, Column("account", Text, primary_key=True))

# What each incident is filtered by; narrow, since a filter may have to go through all of them.
incidents = Table(
    "incidents",
    DERIVED,
    Column("code", Text, primary_key=True),
    Column("status", Text, nullable=False),
    Column("first", Text, index=True),
    Column("last", Text),
    Column("country", Text, index=True),
    Column("place", Text),
    Column("parties", Text, nullable=False),
    Column("grade", Text),
    Column("killed_min", Integer),
    Column("killed_max", Integer),
    Column("injured_min", Integer),
    Column("injured_max", Integer),
    Column("reports", Integer, nullable=False),
    Column("attack", Integer, nullable=False),
)

# Setting and judgement of each incident, whole.
judged = Table("judged", DERIVED, Column("code", Text, primary_key=True), Column("payload", Text, nullable=False))

# The codes of incidents that were merged into another.
aliases = Table(
    "aliases", DERIVED, Column("code", Text, primary_key=True), Column("lives", Text, nullable=False, index=True)
)
