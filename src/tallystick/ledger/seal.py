"""Digests: of a row, salted, so that a removed row's digest gives nothing away; of an entry, which binds its rows."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

SALT_BYTES = 16  # 128 bits: what a short payload said cannot be found by trying
GENESIS = bytes(32)  # what the first entry follows
FORM = "tallystick-chain/1"


class Row(NamedTuple):
    """One thing to keep: its kind, its key among things of that kind, what it belongs to, and its content as JSON."""

    kind: str
    key: str
    belongs: str
    payload: str


class Sealed(NamedTuple):
    """A row with its salt and the digest that the chain holds."""

    row: Row
    salt: bytes
    digest: bytes


def content(value: Any) -> str:
    """The one way in which content is written."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def seal(row: Row) -> Sealed:
    """The row with a fresh salt."""
    salt = secrets.token_bytes(SALT_BYTES)
    return Sealed(row, salt, row_digest(salt, row))


def row_digest(salt: bytes, row: Sequence[str | None]) -> bytes:
    """The digest of kind, key, belonging and payload under a salt."""
    return hashlib.sha256(salt + content(list(row)).encode("utf-8")).digest()


def entry_hash(
    seq: int, made_at: str, action: str, first: int, previous: bytes, rows: Iterable[tuple[str, bytes]]
) -> bytes:
    """The hash of an entry: its own fields, the hash it follows, and kind and digest of every row, in order."""
    held = [[kind, digest.hex()] for kind, digest in rows]
    return hashlib.sha256(content([FORM, seq, made_at, action, first, previous.hex(), held]).encode("utf-8")).digest()
