"""The table of docs/clauses.md: every clause of the real report it describes has become a record."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from tallystick.model.document import Document
from tallystick.model.reading import Reading
from tallystick.model.span import Span

ROOT = Path(__file__).resolve().parents[2]
INPUT = Path(os.environ.get("TALLYSTICK_INPUTS", ROOT.parent / "shared" / "inputs")) / "tanf-clashes.txt"
ROW = re.compile(r"^\| (\d+) \| (\d+)-(\d+) \| [^|]+ \| ([^|]+) \|$", re.M)


def rows() -> list[tuple[int, Span, list[str]]]:
    """Number, characters and expected records of each row."""
    text = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
    return [
        (int(n), Span(int(s), int(e)), [w.strip() for w in kinds.split(",")]) for n, s, e, kinds in ROW.findall(text)
    ]


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The reading of the report, where it lies."""
    if not INPUT.exists():
        pytest.skip("the real report is not here: ../shared/inputs/tanf-clashes.txt")
    from tallystick.reader.read import read_document

    return read_document(Document(text=INPUT.read_text(encoding="utf-8"), published_on=date(2017, 6, 9)))


def test_the_table_has_every_clause() -> None:
    """The table names 39 clauses in order."""
    assert [n for n, _, _ in rows()] == list(range(1, 40))


@pytest.mark.parametrize("row", [pytest.param(r, id=str(r[0])) for r in rows()])
def test_every_clause_became_a_record(reading: Reading, row: tuple[int, Span, list[str]]) -> None:
    """A clause without the record its row names is a clause the reader lost."""
    _, span, kinds = row
    missing = [kind for kind in kinds if not found(reading, kind, span)]
    assert not missing


def found(reading: Reading, kind: str, span: Span) -> bool:
    """Whether the reading holds a record of this kind over these characters."""
    word, _, detail = kind.partition(" ")
    holds = {
        "event": lambda: any(e.type == detail and e.trigger.overlaps(span) for e in reading.events),
        "claim": lambda: any(
            c.property == detail and any(s.overlaps(span) for s in c.evidence) for c in reading.claims
        ),
        "attribution": lambda: any(s.overlaps(span) for a in reading.attributions for s in (*a.cue, *a.content)),
        "relation": lambda: any(r.kind == detail and r.span.overlaps(span) for r in reading.relations),
        "series": lambda: any(e.series is not None and e.series.span.overlaps(span) for e in reading.events),
        "entity": lambda: any(m.overlaps(span) for e in reading.entities for m in e.mentions),
        "place": lambda: any(p.span.overlaps(span) for p in reading.places),
    }
    return holds[word]()
