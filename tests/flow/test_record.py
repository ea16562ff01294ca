"""Reports onto the record: what is new, once; another reader's findings beside the first one's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from doubles import readers, records, told
from tallystick.archive.report import Report, Skipped
from tallystick.flow.record import Kept, Recorder
from tallystick.flow.worker import Task
from tallystick.ledger import reads
from tallystick.ledger.store import Ledger
from tallystick.ledger.verify import verify
from tallystick.model.document import Document
from tallystick.model.reading import Event, Reading
from tallystick.model.span import Span

FIRST = Task(read=readers.obedient, identify=readers.identify)
AGAIN = Task(read=readers.again, identify=readers.identify_again)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new ledger."""
    with Ledger.open(str(tmp_path / "a.db"), create=True, clock=lambda: records.NOON) as opened:
        yield opened


def reports(*documents: Document) -> list[Report | Skipped]:
    """These documents as reports."""
    return [Report(document=document, path=f"{number}.txt") for number, document in enumerate(documents)]


def record(ledger: Ledger, items: list[Report | Skipped], task: Task = FIRST, workers: int = 1) -> list[Kept]:
    """What became of each."""
    return list(Recorder(ledger, task, workers).record(items))


@pytest.mark.parametrize("workers", [1, 2])
def test_each_report_is_kept_and_failures_stand_beside(ledger: Ledger, workers: int) -> None:
    """A fault and a skipped report stop none of the others; readings do not travel on in memory."""
    items = [
        *reports(told.report(1), Document(text="fault"), told.report(2)),
        Skipped(path="x", line=1, reason="empty"),
    ]
    kept = record(ledger, items, workers=workers)
    assert [one.receipt is not None for one in kept] == [True, False, True, False]
    assert [one.outcome.failed for one in kept] == [False, True, False, True]
    assert all(one.outcome.reading is None for one in kept)
    assert [r.document for _, r in reads.latest_readings(ledger)] == [told.report(1), told.report(2)]


def by_words(document: Document, *unused: object) -> Reading:
    """A reading that finds an assault where "strike" stands."""
    at = document.text.find("strike")
    found = () if at < 0 else (Event(id=f"e-{document.id}", type="assault", trigger=Span(at, at + 6)),)
    return Reading(id=f"reading-{document.id}", reader="made", document=document, events=found)


def test_a_title_is_read_where_the_text_tells_of_nothing(ledger: Ledger) -> None:
    """A page without its article: the title is a document of its own, if it tells of a happening; and only then."""
    page = Document(text="Subscribe to read on.", title="A strike on Orun", publisher="Orun News")
    items = reports(page, Document(text="Sign in.", title="Contact"), Document(text="A strike.", title="One strike"))
    kept = record(ledger, items, Task(read=by_words, identify=readers.identify))
    assert [(one.title, one.receipt is not None) for one in kept] == [
        (False, True),
        (False, True),
        (False, True),
        (True, True),
        (True, False),
    ]
    held = [r.document for _, r in reads.latest_readings(ledger)]
    assert replace(page, text=page.title or "") in held and len(held) == 4
    assert record(ledger, items, Task(read=by_words, identify=readers.identify)) == []


def test_a_copy_among_the_reports_is_kept_once(ledger: Ledger) -> None:
    """The same bytes in two files, in one run and in the next."""
    same = told.report(1)
    record(ledger, reports(same, told.report(2), same))
    recorder = Recorder(ledger, FIRST, 1)
    assert list(recorder.record(reports(same))) == [] and recorder.known == 1
    assert reads.counts(ledger)["document"] == 2


def test_another_reader_tells_what_it_changed(ledger: Ledger) -> None:
    """Its reading stands beside the first; new and gone claims are counted; a decision that lost its claim is named,
    one that found it is not."""
    first = told.reading(told.report(1))
    record(ledger, reports(first.document))
    lost, found = (records.decision(first, claim) for claim in first.claims[:2])
    for made in (lost, found):
        records.decide(ledger, made)
    (kept,) = record(ledger, reports(first.document), AGAIN)
    assert kept.change and (kept.change.new, kept.change.gone) == (6, 6)
    assert kept.change.lost == (lost,)
    assert reads.counts(ledger)["reading"] == 2 and verify(ledger).problems == ()


def test_a_reading_that_cannot_be_kept_fails_alone(ledger: Ledger) -> None:
    """Two claims with one id are told as a fault of that report."""
    task = Task(read=doubled, identify=readers.identify)
    (kept,) = record(ledger, reports(told.report(1)), task)
    assert kept.outcome.reason == "could not be kept (two of the claims have one id)"
    assert ledger.head() is None


def doubled(document: Document, *unused: object) -> Reading:
    """A faulty reader."""
    made = told.reading(document)
    return Reading(id=made.id, reader=made.reader, document=document, claims=made.claims[:1] * 2)
