"""Where outputs go: a stream, one file, a folder of pages. A file appears whole under its name or not at all."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, TextIO

from tallystick.flow.outcome import Outcome

PART = ".part"
NAME_LIMIT = 55  # file systems allow 255 bytes, and a character may take four of them


class Sink(Protocol):
    """Takes rendered outcomes one by one."""

    def write(self, outcome: Outcome) -> None:
        """Puts one rendered reading where it belongs."""

    def close(self) -> None:
        """Makes what was written final; also after an interruption."""


class StreamSink:
    """Outputs one after the other on a stream."""

    def __init__(self, stream: TextIO, between: str = "") -> None:
        self._stream = stream
        self._between = between
        self._first = True

    def write(self, outcome: Outcome) -> None:
        """Writes at once, so that a reader of the pipe sees each report when it is read."""
        self._stream.write(("" if self._first else self._between) + (outcome.rendered or "") + "\n")
        self._stream.flush()
        self._first = False

    def close(self) -> None:
        """Nothing is left to do."""


class OnePageSink(StreamSink):
    """A stream that holds one page: a second one would make both unreadable."""

    def write(self, outcome: Outcome) -> None:
        """Raises ValueError at the second page."""
        if not self._first:
            raise ValueError("more than one report: a page for each needs a folder")
        super().write(outcome)


class FileSink:
    """Outputs in one file, written beside its place and put there at the end; ``kept`` lines come first."""

    def __init__(self, path: Path, between: str = "", kept: Iterable[str] = ()) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._part = part_of(path)
        self._between = between
        self._count = 0
        fresh = self._part.with_name(self._part.name + ".new")
        with fresh.open("w", encoding="utf-8", newline="\n") as stream:
            for line in kept:
                stream.write(line)
                self._count += 1
        os.replace(fresh, self._part)
        self._stream = self._part.open("a", encoding="utf-8", newline="\n")

    def write(self, outcome: Outcome) -> None:
        """Adds one output."""
        self._stream.write((self._between if self._count else "") + (outcome.rendered or "") + "\n")
        self._stream.flush()
        self._count += 1

    def close(self) -> None:
        """Puts the file in its place, unless it would be empty."""
        self._stream.close()
        if self._count:
            os.replace(self._part, self._path)
        else:
            self._part.unlink()


class FolderSink:
    """One file for each report, named after the file it came from."""

    def __init__(self, folder: Path, suffix: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._suffix = suffix
        self._taken: set[str] = set()

    def write(self, outcome: Outcome) -> None:
        """Writes one page beside its place and puts it there whole."""
        path = self._folder / (self._name(outcome) + self._suffix)
        part = part_of(path)
        part.write_text((outcome.rendered or "") + "\n", encoding="utf-8", newline="\n")
        os.replace(part, path)

    def _name(self, outcome: Outcome) -> str:
        stem = "stdin" if outcome.path == "-" else Path(outcome.path).stem
        base = re.sub(r"[^\w.-]+", "-", stem)[:NAME_LIMIT].strip("-.") or "report"
        base += f"-{outcome.line}" if outcome.line else ""
        name, number = base, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{base}-{number}"
        self._taken.add(name.casefold())
        return name

    def close(self) -> None:
        """Nothing is left to do."""


def part_of(path: Path) -> Path:
    """Where a file is written before it is put in its place; hidden, so that no folder walk takes it for a report."""
    return path.with_name("." + path.name + PART)


def kept_lines(path: Path) -> Iterator[str]:
    """The whole lines of readings written before: of ``path``, and of what a killed run left beside it; each once."""
    seen: set[str] = set()
    for file in (path, part_of(path)):
        if not file.is_file():
            continue
        with file.open(encoding="utf-8", errors="replace", newline="\n") as stream:
            for line in stream:
                key = document_id(line)
                if key is not None and key not in seen:
                    seen.add(key)
                    yield line


def document_id(line: str) -> str | None:
    """The id of the document of one line of readings; None for a line that is torn or something else."""
    try:
        row = json.loads(line) if line.endswith("\n") else None
        key = row["document"]["id"] if row else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return key if isinstance(key, str) else None
