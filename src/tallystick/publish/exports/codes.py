"""Our words as the codes of other datasets; what is in no table is None."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tallystick.publish.exports.entry import Entry, Side
from tallystick.publish.exports.own import Row
from tallystick.publish.exports.terms import PREFIX
from tallystick.resources.publishing.tables import publishing_table
from tallystick.resources.tables import read_table

EXTERNAL = 8
STATE_FORCES = 1
WEEK = 7


def codes(dataset: str) -> Any:
    """The tables of a dataset."""
    return publishing_table("codes")[dataset]


def row_id(row: Row) -> str:
    """Our code with our own prefix."""
    return PREFIX + row.entry.code


def first(sides: tuple[Side, ...]) -> Side | None:
    """The first of some parties."""
    return sides[0] if sides else None


def days(entry: Entry) -> int | None:
    """How many days it may have lasted or fallen into."""
    if entry.start is None or entry.end is None:
        return None
    return (entry.end - entry.start).days + 1


def one_day(entry: Entry) -> date | None:
    """The day that stands for it: the first, of more than a week the middle one."""
    start, length = entry.start or entry.end, days(entry)
    if start is None or length is None or length <= WEEK:
        return start
    return start + timedelta(days=(length - 1) // 2)


def iso_numeric(alpha3: str | None) -> int | None:
    """The numeric code of a country."""
    rows = read_table("iso_numeric", "publishing")
    return next((int(row["numeric"]) for row in rows if row["alpha3"] == alpha3), None)


def inter(side: Side | None, country: str | None) -> int | None:
    """ACLED's kind of actor; a state's forces outside their country are external ones. None = not known."""
    if side is None:
        return None
    table = codes("acled")["inter"]
    found: int | None = table.get(side.sector or "", table.get(side.kind or ""))
    abroad = None not in (side.country, country) and side.country != country
    return EXTERNAL if found == STATE_FORCES and abroad else found


def words_of(side: Side | None) -> frozenset[str]:
    """What a party is known as: its sector and its kind."""
    return frozenset(filter(None, (side.sector, side.kind))) if side else frozenset()
