"""From readings on the record to incidents: what is new is linked, what hangs together with it is judged again.

Everything here can be made again from the rows of the record (``rebuild``); what of it is worth keeping for good, the
links, codes and revisions, goes into the chain with the entry that made it. Each step is one short transaction, so
that a stop at any moment loses nothing: the next call goes on where the marks say.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from tallystick.flow.decided import decided
from tallystick.flow.methods import in_force
from tallystick.flow.settle import OUTCOMES, Round, Settled, settle, state_of
from tallystick.flow.taking import link_group, move_group, moves, new_links, pair_of, taken
from tallystick.ledger import lookups, reads, views
from tallystick.ledger.derived import make_stale
from tallystick.ledger.packing import Group, group
from tallystick.ledger.seal import Row, content
from tallystick.ledger.store import Ledger, View
from tallystick.model.document import digest
from tallystick.model.link import SAME, Code, Ruling
from tallystick.model.record import Decision
from tallystick.resources.linking import load_method as load_linking

READINGS, ACCOUNTS = 20, 60
"""Readings taken in and accounts settled in one transaction: few enough that others wait under half a second."""
MARKS = TAKEN, DECIDED, LINKING, JUDGING, TURN = "taken", "decided", "linking", "judging", "turn"
Progress = Callable[[str, int], None]


class _Change(NamedTuple):
    """A revision of an incident."""

    code: str
    number: int
    before: dict[str, object] | None
    after: dict[str, object]


class _OvertakenError(Exception):
    """Another process was quicker; what was computed rests on what is no longer so."""


@dataclass(slots=True)
class Judged:
    """What a call changed: incidents that are new, that changed (by code), that are gone; codes that were merged into
    another; the decisions that contradict an older one."""

    new: set[str] = field(default_factory=set)
    changed: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    merged: dict[str, str] = field(default_factory=dict)
    refused: list[Ruling] = field(default_factory=list)


def bring_up_to_date(ledger: Ledger, why: str = "run", on_progress: Progress | None = None) -> Judged:
    """Links and judges what the record holds and was not yet; does nothing, quickly, where nothing is new.

    ``why`` is the action the entries bear; ``on_progress`` is told the step and how many it has done.
    """
    work = _Work(ledger, why, on_progress or (lambda step, count: None))
    while work.step():
        pass
    return work.judged


class _Work:
    def __init__(self, ledger: Ledger, why: str, on_progress: Progress) -> None:
        self.ledger = ledger
        self.why = why
        self.tell = on_progress
        self.linking = load_linking()
        self.method = in_force(ledger)
        self.judged = Judged()

    @property
    def stamps(self) -> tuple[str, str]:
        """Which linker and which rulebook this is, to the letter."""
        return _stamp(self.linking.name, repr(self.linking)), _stamp(self.method.name, repr(self.method))

    def step(self) -> bool:
        """One transaction's worth; False when there is nothing left to do."""
        with self.ledger.asking() as connection:
            marks = {name: lookups.mark(connection, name) for name in MARKS}
        try:
            return self._start(marks) or self._take(marks) or self._heed(marks) or self._settle(marks)
        except _OvertakenError:
            return True

    def _write(
        self, marks: dict[str, str | None], groups: Sequence[Group], then: Callable[[View], None], **new: str
    ) -> None:
        """Adds rows and what follows from them, if nobody else has gone on meanwhile."""
        turn = int(marks[TURN] or 0)

        def check(connection: View) -> None:
            if int(lookups.mark(connection, TURN) or 0) != turn:
                raise _OvertakenError

        def after(connection: View) -> None:
            then(connection)
            for name, value in {**new, TURN: str(turn + 1)}.items():
                views.set_mark(connection, name, value)

        self.ledger.append(self.why, groups, check=check, then=after)

    def _start(self, marks: dict[str, str | None]) -> bool:
        """Another linker or rulebook than the last time: all is linked, or judged, anew."""
        linker, rules = self.stamps
        if marks[LINKING] != linker:
            self._write(marks, (), views.clear, linking=linker, judging=rules)
            return True
        if marks[JUDGING] != rules:
            self._write(marks, (), views.all_stale, judging=rules)
            return True
        return False

    def _take(self, marks: dict[str, str | None]) -> bool:
        """Takes in the next readings and links them."""
        with self.ledger.asking() as connection:
            batch = lookups.unseen(connection, int(marks[TAKEN] or 0), READINGS)
        if not batch:
            return False
        held = [r for _, document, key in batch if (r := reads.reading(self.ledger, document, key)) is not None]
        ready = [taken(reading, self.linking) for reading in held]
        with self.ledger.asking() as connection:
            near = lookups.neighbours(connection, (k for one in ready for k in one.keys.values()))
            before = lookups.told_by(connection, (one.document for one in ready))
        links = new_links(ready, near, self.linking)
        groups = [link_group(link) for link in links]
        for reading, one in zip(held, ready, strict=True):
            gone = moves(before.get(one.document, ()), one.told)
            groups += [move_group(event, now, reading.id) for event, now in gone]

        def then(connection: View) -> None:
            views.put(connection, ready)
            views.put_pairs(connection, map(pair_of, links))
            make_stale(connection, (end for x in links if x.verdict == SAME for end in x.pair))

        self._write(marks, groups, then, taken=str(batch[-1][0]))
        self.tell("linked", len(batch))
        return True

    def _heed(self, marks: dict[str, str | None]) -> bool:
        """Notes what decisions taken since bear on."""
        last, fresh = reads.decisions_after(self.ledger, int(marks[DECIDED] or 0))
        if not fresh:
            return False
        with self.ledger.asking() as connection:
            hit = set().union(*(_touched(connection, self.ledger, decision) for decision in fresh))
        self._write(marks, (), partial(make_stale, names=hit), decided=str(last))
        return True

    def _settle(self, marks: dict[str, str | None]) -> bool:
        """Makes some incidents again."""
        with self.ledger.asking() as connection:
            stale = lookups.stale_ones(connection, ACCOUNTS)
        if not stale:
            return False
        found = settle(self.ledger, stale, decided(self.ledger), self.linking, self.method)
        revised = [change for one in found.settled if (change := self._revised(one)) is not None]
        groups = [*map(code_group, found.fresh), *(self._revision_group(change) for change in revised)]
        self._write(marks, groups, partial(_put_round, found=found))
        self._note(found, revised)
        self.tell("judged", len(found.settled))
        return True

    def _revised(self, one: Settled) -> _Change | None:
        """What became of an incident, where that is news."""
        with self.ledger.asking() as connection:
            number, last = lookups.last_revision(connection, one.code)
        before = json.loads(last)["to"] if last else None
        after = state_of(one)
        return None if _same(before, after) else _Change(one.code, number + 1, before, after)

    def _revision_group(self, change: _Change) -> Group:
        said = {"code": change.code, "number": change.number, "from": change.before, "to": change.after}
        return group([Row("revision", str(change.number), change.code, content({**said, "why": self.why}))])

    def _note(self, found: Round, revised: Sequence[_Change]) -> None:
        self.judged.new |= {change.code for change in revised if change.before is None}
        self.judged.changed.update(
            (c.code, _change(c.before, c.after))
            for c in revised
            if c.before is not None and c.code not in self.judged.new
        )
        living = {one.code for one in found.settled}
        aliases = {alias: one.code for one in found.settled for alias in one.aliases}
        self.judged.merged.update({old: aliases[old] for old in found.before - living if old in aliases})
        self.judged.gone |= {old for old in found.before - living if old not in aliases}
        self.judged.refused += found.refused


def _same(before: Mapping[str, object] | None, after: Mapping[str, object]) -> bool:
    """Whether nothing but the name of the rulebook is new."""
    return before is not None and {**before, "method": None} == {**after, "method": None}


def _short(state: Mapping[str, object]) -> str:
    """A revision's state in a few words."""
    told = [f"{state[outcome]} {outcome}" for outcome in OUTCOMES if state[outcome] is not None]
    return ", ".join([*(told or ["no harm told"]), str(state["grade"] or "ungraded")])


def _change(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """What a revision changed; the number of reports where figures and grade are as they were."""
    old, new = _short(before), _short(after)
    return f"{old} -> {new}" if old != new else f"{new}; {before['reports']} -> {after['reports']} reports"


def _stamp(name: str, all_of_it: str) -> str:
    return f"{name} {digest(all_of_it)}"


def code_group(code: Code) -> Group:
    """The row that gives an incident its code."""
    return group([Row("code", f"{code.code} {code.event}", "", content({"code": code.code, "event": code.event}))])


def _put_round(connection: View, found: Round) -> None:
    views.put_incidents(connection, found.settled, found.before)
    views.settled_now(connection, found.accounts)


def _touched(connection: View, ledger: Ledger, decision: Decision) -> set[str]:
    """The accounts whose incident a decision bears on; taking one back bears on the same."""
    if decision.verdict == "withdraw":
        named = reads.decision(ledger, decision.key)
        return _touched(connection, ledger, named) if named and named.verdict != "withdraw" else set()
    if decision.kind == "link":
        return set(lookups.account_of(connection, {decision.key, decision.other or ""}).values())
    if decision.kind == "incident":
        code = lookups.living(connection, decision.key)
        return lookups.accounts_in(connection, {code}) if code else set()
    if decision.kind == "voice":
        return lookups.naming(connection, decision.key)
    if decision.kind == "claim" and decision.anchor is not None:
        return lookups.accounts_from(connection, {decision.anchor.document})
    return set()


def rebuild(ledger: Ledger, on_progress: Progress | None = None) -> Judged:
    """Drops everything that is derived and makes it again from the rows."""
    ledger.rebuild()
    return bring_up_to_date(ledger, "rebuild", on_progress)


def is_behind(ledger: Ledger) -> bool:
    """Whether something on record is not yet linked and judged."""
    work = _Work(ledger, "", lambda step, count: None)
    with ledger.asking() as connection:
        marks = {name: lookups.mark(connection, name) for name in MARKS}
        waiting = lookups.unseen(connection, int(marks[TAKEN] or 0), 1) or lookups.stale_ones(connection, 1)
    if waiting or (marks[LINKING], marks[JUDGING]) != work.stamps:
        return True
    return bool(reads.decisions_after(ledger, int(marks[DECIDED] or 0))[1])
