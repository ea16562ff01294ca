"""The shape of UCDP GED: 49 columns with exactly its header, under ids of our own; only incidents with known dead."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

from tallystick.model.incident import Range
from tallystick.publish.exports.acled import EVERYBODY, doer, hit
from tallystick.publish.exports.codes import codes, days, one_day, row_id, words_of
from tallystick.publish.exports.columns import DATE, INTEGER, NUMBER, Cell, Column, joined, unknown
from tallystick.publish.exports.entry import Entry, Report, Side
from tallystick.publish.exports.own import Row, country_name

UCDP_ONLY = "given by UCDP alone"
NO_ADMIN = "the gazetteer gives no administrative areas"
CIVILIAN = "CVL"
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
DIRECT, AGGREGATED = 1, 2
CELLS_PER_DEGREE, CELLS_ROUND = 2, 720
Sided = Callable[[Entry], Side | None]


def is_fatal(entry: Entry) -> bool:
    """Whether somebody was killed by a count that stands: others are no events of GED."""
    found = entry.range_of("killed")
    return found is not None and bool(found.minimum.value or found.maximum.value)


def _killed(entry: Entry) -> Range | None:
    return entry.range_of("killed", EVERYBODY)


def _violence(row: Row) -> int | None:
    """The type of violence, where both sides are known."""
    one, other = words_of(doer(row.entry)), words_of(hit(row.entry))
    organised, state = (frozenset(codes("ged")[name]) for name in ("organised", "state"))
    if not one & organised:
        return None
    if CIVILIAN in other:
        return ONE_SIDED
    if not other & organised:
        return None
    return STATE_BASED if (one | other) & state else NON_STATE


def _low(row: Row) -> int | None:
    found = _killed(row.entry)
    return found.minimum.value if found else None


def _high(row: Row) -> int | None:
    found = _killed(row.entry)
    return found.maximum.value if found else None


def _best(row: Row) -> int | None:
    """The one number all counts agree on; between two ends only a coder may choose."""
    low, high = _low(row), _high(row)
    return low if low == high else None


def _sure(found: Range | None) -> int | None:
    """A count whose ends agree."""
    if found is None or found.minimum.value != found.maximum.value:
        return None
    return found.minimum.value


def _civilians(row: Row) -> int | None:
    return _sure(row.entry.range_of("killed", "civilians"))


def _of_side(side: Sided) -> Callable[[Row], int | None]:
    def cell(row: Row) -> int | None:
        party = side(row.entry)
        ranges = [r for r in row.entry.ranges if r.outcome == "killed" and r.group == "combatants"]
        mine = [r for r in ranges if party and r.party and r.party in (party.name, party.root)]
        return _sure(mine[0]) if len(mine) == 1 else None

    return cell


def _rest(row: Row) -> int | None:
    """What is left of best when the known groups are taken from it."""
    best = _best(row)
    if best is None:
        return None
    known = sum(n or 0 for n in (_of_side(doer)(row), _of_side(hit)(row), _civilians(row)))
    return best - known if known <= best else None


def _name(side: Sided) -> Callable[[Row], str | None]:
    def cell(row: Row) -> str | None:
        found = side(row.entry)
        return found.name if found else None

    return cell


def _dyad(row: Row) -> str | None:
    one, other = doer(row.entry), hit(row.entry)
    return f"{one.name} - {other.name}" if one and other else None


def _parallel(cell: Callable[[Report], Any]) -> Callable[[Row], str | None]:
    """One item for each report, in the order of reports, so that the lists of a row stay parallel."""

    def made(row: Row) -> str | None:
        items = ["" if (item := cell(report)) is None else str(item).replace(";", ",") for report in row.entry.reports]
        return ";".join(items) if any(items) else None

    return made


def _article(report: Report) -> str:
    parts = (report.publisher, report.published_on, report.title)
    return '"' + ",".join("" if part is None else str(part).replace('"', "'") for part in parts) + '"'


def _original(row: Row) -> str | None:
    """Who the reports attribute the claims to: the innermost voices."""
    return joined(_once(claim.voices[-1] for claim in row.entry.claims if claim.voices), ";")


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _where_prec(row: Row) -> int | None:
    found: int | None = codes("ged")["where_prec"].get(row.entry.place.precision or "")
    return found


def _date_prec(row: Row) -> int | None:
    length = days(row.entry)
    if length is None:
        return None
    return next((code for most, code in codes("ged")["date_prec"] if length <= most), None)


def _wkt(row: Row) -> str | None:
    place = row.entry.place
    return None if place.lat is None or place.lon is None else f"POINT ({place.lon} {place.lat})"


def _cell(row: Row) -> int | None:
    """The cell of PRIO-GRID the point lies in."""
    place = row.entry.place
    if place.lat is None or place.lon is None:
        return None
    line = math.floor((place.lat + 90) * CELLS_PER_DEGREE)
    return line * CELLS_ROUND + math.floor((place.lon + 180) * CELLS_PER_DEGREE) + 1


def _clarity(row: Row) -> int:
    return AGGREGATED if row.entry.summarised else DIRECT


def _place(name: str) -> Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        found: Cell = getattr(row.entry.place, name)
        return found

    return cell


IDS: tuple[Column[Row], ...] = (
    Column("id", "Our code with the prefix TLY-; never an id of UCDP.", row_id),
    unknown("relid", UCDP_ONLY),
    Column("year", "Year of the day that stands for it.", lambda row: day.year if (day := one_day(row.entry)) else None,
           INTEGER),
    unknown("active_year", "whether 25 died in a year is known of a whole dataset only"),
    unknown("code_status", UCDP_ONLY),
    Column("type_of_violence", "1 a state's forces against an organised party, 2 organised parties without a state, 3 "
           "an organised party against civilians; from sectors and kinds; empty where a side is not known.", _violence,
           INTEGER),
    *(unknown(name, UCDP_ONLY) for name in (
        "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id")),
    Column("dyad_name", "side_a - side_b, where both are known; not UCDP's names.", _dyad),
    unknown("side_a_dset_id", UCDP_ONLY),
    unknown("side_a_new_id", UCDP_ONLY),
    Column("side_a", "Who is said to have done it.", _name(doer)),
    unknown("side_b_dset_id", UCDP_ONLY),
    unknown("side_b_new_id", UCDP_ONLY),
    Column("side_b", "Who is said to have been hit; a thing is no side.", _name(hit)),
)  # fmt: skip
SOURCES: tuple[Column[Row], ...] = (
    Column(
        "number_of_sources",
        "Number of reports, dependent ones among them.",
        lambda row: len(row.entry.reports),
        INTEGER,
    ),
    Column("source_article", '"publisher,day,title" of each report, ;-joined.', _parallel(_article)),
    Column("source_office", "Publishers, parallel to source_article.", _parallel(lambda r: r.publisher)),
    Column("source_date", "Days of publication, parallel.", _parallel(lambda r: r.published_on)),
    Column("source_headline", "Titles, parallel.", _parallel(lambda r: r.title)),
    Column("source_original", "Who the reports attribute the claims to: the innermost voices, ;-joined.", _original),
)
SPOT: tuple[Column[Row], ...] = (
    Column("where_prec", "1 town or finer, 2 area, 3 district, 4 province, 5 region, 6 country.", _where_prec, INTEGER),
    Column("where_coordinates", "Name of the place the coordinates stand for.", _place("name")),
    Column("where_description", "Why the place is told no finer, where it is not.", _place("coarsened")),
    unknown("adm_1", NO_ADMIN),
    unknown("adm_2", NO_ADMIN),
    Column("latitude", "Latitude; where the place is withheld, of the middle of a cell.", _place("lat"), NUMBER),
    Column("longitude", "Longitude, likewise.", _place("lon"), NUMBER),
    Column("geom_wkt", "The point as well-known text.", _wkt),
    Column("priogrid_gid", "The cell of PRIO-GRID the point lies in.", _cell, INTEGER),
    Column("country", "Name of the country.", lambda row: country_name(row.entry.place.country)),
    unknown("country_id", "Gleditsch and Ward numbers are not in our data"),
    unknown("region", "UCDP's regions are not in our data"),
)
TIME: tuple[Column[Row], ...] = (
    Column("event_clarity", "2 where all reports tell it in a summary or series, else 1.", _clarity, INTEGER),
    Column("date_prec", "1 one day, 2 up to six, 3 a week, 4 up to a month, 5 longer.", _date_prec, INTEGER),
    Column("date_start", "First day.", lambda row: row.entry.start, DATE),
    Column("date_end", "Last day.", lambda row: row.entry.end, DATE),
)
DEATHS: tuple[Column[Row], ...] = (
    Column("deaths_a", "Dead fighters of side_a, where all counts agree.", _of_side(doer), INTEGER),
    Column("deaths_b", "Dead fighters of side_b, where all counts agree.", _of_side(hit), INTEGER),
    Column("deaths_civilians", "Dead civilians, where all counts agree.", _civilians, INTEGER),
    Column("deaths_unknown", "best less the three before it; empty where best is.", _rest, INTEGER),
    Column(
        "best",
        "The number all counts agree on; empty where low and high differ: the choice is a coder's.",
        _best,
        INTEGER,
    ),
    Column("high", "Highest defensible count by the rulebook in force.", _high, INTEGER),
    Column("low", "Lowest defensible count by the rulebook in force; empty = unknown.", _low, INTEGER),
    unknown("gwnoa", "Gleditsch and Ward numbers are not in our data"),
    unknown("gwnob", "Gleditsch and Ward numbers are not in our data"),
)
COLUMNS: tuple[Column[Row], ...] = (*IDS, *SOURCES, *SPOT, *TIME, *DEATHS)
