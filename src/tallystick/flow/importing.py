"""An existing record brought in: each row of its table is an entry in the voice of the dataset, under its own code.

All rows are looked at before the first is kept, so that a table with a bad row adds nothing. They are then kept some
at a time; what is there already is left as it is, so that after a stop the same call goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from tallystick.archive.check import UnreadableError
from tallystick.archive.report import place as named_place
from tallystick.archive.table import TableRow, read_header, read_table_rows
from tallystick.flow.entering import capture, entry_group
from tallystick.flow.judge import code_group
from tallystick.flow.mapping import Coded, Map, entry_of
from tallystick.flow.own import reading_of
from tallystick.ledger import lookups, reads, tables
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.packing import Group, decision_row
from tallystick.ledger.reads import State, Version
from tallystick.ledger.seal import Row, content
from tallystick.ledger.store import Ledger
from tallystick.model.anchors import anchor_of
from tallystick.model.document import digest
from tallystick.model.link import Code
from tallystick.model.reading import Reading
from tallystick.model.record import Decision

AT_ONCE = 40
"""Rows in one transaction: few enough that others wait under half a second."""
CSV = "text/csv"
Progress = Callable[[int], None]


@dataclass(slots=True)
class Imported:
    """What became of the rows: put on record, on record before, changed since they were brought in the last time,
    removed by order and therefore left out."""

    new: int = 0
    known: int = 0
    changed: int = 0
    removed: int = 0
    remarks: dict[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """All of them."""
        return self.new + self.known + self.changed + self.removed


@dataclass(frozen=True, slots=True)
class _Entry:
    line: int
    code: str | None
    reading: Reading
    before: tuple[Version, ...]


class Importer:
    """Brings one table onto a ledger, in the name of one person."""

    def __init__(self, ledger: Ledger, path: str, map_: Map, by: str, encoding: str | None = None) -> None:
        self._ledger = ledger
        self._path = path
        self._map = map_
        self._by = by
        self._encoding = encoding
        try:
            self._fates = map_.named(read_header(path, encoding))
        except (UnreadableError, RefusedError) as error:
            raise RefusedError(f"{named_place(path, None)}: {error}") from None

    def bring_in(self, on_progress: Progress | None = None) -> Imported:
        """Keeps what is new or has changed.

        Raises:
            RefusedError: a row cannot be kept as it stands; nothing is on record of any.
        """
        self._look_through()
        done = Imported(remarks=dict(self._map.remarks))
        rows = self._rows()
        while batch := list(islice(rows, AT_ONCE)):
            self._keep(batch, done)
            if on_progress:
                on_progress(done.rows)
        return done

    def _rows(self) -> Iterator[tuple[int, Coded]]:
        """The rows as entries, with their lines."""
        try:
            for row in read_table_rows(self._path, self._encoding):
                yield row.line, self._entry(row)
        except UnreadableError as error:
            raise RefusedError(f"{named_place(self._path, None)}: {error}") from None

    def _entry(self, row: TableRow) -> Coded:
        try:
            return entry_of(row.cells, self._map, self._fates)
        except RefusedError as error:
            raise RefusedError(f"{named_place(self._path, row.line)}: {error}") from None

    def _look_through(self) -> None:
        """Raises RefusedError for a row that cannot be kept, a code that stands twice, one that another thing has."""
        lines: dict[str, int] = {}
        self._map.remarks.clear()
        for line, made in self._rows():
            self._read(line, made)
            if made.code is None:
                continue
            if made.code in lines:
                where = named_place(self._path, line)
                raise RefusedError(f"{where}: code {made.code} stands in line {lines[made.code]} already")
            lines[made.code] = line
        if not lines and "code" in self._map.columns:
            raise RefusedError(f"{named_place(self._path, None)}: no rows")
        self._check_codes(lines)

    def _check_codes(self, lines: dict[str, int]) -> None:
        with self._ledger.asking() as connection:
            taken = sorted(lookups.taken_codes(connection, lines))
        ours = self._versions(taken)
        foreign = next((code for code in taken if code not in ours), None)
        if foreign is not None:
            raise RefusedError(
                f"{named_place(self._path, lines[foreign])}: code {foreign} is that of another incident on record; "
                f"a map can set a prefix"
            )

    def _versions(self, codes: Sequence[str]) -> dict[str, list[Version]]:
        """What was brought in of this dataset under some codes."""
        head, found = f"{self._map.reader} ", {}
        for start in range(0, len(codes), tables.AT_ONCE):
            named = [head + code for code in codes[start : start + tables.AT_ONCE]]
            found.update(reads.versions(self._ledger, named))
        return {name.removeprefix(head): held for name, held in found.items()}

    def _read(self, line: int, made: Coded) -> Reading:
        try:
            return reading_of(made.entry)
        except RefusedError as error:
            raise RefusedError(f"{named_place(self._path, line)}: {error}") from None

    def _keep(self, batch: Sequence[tuple[int, Coded]], done: Imported) -> None:
        before = self._versions([made.code for _, made in batch if made.code])
        groups = []
        for line, made in batch:
            reading = self._read(line, made)
            entry = _Entry(line, made.code, reading, tuple(before.get(made.code or "", ())))
            state = reads.state(self._ledger, reading.document.id)
            if state is State.UNKNOWN:
                groups.append(self._group(entry))
            done.new += state is State.UNKNOWN and not entry.before
            done.changed += state is State.UNKNOWN and bool(entry.before)
            done.known += state is State.THERE
            done.removed += state is State.REMOVED
        self._ledger.append("import", groups)

    def _group(self, entry: _Entry) -> Group:
        """All rows of one entry: its reading, its code, and where it was another before, that it is the same one."""
        event = entry.reading.events[0].id
        more: list[Row] = []
        if entry.code is not None:
            more.append(self._version(entry, entry.code, event))
        if entry.code is not None and not entry.before:
            more += [sealed.row for sealed in code_group(Code(code=entry.code, event=event)).rows]
        if entry.before:
            more += map(decision_row, self._in_place_of(entry))
        where = named_place(self._path, entry.line)
        return entry_group(entry.reading, capture(self._ledger, entry.reading.document, where, CSV), more)

    def _version(self, entry: _Entry, code: str, event: str) -> Row:
        """The row by which the next import knows what was brought in under a code."""
        said = {"event": event, "code": code, "file": self._path, "line": entry.line, "by": self._by}
        return Row("import", entry.reading.document.id, f"{self._map.reader} {code}", content(said))

    def _in_place_of(self, entry: _Entry) -> Iterator[Decision]:
        """That a changed entry is of the same happening as it was before, and that what it said before counts no
        more."""
        event, last = entry.reading.events[0].id, entry.before[-1]
        why = f"entry {entry.code} of {self._map.dataset} has changed"
        a, b = sorted((event, entry.before[0].event))
        yield self._decision("same", "link", a, why, other=b)
        earlier = reads.latest_reading(self._ledger, last.document)
        for claim in earlier.claims if earlier else ():
            made = self._decision("reject", "claim", claim.id, why)
            yield replace(made, anchor=anchor_of(earlier, claim) if earlier else None)

    def _decision(self, verdict: str, kind: str, key: str, why: str, other: str | None = None) -> Decision:
        now = self._ledger.now()
        return Decision(
            id="d-" + digest(verdict, kind, key, other, self._by, now.isoformat()), verdict=verdict, kind=kind, key=key,
            by=self._by, made_at=now, reason=why, other=other,
        )  # fmt: skip
