"""Readers that do what the text of the report tells them; worker processes find them by name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

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
    with clock.step("thinking"):
        return Reading(id=f"reading-{document.id}", reader="double", document=document, notes=(str(os.getpid()),))


def words(reading: Reading) -> str:
    """The text as its own rendering."""
    return reading.document.text


def faulty(reading: Reading) -> str:
    """A rendering that fails."""
    raise KeyError("page")
