"""What a JSON Schema cannot say of a reading: references that resolve, spans that lie in the text, ends in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tallystick.publish.schema import contract

Row = dict[str, Any]
HEADS = ("reading", "document")


def problems(row: Row) -> tuple[str, ...]:
    """Every broken law of a reading in the form of the contract (``reading_to_dict``), as sentences; empty = sound."""
    ids = _ids(row)
    length = len(row["document"]["text"])
    found = [text for path, record, item in _records(row) for text in _broken(path, record, item, ids, length)]
    return (*found, *_repeated(row))


def _records(row: Row) -> Iterator[tuple[str, str, Row]]:
    """Every record of the reading with its path and the name of its kind."""
    for head in HEADS:
        yield head, head, row[head]
    for name in contract()["lists"]:
        for place, item in enumerate(row[name]):
            yield from _walk(f"{name}[{place}]", name, item)


def _walk(path: str, record: str, item: Row) -> Iterator[tuple[str, str, Row]]:
    yield path, record, item
    for key, (kind, _) in contract()["record"][record].items():
        name = kind.rstrip("?").removeprefix("list:")
        if name not in contract()["record"] or item.get(key) is None:
            continue
        for child in item[key] if kind.startswith("list:") else [item[key]]:
            yield from _walk(f"{path}.{key}", name, child)


def _ids(row: Row) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {
        name: {item["id"] for item in row[name] if "id" in item} for name in contract()["lists"]
    }
    named["harm"] = {harm["id"] for event in row["events"] for harm in event["harm"]}
    named["any"] = named["events"] | named["entities"] | named["relations"]
    return named


def _broken(path: str, record: str, item: Row, ids: dict[str, set[str]], length: int) -> Iterator[str]:
    for key, (kind, _) in contract()["record"][record].items():
        value = item.get(key)
        if value is None:
            continue
        head, _, name = kind.rstrip("?").partition(":")
        if head in ("ref", "refs"):
            for target in [value] if head == "ref" else value:
                if target not in ids[name]:
                    yield f"{path}.{key}: no {name} has the id {target}"
        elif head in ("span", "spans"):
            for start, end in [value] if head == "span" else value:
                if not 0 <= start < end <= length:
                    yield f"{path}.{key}: [{start}, {end}] is no span of a text of {length} characters"
    yield from _disorder(path, item)


def _disorder(path: str, item: Row) -> Iterator[str]:
    for lower, upper in (("low", "high"), ("from", "to")):
        first, last = item.get(lower), item.get(upper)
        if "kind" not in item and first is not None and last is not None and first > last:
            yield f"{path}: {lower} {first} lies beyond {upper} {last}"


def _repeated(row: Row) -> Iterator[str]:
    for name in contract()["lists"]:
        seen: set[str] = set()
        for identity in (item["id"] for item in row[name] if "id" in item):
            if identity in seen:
                yield f"{name}: the id {identity} stands twice"
            seen.add(identity)
