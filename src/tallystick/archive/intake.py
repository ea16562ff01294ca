"""From paths to reports: the one place where the user's files are opened."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from tallystick.archive.check import MAX_CHARACTERS, UnreadableError, checked_text, too_long
from tallystick.archive.decode import decoded
from tallystick.archive.index import listed_files
from tallystick.archive.kinds import HEAD_BYTES, kind_by_name, refuse_foreign
from tallystick.archive.lines import MAX_LINE_BYTES, MAX_WHOLE_BYTES, in_utf8, read_lines, read_whole, sha256
from tallystick.archive.report import Report, ReportDefaults, Skipped
from tallystick.archive.rows import document_of, parsed
from tallystick.archive.stream import joined, with_head
from tallystick.archive.walk import trouble, walk
from tallystick.model.document import Document

# No encoding takes more than four bytes a character, so a longer file is over the limit before it is opened.
MAX_TEXT_BYTES = 4 * MAX_CHARACTERS + 4
JSON = "application/json"
Item = Report | Skipped


def iter_reports(paths: Sequence[str], defaults: ReportDefaults | None = None) -> Iterator[Item]:
    """The reports under ``paths`` in order: files, folders (recursive, sorted, no hidden files), ``-`` = stdin.

    Plain text, Markdown (its marks stay), JSON Lines, JSON (an object or a list), an index of files (TOML; only when
    named itself). Every problem is a ``Skipped`` in the report's place and stops no other report. One report is held
    in memory at a time (a JSON list: all of it).
    """
    given = defaults or ReportDefaults()
    for path in paths:
        if path == "-":
            yield from _guarded(path, given)
            continue
        for found in walk(path):
            yield from (found,) if isinstance(found, Skipped) else _guarded(found, given, inside=found != path)


def _guarded(path: str, defaults: ReportDefaults, *, inside: bool = False) -> Iterator[Item]:
    try:
        yield from _stdin(defaults) if path == "-" else _file(path, defaults, inside=inside)
    except UnreadableError as error:
        yield Skipped(path=path, line=None, reason=str(error))
    except OSError as error:
        yield Skipped(path=path, line=None, reason=trouble(error))


def _file(path: str, defaults: ReportDefaults, *, inside: bool) -> Iterator[Item]:
    if "\0" in path:  # no file can be called that, and the system's functions raise another error for it
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    facts = Path(path).stat()
    if inside and not stat.S_ISREG(facts.st_mode):
        raise UnreadableError("not a regular file")  # opening a pipe found in a folder could wait for ever
    kind = kind_by_name(path)
    if inside and kind == "index":
        raise UnreadableError("an index of reports; name it itself to read them with what it says of them")
    if kind == "text" and facts.st_size > MAX_TEXT_BYTES:
        with Path(path).open("rb") as stream:  # a long file that is no text is called what it is
            refuse_foreign(stream.read(HEAD_BYTES), defaults.encoding)
        raise UnreadableError(too_long(f"{facts.st_size:,} bytes"))
    with Path(path).open("rb") as stream:
        yield from _stream(stream, path, kind, defaults)


def _stream(raw: BinaryIO, path: str, kind: str, defaults: ReportDefaults) -> Iterator[Item]:
    head, stream = with_head(raw)
    if not head:
        raise UnreadableError("empty")
    refuse_foreign(head, defaults.encoding)
    if kind == "lines":
        yield from read_lines(in_utf8(head, stream, defaults.encoding), path, defaults)
    elif kind == "index":
        yield from _index(decoded(read_whole(stream, MAX_WHOLE_BYTES)), path, defaults)
    elif kind == "json":
        yield from _json(read_whole(stream, MAX_WHOLE_BYTES), path, defaults)
    else:
        yield _text(stream, path, defaults)


def _text(stream: BinaryIO, path: str, defaults: ReportDefaults) -> Report:
    data = stream.read(MAX_TEXT_BYTES + 1)
    if len(data) > MAX_TEXT_BYTES:
        raise UnreadableError(too_long(f"over {MAX_TEXT_BYTES:,} bytes"))
    text = checked_text(decoded(data, defaults.encoding))
    document = Document(
        text=text,
        title=defaults.title,
        publisher=defaults.publisher,
        published_on=defaults.published_on,
        url=defaults.url,
    )
    return Report(document=document, path=path, sha256=sha256(data))


def _index(words: str, path: str, defaults: ReportDefaults) -> Iterator[Item]:
    """The reports of the files that an index lists; an index in an index is refused."""
    for entry in listed_files(words, path, defaults):
        if isinstance(entry, Skipped):
            yield entry
        else:
            yield from _guarded(entry.path, entry.defaults, inside=True)


def _json(data: bytes, path: str, defaults: ReportDefaults) -> Iterator[Item]:
    """One object, a list of them, or, since people call it .json too, JSON Lines."""
    words = decoded(data, defaults.encoding)
    try:
        value = parsed(words)
    except UnreadableError as error:
        if "Extra data" not in str(error):
            raise
        yield from read_lines(io.BytesIO(words.encode("utf-8")), path, defaults)
        return
    rows = value if isinstance(value, list) else [value]
    key = sha256(data)
    for number, row in enumerate(rows, start=1):
        item = _row(row, path, number if isinstance(value, list) else None, defaults)
        yield item if isinstance(item, Skipped) else replace(item, sha256=key, media_type=JSON)


def _row(row: Any, path: str, number: int | None, defaults: ReportDefaults) -> Item:
    try:
        return Report(document=document_of(row, defaults), path=path, line=number)
    except UnreadableError as error:
        return Skipped(path=path, line=number, reason=str(error))


def _stdin(defaults: ReportDefaults) -> Iterator[Item]:
    """Standard input: JSON Lines when its first line is an object with a text, else one text."""
    head, stream = with_head(sys.stdin.buffer)
    if not head:
        raise UnreadableError("empty")
    refuse_foreign(head, defaults.encoding)
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        yield _text(stream, "-", defaults)
        return
    taken = first = stream.readline(MAX_LINE_BYTES)
    while first and not first.strip():
        first = stream.readline(MAX_LINE_BYTES)
        taken += first
    rest = joined(taken, stream)
    if _is_row(first):
        yield from read_lines(rest, "-", defaults)
    else:
        yield from _stdin_object(rest.read(MAX_WHOLE_BYTES), defaults)


def _is_row(line: bytes) -> bool:
    try:
        value = parsed(decoded(line))
    except UnreadableError:
        return False
    return isinstance(value, dict) and "text" in value


def _stdin_object(data: bytes, defaults: ReportDefaults) -> Iterator[Item]:
    """What begins like JSON but is no JSON Lines: an object over several lines, a list, or a text after all."""
    words = decoded(data, defaults.encoding)
    try:
        value = parsed(words)
    except UnreadableError:
        value = None
    if isinstance(value, list | dict):
        yield from _json(data, "-", defaults)
    else:
        yield _text(io.BytesIO(data), "-", defaults)
