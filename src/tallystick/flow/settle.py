"""Accounts whose incident must be made again: clustered with all they hang together with, coded, and assessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from tallystick.assessment.assess import assess
from tallystick.assessment.setting import setting
from tallystick.flow.decided import Decided, OnClaims, judged, on_claims
from tallystick.ledger import lookups
from tallystick.ledger.store import Ledger, View
from tallystick.linker.account import Account
from tallystick.linker.cluster import clusters
from tallystick.linker.codes import assign
from tallystick.model.dossier import Setting, Told
from tallystick.model.incident import Incident, Statement
from tallystick.model.link import MAYBE, SAME, Cluster, Code, Coded, Pair, Ruling
from tallystick.model.method import Method
from tallystick.resources.linking import Method as Linking
from tallystick.text.copies import copies

OUTCOMES = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Settled:
    """An incident made again; ``accounts`` are those in it, by their main events."""

    code: str
    aliases: tuple[str, ...]
    accounts: tuple[str, ...]
    documents: tuple[str, ...]
    status: str
    setting: Setting
    incident: Incident


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of settling found: the incidents, the new codes, the accounts that were gone through, the codes
    that these had before, and the "same" of people that contradict a "not the same"."""

    settled: tuple[Settled, ...]
    fresh: tuple[Code, ...]
    accounts: frozenset[str]
    before: frozenset[str]
    refused: tuple[Ruling, ...]


class Made(NamedTuple):
    """What statements make by a method."""

    incident: Incident
    setting: Setting
    statements: tuple[Statement, ...]
    on: OnClaims


def settle(ledger: Ledger, stale: Sequence[str], known: Decided, linking: Linking, method: Method) -> Round:
    """The incidents of some accounts and of all that hangs together with them."""
    with ledger.asking() as connection:
        before = lookups.codes_of(connection, stale)
        rulings = current(connection, known.rulings)
        wanted, links = _together(connection, {*stale, *lookups.accounts_in(connection, before)}, rulings)
        before |= lookups.codes_of(connection, wanted)
        accounts = lookups.accounts_named(connection, wanted)
        made = clusters(accounts, links, rulings, linking)
        rows = lookups.code_rows(connection, (event for a in accounts for event in a.events))
        assigned = assign(made.clusters, rows, partial(lookups.is_taken, connection))
    settled = tuple(_settled(ledger, coded, accounts, known, method) for coded in assigned.coded)
    return Round(settled, assigned.fresh, frozenset(wanted), frozenset(before), made.refused)


def current(connection: View, rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """People's rulings, on the accounts that tell today what they were taken on; others have nothing to rule on."""
    every = tuple(rulings)
    at = lookups.account_of(connection, (end for r in every for end in (r.a, r.b)))
    return tuple(replace(r, a=at[r.a], b=at[r.b]) for r in every if r.a in at and r.b in at)


def _together(connection: View, start: set[str], rulings: Sequence[Ruling]) -> tuple[set[str], tuple[Pair, ...]]:
    """The accounts that hang together with some, and the links among them."""
    seen: set[str] = set()
    found: set[Pair] = set()
    front = set(start)
    while front:
        seen |= front
        met = {pair for pair in lookups.links_at(connection, front) if pair.verdict == SAME}
        found |= met
        ends = {end for pair in met for end in (pair.a, pair.b)}
        ends |= {end for r in rulings if front & {r.a, r.b} for end in (r.a, r.b)}
        front = ends - seen
    return seen, tuple(found)


def _settled(ledger: Ledger, coded: Coded, accounts: Sequence[Account], known: Decided, method: Method) -> Settled:
    mine = {account[0] for account in coded.cluster.accounts}
    held = [a for a in accounts if a.id in mine]
    documents = tuple(sorted({a.document for a in held}))
    with ledger.asking() as connection:
        said, _ = lookups.statements_on(connection, coded.cluster.events)
        told = lookups.told_named(connection, coded.cluster.events)
    made = made_of(ledger, coded.cluster, said, told, held, known, method)
    return Settled(
        code=coded.code,
        aliases=coded.aliases,
        accounts=tuple(sorted(mine)),
        documents=documents,
        status=known.status((coded.code, *coded.aliases))[0],
        setting=made.setting,
        incident=made.incident,
    )


def made_of(
    ledger: Ledger,
    cluster: Cluster,
    said: Sequence[Statement],
    told: dict[str, Told],
    accounts: Sequence[Account],
    known: Decided,
    method: Method,
) -> Made:
    """The incident of a cluster, its setting, the statements as they were judged, and what people decided on them."""
    on = on_claims(ledger, known, {a.document for a in accounts})
    statements, judgement = judged(said, on, known.credible)
    near = [(a, b) for a, b, _ in copies({a.document: a.wording for a in accounts})]
    incident = assess(statements, method, copies=near, judgement=judgement)
    kept = [s for s in statements if s.id not in judgement.rejected]
    in_order = [told[event] for account in cluster.accounts for event in account if event in told]
    return Made(incident, setting(in_order, kept, incident.independence[0]), statements, on)


def waiting(pairs: Iterable[Pair], inside: frozenset[str] | set[str]) -> tuple[Pair, ...]:
    """The links that wait for a person and lead out of a group of accounts, the most doubtful first."""
    out = [p for p in pairs if p.verdict == MAYBE and not {p.a, p.b} <= inside]
    return tuple(sorted(out, key=lambda p: (-p.score, p.a, p.b)))


def state_of(one: Settled) -> dict[str, object]:
    """What a revision says of an incident: figures and words of the method, none of the reports' words."""
    shown = {outcome: str(found) if (found := one.incident.range_of(outcome)) else None for outcome in OUTCOMES}
    return {
        **shown,
        "grade": one.incident.level,
        "method": f"{one.incident.method}/{one.incident.version}",
        "reports": len(one.documents),
    }
