"""What the record keeps beside readings: where a report's bytes came from, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tallystick.model.span import Span, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of one report as they were got; ``address`` is the file (with its line) or the web address."""

    document: str
    sha256: str
    address: str
    media_type: str
    got_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a decision is about, in words that outlive the reading it was taken on.

    ``value`` is the claim's value in plain words (an entity by its name, a count by who, ends and quantifier),
    ``voice`` who said it (None = the report itself); ``words`` are quoted with some characters either side;
    ``trigger`` is where the claim's event stood, if it had one.
    """

    document: str
    property: str
    value: str | None
    voice: str | None
    words: str
    before: str
    after: str
    evidence: Spans
    trigger: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about one thing of the record; it stands beside the machine's proposal.

    ``kind`` and ``key`` name the thing, ``other`` the second one where a decision joins or parts two; ``value`` is what
    it is said to be (a status, the grade that is accepted). The verdict "withdraw" names a decision and takes it back.
    """

    id: str
    verdict: str
    kind: str
    key: str
    by: str
    made_at: datetime
    reason: str | None = None
    value: str | None = None
    other: str | None = None
    anchor: Anchor | None = None


WITHDRAW = "withdraw"


def standing(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The decisions that hold, oldest first: those that no standing decision takes back."""
    taken_back: set[str] = set()
    kept: list[Decision] = []
    for decision in reversed(decisions):  # one that takes back is always younger than what it takes back
        if decision.id in taken_back:
            continue
        if decision.verdict == WITHDRAW:
            taken_back.add(decision.key)
        else:
            kept.append(decision)
    return tuple(reversed(kept))
