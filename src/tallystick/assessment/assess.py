"""One incident from its statements: the whole of assessment in one call, and the same with claims withheld."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tallystick.assessment.contradictions import contradictions
from tallystick.assessment.facts import gather
from tallystick.assessment.grade import grades, strike_status
from tallystick.assessment.origins import Pairs, independence
from tallystick.assessment.ranges import ranges
from tallystick.model.incident import Incident, Judgement, Range, Statement, Voice
from tallystick.model.method import Method


def assess(
    statements: Iterable[Statement], method: Method, *, copies: Pairs = (), judgement: Judgement | None = None
) -> Incident:
    """The incident that statements make by a method.

    ``statements`` are those of every event of the cluster (``statements_of``) and people's own; ``copies`` are pairs of
    documents that are near-copies of each other; ``judgement`` is what people decided. The order never matters.
    """
    decided = judgement or Judgement()
    kept = sorted((s for s in statements if s.id not in decided.rejected), key=lambda s: s.id)
    found = independence(kept, copies)
    facts = gather(kept, found[0])
    return Incident(
        independence=found,
        ranges=ranges(kept, method, found[0]),
        contradictions=contradictions(kept, found[0]),
        grades=grades(facts, method, decided),
        strike_status=strike_status(facts) if facts.accused or facts.harm else None,
        method=method.name,
        version=method.version,
        checked=method.checked,
    )


@dataclass(frozen=True, slots=True)
class Support:
    """What an incident would be without one of its origins."""

    origin: str
    name: str
    without: Incident


def supports(
    statements: Sequence[Statement], method: Method, *, copies: Pairs = (), judgement: Judgement | None = None
) -> tuple[Support, ...]:
    """The incident without each of its certain origins, so that a number can name its weakest support."""
    whole = assess(statements, method, copies=copies, judgement=judgement)
    return tuple(
        Support(o.key, o.name, assess(_but(statements, set(o.claims)), method, copies=copies, judgement=judgement))
        for o in whole.independence[0].origins
        if o.certain
    )


def without_voices(statements: Iterable[Statement], roots: Iterable[str]) -> tuple[Statement, ...]:
    """The statements that stand when everything some voices carried is withheld."""
    gone = frozenset(roots)
    return tuple(s for s in statements if not gone & {voice.root for voice in (*s.chain, *_printer(s))})


def _printer(statement: Statement) -> tuple[Voice, ...]:
    """Who vouches for a sentence that is attributed to nobody."""
    return () if statement.chain or statement.publisher is None else (statement.publisher,)


def _but(statements: Iterable[Statement], claims: set[str]) -> list[Statement]:
    return [s for s in statements if s.id not in claims]


def weakest(whole: Incident, some: Sequence[Support], pick: Callable[[Incident], Range | None]) -> Support | None:
    """The origin without which a range changes most; None = no single origin moves it."""
    kept = pick(whole)
    if kept is None:
        return None
    moved = [(s, _distance(kept, pick(s.without))) for s in some]
    support, distance = max(moved, key=lambda pair: (pair[1], pair[0].origin), default=(None, 0))
    return support if distance else None


def _distance(one: Range, other: Range | None) -> int:
    """How far the ends of a range move; an end that is lost counts for all of it."""
    pairs = ((one.minimum.value, other.minimum.value if other else None),
             (one.maximum.value, other.maximum.value if other else None))  # fmt: skip
    return sum(abs((a or 0) - (b or 0)) + (a is not None and b is None) for a, b in pairs)
