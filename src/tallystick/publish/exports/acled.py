"""The shape of ACLED: 31 columns with exactly its header, under ids of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time

from tallystick.publish.exports.codes import codes, days, first, inter, iso_numeric, one_day, row_id
from tallystick.publish.exports.columns import DATE, INTEGER, NUMBER, Cell, Column, joined, unknown
from tallystick.publish.exports.entry import Entry, Side
from tallystick.publish.exports.own import NOTICE, Row, checked_of, country_name, method_of
from tallystick.resources.vocabularies.vocabularies import acled_type

NO_ADMIN = "the gazetteer gives no administrative areas"
CIVILIANS = 7
EVERYBODY = "all"
EXACT, WITHIN_WEEK, VAGUER = 1, 2, 3


def _event_type(row: Row) -> str | None:
    return acled_type(row.entry.acled) if row.entry.acled else None


def _disorder(row: Row) -> str | None:
    special = codes("acled")["disorder_type_of_sub_event"].get(row.entry.acled or "")
    usual = codes("acled")["disorder_type"].get(_event_type(row) or "")
    found: str | None = special or usual
    return found


def _time_precision(row: Row) -> int | None:
    length = days(row.entry)
    if length is None:
        return None
    return EXACT if length == 1 else WITHIN_WEEK if length <= 7 else VAGUER


def _geo_precision(row: Row) -> int | None:
    found: int | None = codes("acled")["geo_precision"].get(row.entry.place.precision or "")
    return found


def doer(entry: Entry) -> Side | None:
    """The first party said to have done it."""
    return first(entry.accused)


def hit(entry: Entry) -> Side | None:
    """The first party said to have been hit; a building or a vehicle is none."""
    return first(people_hit(entry))


def people_hit(entry: Entry) -> tuple[Side, ...]:
    """All parties said to have been hit."""
    return tuple(side for side in entry.targets if side.acts)


def _associated(sides: Callable[[Entry], tuple[Side, ...]]) -> Callable[[Row], str | None]:
    return lambda row: joined(side.name for side in sides(row.entry)[1:])


def _inter(side: Callable[[Entry], Side | None]) -> Callable[[Row], int | None]:
    return lambda row: inter(side(row.entry), row.entry.place.country)


def _interaction(row: Row) -> int | None:
    """The two kinds as a sorted pair; none of both sides is guessed."""
    one, other = _inter(doer)(row), _inter(hit)(row)
    if one is None:
        return None
    if other is None:
        return one * 10 if hit(row.entry) is None else None
    return min(one, other) * 10 + max(one, other)


def _civilians(row: Row) -> str | None:
    return "Civilian targeting" if _inter(hit)(row) == CIVILIANS else None


def _fatalities(row: Row) -> int | None:
    """The lowest count of all dead; a rulebook that counts only some of them gives none."""
    found = row.entry.range_of("killed", EVERYBODY)
    return found.minimum.value if found else None


def _sources(row: Row) -> str | None:
    return joined(dict.fromkeys(report.publisher for report in row.entry.reports))


def _notes(row: Row) -> str:
    entry = row.entry
    found = entry.range_of("killed")
    killed = f"{found} ({found.group}; {found.minimum.rule.rstrip('.')})" if found else "nobody gives a count"
    parts = [
        f"Killed: {killed}",
        f"reports: {len(entry.reports)}",
        f"contradictions: {len(entry.disputes)}" if entry.disputes else "",
        NOTICE[entry.status],
        f"method: {method_of(row)}, {checked_of(row)}",
        f"as of {row.terms.as_of}, {row.terms.tier} tier",
    ]
    return ". ".join(filter(None, parts)) + "."


def _timestamp(row: Row) -> int:
    return int(datetime.combine(row.terms.as_of, time(), UTC).timestamp())


def _place(name: str) -> Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        found: Cell = getattr(row.entry.place, name)
        return found

    return cell


def _name(side: Callable[[Entry], Side | None]) -> Callable[[Row], str | None]:
    def cell(row: Row) -> str | None:
        found = side(row.entry)
        return found.name if found else None

    return cell


COLUMNS: tuple[Column[Row], ...] = (
    Column("event_id_cnty", "Our code with the prefix TLY-; never an id of ACLED.", row_id),
    Column("event_date", "First day; of more than a week the middle day.", lambda row: one_day(row.entry), DATE),
    Column("year", "Year of that day.", lambda row: day.year if (day := one_day(row.entry)) else None, INTEGER),
    Column("time_precision", "1 one day, 2 up to seven days, 3 longer; empty where an end is open.", _time_precision,
           INTEGER),
    Column("disorder_type", "From the sub-event type, by ACLED's list.", _disorder),
    Column("event_type", "From the sub-event type, by ACLED's list.", _event_type),
    Column("sub_event_type", "As read from the reports; empty where ACLED codes none.", lambda row: row.entry.acled),
    Column("actor1", "Who is said to have done it; not ACLED's actor names.", _name(doer)),
    Column("assoc_actor_1", "Others said to have done it.", _associated(lambda entry: entry.accused)),
    Column("inter1", "Kind of actor1 as a code, from its sector or kind; a state's forces abroad are 8.", _inter(doer),
           INTEGER),
    Column("actor2", "Who is said to have been hit; a thing is no actor.", _name(hit)),
    Column("assoc_actor_2", "Others said to have been hit.", _associated(people_hit)),
    Column("inter2", "Kind of actor2, likewise.", _inter(hit), INTEGER),
    Column("interaction", "The two kinds as a sorted pair; empty where one is not known.", _interaction, INTEGER),
    Column("civilian_targeting", "'Civilian targeting' where actor2 are civilians.", _civilians),
    Column("iso", "ISO 3166-1 numeric code of the country.", lambda row: iso_numeric(row.entry.place.country), INTEGER),
    unknown("region", "ACLED's regions are not in our data"),
    Column("country", "Name of the country.", lambda row: country_name(row.entry.place.country)),
    unknown("admin1", NO_ADMIN),
    unknown("admin2", NO_ADMIN),
    unknown("admin3", NO_ADMIN),
    Column("location", "Name of the place as reports use it; empty where a finer one may not be told.",
           _place("name")),
    Column("latitude", "Latitude; where the place is withheld, of the middle of a cell.", _place("lat"), NUMBER),
    Column("longitude", "Longitude, likewise.", _place("lon"), NUMBER),
    Column("geo_precision", "1 town or finer, 2 district or area, 3 wider.", _geo_precision, INTEGER),
    Column("source", "Publishers, ;-joined.", _sources),
    unknown("source_scale", "nobody has assessed the reach of the sources"),
    Column("notes", "Range of the dead with its rule, status, method and whether it was checked, day of the export.",
           _notes),
    Column("fatalities", "Lowest count of all dead by the rulebook in force; empty = unknown (never 0 for it), also "
           "where the rulebook does not count all dead.", _fatalities, INTEGER),
    Column("tags", "Status of the row.", lambda row: row.entry.status),
    Column("timestamp", "Day of the export as seconds since 1970, midnight UTC.", _timestamp, INTEGER),
)  # fmt: skip
