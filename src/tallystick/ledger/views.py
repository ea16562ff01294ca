"""What linking and judging the latest readings gives, kept so that it is quickly found; none of it is in the chain."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Table, delete, insert, or_, select, update

from tallystick.ledger.derived import forget_documents, make_stale
from tallystick.ledger.lookups import AT_ONCE, LOOKS, STANDS
from tallystick.ledger.seal import content
from tallystick.ledger.tables import (
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
    for one in taken:
        of = {event: account.id for account in one.accounts for event in account.events}
        _insert(connection, told, [_told_row(t, of.get(t.id)) for t in one.told])
        _insert(connection, accounts, [_account_row(a) for a in one.accounts])
        _insert(connection, statements, [_statement_row(s, one.words.get(s.id)) for s in one.statements])
        _insert(connection, blocks, [row for a in one.accounts for row in _block_rows(a.id, one.keys[a.id])])
        connection.execute(insert(wordings).values(document=one.document, runs=packed(one.wording)))
    make_stale(connection, (a.id for one in taken for a in one.accounts))


def _insert(connection: Connection, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), values)


def _told_row(one: Told, account: str | None) -> dict[str, Any]:
    return {"event": one.id, "document": one.document, "account": account, "payload": content(compact(one))}


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
    for pair in found:
        connection.execute(delete(pairs).where(pairs.c.a == pair.a, pairs.c.b == pair.b))
        connection.execute(insert(pairs).values(**pair._asdict()))


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
    for one in made:
        connection.execute(insert(incidents).values(**_incident_row(one)))
        whole = content({"setting": compact(one.setting), "incident": compact(one.incident)})
        connection.execute(insert(judged).values(code=one.code, payload=whole))
        for alias in one.aliases:
            connection.execute(delete(aliases).where(aliases.c.code == alias))
            connection.execute(insert(aliases).values(code=alias, lives=one.code))
        for account in one.accounts:
            connection.execute(update(accounts).where(accounts.c.account == account).values(code=one.code))


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
