"""JSON Lines read one line at a time: a bad line is named and the others go on; memory holds one line."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import BinaryIO

from tallystick.archive.check import MAX_CHARACTERS, UnreadableError, too_long
from tallystick.archive.decode import decoded
from tallystick.archive.kinds import byte_order_mark
from tallystick.archive.report import Report, ReportDefaults, Skipped
from tallystick.archive.rows import document_of, parsed

# A character outside the Basic Multilingual Plane is 12 bytes as JSON escapes; some room for the other keys.
MAX_LINE_BYTES = 12 * MAX_CHARACTERS + 100_000
# What is held in memory at once because it cannot be read by lines: JSON lists, and lines in UTF-16 or older encodings.
MAX_WHOLE_BYTES = 64 * 1024 * 1024
JSON_LINES = "application/jsonl"


def read_lines(stream: BinaryIO, path: str, defaults: ReportDefaults) -> Iterator[Report | Skipped]:
    """The reports of a JSON Lines stream in UTF-8, in order; blank lines are nothing."""
    for number, line in enumerate(_raw_lines(stream), start=1):
        result = _read_line(line, path, number, defaults)
        if result is not None:
            yield result


def _read_line(line: bytes | None, path: str, number: int, defaults: ReportDefaults) -> Report | Skipped | None:
    try:
        if line is None:
            raise UnreadableError(too_long(f"a line of over {MAX_LINE_BYTES:,} bytes"))
        words = decoded(line)
        if not words.strip():
            return None
        document = document_of(parsed(words), defaults)
        return Report(document=document, path=path, line=number, sha256=sha256(line), media_type=JSON_LINES)
    except UnreadableError as error:
        return Skipped(path=path, line=number, reason=str(error))


def _raw_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines as bytes; None stands for a line over the limit, whose bytes are passed over."""
    while line := stream.readline(MAX_LINE_BYTES):
        if len(line) < MAX_LINE_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE_BYTES)
        yield None


def in_utf8(head: bytes, stream: BinaryIO, encoding: str | None) -> BinaryIO:
    """The stream as UTF-8: itself where it is, so that one bad line spoils no other; else all of it, recoded.

    Raises:
        UnreadableError: another encoding and over ``MAX_WHOLE_BYTES``, or a byte that does not fit the encoding.
    """
    mark = byte_order_mark(head)
    if (mark is None and encoding is None) or (mark and mark[1] == "utf-8"):
        return stream
    return io.BytesIO(decoded(read_whole(stream, MAX_WHOLE_BYTES), encoding).encode("utf-8", "surrogatepass"))


def sha256(data: bytes) -> str:
    """The hash by which bytes are known again."""
    return hashlib.sha256(data).hexdigest()


def read_whole(stream: BinaryIO, limit: int) -> bytes:
    """All of the stream; raises UnreadableError as soon as it is longer than ``limit`` bytes."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableError(f"too long: over {limit:,} bytes; give JSON Lines, which has no limit on their number")
    return data
