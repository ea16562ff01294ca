"""What the user sees of a run besides its result, all on standard error."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING

import click

from tallystick.flow.outcome import Outcome
from tallystick.flow.steps import shares

if TYPE_CHECKING:
    from rich.progress import Progress

MAX_NOTES = 20  # different warnings that are told; a folder of thousands could have as many


class Display:
    """Counts outcomes, shows them moving on a terminal, and says at the end what was skipped and why."""

    def __init__(self, *, quiet: bool, resumed: int = 0, beside_output: bool = False) -> None:
        """``beside_output``: the result comes when all is done, so that the bar can stand on the same screen."""
        self.quiet = quiet
        self._beside = beside_output
        self.resumed = resumed
        self.read = 0
        self.skipped: list[str] = []
        self._notes: Counter[str] = Counter()
        self._bar: Progress | None = None

    def __enter__(self) -> Display:
        # Where the result is written on the same screen, it shows the progress itself.
        if not self.quiet and sys.stderr.isatty() and (self._beside or not sys.stdout.isatty()):
            self._bar = _bar()
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, outcome: Outcome) -> None:
        """Counts one outcome."""
        if outcome.failed:
            self.skipped.append(str(outcome))
        else:
            self.read += 1
            if len(self._notes) < MAX_NOTES:
                self._notes.update(set(outcome.notes))
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], advance=1, skipped=len(self.skipped))

    def summary(self, *, interrupted: bool) -> None:
        """The warnings, the list of skipped reports with its count, and whether the run was cut short."""
        if not self.quiet:
            for note, count in self._notes.items():
                _say(f"note: {note}" + (f" ({count} reports)" if count > 1 else ""))
            if self.resumed:
                _say(f"{_reports(self.resumed)} kept from before")
        if self.skipped:
            _say(f"{_reports(len(self.skipped))} skipped:")
            for line in self.skipped:
                _say(f"  {line}")
        elif not self.read and not self.resumed and not interrupted:
            _say("no reports found")
        if interrupted:
            _say(f"interrupted; {_reports(self.read)} read before")

    def timings(self, seconds: Mapping[str, float]) -> None:
        """Each step with its seconds (of all processes together) and its share."""
        for name, value, share in shares(seconds):
            _say(f"{name:28s} {value:9.3f} s  {share:6.1%}")


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.completed} reports, {task.fields[skipped]} skipped")
    bar = Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
    bar.add_task("reading", total=None, skipped=0)
    return bar


def _reports(count: int) -> str:
    return f"{count} report" if count == 1 else f"{count} reports"


def _say(words: str) -> None:
    click.echo(words, err=True)
