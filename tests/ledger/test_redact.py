"""Removal by order: the content is gone from the file, the chain holds, and an order is told from tampering."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from doubles import records
from tallystick.ledger import reads
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.packing import document_rows, group
from tallystick.ledger.redact import Order, redact_document, redact_row
from tallystick.ledger.seal import Row
from tallystick.ledger.store import Ledger
from tallystick.ledger.verify import verify
from tallystick.model.document import digest

ORDER = Order(people=("A. Idris", "B. Hamad"), reason="it names a witness", reference="ruling 7")
REPORT = records.report(1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Three reports with a decision on each, and many more, so that the file has been rearranged."""
    with records.ledger(tmp_path / "a.db") as opened:
        for number in range(10, 40):
            opened.append("run", records.groups(records.reading(records.report(number))))
        yield opened


def bytes_of(folder: Path) -> bytes:
    """Everything that lies in the ledger's files."""
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_nothing_of_a_removed_document_is_left_in_the_files(ledger: Ledger, tmp_path: Path) -> None:
    """Text, readings, captures, decisions and their anchors are gone; their places are counted, the chain holds."""
    before = ledger.head()
    assert before and b"Ardun 1 on" in bytes_of(tmp_path) and b"d-" in bytes_of(tmp_path)
    claims = records.reading(REPORT).claims
    count = redact_document(ledger, REPORT.id, ORDER)
    assert count == 2 + 1 + 2 + 2 + 2 + 6 + 1  # document, capture; reading and its parts; the decision
    left = bytes_of(tmp_path)
    assert b"Ardun 1 on" not in left and b"market of Ardun 1 " not in left
    assert not any(claim.id.encode() in left for claim in claims)
    verdict = verify(ledger, before.hash.hex())
    assert (verdict.problems, verdict.removed) == ((), count)
    assert reads.latest_reading(ledger, REPORT.id) is None
    assert reads.state(ledger, REPORT.id) is reads.State.REMOVED
    assert len(reads.decisions(ledger)) == 2


def test_a_title_that_is_a_document_of_its_own_goes_with_its_page(ledger: Ledger, tmp_path: Path) -> None:
    """The title of one capture's page, read in its text's place; another report of the capture stays."""
    page = replace(records.report(50), title="Blast kills two in Ardun Minor")
    title, other = replace(page, text="Blast kills two in Ardun Minor"), records.report(51)
    got = replace(records.capture(page), sha256=digest("one wire file"))
    ledger.append("run", records.groups(records.reading(page)))
    ledger.append("run", [group(document_rows(d, replace(got, document=d.id))) for d in (title, other)])
    ledger.append("run", [group([Row("capture", got.sha256, page.id, "{}")])])
    assert b"Ardun Minor" in bytes_of(tmp_path)
    redact_document(ledger, page.id, ORDER)
    assert b"Ardun Minor" not in bytes_of(tmp_path)
    assert reads.state(ledger, title.id) is reads.State.REMOVED
    assert reads.document(ledger, other.id) is not None
    assert verify(ledger).problems == ()


def test_a_removed_document_is_not_taken_in_again(ledger: Ledger) -> None:
    """Neither by the same reader nor by another, not even by one that was reading it meanwhile."""
    redact_document(ledger, REPORT.id, ORDER)
    for make in (1, 2):
        assert ledger.append("run", records.groups(records.reading(REPORT, make))) is None


def test_one_row_can_be_removed(ledger: Ledger) -> None:
    """A decision whose reason says too much goes; its document stays."""
    (wanted,) = [trace for trace in reads.traces(ledger, REPORT.id) if trace.kind == "decision"]
    redact_row(ledger, wanted.row, ORDER)
    assert verify(ledger).removed == 1 and len(reads.decisions(ledger)) == 2
    assert reads.latest_reading(ledger, REPORT.id) == records.reading(REPORT)
    assert verify(ledger).problems == ()


def test_what_is_emptied_without_an_order_is_found(ledger: Ledger, tmp_path: Path) -> None:
    """The guards let a row be emptied, since an order does that; without one on record it is a finding."""
    with closing(sqlite3.connect(tmp_path / "a.db")) as file:
        file.execute("UPDATE rows SET payload = NULL, salt = NULL WHERE id = 2")
        file.commit()
    assert [str(problem) for problem in verify(ledger).problems] == [
        "row 2: emptied, and no redaction on record orders it"
    ]


def test_an_order_that_was_undone_is_found(ledger: Ledger, tmp_path: Path) -> None:
    """Content put back where an order removed it is a finding, even content that fits."""
    with ledger.asking() as connection:
        held = connection.exec_driver_sql("SELECT key, belongs, salt, payload FROM rows WHERE id = 2").one()
    redact_document(ledger, records.report(0).id, ORDER)
    with closing(sqlite3.connect(tmp_path / "a.db")) as file:
        file.execute("DROP TRIGGER rows_same")
        file.execute("UPDATE rows SET key = ?, belongs = ?, salt = ?, payload = ? WHERE id = 2", tuple(held))
        file.commit()
    assert [str(problem) for problem in verify(ledger).problems] == [
        "row 2: removed by order, but its content is there"
    ]


@pytest.mark.parametrize("people", [("A", "A"), ("A. Idris", " a.  IDRIS"), ("", "B")])
def test_two_people_are_two(people: tuple[str, str]) -> None:
    """The same name twice, or none, is not two people."""
    with pytest.raises(RefusedError, match="two different people"):
        Order(people=people, reason="r", reference="o")


@pytest.mark.parametrize(("reason", "reference"), [(" ", "o"), ("r", "")])
def test_a_reason_and_an_order_are_needed(reason: str, reference: str) -> None:
    """Nothing is removed on nobody's ground."""
    with pytest.raises(RefusedError, match="needs a reason and the order"):
        Order(people=("A", "B"), reason=reason, reference=reference)


def test_what_cannot_be_removed_is_refused(ledger: Ledger) -> None:
    """An unknown document, one removed already, a document's own row, an order."""
    redact_document(ledger, REPORT.id, ORDER)
    head = ledger.head()
    assert head
    last = verify(ledger).rows
    for act, words in (
        (lambda: redact_document(ledger, "nothing", ORDER), "no document nothing"),
        (lambda: redact_document(ledger, REPORT.id, ORDER), "whose content is there"),
        (lambda: redact_row(ledger, 1, ORDER), "row 1 is a document"),
        (lambda: redact_row(ledger, last, ORDER), "is a redaction, which cannot be removed"),
        (lambda: redact_row(ledger, last + 1, ORDER), "no row"),
    ):
        with pytest.raises(RefusedError, match=words):
            act()
    assert ledger.head() == head
