"""What is kept only to find things quickly: outside the chain, dropped and made again from the rows at any time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, func, insert, inspect, select

from tallystick.ledger.packing import decision_of
from tallystick.ledger.seal import Row
from tallystick.ledger.tables import (
    AT_ONCE,
    DERIVED,
    accounts,
    blocks,
    coded,
    decided,
    incidents,
    judged,
    latest,
    moved,
    pairs,
    revised,
    rows,
    stale,
    statements,
    told,
    wordings,
)


def add(connection: Connection, added: Iterable[tuple[int, Row]]) -> None:
    """Takes in rows just added, in the same transaction."""
    for number, row in added:
        if row.kind == "reading":
            connection.execute(delete(latest).where(latest.c.document == row.belongs))
            connection.execute(insert(latest).values(document=row.belongs, reading=row.key, row=number))
        elif row.kind in SIMPLE:
            _take(connection, number, row.kind, row.payload)


def _take(connection: Connection, number: int, kind: str, payload: str) -> None:
    """Takes in a row that another table follows from by itself."""
    found = SIMPLE[kind](number, payload)
    if kind in LAST:  # an event may come, go and come back
        connection.execute(delete(TABLES[kind]).where(LAST[kind] == found[0][LAST[kind].name]))
    if found:
        connection.execute(insert(TABLES[kind]), found)


def _things(number: int, payload: str) -> list[dict[str, object]]:
    """The rows of ``decided`` for one decision."""
    decision = decision_of(payload)
    return [{"thing": thing, "row": number} for thing in {decision.key, decision.other} if thing]


def _code(number: int, payload: str) -> list[dict[str, object]]:
    said = json.loads(payload)
    return [{"row": number, "event": said["event"], "code": said["code"]}]


def _moved(number: int, payload: str) -> list[dict[str, object]]:
    said = json.loads(payload)
    return [{"row": number, "event": said["event"], "now": said["now"]}]


def _revised(number: int, payload: str) -> list[dict[str, object]]:
    said = json.loads(payload)
    return [{"row": number, "code": said["code"], "number": said["number"]}]


SIMPLE = {"decision": _things, "code": _code, "moved": _moved, "revision": _revised}
TABLES = {"decision": decided, "code": coded, "moved": moved, "revision": revised}
LAST = {"moved": moved.c.event, "revision": revised.c.code}
"""Of these only the last row on a thing counts."""


def forget(connection: Connection, first: int, last: int) -> None:
    """Leaves out what was derived from rows whose content is gone."""
    here = rows.c.id.between(first, last)
    gone = connection.execute(select(rows.c.key).where(here, rows.c.kind == "document")).scalars().all()
    for table in (latest, decided, coded, moved, revised):
        connection.execute(delete(table).where(table.c.row.between(first, last)))
    forget_documents(connection, gone)


def forget_documents(connection: Connection, documents: Sequence[str]) -> None:
    """Leaves out what was told in some documents; the other accounts of their incidents are to be judged again."""
    theirs = accounts.c.document.in_(documents)
    codes = set(connection.execute(select(accounts.c.code).where(theirs)).scalars()) - {None}
    others = select(accounts.c.account).where(accounts.c.code.in_(codes), ~theirs)
    make_stale(connection, connection.execute(others).scalars().all())
    for table in (incidents, judged):
        connection.execute(delete(table).where(table.c.code.in_(codes)))
    hers = select(accounts.c.account).where(theirs)
    for table, column in ((blocks, blocks.c.account), (stale, stale.c.account), (pairs, pairs.c.a), (pairs, pairs.c.b)):
        connection.execute(delete(table).where(column.in_(hers)))
    for table in (told, statements, wordings, accounts):
        connection.execute(delete(table).where(table.c.document.in_(documents)))


def make_stale(connection: Connection, names: Iterable[str]) -> None:
    """Notes accounts whose incident must be made again."""
    wanted = sorted(set(names))
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        known = set(connection.execute(select(stale.c.account).where(stale.c.account.in_(some))).scalars())
        fresh = [{"account": name} for name in some if name not in known]
        if fresh:
            connection.execute(insert(stale), fresh)


def missing(connection: Connection) -> bool:
    """Whether a derived table has been dropped (or was never made)."""
    return not set(DERIVED.tables) <= set(inspect(connection).get_table_names())


def rebuild(connection: Connection) -> None:
    """Drops the derived tables and makes again those that follow from single rows; the others wait to be judged."""
    DERIVED.drop_all(connection)
    DERIVED.create_all(connection)
    there = rows.c.payload.is_not(None)
    newest = select(func.max(rows.c.id)).where(rows.c.kind == "reading", there).group_by(rows.c.belongs)
    found = select(rows.c.belongs, rows.c.key, rows.c.id).where(rows.c.id.in_(newest))
    connection.execute(insert(latest).from_select(["document", "reading", "row"], found))
    wanted = select(rows.c.id, rows.c.kind, rows.c.payload).where(rows.c.kind.in_(SIMPLE), there)
    for number, kind, payload in connection.execute(wanted.order_by(rows.c.id)).all():
        _take(connection, number, kind, payload)
