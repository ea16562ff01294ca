"""Many reports read in order, in this process or in workers, whatever becomes of any one of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from itertools import chain, islice

from tallystick.archive.report import Report, Skipped
from tallystick.flow.outcome import Outcome
from tallystick.flow.worker import Task, read_one

# Starting two workers costs about two seconds, in which one process reads some eight reports of 4,000 characters.
ENOUGH_FOR_WORKERS = 9
Progress = Callable[[Outcome], None]


def read_reports(
    reports: Iterable[Report | Skipped],
    *,
    task: Task | None = None,
    workers: int | None = None,
    on_progress: Progress | None = None,
    done: Collection[str] = (),
) -> Generator[Outcome, None, None]:
    """The outcome of each report, in the order of the reports, with a bounded number held in memory.

    Args:
        reports: What the intake found; a ``Skipped`` becomes a failed outcome in its place.
        task: The user's zones and gazetteer, and the rendering of a reading, made where it was read: the outcome
            then holds the output and no reading.
        workers: How many processes; None = one for each core, and only when there are enough reports; 1 = this one.
        on_progress: Told each outcome before it is given out.
        done: Ids of documents that are passed over (reading that is resumed).
    """
    items = _wanted(reports, done)
    head = list(islice(items, ENOUGH_FOR_WORKERS if workers is None else 0))
    count = _workers(workers, len(head))
    everything = chain(head, items)
    for outcome in _read(everything, task or Task(), count):
        if on_progress:
            on_progress(outcome)
        yield outcome


def _wanted(reports: Iterable[Report | Skipped], done: Collection[str]) -> Iterator[Report | Outcome]:
    for report in reports:
        if isinstance(report, Skipped):
            yield Outcome(path=report.path, line=report.line, reason=report.reason)
        elif not done or report.document.id not in done:
            yield report


def _workers(asked: int | None, found: int) -> int:
    if asked is not None:
        return max(1, asked)
    return cores() if found >= ENOUGH_FOR_WORKERS else 1


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(items: Iterator[Report | Outcome], task: Task, workers: int) -> Iterator[Outcome]:
    if workers > 1:
        from tallystick.flow.engine import Engine

        yield from Engine(task, workers).read(items)
        return
    for item in items:
        yield item if isinstance(item, Outcome) else read_one(item, task)
