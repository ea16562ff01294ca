"""What can be asked of the incidents, accounts, links and statements that were linked and judged last."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from sqlalchemy import Column, Connection, Select, func, or_, select

from tallystick.ledger.tables import (
    AT_ONCE,
    accounts,
    aliases,
    blocks,
    coded,
    incidents,
    judged,
    latest,
    marks,
    moved,
    pairs,
    revised,
    rows,
    stale,
    statements,
    told,
    wordings,
)
from tallystick.linker.account import NO_WORDING, Account
from tallystick.linker.blocks import Keys
from tallystick.model.dossier import MACHINE, Setting, Source, Told, Words
from tallystick.model.incident import Incident, Statement
from tallystick.model.link import Code, Pair
from tallystick.model.loading import loaded
from tallystick.text.copies import Wording

STANDS, LOOKS = 1, 2
"""Roles of an account in a block; both together are 3."""
OUR_READER = "tallystick"
"""How the names of the machine's readers begin; other readings are people's entries and imported records."""


def mark(connection: Connection, name: str) -> str | None:
    """How far something has come."""
    return connection.execute(select(marks.c.value).where(marks.c.name == name)).scalar()


def unseen(connection: Connection, after: int, limit: int) -> list[tuple[int, str, str]]:
    """The next latest readings after a row: its number, the document, the reading."""
    wanted = select(latest.c.row, latest.c.document, latest.c.reading).where(latest.c.row > after)
    return [tuple(row) for row in connection.execute(wanted.order_by(latest.c.row).limit(limit))]


def unpacked(runs: bytes) -> Wording:
    """The wording of such bytes."""
    return Wording(frozenset(array("Q", runs)))


def _in(wanted: Select[Any], column: Column[Any], names: Iterable[str], connection: Connection) -> Iterator[Any]:
    """The rows whose column is one of the names, in pieces that a database takes."""
    every = sorted(set(names))
    for start in range(0, len(every), AT_ONCE):
        yield from connection.execute(wanted.where(column.in_(every[start : start + AT_ONCE])))


def neighbours(connection: Connection, keys: Iterable[Keys]) -> tuple[Account, ...]:
    """The accounts that stand where some look, or look where they stand."""
    every = tuple(keys)
    looks = {key for k in every for key in k.looks}
    stands = {key for k in every for key in k.stands}
    standing = select(blocks.c.account).where(blocks.c.role.in_((STANDS, STANDS | LOOKS)))
    looking = select(blocks.c.account).where(blocks.c.role.in_((LOOKS, STANDS | LOOKS)))
    met = {row.account for row in _in(standing, blocks.c.key, looks, connection)}
    met |= {row.account for row in _in(looking, blocks.c.key, stands, connection)}
    return accounts_named(connection, met)


def accounts_named(connection: Connection, names: Iterable[str]) -> tuple[Account, ...]:
    """Accounts by their ids, with the wording of their reports."""
    found = [
        loaded(Account, json.loads(row.payload))
        for row in _in(select(accounts.c.payload), accounts.c.account, names, connection)
    ]
    worded = wordings_of(connection, (a.document for a in found))
    return tuple(replace(a, wording=worded.get(a.document, NO_WORDING)) for a in sorted(found, key=lambda a: a.id))


def wordings_of(connection: Connection, documents: Iterable[str]) -> dict[str, Wording]:
    """The wording of each of some documents."""
    return {
        row.document: unpacked(row.runs) for row in _in(select(wordings), wordings.c.document, documents, connection)
    }


def account_of(connection: Connection, events: Iterable[str]) -> dict[str, str]:
    """The account of each event that belongs to one, also of events that another reading moved."""
    at = {event: event for event in events}
    passed: dict[str, set[str]] = defaultdict(set)
    found: dict[str, str] = {}
    while at:
        there = {
            row.event: row.account
            for row in _in(select(told.c.event, told.c.account), told.c.event, at.values(), connection)
        }
        found.update((event, there[where]) for event, where in at.items() if there.get(where))
        gone = {event: where for event, where in at.items() if where not in there}
        onward = {
            row.event: row.now
            for row in _in(select(moved.c.event, moved.c.now), moved.c.event, gone.values(), connection)
        }
        for event, where in gone.items():
            passed[event].add(where)
        at = {e: onward[w] for e, w in gone.items() if w in onward and onward[w] not in passed[e]}
    return found


def resolved(connection: Connection, event: str) -> str:
    """Where an event is today: itself, or what it became in later readings of its document."""
    seen = {event}
    while not connection.execute(select(told.c.event).where(told.c.event == event)).first():
        onward = connection.execute(select(moved.c.now).where(moved.c.event == event)).scalar()
        if onward is None or onward in seen:
            break
        seen.add(onward)
        event = onward
    return event


def told_by(connection: Connection, documents: Iterable[str]) -> dict[str, list[Told]]:
    """The events of some documents as they were last taken in."""
    found: dict[str, list[Told]] = {}
    for row in _in(select(told.c.document, told.c.payload), told.c.document, documents, connection):
        found.setdefault(row.document, []).append(loaded(Told, json.loads(row.payload)))
    return found


def told_named(connection: Connection, events: Iterable[str]) -> dict[str, Told]:
    """Events by their ids."""
    found = _in(select(told.c.event, told.c.payload), told.c.event, events, connection)
    return {row.event: loaded(Told, json.loads(row.payload)) for row in found}


def links_at(connection: Connection, names: Iterable[str]) -> set[Pair]:
    """The links that end at some accounts."""
    every = set(names)
    return {
        Pair(*row) for column in (pairs.c.a, pairs.c.b) for row in _in(select(pairs), column, every, connection)
    }  # fmt: skip


def stale_ones(connection: Connection, limit: int) -> list[str]:
    """Some accounts whose incident must be made again."""
    return list(connection.execute(select(stale.c.account).order_by(stale.c.account).limit(limit)).scalars())


def codes_of(connection: Connection, names: Iterable[str]) -> set[str]:
    """The codes that some accounts are in now."""
    found = _in(select(accounts.c.code), accounts.c.account, names, connection)
    return {row.code for row in found if row.code}


def accounts_from(connection: Connection, documents: Iterable[str]) -> set[str]:
    """The accounts of some documents."""
    return {row.account for row in _in(select(accounts.c.account), accounts.c.document, documents, connection)}


def accounts_in(connection: Connection, codes: Iterable[str]) -> set[str]:
    """The accounts that are in some incidents now."""
    return {row.account for row in _in(select(accounts.c.account), accounts.c.code, codes, connection)}


def incidents_of(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """The incident that each of some accounts is in now."""
    found = _in(select(accounts.c.account, accounts.c.code), accounts.c.account, names, connection)
    return {row.account: row.code for row in found if row.code}


def statements_on(connection: Connection, events: Iterable[str]) -> tuple[tuple[Statement, ...], dict[str, Words]]:
    """What is said of some events, and the words behind each statement."""
    said: list[Statement] = []
    words: dict[str, Words] = {}
    for row in _in(select(statements.c.id, statements.c.payload), statements.c.event, events, connection):
        held = json.loads(row.payload)
        said.append(loaded(Statement, held["s"]))
        if held["w"]:
            words[row.id] = loaded(Words, held["w"])
    return tuple(sorted(said, key=lambda s: s.id)), words


def naming(connection: Connection, root: str) -> set[str]:
    """The accounts of events of which a voice or party speaks."""
    like = statements.c.payload.contains(json.dumps(root, ensure_ascii=False), autoescape=True)
    wanted = select(told.c.account).join(statements, statements.c.event == told.c.event).where(like).distinct()
    return {row.account for row in connection.execute(wanted) if row.account}


def has_root(connection: Connection, root: str) -> bool:
    """Whether anybody on record has this root."""
    sign = f'"root":{json.dumps(root, ensure_ascii=False)}'
    like = select(statements.c.payload).where(statements.c.payload.contains(sign, autoescape=True))
    return any(sign in payload for payload in connection.execute(like).scalars())  # a database may not heed capitals


def code_rows(connection: Connection, events: Iterable[str]) -> tuple[Code, ...]:
    """The codes given to some events, also under the names they had in earlier readings; oldest first."""
    now = {event: event for event in events}
    waiting = list(now)
    while waiting:
        back = list(_in(select(moved.c.event, moved.c.now), moved.c.now, waiting, connection))
        waiting = [row.event for row in back if row.event not in now]
        now.update((row.event, now[row.now]) for row in back if row.event not in now)
    given = sorted(_in(select(coded), coded.c.event, now, connection), key=lambda row: row.row)
    return tuple(Code(code=row.code, event=now[row.event]) for row in given)


def founding(connection: Connection, code: str) -> str | None:
    """The event a code was given to, under the name it has today; the youngest where it was given on."""
    wanted = select(coded.c.event).where(coded.c.code == code).order_by(coded.c.row.desc()).limit(1)
    event = connection.execute(wanted).scalar()
    return resolved(connection, event) if event is not None else None


def taken_codes(connection: Connection, codes: Iterable[str]) -> set[str]:
    """Those of some codes that were ever given."""
    return {row.code for row in _in(select(coded.c.code), coded.c.code, codes, connection)}


def is_taken(connection: Connection, code: str) -> bool:
    """Whether a code was ever given."""
    return connection.execute(select(coded.c.row).where(coded.c.code == code)).first() is not None


def last_revision(connection: Connection, code: str) -> tuple[int, str | None]:
    """How many revisions an incident has had, and the content of the last one."""
    wanted = select(revised.c.number, rows.c.payload).join(rows, rows.c.id == revised.c.row)
    found = connection.execute(wanted.where(revised.c.code == code)).first()
    return (found.number, found.payload) if found else (0, None)


def counted(connection: Connection) -> int:
    """How many incidents there are."""
    return connection.execute(select(func.count()).select_from(incidents)).scalar_one()


def living(connection: Connection, code: str) -> str | None:
    """The code an incident goes by today; None where there is no such incident."""
    if connection.execute(select(incidents.c.code).where(incidents.c.code == code)).first():
        return code
    return connection.execute(select(aliases.c.lives).where(aliases.c.code == code)).scalar()


def near_misses(connection: Connection, code: str) -> list[str]:
    """Codes that begin alike, for a helpful word."""
    wanted = select(incidents.c.code).where(
        or_(incidents.c.code.startswith(code[:4]), incidents.c.code.endswith(code[-4:]))
    )
    return list(connection.execute(wanted.limit(3)).scalars())


def events_in(connection: Connection, code: str) -> tuple[str, ...]:
    """The events of an incident, the main ones of its accounts first."""
    wanted = select(told.c.event, told.c.account).join(accounts, accounts.c.account == told.c.account)
    found = connection.execute(wanted.where(accounts.c.code == code).order_by(told.c.event)).all()
    return tuple(row.event for row in sorted(found, key=lambda row: (row.event != row.account, row.event)))


def all_codes(connection: Connection) -> list[str]:
    """The codes of all incidents, in order."""
    return list(connection.execute(select(incidents.c.code).order_by(incidents.c.code)).scalars())


def aliases_of(connection: Connection, code: str) -> tuple[str, ...]:
    """The codes of incidents that were merged into one."""
    found = connection.execute(select(aliases.c.code).where(aliases.c.lives == code).order_by(aliases.c.code))
    return tuple(found.scalars())


def sources_of(connection: Connection, documents: Iterable[str]) -> tuple[Source, ...]:
    """Who published some documents, and who read them, by day and id."""
    head = rows.alias()
    wanted = (
        select(latest.c.document, rows.c.payload, head.c.payload.label("head"))
        .join(rows, (rows.c.belongs == "") & (rows.c.kind == "document") & (rows.c.key == latest.c.document))
        .join(head, head.c.id == latest.c.row)
    )
    found = [_source(row) for row in _in(wanted, latest.c.document, documents, connection)]
    return tuple(sorted(found, key=lambda s: (s.published_on or date.max, s.document)))


def _source(row: Any) -> Source:
    given, head = json.loads(row.payload), json.loads(row.head)
    day = given.get("published_on")
    reader = head["reader"]
    return Source(
        document=row.document,
        title=given.get("title"),
        publisher=given.get("publisher"),
        published_on=date.fromisoformat(day) if day else None,
        url=given.get("url"),
        language=head.get("language"),
        by=MACHINE if reader.startswith(OUR_READER) else reader,
    )


class Wanted(Protocol):
    """Which incidents are asked for."""

    @property
    def since(self) -> date | None: ...
    @property
    def until(self) -> date | None: ...
    @property
    def place(self) -> str | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def party(self) -> str | None: ...
    @property
    def grade(self) -> str | None: ...
    @property
    def status(self) -> str | None: ...
    @property
    def killed(self) -> int | None: ...
    @property
    def injured(self) -> int | None: ...
    @property
    def everything(self) -> bool: ...


UNGRADED = "ungraded"
"""What the list says of an incident without a grade, and so what is asked for by."""


def listed(connection: Connection, wanted: Wanted) -> Iterator[tuple[str, str, int, Setting, Incident]]:
    """The incidents asked for, by date; what is judged of them is read piece by piece, for it is much."""
    columns = incidents.c
    query = select(columns.code, columns.status, columns.reports)
    plain: list[Any] = [
        columns.last >= wanted.since.isoformat() if wanted.since else None,
        columns.first <= wanted.until.isoformat() if wanted.until else None,
        columns.place.icontains(wanted.place, autoescape=True) if wanted.place else None,
        columns.country == wanted.country.upper() if wanted.country else None,
        columns.parties.icontains(wanted.party, autoescape=True) if wanted.party else None,
        func.coalesce(columns.grade, UNGRADED).icontains(wanted.grade, autoescape=True) if wanted.grade else None,
        columns.status == wanted.status if wanted.status else None,
        func.coalesce(columns.killed_max, columns.killed_min) >= wanted.killed if wanted.killed is not None else None,
        func.coalesce(columns.injured_max, columns.injured_min) >= wanted.injured
        if wanted.injured is not None
        else None,
        None if wanted.everything else columns.attack == 1,
    ]
    for condition in plain:
        if condition is not None:
            query = query.where(condition)
    undated = columns.first.is_(None)
    found = connection.execute(query.order_by(undated, columns.first, columns.code)).all()
    for start in range(0, len(found), AT_ONCE):
        some = found[start : start + AT_ONCE]
        whole = {
            row.code: row.payload for row in _in(select(judged), judged.c.code, (r.code for r in some), connection)
        }
        yield from ((code, status, reports, *_judged(whole[code])) for code, status, reports in some if code in whole)


def _judged(payload: str) -> tuple[Setting, Incident]:
    held = json.loads(payload)
    return loaded(Setting, held.get("setting")), loaded(Incident, held.get("incident"))


LOOSE = 1000


def loose(connection: Connection) -> Iterator[tuple[Source, Told, tuple[Statement, ...]]]:
    """The events that belong to no account, with what is said of them, in the order of their ids."""
    after = ""
    while True:
        wanted = select(told).where(told.c.account.is_(None), told.c.event > after).order_by(told.c.event).limit(LOOSE)
        some = connection.execute(wanted).all()
        if not some:
            return
        after = some[-1].event
        sources = {s.document: s for s in sources_of(connection, (row.document for row in some))}
        said: dict[str, list[Statement]] = {}
        for statement in statements_on(connection, (row.event for row in some))[0]:
            said.setdefault(statement.event or "", []).append(statement)
        for row in some:
            yield sources[row.document], loaded(Told, json.loads(row.payload)), tuple(said.get(row.event, ()))
