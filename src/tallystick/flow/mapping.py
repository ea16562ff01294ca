"""A map from the columns of a table to our words, and a row of the table as an entry."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from tallystick.archive.check import UnreadableError, checked_date
from tallystick.archive.report import visible
from tallystick.flow.entry import Count, Entry, checked_type, count_of
from tallystick.flow.placing import alpha3, place
from tallystick.ledger.errors import RefusedError
from tallystick.model.reading import IMPORTED, Where
from tallystick.resources.importing import DATASETS, shipped_map
from tallystick.resources.vocabularies import acled_type

KEYS = frozenset({"dataset", "prefix", "keep", "ignore", "columns", "count", "words", "fixed"})
FIELDS = frozenset(
    "code first last time_precision place country lat lon precision type acled actors targets weapons url "
    "published_on title".split()
)
COUNT_KEYS = frozenset("name part_of outcome who number min max quantifier zero status".split())
SHOWN = 5
SEVERAL = re.compile(r"\s*;\s*")
DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*[ -](\d{4})")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
NUMBER = re.compile(r"(\d+)(?:\.0+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountColumns:
    """The columns of one count."""

    outcome: str
    who: str
    name: str | None = None
    part_of: str | None = None
    number: tuple[str, ...] = ()
    low: tuple[str, ...] = ()
    high: tuple[str, ...] = ()
    quantifier: str | None = None
    status: str | None = None
    zero_is_unknown: bool = False


@dataclass(slots=True)
class Map:
    """What each column says; ``remarks`` counts the words of cells for which there is none of ours."""

    kind: str
    dataset: str
    prefix: str
    columns: Mapping[str, tuple[str, ...]]
    keep: tuple[str, ...]
    ignore: tuple[str, ...]
    counts: tuple[CountColumns, ...]
    words: Mapping[str, Mapping[str, str]]
    fixed: Mapping[str, str]
    remarks: Counter[str] = field(default_factory=Counter)

    @property
    def reader(self) -> str:
        """The name under which the readings of its rows stand."""
        return f"{IMPORTED}{self.kind if self.kind != 'csv' else self.dataset}"

    def named(self, header: Sequence[str]) -> dict[str, str]:
        """For each column what becomes of it: "read", "kept" or "ignored".

        Raises:
            RefusedError: the map does not name a column, or the table has no column for the codes.
        """
        read = [p for names in self.columns.values() for p in names]
        read += [p for c in self.counts for p in (*c.number, *c.low, *c.high)]
        fates = {name: _fate(name, read, self.keep, self.ignore) for name in header}
        unnamed = [name for name, fate in fates.items() if fate is None]
        if unnamed:
            more = f" and {len(unnamed) - SHOWN} more" if len(unnamed) > SHOWN else ""
            listed = ", ".join(visible(name, 40) for name in unnamed[:SHOWN])
            raise RefusedError(
                f"columns that the map does not name: {listed}{more}; a file given with --map says what they are, "
                f"or names them under keep or ignore"
            )
        for wanted in self._needed():
            if wanted and not any(fnmatchcase(name, p) for name in header for p in wanted):
                raise RefusedError(f"no column {' or '.join(wanted)}: not a table of {self.dataset}?")
        return {name: fate for name, fate in fates.items() if fate is not None}

    def _needed(self) -> Iterator[tuple[str, ...]]:
        """Groups of columns of which a table has to have one: of a map of one's own all that it reads (a name that is
        mistyped would leave its cells unknown in silence), of a shipped one those that every version of it has."""
        if self.kind != "csv":
            yield from (self.columns.get(name, ()) for name in ("code", "first", "place"))
            return
        yield from self.columns.values()
        yield from (names for c in self.counts for names in (c.number, c.low, c.high))


def _fate(name: str, read: Sequence[str], keep: Sequence[str], ignore: Sequence[str]) -> str | None:
    for fate, patterns in (("read", read), ("kept", keep), ("ignored", ignore)):
        if any(fnmatchcase(name, pattern) for pattern in patterns):
            return fate
    return None


def load_map(kind: str, path: str | None) -> Map:
    """The map of a dataset, with what a user's own file adds to it or sets otherwise.

    Raises:
        RefusedError: there is no such map, or the file breaks its rules.
    """
    given = _own(path) if path else {}
    shipped = shipped_map(kind) if kind in DATASETS else {}
    if not given and not shipped:
        raise RefusedError("a CSV of your own needs --map, a file that says what its columns are")
    try:
        return _map(kind, _merged(shipped, given))
    except RefusedError as error:
        raise RefusedError(f"{path or kind}: {error}") from None


def _own(path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise RefusedError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RefusedError(f"{path}: not a map in TOML: {error}") from None


def _merged(shipped: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Tables key by key, the user's before the shipped; lists one after the other."""
    merged = dict(shipped)
    for key, value in given.items():
        held = merged.get(key)
        if isinstance(held, dict) and isinstance(value, dict):
            merged[key] = _merged(held, value) if key == "words" else {**held, **value}
        else:
            merged[key] = [*held, *value] if isinstance(held, list) and isinstance(value, list) else value
    return merged


def _map(kind: str, table: Mapping[str, Any]) -> Map:
    _only(table, KEYS, "the map")
    _only(table.get("columns", {}), FIELDS, "columns")
    _only(table.get("fixed", {}), FIELDS, "fixed")
    _only(table.get("words", {}), FIELDS, "words")
    for name, said in table.get("words", {}).items():
        _only(said, said, f"words.{name}")
    counts = _counts(table.get("count", []))
    if not isinstance(table.get("dataset"), str) or not table["dataset"].strip():
        raise RefusedError("no dataset: the name under which the rows stand")
    return Map(
        kind=kind,
        dataset=table["dataset"].strip(),
        prefix=str(table.get("prefix", "")),
        columns={name: _names(value) for name, value in table.get("columns", {}).items()},
        keep=_names(table.get("keep", [])),
        ignore=_names(table.get("ignore", [])),
        counts=counts,
        words={
            name: {str(k).casefold(): str(v) for k, v in said.items()} for name, said in table.get("words", {}).items()
        },
        fixed={name: str(value) for name, value in table.get("fixed", {}).items()},
    )


def _only(table: Any, known: Iterable[str], what: str) -> None:
    if not isinstance(table, dict):
        raise RefusedError(f"{what} is no table")
    odd = sorted(set(table) - set(known))
    if odd:
        raise RefusedError(f"{what} has no key {odd[0]} (it has {', '.join(sorted(known))})")


def _names(value: Any) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise RefusedError(f"not the name of a column, or a list of them: {value}")
    return tuple(names)


def _counts(rows: Any) -> tuple[CountColumns, ...]:
    if not isinstance(rows, list):
        raise RefusedError("each count begins with [[count]]")
    counts = tuple(map(_count_columns, rows))
    unknown = {c.part_of for c in counts} - {c.name for c in counts} - {None}
    if unknown:
        raise RefusedError(f"a count is part of {min(map(str, unknown))}, which no count is named")
    return counts


def _count_columns(row: Mapping[str, Any]) -> CountColumns:
    _only(row, COUNT_KEYS, "a count")
    if "outcome" not in row:
        raise RefusedError("a count without outcome")
    count_of(row["outcome"], row.get("who", "unspecified"), 1, row.get("quantifier"), status=row.get("status"))
    number, low, high = (_names(row.get(key, [])) for key in ("number", "min", "max"))
    if row.get("zero", "unknown") != "unknown":
        raise RefusedError(f'zero = {row["zero"]!r}: "unknown" is all it can be')
    if not (number or low or high):
        raise RefusedError("a count without number, min or max")
    return CountColumns(
        outcome=row["outcome"], who=row.get("who", "unspecified"), name=row.get("name"), part_of=row.get("part_of"),
        number=number, low=low, high=high, quantifier=row.get("quantifier"), status=row.get("status"),
        zero_is_unknown=row.get("zero") == "unknown",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coded:
    """A row as an entry, with the code it has."""

    code: str | None
    entry: Entry


def entry_of(cells: Mapping[str, str], map_: Map, fates: Mapping[str, str]) -> Coded:
    """A row as an entry.

    Raises:
        RefusedError: a cell is not what its column should hold.
    """
    row = _Row(cells, map_)
    code = row.one("code")
    if "code" in map_.columns and code is None:
        raise RefusedError("no code")
    type_, mode = row.type()
    first, last = row.days()
    known = row.one("acled")
    entry = Entry(
        publisher=map_.dataset,
        reader=map_.reader,
        voice=map_.dataset,
        title=row.one("title"),
        url=row.one("url"),
        published_on=row.day("published_on"),
        head=(" ".join(filter(None, (map_.dataset, code))),),
        type=type_,
        mode=mode,
        acled=known if known and acled_type(known) else None,
        first=first,
        last=last,
        place=row.place(),
        actors=row.several("actors"),
        targets=row.several("targets"),
        weapons=row.several("weapons"),
        counts=tuple(row.counts()),
        notes=tuple(f"{name}: {cells[name]}" for name, fate in fates.items() if fate == "kept" and cells[name]),
    )
    return Coded(map_.prefix + code if code else None, entry)


class _Row:
    def __init__(self, cells: Mapping[str, str], map_: Map) -> None:
        self.cells, self.map = cells, map_

    def _matching(self, patterns: Sequence[str]) -> Iterator[str]:
        """The filled cells of some columns, in the order of the map."""
        for pattern in patterns:
            if pattern in self.cells:
                yield from filter(None, (self.cells[pattern],))
            elif "*" in pattern:
                yield from (cell for name, cell in self.cells.items() if cell and fnmatchcase(name, pattern))

    def one(self, name: str) -> str | None:
        """The first filled cell of a field."""
        return next(self._matching(self.map.columns.get(name, ())), self.map.fixed.get(name))

    def several(self, name: str) -> tuple[str, ...]:
        """The names in the cells of a field."""
        cells = [*self._matching(self.map.columns.get(name, ())), *filter(None, (self.map.fixed.get(name),))]
        return tuple(dict.fromkeys(part for cell in cells for part in SEVERAL.split(cell) if part))

    def worded(self, name: str) -> str | None:
        """Our word for a cell; None where the map has none, which is remarked on."""
        cell = self.one(name)
        if cell is None or name not in self.map.words:
            return cell
        word = self.map.words[name].get(cell.casefold())
        if word is None:
            self.map.remarks[f"{name}: no word of ours for {visible(cell, 40)}"] += 1
        return word

    def type(self) -> tuple[str, str | None]:
        return checked_type(self.worded("type") or "assault")

    def day(self, name: str) -> date | None:
        """The day in a cell."""
        cell = self.one(name)
        match = DAY_MONTH_YEAR.fullmatch(cell) if cell else None
        try:
            if match and match[2].lower() in MONTHS:
                return date(int(match[3]), MONTHS.index(match[2].lower()) + 1, int(match[1]))
            return checked_date(cell)
        except UnreadableError as error:
            raise RefusedError(str(error)) from None
        except ValueError:
            raise RefusedError(f"not a date: {cell}") from None

    def days(self) -> tuple[date | None, date | None]:
        """First and last day it can have been."""
        first, last = self.day("first"), self.day("last")
        if first is None or (last is not None and last < first):
            raise RefusedError("no day" if first is None else f"it ends ({last}) before it begins ({first})")
        last = last or first
        vague = self.worded("time_precision")
        if vague == "week":
            return first - timedelta(days=3), last + timedelta(days=3)
        if vague == "month":
            following = (last.replace(day=28) + timedelta(days=4)).replace(day=1)
            return first.replace(day=1), following - timedelta(days=1)
        return first, last

    def country(self) -> str | None:
        """The code of the country, where we know the name."""
        cells = [*self._matching(self.map.columns.get("country", ())), *filter(None, (self.map.fixed.get("country"),))]
        for cell in cells:
            try:
                return alpha3(self.map.words.get("country", {}).get(cell.casefold(), cell))
            except RefusedError:
                continue
        if cells:
            self.map.remarks[f"country: no code for {visible(cells[0], 40)}"] += 1
        return None

    def place(self) -> Where | None:
        country, lat, lon = self.country(), self._degrees("lat"), self._degrees("lon")
        name = self.one("place") or (f"{lat}, {lon}" if lat is not None else None)
        if name is None:
            return None
        if lat is None or lon is None:
            return place(name, country, precision=self.worded("precision"))
        return place(name, country, lat, lon, self.worded("precision"))

    def _degrees(self, name: str) -> float | None:
        cell = self.one(name)
        try:
            return float(cell) if cell else None
        except ValueError:
            raise RefusedError(f"{name}: not a number: {visible(cell or '', 40)}") from None

    def counts(self) -> Iterator[Count]:
        """The counts; an empty cell is no zero, it is unknown."""
        made: dict[str, int] = {}
        number = 0
        for columns in self.map.counts:
            count = self._count(columns, made.get(columns.part_of or ""))
            if count is None:
                continue
            if columns.name:
                made[columns.name] = number
            number += 1
            yield count

    def _count(self, columns: CountColumns, whole: int | None) -> Count | None:
        number = self._sum(columns.number)
        low, high = self._number(columns.low), self._number(columns.high)
        if columns.number:
            low = high = number
        if (low is None and high is None) or (columns.zero_is_unknown and not low and not high):
            return None
        if low is not None and high is not None and high < low:
            raise RefusedError(f"{columns.who} {columns.outcome}: the lowest ({low}) is above the highest ({high})")
        quantifier = "at-least" if high is None else "up-to" if low is None else "between"
        if low == high:
            quantifier = (columns.quantifier or "exact") if low else "none"
        given = high if low is None else low
        top = high if quantifier == "between" else None
        made = count_of(columns.outcome, columns.who, given, quantifier, high=top, status=columns.status)
        return replace(made, part_of=whole)

    def _sum(self, names: Sequence[str]) -> int | None:
        """The sum of columns; unknown where one of several is."""
        if len(names) <= 1 or not all(name in self.cells for name in names):
            return self._number(names)
        parts = [self._number((name,)) for name in names]
        return None if None in parts else sum(part for part in parts if part is not None)

    def _number(self, names: Sequence[str]) -> int | None:
        cell = next(self._matching(names), None)
        if cell is None:
            return None
        match = NUMBER.fullmatch(cell)
        if match is None:
            raise RefusedError(f"{names[0]}: not a number of people: {visible(cell, 40)}")
        return int(match[1])
