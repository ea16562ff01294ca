"""Removal by order: the content goes, its place and its digest stay, and who ordered it and why is on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select, update

from tallystick.ledger import derived
from tallystick.ledger.errors import LedgerError, RefusedError
from tallystick.ledger.packing import group
from tallystick.ledger.reads import document_in
from tallystick.ledger.seal import Row, content
from tallystick.ledger.store import Ledger, add_sealed
from tallystick.ledger.tables import rows
from tallystick.ledger.verify import runs
from tallystick.model.document import digest

# These keep their names, which are hashes of a whole text: so that the same report is known again and stays out.
NAMED = ("document", "reading")
# A document and its readings go together; an order itself always stays.
NEVER_ALONE = (*NAMED, "redaction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Who orders a removal, why, and under which reference; two people, so that none does it alone."""

    people: tuple[str, str]
    reason: str
    reference: str

    def __post_init__(self) -> None:
        first, second = (" ".join(name.split()).casefold() for name in self.people)
        if not first or not second or first == second:
            raise RefusedError("a removal needs two different people")
        if not self.reason.strip() or not self.reference.strip():
            raise RefusedError("a removal needs a reason and the order it rests on")


def redact_document(ledger: Ledger, document: str, order: Order) -> int:
    """Removes a document with all that was got, read and decided of it, and its title where that is a document of its
    own (``flow.headline``); the report is not taken in again.

    Returns how many rows it emptied.

    Raises:
        RefusedError: there is no such document, or it is removed already.
    """
    with ledger.writing() as connection:
        numbers = _rows_of(connection, (document, *_title(connection, document)))
        if not numbers:
            raise RefusedError(f"no document {document} whose content is there")
        _remove(ledger, connection, numbers, order, document)
    _scrub(ledger)
    return len(numbers)


def redact_row(ledger: Ledger, number: int, order: Order) -> None:
    """Removes the content of one row, such as a decision whose reason names somebody.

    Raises:
        RefusedError: there is no such row, it is removed already, or it goes only with its document.
    """
    with ledger.writing() as connection:
        found = connection.execute(select(rows.c.kind, rows.c.payload).where(rows.c.id == number)).first()
        if found is None or found.payload is None:
            raise RefusedError(f"no row {number} whose content is there")
        if found.kind in NEVER_ALONE:
            raise RefusedError(f"row {number} is a {found.kind}, which cannot be removed by itself")
        _remove(ledger, connection, [number], order, None)
    _scrub(ledger)


def _title(connection: Connection, document: str) -> tuple[str, ...]:
    """The id that a document's title has, where it is a document of its own."""
    found = document_in(connection, document)
    title = found.headline if found is not None else None
    return (title.id,) if title is not None else ()


def _rows_of(connection: Connection, documents: Sequence[str]) -> Sequence[int]:
    """The rows of documents that still have content, in order."""
    readings = select(rows.c.key).where(rows.c.belongs.in_(documents), rows.c.kind == "reading")
    itself = (rows.c.kind == "document") & rows.c.key.in_(documents)
    hers = or_(itself, rows.c.belongs.in_(documents), rows.c.belongs.in_(readings))
    wanted = select(rows.c.id).where(hers, rows.c.payload.is_not(None)).order_by(rows.c.id)
    return connection.execute(wanted).scalars().all()


def _remove(ledger: Ledger, connection: Connection, numbers: Sequence[int], order: Order, document: str | None) -> None:
    ranges = runs(numbers)
    for first, last in ranges:
        here = rows.c.id.between(first, last)
        connection.execute(update(rows).where(here).values(payload=None, salt=None))
        connection.execute(update(rows).where(here, rows.c.kind.not_in(NAMED)).values(key=None, belongs=None))
        derived.forget(connection, first, last)
    said = {
        "people": order.people,
        "reason": order.reason,
        "order": order.reference,
        "rows": ranges,
        "document": document,
    }
    words = content(said)
    row = Row("redaction", "x-" + digest(words, ledger.now().isoformat()), "", words)
    add_sealed(connection, "redact", ledger.now(), group([row]).rows)


def _scrub(ledger: Ledger) -> None:
    try:
        ledger.scrub()
    except LedgerError as error:
        raise LedgerError(
            f"removed, but traces may be left in free space, since the file could not be written anew ({error})"
        ) from error
