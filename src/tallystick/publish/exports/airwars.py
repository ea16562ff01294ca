"""The shape of Airwars' own export: its column names with the patterns filled in, then our columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from tallystick.publish.exports.codes import codes, row_id
from tallystick.publish.exports.columns import DATE, INTEGER, NUMBER, Cell, Column, joined, unknown
from tallystick.publish.exports.entry import Side
from tallystick.publish.exports.own import (
    HAPPENING,
    RECORD,
    STANDING,
    Row,
    checked_of,
    country_name,
    method_of,
    value_of,
)
from tallystick.publish.exports.veil import host_is
from tallystick.resources.publishing.tables import publishing_table

AIRWARS_ONLY = "kept by Airwars alone"
COUNTED = ("civilians", "all")
BELLIGERENT = (
    "belligerent_id", "belligerent_name", "belligerent_slug", "type", "assessment_name", "assessment_slug",
    "deaths_conceded_min", "deaths_conceded_max", "injuries_conceded_min", "injuries_conceded_max", "location",
    "mgrs_coordinate", "mgrs_accuracy", "civcas_statements", "strike_reports",
)  # fmt: skip

SAID_ALREADY = frozenset(
    "date_start date_end location country country_name latitude longitude strike_status reports persons_named".split()
)
"""Our columns for which the shape has its own."""


def slug(name: str | None) -> str | None:
    """A name as it stands in an address."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-") or None if name else None


def _slugs(cell: Callable[[Row], str | None]) -> Callable[[Row], str | None]:
    return lambda row: slug(cell(row))


def _country(row: Row) -> str | None:
    return country_name(row.entry.place.country)


def _accuracy(row: Row) -> str | None:
    found: str | None = codes("airwars")["accuracy"].get(row.entry.place.precision or "")
    return found


def _coded(table: str) -> Callable[[Row], str | None]:
    """By mode, else by sub-event type."""

    def cell(row: Row) -> str | None:
        known = codes("airwars")[table]
        found: str | None = known.get(row.entry.mode or "", known.get(row.entry.acled or ""))
        return found

    return cell


def _infrastructure(row: Row) -> str | None:
    """Kinds of what is said to have been damaged or hit."""
    known = codes("airwars")["infrastructure"]
    said = [claim.value or "" for claim in row.entry.claims if claim.property in ("damage", "target")]
    words = {re.sub(r"e?s$", "", word) for one in said for word in re.findall(r"\w+", one.lower())}
    words |= {word for one in said for word in re.findall(r"\w+", one.lower())}
    return joined(sorted({known[word] for word in words if word in known}))


def _harm_reported(row: Row) -> str | None:
    """Yes where a count of civilians stands; "none known" is for a person to say."""
    ranges = [r for r in row.entry.ranges if r.group in COUNTED and r.outcome in ("killed", "injured")]
    return "Yes" if any(r.minimum.value or r.maximum.value for r in ranges) else None


def _harm_status(row: Row) -> str | None:
    """The accepted grade where it is a word of Airwars: "Weak to Fair", or another rulebook's level, is none."""
    return row.entry.grade if row.entry.grade in codes("airwars")["harm_status"] else None


def _sources_at(site: str) -> Callable[[Row], int]:
    hosts = publishing_table("safety")["links"][site]
    return lambda row: sum(host_is(f"https://{report.host}", hosts) for report in row.entry.reports if report.host)


def _other_sources(row: Row) -> int:
    sites = ("twitter", "facebook", "telegram")
    return len(row.entry.reports) - sum(_sources_at(site)(row) for site in sites)


def _summary(row: Row) -> str:
    found = row.entry.range_of("killed")
    killed = f"Killed: {found}; {found.minimum.rule.rstrip('.')}" if found else "Killed: nobody gives a count"
    return f"{killed}. Method: {method_of(row)}; {checked_of(row)}."


def _date_type(row: Row) -> str | None:
    if row.entry.start is None:
        return None
    return "date" if row.entry.start == row.entry.end else "date_range"


def _named(sides: Callable[[Row], tuple[Side, ...]]) -> Callable[[Row], str | None]:
    return lambda row: joined(side.name for side in sides(row))


def _harm() -> tuple[Column[Row], ...]:
    made: list[Column[Row]] = []
    for theirs, ours in codes("airwars")["groups"].items():
        for outcome in ("killed", "injured"):
            for end, which in (("min", "minimum"), ("max", "maximum")):
                name = f"{theirs}_{outcome}_{end}"
                if ours:
                    says = f"{which.capitalize()} of {ours} {outcome}, by the rulebook in force; empty = unknown."
                    made.append(Column(name, says, value_of(outcome, ours, which), INTEGER))
                else:
                    made.append(unknown(name, "reports do not tell this group apart"))
    return tuple(made)


def _place(name: str) -> Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        found: Cell = getattr(row.entry.place, name)
        return found

    return cell


def _pair(name: str, says: str, cell: Callable[[Row], str | None]) -> tuple[Column[Row], Column[Row]]:
    return Column(f"{name}_slug", f"{says} (slug)", _slugs(cell)), Column(f"{name}_name", says, cell)


FIXED: tuple[Column[Row], ...] = (
    Column("post_id", "Our code with the prefix TLY-; never an id of Airwars.", row_id),
    Column("code", "The incident's code.", lambda row: row.entry.code),
    unknown("permalink", "the record has no public address"),
    Column("date", "First day.", lambda row: row.entry.start, DATE),
    Column("date_end", "Last day.", lambda row: row.entry.end, DATE),
    Column("date_type", "date or date_range.", _date_type),
    *_pair("country", "Name of the country.", _country),
    unknown("region", AIRWARS_ONLY),
    Column("location_name", "Name of the place as reports use it; empty where a finer one may not be told.",
           _place("name")),
    unknown("location_name_arabic", "names are kept as English reports write them"),
    Column("latitude", "Latitude; where the place is withheld, of the middle of a cell.", _place("lat"), NUMBER),
    Column("longitude", "Longitude, likewise.", _place("lon"), NUMBER),
    Column("geolocation_accuracy_slug", "From the kind of place.", _accuracy),
    Column("geolocation_accuracy_name", "The same in words.",
           lambda row: found.replace("_", " ") if (found := _accuracy(row)) else None),
    *_pair("strike_status", "Declared, likely, contested, or a single source's claim; only of accepted incidents.",
           lambda row: row.entry.strike_status),
    Column("strike_type_name", "From mode and sub-event type.", _coded("strike_type")),
    Column("civilian_harm_reported", "Yes where a count of civilians stands, else empty.", _harm_reported),
    *_pair("civilian_harm_status", "The grade a person accepted, where it is one of Airwars' five; `grade` has any.",
           _harm_status),
    Column("cause_of_death_injury_name", "From mode and sub-event type.", _coded("cause")),
    *_pair("infrastructure", "Kinds of what is said to have been damaged or hit.", _infrastructure),
    unknown("impact_name", AIRWARS_ONLY),
    *_pair("targeted_belligerent", "Parties said to have been hit that are no civilians.",
           _named(lambda row: tuple(s for s in row.entry.targets if s.kind and s.sector != "CVL"))),
    *_harm(),
    Column("num_sources", "Number of reports.", lambda row: len(row.entry.reports), INTEGER),
    Column("num_sources_twitter", "Of these on Twitter or X.", _sources_at("twitter"), INTEGER),
    Column("num_sources_facebook", "On Facebook.", _sources_at("facebook"), INTEGER),
    Column("num_sources_telegram", "On Telegram.", _sources_at("telegram"), INTEGER),
    Column("num_sources_other", "All others.", _other_sources, INTEGER),
    Column("num_victims_named", "Distinct names of harmed people in reports.", lambda row: row.entry.named, INTEGER),
    unknown("num_families", AIRWARS_ONLY),
    unknown("num_reconciled", AIRWARS_ONLY),
    Column("summary", "Range of the dead with its rule, the rulebook, and whether it was checked.", _summary),
)  # fmt: skip


def columns(rows: Sequence[Row]) -> tuple[Column[Row], ...]:
    """All columns for these rows: a flag for each accused party, and one block for each place in the longest list."""
    sides = [side for row in rows for side in row.entry.accused]
    flags = [_flag(name) for name in sorted(filter(None, {slug(side.name) for side in sides}))]
    most = max((len(row.entry.accused) for row in rows), default=0)
    blocks = [column for n in range(1, most + 1) for column in _block(n)]
    ours = (column for column in (*HAPPENING, *RECORD, *STANDING) if column.name not in SAID_ALREADY)
    return (*FIXED, *flags, *blocks, *ours)


def _flag(name: str) -> Column[Row]:
    says = "1 where this party is said to have done it; only of accepted incidents."
    return Column(f"belligerent_{name}", says, lambda row: 1 if _has(row.entry.accused, name) else None, INTEGER)


def _has(sides: Iterable[Side], name: str) -> bool:
    return any(slug(side.name) == name for side in sides)


def _block(number: int) -> tuple[Column[Row], ...]:
    return tuple(_belligerent(number, part) for part in BELLIGERENT)


def _belligerent(number: int, part: str) -> Column[Row]:
    name = f"belligerent_{number}_{part}"

    def side(row: Row) -> Side | None:
        return row.entry.accused[number - 1] if len(row.entry.accused) >= number else None

    if part == "belligerent_name":
        return Column(name, "A party said to have done it.", lambda row: s.name if (s := side(row)) else None)
    if part == "belligerent_slug":
        return Column(name, "The same (slug).", lambda row: slug(s.name) if (s := side(row)) else None)
    if part == "type":
        return Column(name, "suspected: what a person accepts is who is accused, not who did it.",
                      lambda row: "suspected" if side(row) else None)  # fmt: skip
    return unknown(name, "no statement of the party is matched to the incident here")
