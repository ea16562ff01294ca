"""Reports spread over worker processes: in input order, a bounded number in flight, no report lost with its worker."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from types import TracebackType

from tallystick.archive.report import Report
from tallystick.flow.outcome import Outcome
from tallystick.flow.worker import Task, failed, read_one, start_worker

# Two reports waiting for each worker keep it busy while results are written; more would only hold memory.
WAITING_PER_WORKER = 3
LOST = "its worker process ended twice while reading it (out of memory?)"


def context() -> BaseContext:
    """How workers are made: by a clean server process that has the reader loaded, where the system can do that."""
    if sys.platform in ("win32", "darwin"):
        return multiprocessing.get_context("spawn")
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["tallystick.flow.worker"])
    return server


class Pool:
    """Worker processes that are ended, not waited for, when the block is left by an exception."""

    def __init__(self, workers: int) -> None:
        others = {child.pid for child in multiprocessing.active_children()}
        self._others = others
        self._executor = ProcessPoolExecutor(workers, mp_context=context(), initializer=start_worker)

    def submit(self, report: Report, task: Task) -> Future[Outcome]:
        """Hands one report to a worker."""
        return self._executor.submit(read_one, report, task)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def kill(self) -> None:
        """Ends the workers at once."""
        for child in multiprocessing.active_children():
            if child.pid not in self._others:
                child.kill()


class Engine:
    """Reads reports with ``workers`` processes; outcomes come in the order of the reports."""

    def __init__(self, task: Task, workers: int) -> None:
        self.task = task
        self.workers = workers
        self.room = WAITING_PER_WORKER * workers

    def read(self, reports: Iterator[Report | Outcome]) -> Iterator[Outcome]:
        """The outcome of each report; an ``Outcome`` among the reports is passed on in its place."""
        left_over: list[Report | Outcome] = []
        while True:
            try:
                with Pool(self.workers) as pool:
                    yield from self._through(pool, reports, left_over)
                return
            except BrokenProcessPool:
                # One of those in flight ended its worker, and nobody can say which: each is read again by itself.
                yield from self._one_by_one(left_over)
                left_over.clear()

    def _through(
        self, pool: Pool, reports: Iterator[Report | Outcome], left_over: list[Report | Outcome]
    ) -> Iterator[Outcome]:
        """Submits ahead of what is given out; ``left_over`` always holds what was taken and not yet given out."""
        futures: deque[Future[Outcome] | None] = deque()
        more = True
        while more or left_over:
            while more and len(left_over) < self.room:
                item = next(reports, None)
                if item is None:
                    more = False
                    break
                left_over.append(item)
                futures.append(None)
                if isinstance(item, Report):
                    futures[-1] = pool.submit(item, self.task)
            if left_over:
                outcome = _outcome(left_over[0], futures[0])
                futures.popleft()
                left_over.pop(0)
                yield outcome

    def _one_by_one(self, items: list[Report | Outcome]) -> Iterator[Outcome]:
        for item in items:
            yield item if isinstance(item, Outcome) else self._alone(item)

    def _alone(self, report: Report) -> Outcome:
        try:
            with Pool(1) as pool:
                return pool.submit(report, self.task).result()
        except BrokenProcessPool:
            return failed(report, LOST)


def _outcome(item: Report | Outcome, future: Future[Outcome] | None) -> Outcome:
    if future is not None:
        return future.result()
    if isinstance(item, Outcome):
        return item
    raise AssertionError("a report without its future")
