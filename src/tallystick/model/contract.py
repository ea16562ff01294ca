"""The reading in the form of the JSON contract: names and order as in DESIGN.md, spans as two-item lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from tallystick.model.document import Document
from tallystick.model.reading import Reading
from tallystick.model.span import Span

# Python keeps words such as "from" to itself; the contract does not.
RENAMED = {
    "Said": {"start": "from", "end": "to"},
    "When": {"start": "from", "end": "to"},
    "TimeMention": {"start": "from", "end": "to"},
    "Relation": {"source": "from", "target": "to"},
}
EXPLAINING = "why"
DOCUMENT_KEYS = ("id", "text_hash", "title", "publisher", "published_on", "url", "language", "text")
READING_HEAD = ("id", "reader", "notice", "notes")


def plain(value: Any, *, explain: bool = False) -> Any:
    """A model value as JSON data; ``explain`` keeps what the slots say of where they come from."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Document):
        return {key: plain(getattr(value, key)) for key in DOCUMENT_KEYS}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item, explain=explain) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item, explain=explain) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {key: plain(getattr(value, name), explain=explain) for key, name in _keys(type(value), explain)}
    return value


@cache
def _keys(kind: type, explain: bool) -> tuple[tuple[str, str], ...]:
    """The contract's keys of a record with the names they have here; looked up once a kind, not once a record."""
    names = RENAMED.get(kind.__name__, {})
    return tuple((names.get(f.name, f.name), f.name) for f in fields(kind) if explain or f.name != EXPLAINING)


def reading_to_dict(reading: Reading, *, explain: bool = False) -> dict[str, Any]:
    """The reading as the JSON object of the contract; with ``explain``, every slot with where it comes from."""
    rows = plain(reading, explain=explain)
    head = {key: rows.pop(key) for key in READING_HEAD}
    return {"reading": head, **rows}
