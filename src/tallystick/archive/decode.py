"""Bytes to text, strictly: a guessed letter would be forged evidence, so what does not decode is refused by place."""

from __future__ import annotations

import codecs

from tallystick.archive.check import UnreadableError
from tallystick.archive.kinds import byte_order_mark


def decoded(data: bytes, encoding: str | None = None) -> str:
    """The text of ``data`` by its byte-order mark (which is the file's, not the text's), else ``encoding``, else UTF-8.

    Raises:
        UnreadableError: a byte does not belong to the encoding; the message says which and where.
    """
    mark = byte_order_mark(data)
    length, name = mark if mark else (0, encoding or "utf-8")
    try:
        text = data[length:].decode(name, "strict")
    except UnicodeDecodeError as error:
        raise UnreadableError(_misfit(data, length + error.start, name, given=encoding is not None)) from None
    except UnicodeError as error:
        raise UnreadableError(f"not {name}: {error}") from None
    return text


def _misfit(data: bytes, offset: int, name: str, *, given: bool) -> str:
    line = data.count(b"\n", 0, offset) + 1
    advice = "" if given else "; if it is another encoding, name it with --encoding (as cp1252, cp1256, koi8-r)"
    return f"not {name.upper()}: byte 0x{data[offset]:02x} at offset {offset}, line {line}{advice}"


def known_encoding(name: str) -> bool:
    """Whether ``name`` is an encoding of text that Python knows."""
    try:
        codecs.lookup(name)
        return isinstance("a".encode(name), bytes)
    except (LookupError, ValueError, UnicodeError):
        return False
