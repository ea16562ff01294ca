"""The reading in the form of the JSON contract: names and order as in DESIGN.md, spans as two-item lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


BARE, SEQUENCES = (str, int, float, type(None)), (tuple, list)
"""Types that JSON has itself; as tuples, since every value of a large record is held against them."""


def plain(value: Any, *, explain: bool = False, sparse: bool = False) -> Any:
    """A model value as JSON data; ``explain`` keeps what the slots say of where they come from, ``sparse`` leaves out
    what is null or an empty list."""
    if isinstance(value, BARE):
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Document):
        return plain({key: getattr(value, key) for key in DOCUMENT_KEYS}, sparse=sparse)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, SEQUENCES):
        return [plain(item, explain=explain, sparse=sparse) for item in value]
    if isinstance(value, Mapping):
        found = ((key, plain(item, explain=explain, sparse=sparse)) for key, item in value.items())
        return {key: item for key, item in found if not (sparse and (item is None or item == []))}
    if isinstance(value, frozenset):
        return sorted(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _record(value, _keys(type(value), explain), explain, sparse)
    return value


def _record(value: object, keys: Sequence[tuple[str, str]], explain: bool, sparse: bool) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for key, name in keys:
        item = getattr(value, name)
        if not isinstance(item, BARE):
            item = plain(item, explain=explain, sparse=sparse)
        if not (sparse and (item is None or item == [])):
            row[key] = item
    return row


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
