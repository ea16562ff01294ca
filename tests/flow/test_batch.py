"""Many reports: in order, each failing alone, whatever becomes of a worker."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from doubles import readers
from tallystick.archive.report import Report, Skipped
from tallystick.flow.batch import ENOUGH_FOR_WORKERS, read_reports
from tallystick.flow.engine import LOST, WAITING_PER_WORKER
from tallystick.flow.outcome import Outcome
from tallystick.flow.worker import Task
from tallystick.model.document import Document

TASK = Task(read=readers.obedient)


def report(text: str) -> Report:
    """A report with this text."""
    return Report(document=Document(text=text), path=f"{text[:20]}.txt")


def reports(*texts: str) -> Iterator[Report]:
    """Reports with these texts."""
    return (report(text) for text in texts)


def texts(outcomes: list[Outcome]) -> list[str | None]:
    """What each outcome holds: the text read, or None."""
    return [outcome.reading.document.text if outcome.reading else None for outcome in outcomes]


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_reports(workers: int) -> None:
    """A slow report holds back the quick ones behind it, and a skipped one keeps its place."""
    items = [report("sleep 0.2"), Skipped(path="x", line=3, reason="empty"), *reports("b", "c", "d")]
    outcomes = list(read_reports(items, task=TASK, workers=workers))
    assert texts(outcomes) == ["sleep 0.2", None, "b", "c", "d"]
    assert str(outcomes[1]) == "x:3: empty"
    assert outcomes[2].document_id == Document(text="b").id


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_in_the_reader_fails_its_report_alone(workers: int) -> None:
    """The failed outcome names the report and the kind of fault in one line; the others are read."""
    outcomes = list(read_reports(reports("a", "fault", "b"), task=TASK, workers=workers))
    assert texts(outcomes) == ["a", None, "b"]
    assert str(outcomes[1]) == "fault.txt: could not be read (RuntimeError: of the\\nreader)"


def test_a_fault_in_the_rendering_fails_its_report() -> None:
    """What cannot be shown counts as not read."""
    (outcome,) = read_reports(reports("a"), task=Task(read=readers.obedient, render=readers.faulty))
    assert outcome.reason == "could not be read (KeyError: 'page')"


def test_a_rendered_outcome_holds_no_reading() -> None:
    """The output alone travels from worker to parent."""
    task = Task(read=readers.obedient, render=readers.words)
    outcomes = list(read_reports(reports("a", "b"), task=task, workers=2))
    assert [(outcome.rendered, outcome.reading) for outcome in outcomes] == [("a", None), ("b", None)]


def test_few_reports_are_read_in_this_process_and_many_in_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are started only where there is enough for them to do."""
    monkeypatch.setattr("tallystick.flow.batch.cores", lambda: 2)
    here = {str(os.getpid())}
    few = read_reports(reports(*map(str, range(ENOUGH_FOR_WORKERS - 1))), task=TASK)
    assert {note for outcome in few for note in outcome.notes} == here
    many = read_reports(reports(*map(str, range(ENOUGH_FOR_WORKERS))), task=TASK)
    assert here.isdisjoint(note for outcome in many for note in outcome.notes)


def test_a_report_that_kills_its_worker_is_tried_again_and_then_failed() -> None:
    """The report that ends its worker twice fails; those that were in flight with it are read."""
    outcomes = list(read_reports(reports("a", "die", "b", "c", "d", "e", "f", "g", "h"), task=TASK, workers=2))
    assert texts(outcomes) == ["a", None, "b", "c", "d", "e", "f", "g", "h"]
    assert str(outcomes[1]) == f"die.txt: {LOST}"


def test_a_report_whose_worker_died_once_is_read(tmp_path: Path) -> None:
    """A worker ended from outside loses nothing: its report is read in a fresh one."""
    text = f"die-once {tmp_path / 'mark'}"
    assert texts(list(read_reports(reports("a", text, "b"), task=TASK, workers=2))) == ["a", text, "b"]


def test_only_a_bounded_number_is_taken_ahead() -> None:
    """However many reports there are, few are held: memory does not grow with the folder."""
    taken = 0

    def endless() -> Iterator[Report]:
        nonlocal taken
        while True:
            taken += 1
            yield report(str(taken))

    outcomes = read_reports(endless(), task=TASK, workers=2)
    for _ in range(30):
        next(outcomes)
    outcomes.close()
    assert taken <= 30 + 2 * WAITING_PER_WORKER


def test_leaving_early_ends_the_workers_at_once() -> None:
    """Who stops listening is not kept waiting, and no process is left behind."""
    start = time.perf_counter()
    outcomes = read_reports(reports("a", *["sleep 30"] * 8), task=TASK, workers=2)
    next(outcomes)
    outcomes.close()
    assert time.perf_counter() - start < 15
    assert multiprocessing.active_children() == []


def test_done_documents_are_passed_over() -> None:
    """Reading that is resumed does not read again what it has."""
    done = {Document(text="b").id}
    assert texts(list(read_reports(reports("a", "b", "c"), task=TASK, done=done))) == ["a", "c"]


def test_progress_and_steps_are_told() -> None:
    """The caller hears of each outcome and how long its steps took."""
    heard: list[Outcome] = []
    outcomes = list(read_reports(reports("a", "b"), task=TASK, on_progress=heard.append))
    assert heard == outcomes
    assert {"thinking", "reading, other", "output"} <= set(outcomes[0].seconds)
