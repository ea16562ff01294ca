"""The text of one report with what is known about it; it owns the characters, everything else points into it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

ID_LENGTH = 20  # hexadecimal digits; 80 bits keep ids short enough to say and collisions out of reach


def digest(*parts: str | None) -> str:
    """A stable short id of the parts; None counts as empty, parts cannot run into each other."""
    joined = "\x1f".join(part or "" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report's text, character for character as it came, and what its outlet says about it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    language: str | None = None

    @property
    def id(self) -> str:
        """Hash of text, publisher, published_on and url (DESIGN.md, Identity)."""
        day = self.published_on.isoformat() if self.published_on else None
        return digest(self.text, self.publisher, day, self.url)

    @property
    def headline(self) -> Document | None:
        """Its title as a document of its own; None where it has none, or nothing else."""
        return replace(self, text=self.title) if self.title and self.title != self.text else None

    @property
    def text_hash(self) -> str:
        """Hash of the text alone: finds verbatim copies."""
        return digest(self.text)
