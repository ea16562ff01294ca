"""One run of ``tallystick read``: from its options to its exit status."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from tallystick.archive.intake import iter_reports
from tallystick.archive.report import Report, ReportDefaults, Skipped
from tallystick.cli.exits import INTERRUPTED, NOTHING, OK, SOME_SKIPPED
from tallystick.cli.progress import Display
from tallystick.flow.batch import read_reports
from tallystick.flow.render import Rendering
from tallystick.flow.setup import Setup, reader_options
from tallystick.flow.sinks import FileSink, FolderSink, OnePageSink, Sink, StreamSink, document_id, kept_lines
from tallystick.flow.steps import Clock
from tallystick.flow.worker import Task

MAX_WIDTH = 110  # a card's lines are for reading; wider ones are not
BETWEEN = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The options of the command, as given."""

    paths: tuple[str, ...]
    form: str = "text"
    out: str | None = None
    resume: bool = False
    published_on: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    zones: tuple[str, ...] = ()
    gazetteer: str | None = None
    encoding: str | None = None
    workers: int | None = None
    explain: bool = False
    timings: bool = False
    quiet: bool = False

    @property
    def defaults(self) -> ReportDefaults:
        """What the options say of every report."""
        return ReportDefaults(
            title=self.title,
            publisher=self.publisher,
            published_on=self.published_on,
            url=self.url,
            encoding=self.encoding,
        )


def run_job(job: Job) -> int:
    """Reads what the job names, writes it where the job says, and returns the exit status."""
    _check(job)
    setup = checked_setup(job)
    sink, done = _sink(job)
    display = Display(quiet=job.quiet, resumed=len(done))
    clock = Clock()
    outcomes = read_reports(
        timed(iter_reports(job.paths, job.defaults), clock),
        task=Task(setup=setup, render=_rendering(job)),
        workers=job.workers,
        done=done,
    )
    try:
        with closing(outcomes), display:
            for outcome in outcomes:
                display.show(outcome)
                clock.add(outcome.seconds)
                if not outcome.failed:
                    sink.write(outcome)
        interrupted = False
    except KeyboardInterrupt:
        interrupted = True
    finally:
        sink.close()
    display.summary(interrupted=interrupted)
    if job.timings:
        display.timings(clock.seconds)
    return status(display, interrupted=interrupted)


def _check(job: Job) -> None:
    """Raises a usage error where options contradict each other or the output has no place."""
    out = Path(job.out) if job.out else None
    if job.explain and job.form == "html":
        raise click.UsageError("--explain needs --format text or json")
    if job.resume and (job.form != "json" or out is None):
        raise click.UsageError("--resume needs --format json and --out FILE")
    if job.form == "html" and out is None and (len(job.paths) > 1 or Path(job.paths[0]).is_dir()):
        raise click.UsageError("a page for each report needs a folder: give --out DIR")
    if out is not None and job.form == "html" and out.exists() and not out.is_dir():
        raise click.UsageError(f"--out {job.out}: not a folder")
    if out is not None and job.form != "html" and out.is_dir():
        raise click.UsageError(f"--out {job.out}: a folder; --format {job.form} writes one file")


def checked_setup(job: Job) -> Setup:
    """What the reader needs; the zones and gazetteer of the user are read before any report: a fault is told once."""
    setup = Setup(zones=job.zones, gazetteer=job.gazetteer)
    try:
        if job.zones or job.gazetteer:
            reader_options(setup)
    except (ValueError, OSError) as error:
        raise click.UsageError(str(error)) from None
    return setup


def _sink(job: Job) -> tuple[Sink, frozenset[str]]:
    """Where readings go, and the ids of the documents that are there already."""
    between = BETWEEN if job.form == "text" else ""
    if job.out is None or job.out == "-":
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        return (OnePageSink(sys.stdout) if job.form == "html" else StreamSink(sys.stdout, between)), frozenset()
    if job.form == "html":
        return FolderSink(Path(job.out), ".html"), frozenset()
    path = Path(job.out)
    if not job.resume:
        return FileSink(path, between), frozenset()
    ids = frozenset(key for line in kept_lines(path) if (key := document_id(line)))
    return FileSink(path, between, kept_lines(path)), ids


def _rendering(job: Job) -> Rendering:
    to_screen = job.out is None and sys.stdout.isatty()
    width = min(shutil.get_terminal_size()[0], MAX_WIDTH) if to_screen else 100
    colour = to_screen and "NO_COLOR" not in os.environ
    return Rendering(form=job.form, width=width, colour=colour, explain=job.explain)


def timed(reports: Iterator[Report | Skipped], clock: Clock) -> Iterator[Report | Skipped]:
    """The same reports; the time to get them counts as a step of its own."""
    while True:
        with clock.step("finding reports"):
            report = next(reports, None)
        if report is None:
            return
        yield report


def status(display: Display, *, interrupted: bool) -> int:
    """The exit status of a run over reports."""
    if interrupted:
        return INTERRUPTED
    if not display.read and not display.resumed:
        return NOTHING
    return SOME_SKIPPED if display.skipped else OK
