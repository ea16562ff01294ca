"""The title of a report whose text tells of no happening, as a report of its own.

A page that asks to subscribe, a list of videos, an empty page: what came down the wire is often not the article, and
its title is all that is left of it. The title is no part of the text that all spans point into; as a document of its
own it has characters that they can point into.
"""

from __future__ import annotations

from tallystick.linker.account import accounts_of
from tallystick.model.document import Document
from tallystick.model.reading import Reading


def tells(reading: Reading) -> bool:
    """Whether a report tells of a happening that can be (part of) an incident."""
    return bool(accounts_of(reading))


def headline(reading: Reading) -> Document | None:
    """The title to be read in the text's place; None where the text tells of a happening or nobody gave a title."""
    return None if tells(reading) else reading.document.headline
