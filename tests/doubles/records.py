"""Ledgers with the reports of ``told`` in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from doubles.told import reading, report
from tallystick.ledger.packing import Group, decision_row, document_rows, group, reading_rows
from tallystick.ledger.store import Ledger
from tallystick.model.anchors import anchor_of
from tallystick.model.document import Document, digest
from tallystick.model.reading import Claim, Reading
from tallystick.model.record import Capture, Decision

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


def capture(document: Document) -> Capture:
    """Where a report came from."""
    return Capture(
        document=document.id, sha256=digest(document.text), address="a.txt", media_type="text/plain", got_at=NOON
    )


def groups(made: Reading) -> list[Group]:
    """What a run adds for one report."""
    return [group(document_rows(made.document, capture(made.document))), group(reading_rows(made))]


def decision(made: Reading, claim: Claim, by: str = "Salma Idris", verdict: str = "accept") -> Decision:
    """A person's word on a claim."""
    return Decision(
        id="d-" + digest(made.id, claim.id, by, verdict), verdict=verdict, kind="claim", key=claim.id, by=by,
        made_at=NOON, reason="heard it from two more", anchor=anchor_of(made, claim),
    )  # fmt: skip


def decide(ledger: Ledger, made: Decision) -> None:
    """Puts a decision on record."""
    assert ledger.append("decide", [group([decision_row(made)])])


def ledger(path: Path, reports: int = 3, clock: Callable[[], datetime] = lambda: NOON) -> Ledger:
    """A ledger with some reports and a decision on each."""
    made = Ledger.open(str(path), create=True, clock=clock)
    for number in range(reports):
        found = reading(report(number))
        assert made.append("run", groups(found))
        decide(made, decision(found, found.claims[-1]))
    return made
