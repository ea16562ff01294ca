"""What the intake gives on: a document with where it came from, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallystick.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDefaults:
    """What holds for every report that does not say it itself; ``encoding`` is that of the files, None = find out."""

    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report as it came: its document and its place (``line`` counts from 1, None = the file as a whole).

    ``sha256`` is that of the bytes it came in: the file's, or the line's in JSON Lines.
    """

    document: Document
    path: str
    line: int | None = None
    sha256: str = ""
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A report that was not read, and why, in one line."""

    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        return f"{place(self.path, self.line)}: {self.reason}"


def place(path: str, line: int | None) -> str:
    """A file's name, with the line where one is meant, safe to print: no control character, no half character."""
    name = "standard input" if path == "-" else visible(path)
    return name if line is None else f"{name}:{line}"


def visible(words: str, limit: int = 200) -> str:
    """Words from outside made safe for one line of a terminal: what cannot be printed is written as an escape."""
    cut = words if len(words) <= limit else words[: limit - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in cut)
