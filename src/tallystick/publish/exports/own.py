"""Our own columns of incidents, in whatever form they are written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tallystick.model.incident import End
from tallystick.publish.exports.columns import BOOLEAN, DATE, INTEGER, NUMBER, STRING, Cell, Column, joined
from tallystick.publish.exports.entry import Entry
from tallystick.publish.exports.terms import Terms
from tallystick.publish.methodology import checked_words
from tallystick.resources.gazetteer.lands import country_names

NOTICE = {
    "accepted": "accepted by a person",
    "proposed": "machine proposal, not reviewed: no grade and no accused party are told",
}
CREDIT = "GeoNames, CC BY 4.0"
GROUPS = ("civilians", "children", "women", "men", "journalists", "medics", "aid-workers", "combatants")


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with the terms of its export."""

    entry: Entry
    terms: Terms


def country_name(code: str | None) -> str | None:
    """The name of a country by its ISO 3166-1 alpha-3 code."""
    return next((name for name, alpha3 in country_names().items() if alpha3 == code), None) if code else None


def end_of(row: Row, outcome: str, group: str | None, which: str) -> End | None:
    """One end of a range; None where nobody tells of it."""
    found = row.entry.range_of(outcome, group)
    return getattr(found, which) if found else None


def value_of(outcome: str, group: str | None, which: str) -> Callable[[Row], int | None]:
    """The cell of one end of a range: empty where it is unknown, which is not zero."""

    def cell(row: Row) -> int | None:
        end = end_of(row, outcome, group, which)
        return end.value if end else None

    return cell


def _open(outcome: str) -> Callable[[Row], bool | None]:
    def cell(row: Row) -> bool | None:
        end = end_of(row, outcome, None, "maximum")
        return end.open if end and end.value is not None else None

    return cell


def _why(outcome: str, which: str) -> Callable[[Row], str | None]:
    def cell(row: Row) -> str | None:
        end = end_of(row, outcome, None, which)
        return end.rule if end else None

    return cell


def _origins(property_: str, which: int) -> Callable[[Row], int | None]:
    def cell(row: Row) -> int | None:
        found = row.entry.independence.get(property_)
        return found[which] if found else None

    return cell


def _entry(name: str) -> Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        found: Cell = getattr(row.entry, name)
        return found

    return cell


def _place(name: str) -> Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        found: Cell = getattr(row.entry.place, name)
        return found

    return cell


def method_of(row: Row) -> str:
    """The rulebook in force, with its version."""
    return f"{row.entry.method} {row.entry.version}"


def checked_of(row: Row) -> str:
    """Whether all rules of the rulebook in force were checked."""
    return checked_words(row.entry.method, row.entry.checked)


def withheld_of(row: Row) -> str | None:
    """What was left out of an entry, counted."""
    return joined(f"{kind}: {count}" for kind, count in row.entry.withheld.items())


def as_of(row: Row) -> date:
    """The day the export speaks for."""
    return row.terms.as_of


def _ends(outcome: str, group: str | None, hxl: str) -> tuple[Column[Row], Column[Row]]:
    whom = group.replace("-", " ") if group else "those whom the rulebook in force counts"
    name = f"{group.replace('-', '_')}_{outcome}" if group else outcome
    says = f"defensible number of {whom} {outcome}, by the rulebook in force; empty = unknown, which is not zero."
    return (
        Column(f"{name}_min", f"Lowest {says}", value_of(outcome, group, "minimum"), INTEGER, f"{hxl}+min"),
        Column(f"{name}_max", f"Highest {says}", value_of(outcome, group, "maximum"), INTEGER, f"{hxl}+max"),
    )


def _harm(outcome: str) -> tuple[Column[Row], ...]:
    hxl = f"#affected+{outcome}"
    return (
        *_ends(outcome, None, hxl),
        Column(f"{outcome}_max_open", "Whether the highest number is open upward (\"46+\").", _open(outcome), BOOLEAN),
        Column(f"{outcome}_min_rule", "The rule that set the lowest number, in words.", _why(outcome, "minimum")),
        Column(f"{outcome}_max_rule", "The rule that set the highest number, in words.", _why(outcome, "maximum")),
        Column(f"{outcome}_origins_certain", f"Independent origins of claims about people {outcome}, at least.",
               _origins(outcome, 0), INTEGER),
        Column(f"{outcome}_origins_possible", f"Independent origins of claims about people {outcome}, at most.",
               _origins(outcome, 1), INTEGER),
        *(column for group in GROUPS for column in _ends(outcome, group, hxl + TAGS[group])),
    )  # fmt: skip


TAGS = {
    "civilians": "+civilian", "children": "+children", "women": "+f", "men": "+m", "journalists": "+journalists",
    "medics": "+medics", "aid-workers": "+aidworkers", "combatants": "+combatants",
}  # fmt: skip
HAPPENING: tuple[Column[Row], ...] = (
    Column("date_start", "First day on which it may have happened, as most independent accounts have it.",
           _entry("start"), DATE, "#date+start"),
    Column("date_end", "Last day on which it may have happened.", _entry("end"), DATE, "#date+end"),
    Column("date_precision", "How exactly the day is told: day, part-of-day, days, week, month, year, range.",
           _entry("when"), STRING, "#date+precision"),
    Column("location", "Name of the place as reports use it; empty where a finer place may not be told.",
           _place("name"), STRING, "#loc+name"),
    Column("country", "Country, ISO 3166-1 alpha-3.", _place("country"), STRING, "#country+code"),
    Column("country_name", "Name of the country.", lambda row: country_name(row.entry.place.country), STRING,
           "#country+name"),
    Column("latitude", "Latitude (WGS 84) of the place named; where it is withheld, of the middle of a cell.",
           _place("lat"), NUMBER, "#geo+lat"),
    Column("longitude", "Longitude (WGS 84), likewise.", _place("lon"), NUMBER, "#geo+lon"),
    Column("location_precision", "What kind of place the coordinates stand for, from point to country.",
           _place("precision"), STRING, "#geo+precision"),
    Column("location_coarsened", "Why the place is told no finer, where it is not.", _place("coarsened")),
    Column("event_type", "Kind of event (PLOVER, lower case), as most independent accounts have it.",
           _entry("type"), STRING, "#event+type"),
    Column("event_mode", "Mode of the event (PLOVER).", _entry("mode"), STRING, "#event+type+mode"),
    Column("sub_event_type", "ACLED sub-event type, where ACLED codes one.", _entry("acled"), STRING,
           "#event+type+sub"),
    Column("accused", "Who is said to have done it; only of accepted incidents.",
           lambda row: joined(side.name for side in row.entry.accused), STRING, "#group+name+first"),
    Column("targets", "Who or what is said to have been hit.",
           lambda row: joined(side.name for side in row.entry.targets), STRING, "#group+name+second"),
    Column("weapons", "Means of harm, in the reports' words.", lambda row: joined(row.entry.weapons), STRING,
           "#event+weapon"),
)  # fmt: skip
RECORD: tuple[Column[Row], ...] = (
    Column("persons_named", "Distinct names of harmed people in the reports; the public tier tells none of them.",
           _entry("named"), INTEGER),
    Column("reports", "Number of reports.", lambda row: len(row.entry.reports), INTEGER),
    Column("first_reported", "Day of the first report.",
           lambda row: min((r.published_on for r in row.entry.reports if r.published_on), default=None), DATE,
           "#date+reported"),
    Column("sources", "Publishers of the reports.",
           lambda row: joined(dict.fromkeys(r.publisher for r in row.entry.reports)), STRING, "#meta+source"),
    Column("links", "Addresses of the reports.", lambda row: joined(r.url for r in row.entry.reports), STRING,
           "#meta+url"),
    Column("contradictions", "Claims that cannot both be true, counted.", lambda row: len(row.entry.disputes), INTEGER),
    Column("contradiction_reasons", "Why they cannot.", lambda row: joined(d.why for d in row.entry.disputes)),
    Column("strike_status", "Whether a strike is declared, likely, contested or one source's claim.",
           _entry("strike_status")),
    Column("withheld", "What was left out of this row, counted by kind.", withheld_of),
)  # fmt: skip
STANDING: tuple[Column[Row], ...] = (
    Column("grade", "Grade a person accepted; empty where nobody has.", _entry("grade"), STRING, "#status+grading"),
    Column("grade_method", "Rulebook and version of that grade.", _entry("grade_method")),
    Column("method", "Rulebook in force, which made the ranges, and its version.", method_of, STRING, "#meta+method"),
    Column("method_checked", "Whether its rules were checked against the organisation's codebook.", checked_of),
    Column("status", "Accepted by a person, or a machine's proposal.", lambda row: NOTICE[row.entry.status], STRING,
           "#status"),
    Column("accepted_on", "Day of the acceptance.", _entry("accepted_on"), DATE, "#date+accepted"),
    Column("as_of", "Day the export speaks for.", as_of, DATE, "#date+updated"),
    Column("tier", "public: what could harm somebody is left out; full: it is not.", lambda row: row.terms.tier),
    Column("place_data", "Where place names and coordinates are from.", lambda row: CREDIT),
)  # fmt: skip
NAMES: tuple[Column[Row], ...] = (
    Column("code", "The incident's code.", _entry("code"), STRING, "#event+code"),
    Column("aliases", "Codes of incidents that were merged into it.", lambda row: joined(row.entry.aliases), STRING,
           "#event+code+alias"),
)  # fmt: skip
COUNTED: Column[Row] = Column(
    "counted", "Whom the rulebook in force counts: civilians, or all.", lambda row: row.terms.method.population
)
INCIDENTS: tuple[Column[Row], ...] = (
    *NAMES,
    *HAPPENING,
    COUNTED,
    *_harm("killed"),
    *_harm("injured"),
    *RECORD,
    *STANDING,
)
