"""The bundled examples as incidents against ``examples/expected_incidents.json``, which a careful person wrote.

An expected incident is found by the incident that has most of its reports among those of its days (or the day after)
and within its tolerance of its place, or as far as its own place reaches. ``reports_f``: F over the pairs of incident
and report, the one-line mentions of a week in review counting only where they are found; ``killed``, ``injured``: both
ends exact; ``apart``: pairs that must stay apart do; ``whole``: no other incident with harm at its day and place.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.figures import Counts, Measured, show
from bench.places import ROOT
from tallystick.archive.intake import iter_reports
from tallystick.archive.report import ReportDefaults
from tallystick.flow.dossiers import dossiers
from tallystick.flow.judge import bring_up_to_date
from tallystick.flow.record import Recorder
from tallystick.ledger.store import Ledger
from tallystick.ledger.views import is_attack
from tallystick.model.dossier import Dossier
from tallystick.model.geo import Coordinates, distance_km

EXAMPLES = ("examples/index.toml", "examples/reports/wire.jsonl")
EXPECTED = ROOT / "examples" / "expected_incidents.json"
OUTCOMES = ("killed", "injured")
Row = Mapping[str, Any]


def made(folder: Path) -> tuple[list[Dossier], dict[str, str]]:
    """The dossiers of the examples, and the expected file's name of each document."""
    names: dict[str, str] = {}
    with Ledger.open(str(folder / "a.db"), create=True) as ledger:
        reports = list(iter_reports([str(ROOT / path) for path in EXAMPLES], ReportDefaults()))
        for report in reports:
            path = Path(report.path).relative_to(ROOT / "examples").as_posix()
            names[report.document.id] = f"{path}#{report.line}" if report.line and path.endswith("jsonl") else path  # type: ignore[union-attr]
        for _ in Recorder(ledger).record(iter(reports)):
            pass
        bring_up_to_date(ledger)
        return list(dossiers(ledger)), names


def here(one: Dossier, wanted: Row) -> bool:
    """Whether an incident is of the days and near the place of an expected one."""
    when, where = one.setting.when, one.setting.where
    if when is None or when.start is None or where is None or where.lat is None or where.lon is None:
        return False
    first, last = (date.fromisoformat(wanted["date"][end]) for end in ("from", "to"))
    place = wanted["place"]
    far = distance_km(Coordinates(lat=where.lat, lon=where.lon), Coordinates(lat=place["lat"], lon=place["lon"]))
    fits = when.start <= last + timedelta(1) and (when.end or when.start) >= first
    short = (when.end or when.start) - when.start <= timedelta(2)
    return fits and short and far <= max(place["tolerance_km"], where.uncertainty_km or 0.0)


def answer(wanted: Row, there: list[Dossier], names: Mapping[str, str]) -> Dossier | None:
    """The incident that an expected one is found by."""
    near = [one for one in there if here(one, wanted) and is_attack(one.setting, one.incident)]
    return max(near, key=lambda one: (len(reports_of(one, names) & set(wanted["reports"])), one.code), default=None)


def reports_of(one: Dossier, names: Mapping[str, str]) -> set[str]:
    """The reports of an incident by the expected file's names."""
    return {names[source.document] for source in one.sources}


def ends(one: Dossier, outcome: str) -> tuple[int | None, int | None]:
    """Lowest and highest count."""
    found = one.incident.range_of(outcome)
    return (found.minimum.value, found.maximum.value) if found else (None, None)


def compare(there: list[Dossier], names: Mapping[str, str], expected: Row) -> Iterator[tuple[str, str, bool, str]]:
    """Measure, case, whether it holds, and what was found instead."""
    answers = {row["code"]: answer(row, there, names) for row in expected["incidents"]}
    for row in expected["incidents"]:
        one = answers[row["code"]]
        yield "found", row["code"], one is not None, one.code if one else "none"
        for outcome in OUTCOMES:
            want = (row[outcome]["low"], row[outcome]["high"])
            got = ends(one, outcome) if one else ("–", "–")
            yield outcome, row["code"], got == want, f"{got} for {want}"
        pieces = [o.code for o in there if here(o, row) and o is not one and o.incident.ranges]
        yield "whole", row["code"], not pieces, ", ".join(pieces)
    for a, b in expected["must_stay_apart"]:
        one, other = answers[a], answers[b]
        yield "apart", f"{a} {b}", one is None or other is None or one is not other, ""


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The share of what the expected file says that was found."""
    expected = json.loads((data or EXPECTED).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        there, names = made(Path(folder))
    return _figures(there, names, expected)


def _figures(there: list[Dossier], names: Mapping[str, str], expected: Row) -> Measured:
    counts = Counts()
    for name, case, holds, _ in compare(there, names, expected):
        counts.hit(name, case, holds)
    both = ours = gold = 0
    for row in expected["incidents"]:
        one = answer(row, there, names)
        mine = reports_of(one, names) if one else set()
        wanted = set(row["reports"]) - (set(row["one_line_in"]) - mine)
        both, ours, gold = both + len(mine & wanted), ours + len(mine), gold + len(wanted)
    return counts.measured(incidents=len(there), reports_f=round(2 * both / (ours + gold), 3))


def table(there: list[Dossier], names: Mapping[str, str], expected: Row) -> Iterator[str]:
    """A line for each expected incident: by what it was found, and its figures beside the expected ones."""
    heads = f"{'killed':>10s} {'expected':>10s}  {'injured':>10s} {'expected':>10s}"
    yield f"{'expected':14s} {'found as':10s} {'reports':>9s}  {heads}"
    for row in expected["incidents"]:
        one = answer(row, there, names)
        mine = reports_of(one, names) if one else set()
        figures = [
            words
            for outcome in OUTCOMES
            for words in (_span(*ends(one, outcome)) if one else "–", _span(row[outcome]["low"], row[outcome]["high"]))
        ]
        held = f"{len(mine & set(row['reports']))} of {len(row['reports'])}"
        yield (
            f"{row['code']:14s} {one.code if one else 'none':10s} {held:>9s}  "
            f"{figures[0]:>10s} {figures[1]:>10s}  {figures[2]:>10s} {figures[3]:>10s}"
        )


def _span(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return "unknown"
    return f"{low}" if low == high else f"{'?' if low is None else low}–{'?' if high is None else high}"


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints what was found beside what was expected, and the figures."""
    expected = json.loads((data or EXPECTED).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        there, names = made(Path(folder))
    print("\n".join(table(there, names, expected)))
    return show(_figures(there, names, expected), out)


if __name__ == "__main__":
    raise SystemExit(main())
