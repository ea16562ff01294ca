"""The JSON Schema (2020-12) of the reading, made from ``resources/schema/reading.toml`` and the vocabularies."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from tallystick.model.reading import NOTICE
from tallystick.resources.vocabularies import modes, words

Schema = dict[str, Any]
NON_NEGATIVE: Schema = {"type": "integer", "minimum": 0}
# What each plain word of the contract file means in JSON Schema.
PLAIN: dict[str, Schema] = {
    "text": {"type": "string", "minLength": 1},
    "any-text": {"type": "string"},
    "texts": {"type": "array", "items": {"type": "string"}},
    "id": {"type": "string", "minLength": 1},
    "int": NON_NEGATIVE,
    "number": {"type": "number", "minimum": 0},
    "chance": {"type": "number", "minimum": 0, "maximum": 1},
    "lat": {"type": "number", "minimum": -90, "maximum": 90},
    "lon": {"type": "number", "minimum": -180, "maximum": 180},
    "bool": {"type": "boolean"},
    "date": {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"},
    "country": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "notice": {"const": NOTICE},
    "span": {"$ref": "#/$defs/span"},
    "spans": {"type": "array", "items": {"$ref": "#/$defs/span"}},
}
SPAN: Schema = {
    "type": "array",
    "items": NON_NEGATIVE,
    "minItems": 2,
    "maxItems": 2,
    "description": "half-open [start, end) in code points of document.text; never empty",
}


@cache
def contract() -> dict[str, Any]:
    """The contract file as parsed data: ``record`` (record -> key -> [kind, meaning]), ``lists``, nullability."""
    source = files("tallystick.resources.schema").joinpath("reading.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def may_be_null(record: str, key: str) -> bool:
    """Whether ``record.key`` may be null: by the contract's sentence, its exceptions, or a "|null" written there."""
    if f"{record}.{key}" in contract()["never_null"]:
        return False
    kind: str = contract()["record"][record][key][0]
    return kind.endswith("?") or key in contract()["may_be_null"]


def is_promised(record: str, key: str) -> bool:
    """Whether the contract promises the key, so that it must be present."""
    return f"{record}.{key}" not in contract()["added"]


def reading_schema() -> Schema:
    """JSON Schema 2020-12 of one line of ``tallystick read --format json``; keys may be added, none is missing."""
    rows = {
        name: {"type": "array", "items": _ref(name), "description": text} for name, text in contract()["lists"].items()
    }
    heads = {"reading": _ref("reading"), "document": _ref("document")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:tallystick:reading",
        "title": "Tallystick reading",
        "description": "What a report says happened and who says so, as read by a machine.",
        "type": "object",
        "required": [*heads, *rows],
        "properties": {**heads, **rows},
        "$defs": {"span": SPAN, **{name: _record(name) for name in contract()["record"]}},
    }


def _ref(record: str) -> Schema:
    return {"$ref": f"#/$defs/{record}"}


def _record(record: str) -> Schema:
    keys: dict[str, list[str]] = contract()["record"][record]
    made: Schema = {
        "type": "object",
        "required": [key for key in keys if is_promised(record, key)],
        "properties": {key: _property(record, key, meaning) for key, (_, meaning) in keys.items()},
    }
    if record == "events":
        made["allOf"] = [_modes_of(event_type) for event_type in words("type")]
    if record == "claims":
        made["allOf"] = [_people_only_in_harm()]
    return made


def _property(record: str, key: str, meaning: str) -> Schema:
    kind: str = contract()["record"][record][key][0]
    body = _kind(kind.rstrip("?"))
    if not may_be_null(record, key):
        return {**body, "description": meaning}
    return {"anyOf": [body, {"type": "null"}], "description": meaning}


def _kind(kind: str) -> Schema:
    if kind in PLAIN:
        return PLAIN[kind]
    head, _, name = kind.partition(":")
    if head == "word":
        return {"enum": list(words(name))}
    if head == "ref":
        return PLAIN["id"]
    if head == "refs":
        return {"type": "array", "items": PLAIN["id"], "uniqueItems": True}
    return {"type": "array", "items": _ref(name)} if head == "list" else _ref(kind)


def _modes_of(event_type: str) -> Schema:
    """A mode belongs to its type: an air attack is no mode of an agreement."""
    return {
        "if": {"properties": {"type": {"const": event_type}}, "required": ["type"]},
        "then": {"properties": {"mode": {"enum": [*modes(event_type), None]}}},
    }


def _people_only_in_harm() -> Schema:
    """Claim keys that describe harmed people are null for every other property (DESIGN.md, the reading)."""
    keys = ("who", "status", "age_group", "sex", "role", "subset_of")
    return {
        "if": {"properties": {"property": {"not": {"enum": list(words("harm_outcome"))}}}, "required": ["property"]},
        "then": {"properties": {key: {"type": "null"} for key in keys}},
    }
