"""Readers that do what the text of the report tells them; worker processes find them by name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from doubles import told
from tallystick.flow.setup import Setup
from tallystick.flow.steps import Clock
from tallystick.model.document import Document
from tallystick.model.reading import Reading


def obedient(document: Document, setup: Setup, clock: Clock) -> Reading:
    """A reading with nothing in it, after what the text's first word asks for."""
    word, _, rest = document.text.partition(" ")
    if word == "fault":
        raise RuntimeError("of the\nreader")
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "die-once" and not Path(rest).exists():
        Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "sleep":
        time.sleep(float(rest))
    if word == "Jets":
        return told.reading(document)
    with clock.step("thinking"):
        return Reading(id=f"reading-{document.id}", reader="double", document=document, notes=(str(os.getpid()),))


def identify(document: Document, setup: Setup) -> str:
    """The id of ``obedient``'s reading."""
    return told.reading_id(document) if document.text.startswith("Jets") else f"reading-{document.id}"


def again(document: Document, setup: Setup, clock: Clock) -> Reading:
    """What a reader of another make finds."""
    return told.reading(document, make=2)


def identify_again(document: Document, setup: Setup) -> str:
    """The id of ``again``'s reading."""
    return told.reading_id(document, make=2)


def words(reading: Reading) -> str:
    """The text as its own rendering."""
    return reading.document.text


def faulty(reading: Reading) -> str:
    """A rendering that fails."""
    raise KeyError("page")
