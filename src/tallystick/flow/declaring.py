"""Statements of parties to the fighting held against the incidents of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tallystick.archive.report import Report, Skipped
from tallystick.flow.batch import read_reports
from tallystick.flow.dossiers import dossiers
from tallystick.flow.outcome import Outcome
from tallystick.ledger.store import Ledger
from tallystick.linker.declared import Candidate, Matcher, declared_of, held_of
from tallystick.model.reading import Reading
from tallystick.resources.voices.register import shipped_register

Answer = tuple[Outcome, tuple[Candidate, ...]]


def answers(ledger: Ledger, reports: Iterable[Report | Skipped], parties: tuple[str, ...]) -> Iterator[Answer]:
    """For each statement the incidents it may be about and "none", the likeliest first; nothing goes on the record.

    ``parties`` are who makes the statements, where the reports do not say so as their publishers. A report that was
    not read has no candidates.
    """
    matcher = Matcher(held for one in dossiers(ledger) if (held := held_of(one)) is not None)
    for outcome in read_reports(reports):
        read = outcome.reading
        yield outcome, matcher.candidates(declared_of(read, _roots(read, parties))) if read else ()


def _roots(read: Reading, parties: tuple[str, ...]) -> Iterator[str]:
    publisher = read.document.publisher
    speaks = parties or ((publisher,) if publisher else ())
    return (shipped_register().voice(name).root for name in speaks)
