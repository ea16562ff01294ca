"""Statements of parties to the fighting held against the incidents of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tallystick.archive.report import Report, Skipped
from tallystick.flow.dossiers import dossiers
from tallystick.ledger.store import Ledger
from tallystick.linker.declared import Candidate, Matcher, declared_of, held_of
from tallystick.reader.read import read_document
from tallystick.resources.voices.register import shipped_register

Answer = tuple[Report, tuple[Candidate, ...]]


def answers(
    ledger: Ledger, reports: Iterable[Report | Skipped], parties: tuple[str, ...]
) -> Iterator[Answer | Skipped]:
    """For each statement the incidents it may be about and "none", the likeliest first; nothing goes on the record.

    ``parties`` are who makes the statements, where the reports do not say so as their publishers.
    """
    matcher = Matcher(held for one in dossiers(ledger) if (held := held_of(one)) is not None)
    for report in reports:
        if isinstance(report, Skipped):
            yield report
            continue
        speaks = parties or ((report.document.publisher,) if report.document.publisher else ())
        roots = [shipped_register().voice(name).root for name in speaks]
        yield report, matcher.candidates(declared_of(read_document(report.document), roots))
