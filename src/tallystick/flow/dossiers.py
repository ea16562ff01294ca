"""Dossiers from the record: each incident with all that is known of it, also without some voices or as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tallystick.assessment.assess import without_voices
from tallystick.flow.decided import Decided, OnClaims, decided
from tallystick.flow.methods import in_force
from tallystick.flow.settle import made_of, waiting
from tallystick.ledger import lookups
from tallystick.ledger.store import Ledger
from tallystick.linker.account import Account
from tallystick.linker.weigh import link
from tallystick.model.dossier import ACCEPTED, Acceptance, Dossier, Source, Told, Words
from tallystick.model.incident import Grade, Statement
from tallystick.model.link import Cluster, Link, Pair
from tallystick.model.method import Method
from tallystick.model.record import Decision
from tallystick.resources.linking import load_method as load_linking
from tallystick.resources.voices.register import folded, shipped_register


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How the record is looked at.

    ``without`` are roots of voices whose words are withheld; ``as_of``: only reports that were out by that day (those
    without a day are left out, since nobody can say).
    """

    method: Method
    as_of: date | None = None
    without: tuple[str, ...] = ()
    withheld_claims: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Held:
    """An incident's content as the record has it."""

    code: str
    aliases: tuple[str, ...]
    accounts: tuple[Account, ...]
    said: tuple[Statement, ...]
    words: dict[str, Words]
    told: dict[str, Told]
    sources: tuple[Source, ...]
    pairs: set[Pair] = field(default_factory=set)
    beyond: tuple[Account, ...] = ()


def dossiers(
    ledger: Ledger, *, method: Method | None = None, as_of: date | None = None, without: Sequence[str] = (),
    codes: Iterable[str] | None = None,
) -> Iterator[Dossier]:  # fmt: skip
    """The dossiers of incidents (all without ``codes``), by code, as the record was last judged."""
    view = View(method=method or in_force(ledger), as_of=as_of, without=tuple(without))
    known = decided(ledger)
    with ledger.asking() as connection:
        wanted = sorted(codes) if codes is not None else lookups.all_codes(connection)
    for code in wanted:
        made = dossier(ledger, code, view, known)
        if made is not None:
            yield made


def dossier(ledger: Ledger, code: str, view: View, known: Decided | None = None) -> Dossier | None:
    """The dossier of one incident; None where nothing of it is left in this view."""
    known = known or decided(ledger)
    held = _held(ledger, code)
    kept = _kept(held, view)
    if not kept:
        return None
    there = {s.document for s in kept}
    accounts = tuple(a for a in held.accounts if a.document in there)
    cluster = Cluster(accounts=tuple(a.events for a in accounts))
    made = made_of(ledger, cluster, kept, held.told, accounts, known, view.method)
    status, decision = known.status((held.code, *held.aliases))
    ids = {s.id for s in made.statements}
    return Dossier(
        code=held.code,
        aliases=held.aliases,
        status=status,
        accepted=_acceptance(decision) if status == ACCEPTED and decision else None,
        setting=made.setting,
        incident=made.incident,
        sources=tuple(s for s in held.sources if s.document in there),
        told=tuple(held.told[e] for e in cluster.events if e in held.told),
        statements=made.statements,
        words={id_: words for id_, words in held.words.items() if id_ in ids},
        links=_links(held, held.accounts, there),
        possible=_links(held, (*held.accounts, *held.beyond), None),
        decisions=_decisions(ledger, known, held, made.on),
        withheld=view.without,
        rejected=made.on.rejected & ids,
    )


def _held(ledger: Ledger, code: str) -> _Held:
    with ledger.asking() as connection:
        accounts = lookups.accounts_named(connection, lookups.accounts_in(connection, {code}))
        mine = {a.id for a in accounts}
        events = [event for a in accounts for event in a.events]
        said, words = lookups.statements_on(connection, events)
        pairs = lookups.links_at(connection, mine)
        out = {end for p in waiting(pairs, mine) for end in (p.a, p.b)} - mine
        return _Held(
            code=code,
            aliases=lookups.aliases_of(connection, code),
            accounts=accounts,
            said=said,
            words=words,
            told=lookups.told_named(connection, events),
            sources=lookups.sources_of(connection, {a.document for a in accounts}),
            pairs=pairs,
            beyond=lookups.accounts_named(connection, out),
        )


def _kept(held: _Held, view: View) -> tuple[Statement, ...]:
    """The statements that this view leaves standing."""
    out = {s.document: s.published_on for s in held.sources}
    said = without_voices(held.said, view.without) if view.without else held.said
    if view.as_of is not None:
        said = tuple(s for s in said if (day := out.get(s.document)) is not None and day <= view.as_of)
    return tuple(s for s in said if s.id not in view.withheld_claims)


def _links(held: _Held, among: Sequence[Account], there: set[str] | None) -> tuple[Link, ...]:
    """The links among accounts with their reasons, which are found again by comparing: those inside the incident
    (``there``: of these documents), or without it those that lead out of it and wait for a person."""
    by_id = {a.id: a for a in among}
    mine = {a.id for a in held.accounts}
    if there is None:
        wanted = [(p.a, p.b) for p in waiting(held.pairs, mine)]
    else:
        wanted = [(p.a, p.b) for p in held.pairs if {p.a, p.b} <= mine]
        wanted = [(a, b) for a, b in wanted if {by_id[a].document, by_id[b].document} <= there]
    method = load_linking()
    made = [link(by_id[a], by_id[b], method) for a, b in wanted if a in by_id and b in by_id]
    return tuple(sorted((x for x in made if x is not None), key=lambda x: (-x.score, x.a, x.b)))


def _acceptance(decision: Decision) -> Acceptance:
    """Who accepted what; the grade that was accepted is in the decision's value, "method/version level"."""
    name, _, level = (decision.value or "").partition(" ")
    method, _, version = name.partition("/")
    grade = Grade(level=level or None, reasons=(), method=method, version=version) if name else None
    return Acceptance(by=decision.by, on=decision.made_at.date(), grade=grade, reason=decision.reason)


def _decisions(ledger: Ledger, known: Decided, held: _Held, on: OnClaims) -> tuple[Decision, ...]:
    """The standing decisions on the incident, on claims of its reports about it, and on its links."""
    found = [d for code in (held.code, *held.aliases) for d in known.on_incidents.get(code, ())]
    ids = {s.id for s in held.said}
    found += [decision for decision, claim in on.decisions if claim in ids]
    mine = {a.id for a in held.accounts}
    with ledger.asking() as connection:
        at = lookups.account_of(connection, (end for d in known.on_links for end in (d.key, d.other or "")))
    found += [d for d in known.on_links if d.key in at and d.other in at and mine & {at[d.key], at[d.other]}]
    return tuple(sorted(dict.fromkeys(found), key=lambda d: (d.made_at, d.id)))


def loose(ledger: Ledger) -> Iterator[tuple[Source, Told, tuple[Statement, ...]]]:
    """What reports tell that is no incident of its own: summaries, series, general statements, background
    without its day and place."""
    with ledger.asking() as connection:
        yield from lookups.loose(connection)


def roots_of(names: Iterable[str]) -> tuple[str, ...]:
    """The roots of voices as a user names them: a name, an alias, or a root itself."""
    register = shipped_register()
    return tuple(name if is_root(name) and not register.key_of(name) else register.voice(name).root for name in names)


def is_root(name: str) -> bool:
    """Whether a name is written as roots are: "USA:GOV", "sawan monitor"."""
    return ":" in name or name == folded(name)
