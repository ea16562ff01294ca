"""What people decided, as linking and judging use it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from tallystick.ledger import reads
from tallystick.ledger.store import Ledger
from tallystick.model.anchors import placed
from tallystick.model.dossier import ACCEPTED, PROPOSED, REJECTED
from tallystick.model.incident import Judgement, Statement
from tallystick.model.link import Ruling
from tallystick.model.record import Decision, standing

VERDICTS = {"accept": ACCEPTED, "reject": REJECTED}
SAME, CREDIBLE = "same", "credible"
CHANGING = ("decision", "redaction")
"""Kinds of rows that change what stands."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The standing decisions, oldest first, by what they are about."""

    rulings: tuple[Ruling, ...]
    on_links: tuple[Decision, ...]
    """Those that the rulings come from."""
    on_claims: Mapping[str, tuple[Decision, ...]]
    """By document."""
    credible: Mapping[str, bool]
    on_incidents: Mapping[str, tuple[Decision, ...]]
    """By code."""

    def status(self, codes: Iterable[str]) -> tuple[str, Decision | None]:
        """What people made of an incident that goes or went by some codes, and the decision that says so."""
        said = [d for code in codes for d in self.on_incidents.get(code, ()) if d.verdict in VERDICTS]
        last = max(said, key=lambda d: (d.made_at, d.id), default=None)
        return (VERDICTS[last.verdict], last) if last else (PROPOSED, None)


_LAST: WeakKeyDictionary[Ledger, tuple[tuple[int, ...], Decided]] = WeakKeyDictionary()
"""What stood when a ledger was last asked, and the rows it rests on: each look at an incident asks again."""


def decided(ledger: Ledger) -> Decided:
    """The decisions that stand on the record; gone through again only when one was taken or removed since."""
    state = reads.last_rows(ledger, CHANGING)
    held = _LAST.get(ledger)
    if held is None or held[0] != state:
        held = state, from_decisions(standing(reads.decisions(ledger)))
        _LAST[ledger] = held
    return held[1]


def from_decisions(holding: Iterable[Decision]) -> Decided:
    """The same, from values."""
    rulings: list[Ruling] = []
    links: list[Decision] = []
    claims: dict[str, list[Decision]] = defaultdict(list)
    incidents: dict[str, list[Decision]] = defaultdict(list)
    credible: dict[str, bool] = {}
    for decision in holding:
        if decision.kind == "link" and decision.other is not None:
            links.append(decision)
            rulings.append(Ruling(a=decision.key, b=decision.other, same=decision.verdict == SAME))
        elif decision.kind == "claim" and decision.anchor is not None:
            claims[decision.anchor.document].append(decision)
        elif decision.kind == "incident":
            incidents[decision.key].append(decision)
        elif decision.kind == "voice":
            credible[decision.key] = decision.verdict == CREDIBLE
    return Decided(tuple(rulings), tuple(links), _fixed(claims), credible, _fixed(incidents))


def _fixed(found: Mapping[str, list[Decision]]) -> dict[str, tuple[Decision, ...]]:
    return {key: tuple(values) for key, values in found.items()}


@dataclass(frozen=True, slots=True)
class OnClaims:
    """What people decided on claims, by the claims they hold for now; each decision with its claim."""

    rejected: frozenset[str]
    status: Mapping[str, str | None]
    decisions: tuple[tuple[Decision, str], ...]


def on_claims(ledger: Ledger, known: Decided, documents: Iterable[str]) -> OnClaims:
    """The standing decisions on claims of some documents, put on the claims of their last readings."""
    verdicts: dict[str, str] = {}
    status: dict[str, str | None] = {}
    held: list[tuple[Decision, str]] = []
    for document in sorted(documents):
        reading = reads.latest_reading(ledger, document) if document in known.on_claims else None
        for decision, claim in placed(reading, known.on_claims[document]) if reading else ():
            if claim is None:
                continue
            held.append((decision, claim.id))
            if decision.verdict == "status":
                status[claim.id] = decision.value
            elif decision.verdict in VERDICTS:
                verdicts[claim.id] = decision.verdict
    rejected = frozenset(id_ for id_, verdict in verdicts.items() if verdict == "reject")
    return OnClaims(rejected, status, tuple(held))


def judged(
    statements: Sequence[Statement], on: OnClaims, credible: Mapping[str, bool]
) -> tuple[tuple[Statement, ...], Judgement]:
    """The statements with the status people gave those harmed, and what else they decided."""
    told = tuple(replace(s, status=on.status[s.id]) if s.id in on.status else s for s in statements)
    return told, Judgement(rejected=on.rejected, credible=credible)
