"""Reports onto the record: what is new is read and kept, each report by itself, so that no stop loses another."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace

from tallystick.archive.report import Report, Skipped, place
from tallystick.flow.batch import read_reports
from tallystick.flow.headline import headline, tells
from tallystick.flow.outcome import Outcome
from tallystick.flow.worker import Task
from tallystick.ledger import reads
from tallystick.ledger.packing import document_rows, group, reading_rows
from tallystick.ledger.reads import State
from tallystick.ledger.store import Ledger, Receipt
from tallystick.model.anchors import placed
from tallystick.model.reading import Reading
from tallystick.model.record import Capture, Decision, standing

Place = tuple[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What another reader's reading of a document changed: claims that are new, claims that are gone, decisions that
    found no claim in it."""

    new: int
    gone: int
    lost: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of one report; no receipt where nothing was added (it failed, or another process was quicker).

    ``title``: it is the title of a report whose text tells of no happening, and no report of the input.
    """

    outcome: Outcome
    receipt: Receipt | None = None
    claims: int = 0
    change: Change | None = None
    title: bool = False


class Recorder:
    """Takes reports onto a ledger; ``known`` counts those that were on it already."""

    def __init__(self, ledger: Ledger, task: Task | None = None, workers: int | None = None) -> None:
        self.known = 0
        self._ledger = ledger
        self._task = task or Task()
        self._workers = workers
        self._waiting: dict[Place, Capture] = {}
        self._titles: list[Report | Skipped] = []
        self._ending = False

    def record(self, reports: Iterable[Report | Skipped]) -> Generator[Kept, None, None]:
        """Reads what is new and keeps it, one transaction a report; says so of each once it is kept.

        The titles of those whose text tells of no happening are read last; they are kept if they tell of one.

        Raises:
            LedgerError: the ledger cannot be written; what was told before is kept.
        """
        yield from self._record(reports)
        known, self._ending = self.known, True
        for kept in self._record(self._titles):
            yield replace(kept, title=True)
        self.known, self._ending, self._titles = known, False, []

    def _record(self, reports: Iterable[Report | Skipped]) -> Generator[Kept, None, None]:
        outcomes = read_reports(self._unknown(reports), task=self._task, workers=self._workers)
        try:
            for outcome in outcomes:
                origin = self._waiting.pop((outcome.path, outcome.line), None)
                yield self._keep(outcome, outcome.reading, origin)
        finally:
            outcomes.close()

    def _unknown(self, reports: Iterable[Report | Skipped]) -> Iterator[Report | Skipped]:
        for report in reports:
            if isinstance(report, Skipped):
                yield report
                continue
            state = reads.state(self._ledger, report.document.id)
            if state is State.REMOVED:
                yield Skipped(path=report.path, line=report.line, reason=f"{state.value}; not taken in again")
            elif state is State.THERE and self._is_read(report):
                self.known += 1
            else:
                self._waiting[report.path, report.line] = self._capture(report)
                yield report

    def _is_read(self, report: Report) -> bool:
        document = report.document
        return reads.has_reading(self._ledger, document.id, self._task.identify(document, self._task.setup))

    def _capture(self, report: Report) -> Capture:
        return Capture(
            document=report.document.id,
            sha256=report.sha256,
            address=place(report.path, report.line),
            media_type=report.media_type,
            got_at=self._ledger.now(),
        )

    def _keep(self, outcome: Outcome, reading: Reading | None, origin: Capture | None) -> Kept:
        if reading is None or origin is None or not self._is_wanted(reading, outcome, origin):
            return Kept(outcome=replace(outcome, reading=None))
        try:
            groups = [group(document_rows(reading.document, origin)), group(reading_rows(reading))]
        except ValueError as error:
            return Kept(outcome=replace(outcome, reading=None, reason=f"could not be kept ({error})"))
        before = reads.latest_reading(self._ledger, reading.document.id)
        receipt = self._ledger.append("read again" if before else "run", groups)
        bare = replace(outcome, reading=None)
        if receipt is None:
            return Kept(outcome=bare)
        change = self._change(before, reading) if before else None
        return Kept(outcome=bare, receipt=receipt, claims=len(reading.claims), change=change)

    def _is_wanted(self, reading: Reading, outcome: Outcome, origin: Capture) -> bool:
        """Whether a reading is kept: every report's is, a title's if it tells of a happening. Puts a report's title by
        where its text tells of none."""
        if self._ending:
            return tells(reading)
        if (title := headline(reading)) is not None:
            self._titles.append(
                Report(
                    document=title,
                    path=outcome.path,
                    line=outcome.line,
                    sha256=origin.sha256,
                    media_type=origin.media_type,
                )
            )
        return True

    def _change(self, before: Reading, after: Reading) -> Change:
        old, new = ({claim.id for claim in reading.claims} for reading in (before, after))
        held = placed(after, standing(reads.decisions(self._ledger, after.document.id)))
        lost = tuple(decision for decision, claim in held if claim is None)
        return Change(new=len(new - old), gone=len(old - new), lost=lost)
