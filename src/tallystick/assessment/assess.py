"""One incident from its statements: the whole of assessment in one call, and the same with claims withheld."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tallystick.assessment.contradictions import contradictions
from tallystick.assessment.facts import gather
from tallystick.assessment.grade import grades, strike_status
from tallystick.assessment.offices import in_office
from tallystick.assessment.origins import Pairs, independence, interested_parties, origins
from tallystick.assessment.ranges import ranges
from tallystick.model.incident import (
    Grade,
    Incident,
    Independence,
    Judgement,
    Range,
    Statement,
    Voice,
    level_of,
)
from tallystick.model.method import Method


def assess(
    statements: Iterable[Statement], method: Method, *, copies: Pairs = (), judgement: Judgement | None = None
) -> Incident:
    """The incident that statements make by a method.

    ``statements`` are those of every event of the cluster (``statements_of``) and people's own; ``copies`` are pairs of
    documents that are near-copies of each other; ``judgement`` is what people decided. The order never matters.
    """
    decided = judgement or Judgement()
    kept = _kept(statements, decided)
    found = independence(kept, copies)
    made = _findings(kept, found[0], method, decided)
    return Incident(
        independence=found,
        ranges=made.ranges,
        contradictions=contradictions(kept, found[0]),
        grades=made.grades,
        strike_status=made.strike_status,
        method=method.name,
        version=method.version,
        checked=method.checked,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What an incident comes to: its ranges, its grades and its strike status."""

    ranges: tuple[Range, ...]
    grades: tuple[Grade, ...]
    strike_status: str | None

    @property
    def level(self) -> str | None:
        """The grade in a word, as an incident has it."""
        return level_of(self.grades)

    def range_like(self, other: Range) -> Range | None:
        """The range of the same harm to the same group as another."""
        wanted = (other.outcome, other.group, other.party)
        return next((r for r in self.ranges if (r.outcome, r.group, r.party) == wanted), None)


def findings(
    statements: Iterable[Statement], method: Method, *, copies: Pairs = (), judgement: Judgement | None = None
) -> tuple[Findings, Independence]:
    """What ``assess`` finds, without what it shows beside that; and the origins of all statements together."""
    decided = judgement or Judgement()
    kept = _kept(statements, decided)
    whole = origins(kept, copies, interested_parties(kept))
    return _findings(kept, whole, method, decided), whole


def _kept(statements: Iterable[Statement], decided: Judgement) -> list[Statement]:
    return in_office(sorted((s for s in statements if s.id not in decided.rejected), key=lambda s: s.id))


def _findings(kept: Sequence[Statement], whole: Independence, method: Method, decided: Judgement) -> Findings:
    facts = gather(kept, whole)
    return Findings(
        ranges=ranges(kept, method, whole),
        grades=grades(facts, method, decided),
        strike_status=strike_status(facts) if facts.accused or facts.harm else None,
    )


def without_voices(statements: Iterable[Statement], roots: Iterable[str]) -> tuple[Statement, ...]:
    """The statements that stand when everything some voices carried is withheld."""
    gone = frozenset(roots)
    return tuple(s for s in statements if not gone & {voice.root for voice in (*s.chain, *_printer(s))})


def _printer(statement: Statement) -> tuple[Voice, ...]:
    """Who vouches for a sentence that is attributed to nobody."""
    return () if statement.chain or statement.publisher is None else (statement.publisher,)
