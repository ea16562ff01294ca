"""One run of ``tallystick run``: from its options to its exit status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import click

from tallystick.archive.intake import iter_reports
from tallystick.archive.report import Report, Skipped
from tallystick.cli.job import Job, checked_setup, status, timed
from tallystick.cli.progress import Display
from tallystick.cli.upkeep import current, told
from tallystick.flow.record import Kept, Recorder
from tallystick.flow.steps import Clock
from tallystick.flow.worker import Task
from tallystick.ledger.store import OWN_FILES, Ledger
from tallystick.model.record import Decision


class Sums:
    """What a run has added so far."""

    def __init__(self) -> None:
        self.reports = 0
        self.claims = 0
        self.again = 0
        self.titles = 0
        self.new = 0
        self.gone = 0
        self.lost: list[Decision] = []

    def add(self, kept: Kept) -> None:
        """Counts one report."""
        if kept.receipt is None:
            return
        self.claims += kept.claims
        if kept.change is None:
            self.titles += kept.title
            self.reports += not kept.title
            return
        self.again += 1
        self.new += kept.change.new
        self.gone += kept.change.gone
        self.lost += kept.change.lost


def run_recording(job: Job, target: str) -> int:
    """Puts what the job names on the record and returns the exit status."""
    setup = checked_setup(job)
    with Ledger.open(target, create=True) as ledger:
        recorder = Recorder(ledger, Task(setup=setup), job.workers)
        display, clock, sums = Display(quiet=job.quiet, beside_output=True), Clock(), Sums()
        reports = timed(_but_for(target, iter_reports(job.paths, job.defaults)), clock)
        interrupted = _record(recorder, reports, display, clock, sums)
        display.resumed = recorder.known
        display.summary(interrupted=interrupted)
        if job.timings:
            display.timings(clock.seconds)
        judged = None if interrupted else current(ledger, "run", quiet=job.quiet)
        click.echo("\n".join(_told(ledger, sums, told(judged))))
    return status(display, interrupted=interrupted)


def _but_for(target: str, reports: Iterable[Report | Skipped]) -> Iterator[Report | Skipped]:
    """The reports; the ledger itself, which may lie among them, is not told as one that cannot be read."""
    own = {Path(target + ending).resolve() for ending in OWN_FILES}
    return (item for item in reports if not (isinstance(item, Skipped) and Path(item.path).resolve() in own))


def _record(
    recorder: Recorder, reports: Iterator[Report | Skipped], display: Display, clock: Clock, sums: Sums
) -> bool:
    """Records all reports; whether it was interrupted."""
    kept_ones = recorder.record(reports)
    try:
        with closing(kept_ones), display:
            for kept in kept_ones:
                if not kept.title:
                    display.show(kept.outcome)
                clock.add(kept.outcome.seconds)
                sums.add(kept)
    except KeyboardInterrupt:
        return True
    return False


def _told(ledger: Ledger, sums: Sums, judged: Sequence[str]) -> Sequence[str]:
    """What was added, what another reader changed, which decisions are without their claim, what became of the
    incidents, and the head."""
    lines = [f"added: {sums.reports} reports, {sums.claims} claims"]
    if sums.titles:
        lines.append(f"read by their title, as their text tells of no happening: {sums.titles} reports")
    if sums.again:
        lines.append(f"read again by another reader: {sums.again} reports; claims: {sums.new} new, {sums.gone} gone")
    for decision in sums.lost:
        words = decision.anchor.words if decision.anchor else ""
        lines.append(f"decision without its claim: {decision.id} ({decision.verdict}, {decision.by}): “{words}”")
    lines += judged
    head = ledger.head()
    lines.append(f"head: {head}" if head else "head: none, nothing is on record")
    return lines
