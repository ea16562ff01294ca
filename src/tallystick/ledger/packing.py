"""Values as rows, and rows as values: a reading is one row and one more for everything in it that has an id."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from tallystick.ledger.seal import Row, Sealed, content, seal
from tallystick.model.document import Document
from tallystick.model.loading import compact, loaded
from tallystick.model.reading import Attribution, Claim, Entity, Event, Reading, Relation, Victim
from tallystick.model.record import Capture, Decision

# field of a reading -> the kind of its rows, and the type of each; all other fields are the reading's own row.
PARTS: Mapping[str, tuple[str, type[Any]]] = {
    "attributions": ("attribution", Attribution),
    "entities": ("entity", Entity),
    "events": ("event", Event),
    "claims": ("claim", Claim),
    "relations": ("relation", Relation),
    "victims": ("victim", Victim),
}
FIELD_OF = {kind: (name, type_) for name, (kind, type_) in PARTS.items()}
DOCUMENT_FIELDS = ("title", "publisher", "published_on", "url", "text")


class Group(NamedTuple):
    """Rows that are kept together or, where the first is there already, not at all."""

    rows: tuple[Sealed, ...]

    @property
    def first(self) -> Row:
        """The row that decides."""
        return self.rows[0].row


def group(rows: Iterable[Row]) -> Group:
    """The rows, sealed."""
    return Group(tuple(map(seal, rows)))


def document_rows(document: Document, capture: Capture) -> list[Row]:
    """A document as it was given (its language is found by a reading), and where its bytes came from."""
    given = compact({name: getattr(document, name) for name in DOCUMENT_FIELDS})
    origin = compact(capture)
    return [
        Row("document", document.id, "", content(given)),
        Row("capture", capture.sha256, document.id, content(origin)),
    ]


def reading_rows(reading: Reading) -> list[Row]:
    """A reading: its own row first, then its parts in order.

    Raises:
        ValueError: two of its parts of one kind have the same id.
    """
    own = {f.name: getattr(reading, f.name) for f in fields(reading) if f.name not in PARTS and f.name != "document"}
    head = compact({**own, "language": reading.document.language})
    found = [Row("reading", reading.id, reading.document.id, content(head))]
    for name, (kind, _) in PARTS.items():
        parts = getattr(reading, name)
        if len({part.id for part in parts}) < len(parts):
            raise ValueError(f"two of the {name} have one id")
        found += [Row(kind, part.id, reading.id, content(compact(part))) for part in parts]
    return found


def decision_row(decision: Decision) -> Row:
    """A decision; it belongs to the document its anchor lies in."""
    belongs = decision.anchor.document if decision.anchor else ""
    return Row("decision", decision.id, belongs, content(compact(decision)))


def decision_of(payload: str) -> Decision:
    """The decision of a row."""
    return loaded(Decision, json.loads(payload))


def document_of(payload: str) -> Document:
    """The document of a row."""
    return loaded(Document, json.loads(payload))


def reading_of(document: Document, head: str, parts: Sequence[tuple[str, str]]) -> Reading:
    """The reading of its document, its own row's payload, and kind and payload of its parts in order."""
    own = json.loads(head)
    held: dict[str, list[Any]] = {name: [] for name in PARTS}
    for kind, payload in parts:
        name, type_ = FIELD_OF[kind]
        held[name].append(loaded(type_, json.loads(payload)))
    bare = loaded(Reading, {**own, "document": {"text": document.text}})
    named = replace(document, language=own.get("language"))
    parts_held: dict[str, Any] = {name: tuple(values) for name, values in held.items()}
    return replace(bare, document=named, **parts_held)
