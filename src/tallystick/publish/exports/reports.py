"""Tables beside the incidents: the claims with who says them, and the reports they are from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tallystick.publish.exports.columns import DATE, INTEGER, Cell, Column, joined
from tallystick.publish.exports.entry import Entry, Report, Said
from tallystick.publish.exports.gather import Gathered
from tallystick.publish.exports.own import NOTICE
from tallystick.publish.exports.terms import Terms


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its incident."""

    claim: Said
    entry: Entry
    terms: Terms


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report with the incident it tells of."""

    report: Report
    entry: Entry
    terms: Terms


def claim_rows(gathered: Gathered) -> Iterator[ClaimRow]:
    """Every claim that is told, by incident."""
    for entry in gathered.entries:
        yield from (ClaimRow(claim, entry, gathered.terms) for claim in entry.claims)


def report_rows(gathered: Gathered) -> Iterator[ReportRow]:
    """Every report, once for each incident it tells of."""
    for entry in gathered.entries:
        yield from (ReportRow(report, entry, gathered.terms) for report in entry.reports)


def _claim(name: str) -> Callable[[ClaimRow], Cell]:
    def cell(row: ClaimRow) -> Cell:
        found: Cell = getattr(row.claim, name)
        return found

    return cell


def _of_claim(name: str) -> Callable[[ClaimRow], Cell]:
    def cell(row: ClaimRow) -> Cell:
        found: Cell = getattr(row.claim.report, name)
        return found

    return cell


def _report(name: str) -> Callable[[ReportRow], Cell]:
    def cell(row: ReportRow) -> Cell:
        found: Cell = getattr(row.report, name)
        return found

    return cell


CLAIMS: tuple[Column[ClaimRow], ...] = (
    Column("claim", "The claim's id.", _claim("id")),
    Column("incident", "Code of the incident it is about.", lambda row: row.entry.code),
    Column("property", "What it is about: killed, injured, actor, place, date …", _claim("property")),
    Column("value", "What it says, in plain words; withheld names and places are replaced.", _claim("value")),
    Column("who", "Group of people counted.", _claim("who")),
    Column("person_status", "Status of these people, where the report gives one.", _claim("status")),
    Column("number", "The number said; nothing is derived from words.", _claim("number"), INTEGER),
    Column("quantifier", "How the number is said: exact, at-least, about, dozens …", _claim("quantifier")),
    Column("low", "The literal lower end; empty = not stated.", _claim("low"), INTEGER),
    Column("high", "The literal upper end; empty = not stated.", _claim("high"), INTEGER),
    Column("voices", "Who says it, outermost first; private persons, witnesses and crowds as local source A, B …",
           lambda row: joined(row.claim.voices, " > ")),
    Column("stance", "How it is said: states, alleges, denies, confirms …", _claim("stance")),
    Column("factuality", "Whether it is told as having happened.", _claim("factuality")),
    Column("stated_as_of", "Day the claim speaks for.", _claim("as_of"), DATE),
    Column("quotation", "The words behind it, at most 300 characters in the public tier.", _claim("quotation")),
    Column("publisher", "Who published the report.", _of_claim("publisher")),
    Column("published_on", "When.", _of_claim("published_on"), DATE),
    Column("link", "Address of the report.", _of_claim("url")),
    Column("document", "Id of the report's text.", _of_claim("document")),
    Column("incident_status", "Whether the incident was accepted by a person.", lambda row: NOTICE[row.entry.status]),
    Column("method", "Rulebook in force for the incident; it has no part in the claim.",
           lambda row: f"{row.entry.method} {row.entry.version}"),
    Column("method_checked", "Whether its rules were checked against the organisation's codebook.",
           lambda row: "yes" if row.entry.checked else "not every rule"),
    Column("as_of", "Day the export speaks for.", lambda row: row.terms.as_of, DATE),
    Column("tier", "public or full.", lambda row: row.terms.tier),
)  # fmt: skip
REPORTS: tuple[Column[ReportRow], ...] = (
    Column("incident", "Code of an incident the report tells of.", lambda row: row.entry.code),
    Column("document", "Id of the report's text.", _report("document")),
    Column("publisher", "Who published it.", _report("publisher")),
    Column("published_on", "When.", _report("published_on"), DATE),
    Column("title", "Its title.", _report("title")),
    Column("link", "Its address, which was never opened.", _report("url")),
    Column("language", "Its language.", _report("language")),
)  # fmt: skip
