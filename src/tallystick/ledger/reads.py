"""What can be asked of the record: readings, decisions, how anything came to be there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select

from tallystick.ledger.packing import decision_of, document_of, reading_of
from tallystick.ledger.store import Ledger, find
from tallystick.ledger.tables import coded, decided, entries, latest, rows
from tallystick.model.document import Document
from tallystick.model.reading import Reading
from tallystick.model.record import Decision


class Step(NamedTuple):
    """One entry of the record: what was done when, and how many rows of which kind it added."""

    seq: int
    made_at: str
    action: str
    hash: str
    added: Mapping[str, int]


class Trace(NamedTuple):
    """One row with the entry that added it; ``payload`` is None where the content was removed."""

    row: int
    seq: int
    made_at: str
    action: str
    kind: str
    key: str
    belongs: str
    payload: str | None


class State(Enum):
    """How the record stands to a document."""

    UNKNOWN = "unknown"
    THERE = "there"
    REMOVED = "removed by order"


def state(ledger: Ledger, document: str) -> State:
    """Whether a document is on record, and whether its content still is."""
    with ledger.asking() as connection:
        found = find(connection, "document", document, "")
    if found is None:
        return State.UNKNOWN
    return State.REMOVED if found["payload"] is None else State.THERE


def document(ledger: Ledger, key: str) -> Document | None:
    """A document by its id; None where there is none, or its content was removed."""
    with ledger.asking() as connection:
        return document_in(connection, key)


def document_in(connection: Connection, key: str) -> Document | None:
    """``document`` within a transaction."""
    found = find(connection, "document", key, "")
    return document_of(found["payload"]) if found is not None and found["payload"] is not None else None


def has_reading(ledger: Ledger, document: str, reading: str) -> bool:
    """Whether this reading of a document is on record."""
    with ledger.asking() as connection:
        return find(connection, "reading", reading, document) is not None


def latest_reading(ledger: Ledger, document: str) -> Reading | None:
    """The reading of a document that was added last; None where there is none."""
    with ledger.asking() as connection:
        found = connection.execute(select(latest.c.reading).where(latest.c.document == document)).scalar()
        return _reading(connection, document, found) if found else None


def reading(ledger: Ledger, document: str, key: str) -> Reading | None:
    """One reading of a document, also one that was read again since."""
    with ledger.asking() as connection:
        return _reading(connection, document, key)


def latest_readings(ledger: Ledger, after: int = 0) -> Iterator[tuple[int, Reading]]:
    """The number of its row and the latest reading of each document, in order, from those added after a row on."""
    wanted = select(latest).where(latest.c.row > after).order_by(latest.c.row)
    with ledger.asking() as connection:
        found = connection.execute(wanted).all()
        for document, key, row in found:
            held = _reading(connection, document, key)
            if held is not None:
                yield row, held


def decisions(ledger: Ledger, document: str | None = None) -> tuple[Decision, ...]:
    """All decisions in the order they were taken (of one document), those taken back among them."""
    wanted = select(rows.c.payload).where(rows.c.kind == "decision", rows.c.payload.is_not(None))
    if document is not None:
        wanted = wanted.where(rows.c.belongs == document)
    with ledger.asking() as connection:
        return tuple(map(decision_of, connection.execute(wanted.order_by(rows.c.id)).scalars()))


def decisions_after(ledger: Ledger, row: int) -> tuple[int, tuple[Decision, ...]]:
    """The decisions taken after a row, and the number of the last one's row."""
    wanted = select(rows.c.id, rows.c.payload).where(rows.c.kind == "decision", rows.c.id > row)
    with ledger.asking() as connection:
        found = connection.execute(wanted.order_by(rows.c.id)).all()
    return (found[-1].id if found else row), tuple(decision_of(r.payload) for r in found if r.payload is not None)


def last_rows(ledger: Ledger, kinds: Sequence[str]) -> tuple[int, ...]:
    """The number of the youngest row of each kind; 0 where there is none."""
    with ledger.asking() as connection:
        youngest = (connection.execute(select(func.max(rows.c.id)).where(rows.c.kind == kind)) for kind in kinds)
        return tuple(found.scalar() or 0 for found in youngest)


def decision(ledger: Ledger, key: str) -> Decision | None:
    """A decision by its id."""
    wanted = select(rows.c.payload).where(rows.c.kind == "decision", rows.c.key == key)
    with ledger.asking() as connection:
        found = connection.execute(wanted).scalar()
    return decision_of(found) if found else None


def holder(ledger: Ledger, kind: str, key: str) -> tuple[str, str] | None:
    """The document and the youngest reading that a part of a reading, such as a claim, is in."""
    head = rows.alias()
    wanted = select(head.c.belongs, head.c.key).join(rows, (head.c.kind == "reading") & (head.c.key == rows.c.belongs))
    named = wanted.where(rows.c.kind == kind, rows.c.key == key).order_by(rows.c.id.desc()).limit(1)
    with ledger.asking() as connection:
        found = connection.execute(named).first()
    return (found[0], found[1]) if found else None


class Version(NamedTuple):
    """One state of an imported entry: its document, its event."""

    document: str
    event: str


def versions(ledger: Ledger, names: Sequence[str]) -> dict[str, list[Version]]:
    """What was imported under some names ("import/acled SYR1"), oldest first."""
    wanted = select(rows.c.belongs, rows.c.key, rows.c.payload).where(rows.c.kind == "import")
    found: dict[str, list[Version]] = {}
    with ledger.asking() as connection:
        for row in connection.execute(wanted.where(rows.c.belongs.in_(names)).order_by(rows.c.id)):
            if row.payload is not None:
                found.setdefault(row.belongs, []).append(Version(row.key, json.loads(row.payload)["event"]))
    return found


def last_of(ledger: Ledger, kind: str) -> str | None:
    """The content of the youngest row of a kind."""
    wanted = select(rows.c.payload).where(rows.c.kind == kind).order_by(rows.c.id.desc()).limit(1)
    with ledger.asking() as connection:
        return connection.execute(wanted).scalar()


def counts(ledger: Ledger) -> Mapping[str, int]:
    """How many rows there are of each kind."""
    with ledger.asking() as connection:
        found = connection.execute(select(rows.c.kind, func.count()).group_by(rows.c.kind))
        return {row.kind: row[1] for row in found}


def steps(ledger: Ledger, limit: int) -> list[Step]:
    """The last entries, the youngest last."""
    with ledger.asking() as connection:
        newest = connection.execute(select(entries).order_by(entries.c.seq.desc()).limit(limit)).mappings().all()
        return [
            Step(e["seq"], e["made_at"], e["action"], e["hash"].hex(), _kinds(connection, e["first"], e["count"]))
            for e in reversed(newest)
        ]


def _kinds(connection: Connection, first: int, count: int) -> Mapping[str, int]:
    wanted = select(rows.c.kind).where(rows.c.id.between(first, first + count - 1)).order_by(rows.c.id)
    return Counter(connection.execute(wanted).scalars())


def traces(ledger: Ledger, key: str) -> list[Trace]:
    """The rows of a thing, by its id, of its readings and captures, and of what was decided on it, oldest first."""
    about = select(decided.c.row).where(decided.c.thing == key)
    hers = (rows.c.belongs == key) & rows.c.kind.in_(("reading", "capture", "decision", "revision"))
    codes = select(coded.c.row).where(or_(coded.c.code == key, coded.c.event == key))
    wanted = (
        select(rows, entries.c.made_at, entries.c.action)
        .join(entries, rows.c.entry == entries.c.seq)
        .where(or_(rows.c.key == key, hers, rows.c.id.in_(about), rows.c.id.in_(codes)))
        .order_by(rows.c.id)
    )
    with ledger.asking() as connection:
        found = connection.execute(wanted).all()
    return [Trace(r.id, r.entry, r.made_at, r.action, r.kind, r.key, r.belongs, r.payload) for r in found]


def _reading(connection: Connection, document: str, key: str) -> Reading | None:
    held = find(connection, "document", document, "")
    head = find(connection, "reading", key, document)
    if held is None or head is None or held["payload"] is None or head["payload"] is None:
        return None
    wanted = select(rows.c.kind, rows.c.payload).where(rows.c.belongs == key).order_by(rows.c.id)
    parts = [(kind, payload) for kind, payload in connection.execute(wanted)]
    return reading_of(document_of(held["payload"]), head["payload"], parts)
