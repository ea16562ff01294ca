"""What the record rests on, incident by incident: read in pieces, judged again in several processes where that pays."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tallystick.assessment.dependence import Dependence, Matter, dependence
from tallystick.flow.batch import cores
from tallystick.flow.decided import Decided, decided, judged, on_claims
from tallystick.flow.engine import context
from tallystick.flow.methods import in_force
from tallystick.flow.settle import current
from tallystick.ledger import lookups
from tallystick.ledger.store import Ledger
from tallystick.linker.account import Account
from tallystick.model.dossier import REJECTED, Source
from tallystick.model.incident import Statement
from tallystick.model.link import SAME
from tallystick.model.method import Method
from tallystick.text.copies import copies

AT_ONCE = 100
"""Incidents read together."""
ENOUGH_FOR_WORKERS = 500
AHEAD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How the record is looked at: by which rulebook, as of which day, and as of which days it is told beside that."""

    method: Method
    as_of: date | None = None
    days: tuple[date, ...] = ()


def depends(
    ledger: Ledger, *, method: Method | None = None, as_of: date | None = None, days: Sequence[date] = (),
    codes: Iterable[str] | None = None, workers: int | None = None,
) -> Iterator[Dependence]:  # fmt: skip
    """What each incident rests on (all without ``codes``), by code; those that people rejected are left out."""
    asked = Asked(method=method or in_force(ledger), as_of=as_of, days=tuple(days))
    with ledger.asking() as connection:
        wanted = sorted(codes) if codes is not None else lookups.all_codes(connection)
    pieces = [wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE)]
    count = workers or (cores() if len(wanted) >= ENOUGH_FOR_WORKERS else 1)
    if count == 1:
        opened = _open(ledger)
        for piece in pieces:
            yield from _piece(opened, piece, asked)
    else:
        yield from _in_processes(ledger.name, pieces, asked, count)


def _in_processes(target: str, pieces: Sequence[Sequence[str]], asked: Asked, count: int) -> Iterator[Dependence]:
    """The pieces in order, a bounded number of them ahead."""
    waiting: deque[Future[list[Dependence]]] = deque()
    with ProcessPoolExecutor(count, mp_context=context(), initializer=_start, initargs=(target,)) as pool:
        for piece in pieces:
            waiting.append(pool.submit(_work, piece, asked))
            if len(waiting) > AHEAD * count:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


class _Open(NamedTuple):
    """A record held open, with what people decided; their rulings on links by the accounts they are on today."""

    ledger: Ledger
    known: Decided
    ruled: Mapping[tuple[str, str], bool]


def _open(ledger: Ledger) -> _Open:
    known = decided(ledger)
    with ledger.asking() as connection:
        return _Open(ledger, known, {(r.a, r.b): r.same for r in current(connection, known.rulings)})


_OPEN: list[_Open] = []
"""The record as a worker holds it open."""


def _start(target: str) -> None:
    _OPEN.append(_open(Ledger.open(target)))


def _work(piece: Sequence[str], asked: Asked) -> list[Dependence]:
    return list(_piece(_OPEN[0], piece, asked))


def _piece(opened: _Open, codes: Sequence[str], asked: Asked) -> Iterator[Dependence]:
    for matter in matters(opened, codes, asked.as_of):
        yield dependence(matter, asked.method, credible=opened.known.credible, days=asked.days)


@dataclass(slots=True)
class _Content:
    """What is on record of some incidents."""

    accounts: dict[str, list[Account]] = field(default_factory=lambda: defaultdict(list))
    said: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    links: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    joined: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    sources: dict[str, Source] = field(default_factory=dict)
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)


def _content(opened: _Open, codes: Sequence[str]) -> _Content:
    held = _Content()
    with opened.ledger.asking() as connection:
        at = lookups.incidents_of(connection, lookups.accounts_in(connection, codes))
        for account in lookups.accounts_named(connection, at):
            held.accounts[at[account.id]].append(account)
        event_at = {e: code for code, some in held.accounts.items() for a in some for e in a.events}
        for statement in lookups.statements_on(connection, event_at)[0]:
            held.said[event_at[statement.event or ""]].append(statement)
        for pair in sorted(lookups.links_at(connection, at)):
            if pair.verdict == SAME and at.get(pair.a) == at.get(pair.b) and (pair.a, pair.b) not in opened.ruled:
                held.links[at[pair.a]].append((pair.a, pair.b))
        for (a, b), same in opened.ruled.items():
            if same and a in at and at[a] == at.get(b):
                held.joined[at[a]].append((a, b))
        documents = {a.document for some in held.accounts.values() for a in some}
        held.sources = {s.document: s for s in lookups.sources_of(connection, documents)}
        if opened.known.on_incidents:
            held.aliases = {code: lookups.aliases_of(connection, code) for code in codes}
    return held


def matters(opened: _Open, codes: Sequence[str], as_of: date | None = None) -> Iterator[Matter]:
    """Some incidents as dependence weighs them; what is left of them as of a day."""
    held, known = _content(opened, codes), opened.known
    for code in codes:
        if known.status((code, *held.aliases.get(code, ())))[0] == REJECTED:
            continue
        published = {a.document: held.sources[a.document].published_on for a in held.accounts[code]}
        there = {d for d, day in published.items() if as_of is None or (day is not None and day <= as_of)}
        accounts = [a for a in held.accounts[code] if a.document in there]
        said = [s for s in held.said[code] if s.document in there]
        if not said:
            continue
        on = on_claims(opened.ledger, known, there)
        statements, judgement = judged(said, on, known.credible)
        yield Matter(
            code=code,
            statements=statements,
            copies=tuple((a, b) for a, b, _ in copies({a.document: a.wording for a in accounts})),
            rejected=judgement.rejected,
            accounts=tuple(a.events for a in accounts),
            links=tuple(held.links[code]),
            joined=tuple(held.joined[code]),
            published=published,
        )
