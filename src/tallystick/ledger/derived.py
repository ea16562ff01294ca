"""What is kept only to find things quickly: outside the chain, dropped and made again from the rows at any time."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, inspect, select

from tallystick.ledger.packing import decision_of
from tallystick.ledger.seal import Row
from tallystick.ledger.tables import DERIVED, decided, latest, rows


def add(connection: Connection, added: Iterable[tuple[int, Row]]) -> None:
    """Takes in rows just added, in the same transaction."""
    for number, row in added:
        if row.kind == "reading":
            connection.execute(delete(latest).where(latest.c.document == row.belongs))
            connection.execute(insert(latest).values(document=row.belongs, reading=row.key, row=number))
        elif row.kind == "decision":
            connection.execute(insert(decided), _things(number, row.payload))


def _things(number: int, payload: str) -> list[dict[str, object]]:
    """The rows of ``decided`` for one decision."""
    decision = decision_of(payload)
    return [{"thing": thing, "row": number} for thing in {decision.key, decision.other} if thing]


def forget(connection: Connection, first: int, last: int) -> None:
    """Leaves out what was derived from rows whose content is gone."""
    for table in (latest, decided):
        connection.execute(delete(table).where(table.c.row.between(first, last)))


def missing(connection: Connection) -> bool:
    """Whether a derived table has been dropped (or was never made)."""
    return not set(DERIVED.tables) <= set(inspect(connection).get_table_names())


def rebuild(connection: Connection) -> None:
    """Drops the derived tables and makes them again from the rows."""
    DERIVED.drop_all(connection)
    DERIVED.create_all(connection)
    there = rows.c.payload.is_not(None)
    newest = select(func.max(rows.c.id)).where(rows.c.kind == "reading", there).group_by(rows.c.belongs)
    found = select(rows.c.belongs, rows.c.key, rows.c.id).where(rows.c.id.in_(newest))
    connection.execute(insert(latest).from_select(["document", "reading", "row"], found))
    for number, payload in connection.execute(
        select(rows.c.id, rows.c.payload).where(rows.c.kind == "decision", there)
    ).all():
        connection.execute(insert(decided), _things(number, payload))
