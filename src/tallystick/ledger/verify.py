"""Whether the record is whole: every row as it was sealed, every entry as it was chained, nothing in between."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import RowMapping, select

from tallystick.ledger.seal import GENESIS, entry_hash, row_digest
from tallystick.ledger.store import Head, Ledger
from tallystick.ledger.tables import entries, rows

AT_ONCE = 2000  # rows held in memory while the record is gone through
MIN_HEAD = 16  # hexadecimal digits: 64 bits of a head are enough to tell it from every other
Ranges = list[tuple[int, int]]
START = Head(0, GENESIS)


class Problem(NamedTuple):
    """One thing that is not as it was recorded."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was gone through and what was found; ``removed`` counts rows emptied by an order that is on record."""

    entries: int
    rows: int
    removed: int
    head: Head | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Walk:
    """Where the walk along the chain stands."""

    entries: int = 0
    rows: int = 0
    last: Head = START
    hashes: set[str] = field(default_factory=set)
    emptied: list[int] = field(default_factory=list)
    ordered: Ranges = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def found(self, place: str, what: str) -> None:
        self.problems.append(Problem(place, what))


def verify(ledger: Ledger, head: str | None = None) -> Verdict:
    """Goes through the whole record.

    Args:
        ledger: The record.
        head: A hash noted earlier (its first 16 digits do): the chain must still pass through it. Without one, a
            missing tail, or a chain made anew from the start, cannot be told from a record that never was longer.
    """
    walk = _Walk()
    with ledger.asking() as connection:
        everything = connection.execution_options(yield_per=AT_ONCE).execute(select(rows).order_by(rows.c.id))
        stream = _Peek(everything.mappings())
        for entry in connection.execute(select(entries).order_by(entries.c.seq)).mappings().all():
            _entry(walk, entry, stream)
        _inserted(walk, stream.below(None))
    _removals(walk)
    if head is not None and not _passes(walk, head):
        walk.found("head", "the chain does not pass through it: its tail is missing, or the record was made anew")
    last = walk.last if walk.entries else None
    removed = len(walk.emptied)
    return Verdict(entries=walk.entries, rows=walk.rows, removed=removed, head=last, problems=tuple(walk.problems))


class _Peek:
    """Rows in order of their numbers, taken up to a number."""

    def __init__(self, source: Iterable[RowMapping]) -> None:
        self._source = iter(source)
        self._next = next(self._source, None)

    def below(self, number: int | None) -> Iterator[RowMapping]:
        """The rows not yet taken whose number is below ``number`` (None = all)."""
        while self._next is not None and (number is None or self._next["id"] < number):
            row, self._next = self._next, next(self._source, None)
            yield row


def _entry(walk: _Walk, entry: RowMapping, stream: _Peek) -> None:
    seq, first, count = entry["seq"], entry["first"], entry["count"]
    place = f"entry {seq}"
    walk.entries += 1
    if seq != walk.last.seq + 1:
        walk.found(place, f"entries {walk.last.seq + 1} to {seq - 1} are missing")
    if entry["previous"] != walk.last.hash:
        walk.found(place, "does not follow the entry before it")
    if not isinstance(first, int) or not isinstance(count, int):
        walk.found(place, "altered")
        return
    _inserted(walk, stream.below(first))
    held = list(stream.below(first + count))
    for row in held:
        _row(walk, row, seq)
    _gaps(walk, held, first, count)
    digests = [(row["kind"], row["digest"]) for row in held]
    if _hash(entry, digests) != entry["hash"] or len(held) != count:
        walk.found(place, "altered: its hash does not hold for it and its rows")
    walk.hashes.add(entry["hash"].hex() if isinstance(entry["hash"], bytes) else "")
    walk.last = Head(seq, entry["hash"])


def _hash(entry: RowMapping, digests: list[tuple[str, bytes]]) -> bytes | None:
    """The hash the entry should have; None where its fields are not even of their kind."""
    try:
        return entry_hash(entry["seq"], entry["made_at"], entry["action"], entry["first"], entry["previous"], digests)
    except (AttributeError, TypeError, ValueError):
        return None


def _gaps(walk: _Walk, held: list[RowMapping], first: int, count: int) -> None:
    """Names the numbers of the entry that no row has."""
    if len(held) >= count:
        return
    there = {row["id"] for row in held}
    last = max(there, default=first - 1)
    lost = runs(number for number in range(first, last + 1) if number not in there)
    if last < first + count - 1:
        lost.append((last + 1, first + count - 1))
    for start, end in lost:
        walk.found(f"row {start}" if start == end else f"rows {start} to {end}", "missing")


def _inserted(walk: _Walk, strangers: Iterable[RowMapping]) -> None:
    for row in strangers:
        walk.rows += 1
        walk.found(f"row {row['id']}", "inserted: no entry holds it")


def _row(walk: _Walk, row: RowMapping, seq: int) -> None:
    walk.rows += 1
    place = f"row {row['id']}"
    if row["entry"] != seq:
        walk.found(place, f"moved: it was added by entry {seq}")
    if row["payload"] is None and row["salt"] is None:
        walk.emptied.append(row["id"])
    elif not _holds(row):
        walk.found(place, f"altered ({row['kind']})")
    elif row["kind"] == "redaction":
        walk.ordered += [(start, end) for start, end in json.loads(row["payload"])["rows"]]


def _holds(row: RowMapping) -> bool:
    try:
        named = [row["kind"], row["key"], row["belongs"], row["payload"]]
        return bool(row_digest(row["salt"], named) == row["digest"])
    except (TypeError, ValueError):  # a value of another kind than the column's, which SQLite lets in
        return False


def _removals(walk: _Walk) -> None:
    """Tells what was removed by order from what was merely emptied, and orders from what they did."""
    emptied = set(walk.emptied)
    ordered = {number for start, end in walk.ordered for number in range(start, end + 1)}
    for number in sorted(emptied - ordered):
        walk.found(f"row {number}", "emptied, and no redaction on record orders it")
    for number in sorted(ordered - emptied):
        walk.found(f"row {number}", "removed by order, but its content is there")
    walk.emptied = sorted(emptied & ordered)


def _passes(walk: _Walk, head: str) -> bool:
    wanted = head.strip().lower()
    return len(wanted) >= MIN_HEAD and any(hash_.startswith(wanted) for hash_ in walk.hashes)


def runs(numbers: Iterable[int]) -> Ranges:
    """Numbers in ascending order as ranges."""
    keyed = ((number - index, number) for index, number in enumerate(numbers))
    grouped: list[list[Any]] = [[n for _, n in run] for _, run in groupby(keyed, key=itemgetter(0))]
    return [(run[0], run[-1]) for run in grouped]
