"""What linking and judging the latest readings gives, kept so that it is quickly found; none of it is in the chain."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, insert, or_, select, update

from tallystick.ledger.derived import forget_documents, make_stale
from tallystick.ledger.lookups import LOOKS, STANDS
from tallystick.ledger.seal import content
from tallystick.ledger.tables import (
    AT_ONCE,
    accounts,
    aliases,
    blocks,
    incidents,
    judged,
    marks,
    pairs,
    stale,
    statements,
    told,
    wordings,
)
from tallystick.linker.account import NO_WORDING, Account
from tallystick.linker.blocks import Keys
from tallystick.model.dossier import Setting, Told, Words
from tallystick.model.incident import Incident, Statement
from tallystick.model.link import Pair
from tallystick.model.loading import compact
from tallystick.text.copies import Wording

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One reading as linking and judging use it."""

    document: str
    told: tuple[Told, ...]
    accounts: tuple[Account, ...]
    keys: Mapping[str, Keys]
    statements: tuple[Statement, ...]
    words: Mapping[str, Words]
    wording: Wording


def set_mark(connection: Connection, name: str, value: str) -> None:
    """Notes how far something has come."""
    connection.execute(delete(marks).where(marks.c.name == name))
    connection.execute(insert(marks).values(name=name, value=value))


def clear(connection: Connection) -> None:
    """Forgets all that was linked and judged."""
    for table in (marks, told, accounts, wordings, blocks, pairs, statements, stale, incidents, judged, aliases):
        connection.execute(delete(table))


def put(connection: Connection, taken: Sequence[Taken]) -> None:
    """Puts readings in the place of earlier ones of their documents."""
    forget_documents(connection, [one.document for one in taken])
    _insert(connection, told, [row for one in taken for row in _told_rows(one)])
    _insert(connection, accounts, [_account_row(a) for one in taken for a in one.accounts])
    _insert(connection, statements, [_statement_row(s, one.words.get(s.id)) for one in taken for s in one.statements])
    kept = ((name, own) for one in taken for name, own in one.keys.items())
    _insert(connection, blocks, [row for name, own in kept for row in _block_rows(name, own)])
    _insert(connection, wordings, [{"document": one.document, "runs": packed(one.wording)} for one in taken])
    make_stale(connection, (a.id for one in taken for a in one.accounts))


def _insert(connection: Connection, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), values)


def _told_rows(one: Taken) -> Iterator[dict[str, Any]]:
    of = {event: account.id for account in one.accounts for event in account.events}
    for told_ in one.told:
        payload = content(compact(told_))
        yield {"event": told_.id, "document": told_.document, "account": of.get(told_.id), "payload": payload}


def _account_row(account: Account) -> dict[str, Any]:
    bare = content(compact(replace(account, wording=NO_WORDING)))
    return {"account": account.id, "document": account.document, "code": None, "payload": bare}


def _statement_row(one: Statement, words: Words | None) -> dict[str, Any]:
    held = content({"s": compact(one), "w": compact(words) if words else None})
    return {"document": one.document, "id": one.id, "event": one.event, "payload": held}


def _block_rows(account: str, keys: Keys) -> Iterator[dict[str, Any]]:
    for key in sorted(keys.stands | keys.looks):
        role = STANDS * (key in keys.stands) + LOOKS * (key in keys.looks)
        yield {"key": key, "account": account, "role": role}


def packed(wording: Wording) -> bytes:
    """The runs of a wording as bytes."""
    return array("Q", sorted(wording.runs)).tobytes()


def put_pairs(connection: Connection, found: Iterable[Pair]) -> None:
    """Adds links, in the place of earlier ones on the same pairs."""
    fresh = {(pair.a, pair.b): pair._asdict() for pair in found}
    if fresh:
        same = (pairs.c.a == bindparam("one")) & (pairs.c.b == bindparam("other"))
        connection.execute(delete(pairs).where(same), [{"one": a, "other": b} for a, b in fresh])
        connection.execute(insert(pairs), list(fresh.values()))


def all_stale(connection: Connection) -> None:
    """Every incident must be judged again."""
    connection.execute(delete(stale))
    connection.execute(insert(stale).from_select(["account"], select(accounts.c.account)))


class Standing(Protocol):
    """An incident as it was made."""

    @property
    def code(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...
    @property
    def accounts(self) -> tuple[str, ...]: ...
    @property
    def documents(self) -> tuple[str, ...]: ...
    @property
    def status(self) -> str: ...
    @property
    def setting(self) -> Setting: ...
    @property
    def incident(self) -> Incident: ...


def put_incidents(connection: Connection, made: Sequence[Standing], before: Iterable[str]) -> None:
    """Puts incidents in the place of those that their accounts were in before."""
    old = {*before, *(one.code for one in made)}
    for start in range(0, len(gone := sorted(old)), AT_ONCE):
        some = gone[start : start + AT_ONCE]
        for table in (incidents, judged):
            connection.execute(delete(table).where(table.c.code.in_(some)))
        connection.execute(delete(aliases).where(or_(aliases.c.lives.in_(some), aliases.c.code.in_(some))))
    _insert(connection, incidents, [_incident_row(one) for one in made])
    _insert(connection, judged, [_judged_row(one) for one in made])
    lives = {alias: one.code for one in made for alias in one.aliases}
    for alias in lives:
        connection.execute(delete(aliases).where(aliases.c.code == alias))
    _insert(connection, aliases, [{"code": alias, "lives": code} for alias, code in lives.items()])
    inside = [{"name": account, "now": one.code} for one in made for account in one.accounts]
    if inside:
        moved = update(accounts).where(accounts.c.account == bindparam("name")).values(code=bindparam("now"))
        connection.execute(moved, inside)


def _judged_row(one: Standing) -> dict[str, Any]:
    whole = content({"setting": compact(one.setting), "incident": compact(one.incident)})
    return {"code": one.code, "payload": whole}


def _incident_row(one: Standing) -> dict[str, Any]:
    when, where = one.setting.when, one.setting.where
    parties = [p.name for p in (*one.setting.actors, *one.setting.targets) if p.kind != "place"]
    return {
        "code": one.code,
        "status": one.status,
        "first": _day(when.start or when.end) if when else None,
        "last": _day(when.end or when.start) if when else None,
        "country": where.country if where else None,
        "place": where.name if where else None,
        "parties": "; ".join(dict.fromkeys(parties)),
        "grade": one.incident.level,
        **_ends(one.incident, "killed"),
        **_ends(one.incident, "injured"),
        "reports": len(one.documents),
        "attack": int(is_attack(one.setting, one.incident)),
    }


def is_attack(setting: Setting, incident: Incident) -> bool:
    """Whether somebody says that somebody was attacked or harmed: what casualty records are of."""
    return setting.type == "assault" or bool(incident.ranges)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _ends(incident: Incident, outcome: str) -> dict[str, int | None]:
    found = incident.range_of(outcome)
    low, high = (found.minimum.value, found.maximum.value) if found else (None, None)
    return {f"{outcome}_min": low, f"{outcome}_max": high}


def settled_now(connection: Connection, names: Iterable[str]) -> None:
    """Notes that the incidents of some accounts have been made."""
    every = sorted(set(names))
    for start in range(0, len(every), AT_ONCE):
        connection.execute(delete(stale).where(stale.c.account.in_(every[start : start + AT_ONCE])))
