"""One report read in this process; whatever goes wrong inside the reader fails this report and no other."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from multiprocessing import connection, parent_process

from tallystick.archive.report import Report, visible
from tallystick.flow.outcome import Outcome, Render
from tallystick.flow.setup import Setup, reader_options
from tallystick.flow.steps import Clock
from tallystick.flow.threads import one_thread
from tallystick.model.document import Document
from tallystick.model.reading import Reading

NOTHING_GIVEN = Setup()


def read_document(document: Document, setup: Setup, clock: Clock) -> Reading:
    """The reading of one document; the reader is loaded by the first one."""
    with clock.step("loading"):
        from tallystick.reader import read

        options = replace(reader_options(setup), on_step=clock.mark)
    return read.read_document(document, options)


def reading_id(document: Document, setup: Setup) -> str:
    """The id that a reading of this document by this reader will have."""
    from tallystick.reader import read

    return read.reading_id(document, reader_options(setup))


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is done with each report; small enough to send to a worker with it."""

    setup: Setup = NOTHING_GIVEN
    render: Render | None = None
    read: Callable[[Document, Setup, Clock], Reading] = read_document
    identify: Callable[[Document, Setup], str] = reading_id


def read_one(report: Report, task: Task) -> Outcome:
    """The outcome of one report; never raises but on an interruption."""
    clock = Clock()
    try:
        with clock.step("reading, other"):
            reading = task.read(report.document, task.setup, clock)
        with clock.step("output"):
            rendered = task.render(reading) if task.render else None
    except Exception as error:  # a fault of the reader must not lose the other reports
        return failed(report, _fault(error))
    return Outcome(
        path=report.path,
        line=report.line,
        document_id=report.document.id,
        reading=None if task.render else reading,
        rendered=rendered,
        notes=reading.notes,
        seconds=clock.seconds,
    )


def _fault(error: Exception) -> str:
    words = visible(str(error), 120)
    return f"could not be read ({type(error).__name__}{': ' if words else ''}{words})"


def failed(report: Report, reason: str) -> Outcome:
    """The outcome of a report that was not read."""
    return Outcome(path=report.path, line=report.line, document_id=report.document.id, reason=reason)


def start_worker() -> None:
    """Makes this process a worker: quiet on Ctrl-C, which its parent answers, and gone when the parent is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    one_thread()
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=([parent.sentinel],), daemon=True).start()


def _leave_with(sentinels: Sequence[int]) -> None:
    connection.wait(sentinels)
    os._exit(1)
