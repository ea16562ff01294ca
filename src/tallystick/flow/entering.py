"""What a person adds: an incident that no report told of, and what is said of one that the machine did not read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

from tallystick.flow.entry import Entry
from tallystick.flow.incidents import found
from tallystick.flow.own import reading_of
from tallystick.ledger import lookups, reads
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.packing import Group, decision_row, document_rows, group, reading_rows
from tallystick.ledger.reads import State
from tallystick.ledger.seal import Row
from tallystick.ledger.store import Ledger
from tallystick.model.document import Document, digest
from tallystick.model.dossier import BY_LINE
from tallystick.model.reading import Reading
from tallystick.model.record import Capture, Decision
from tallystick.review.rulings import SAME
from tallystick.review.targets import end_of

OWN = "text/plain"


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry on record; ``new`` is false where the same was there already."""

    reading: Reading
    new: bool

    @property
    def event(self) -> str:
        """The event it tells."""
        return self.reading.events[0].id


def by_line(name: str) -> str:
    """Under which name an entry stands."""
    return f"{name} {BY_LINE}"


def new_incident(ledger: Ledger, entry: Entry, by: str, document: str | None = None) -> Entered:
    """Puts an incident on record; it is linked and judged as what reports tell is.

    Raises:
        RefusedError: nothing of it is said, or the document it is taken from is not there or does not say so.
    """
    if not (entry.first or entry.last or entry.place or entry.counts or entry.words):
        raise RefusedError("an incident needs a day, a place, a count or words at least")
    made = reading_of(_cited(ledger, entry, document))
    return _enter(ledger, made, by, [])


def add_claim(ledger: Ledger, name: str, entry: Entry, by: str, document: str | None = None) -> Entered:
    """Puts on record what somebody says of an incident (by its code) or event, and that it is of this happening.

    Raises:
        RefusedError: there is no such incident or event, or the document is not there or does not say so.
    """
    end = end_of(ledger, name, found)
    with ledger.asking() as connection:
        told = lookups.told_named(connection, [end.account])[end.account]
    about = replace(_cited(ledger, entry, document), head=(f"on {end.event}",))
    if "type" not in (entry.asserted or ()):
        about = replace(about, type=told.type, mode=told.mode)
    made = reading_of(about)
    if not made.claims:
        raise RefusedError("nothing is claimed: give a value, a party or a count")
    joined = _joined(ledger, made.events[0].id, end.event, by)
    return _enter(ledger, made, by, [decision_row(joined)])


def _joined(ledger: Ledger, one: str, other: str, by: str) -> Decision:
    """The person's word that what they add is of this happening."""
    now = ledger.now()
    first, second = sorted((one, other))
    return Decision(
        id="d-" + digest(SAME, "link", first, second, by, now.isoformat()), verdict=SAME, kind="link", key=first,
        other=second, by=by, made_at=now, reason="entered as a claim on it",
    )  # fmt: skip


def _cited(ledger: Ledger, entry: Entry, document: str | None) -> Entry:
    """The entry as taken from a document on record: it then stands under the outlet's name, day and address.

    So what the outlet says by itself stays the outlet's, and is no second source beside it.
    """
    if document is None:
        return entry
    held = reads.document(ledger, document)
    if held is None:
        raise RefusedError(f"no document on record is called {document}, or its content was removed by order")
    if entry.words is not None and _plain(entry.words) not in _plain(held.text):
        raise RefusedError(f"the document {document} does not hold these words; give them as they stand there")
    return replace(
        entry,
        publisher=held.publisher or entry.publisher,
        published_on=held.published_on or entry.published_on,
        url=held.url or entry.url,
    )


def _plain(words: str) -> str:
    return " ".join(words.split())


def _enter(ledger: Ledger, made: Reading, by: str, more: list[Row]) -> Entered:
    if reads.state(ledger, made.document.id) is State.REMOVED:
        raise RefusedError("this entry was removed by order; it is not taken in again")
    origin = capture(ledger, made.document, by_line(by), OWN)
    receipt = ledger.append("enter", [entry_group(made, origin, more)])
    return Entered(made, receipt is not None)


def capture(ledger: Ledger, document: Document, address: str, media_type: str) -> Capture:
    """Where an entry came from."""
    return Capture(
        document=document.id, sha256=sha256(document.text.encode()).hexdigest(), address=address, media_type=media_type,
        got_at=ledger.now(),
    )  # fmt: skip


def entry_group(made: Reading, origin: Capture, more: list[Row]) -> Group:
    """All rows of an entry: kept together, or none where the document is on record already."""
    return group([*document_rows(made.document, origin), *reading_rows(made), *more])
