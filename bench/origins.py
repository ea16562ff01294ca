"""How many independent origins the reports of an incident have, against what a person found (13 incidents).

The reports are the measure's; of each, the accounts of assaults are taken (as the linker makes them) that fit the
incident's day (a day either way) and place (40 km) in most of the two, and contradict it in neither; where none states
either, the one with most counts of harm. Of these counts what bears on the happening and its harm. ``origins_right``:
incidents whose certain count lies within the person's lowest and highest; ``origins_covered``: whose interval from
certain to possible meets it. Counting publishers gives .61.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import tallystick
from bench.figures import Counts, Measured, show
from bench.places import measures, part, rows
from bench.product import in_processes
from tallystick.assessment.offices import in_office
from tallystick.assessment.origins import independence
from tallystick.assessment.statements import statements_of
from tallystick.linker.account import accounts_of
from tallystick.model.geo import Coordinates, distance_km
from tallystick.model.incident import Statement
from tallystick.model.reading import Event, Reading

DATA = ("measure/origins_dev.jsonl", "measure/dossiers_dev.jsonl", "measure/dossier_incidents_dev.jsonl")
FLOORS = ("origins_right",)
QUICK = 2
NEAR_KM = 40.0
DAYS = ("part-of-day", "day", "days", "week", "range")
WIDE = ("province", "region", "country")
BEARING = ("type", "actor", "target", "killed", "injured", "damage", "responsibility")
Row = Mapping[str, Any]


def fits_day(event: Event, incident: Row) -> bool | None:
    """Whether an event is of the incident's day; None = it does not say."""
    if event.when is None or event.when.start is None or event.when.precision not in DAYS:
        return None
    first = date.fromisoformat(incident["date_start"]) - timedelta(1)
    last = date.fromisoformat(incident["date_end"] or incident["date_start"]) + timedelta(1)
    return event.when.start <= last and (event.when.end or event.when.start) >= first


def fits_place(event: Event, incident: Row) -> bool | None:
    """Whether an event is near the incident's place; None = it cannot be told."""
    where = event.where
    if where is None or where.lat is None or where.lon is None or where.precision in WIDE or incident["lat"] is None:
        return None
    here = Coordinates(lat=incident["lat"], lon=incident["lon"])
    return distance_km(Coordinates(lat=where.lat, lon=where.lon), here) <= NEAR_KM


def fitting(reading: Reading, incident: Row) -> set[str]:
    """The events of a report that are about the incident."""
    events = {event.id: event for event in reading.events}
    found: list[tuple[int, int, int, tuple[str, ...]]] = []
    for account in accounts_of(reading):
        told = [events[id_] for id_ in account.events if events[id_].type == "assault"]
        days, places = ({fits(event, incident) for event in told} for fits in (fits_day, fits_place))
        if told and not _against(days) and not _against(places):
            harm = sum(len(events[id_].harm) for id_ in account.events)
            found.append(((True in days) + (True in places), harm, -events[account.id].trigger.start, account.events))
    best = max(found, default=(0, 0, 0, ()))
    chosen = [events for fit, _, _, events in found if fit == best[0]] if best[0] else [best[3]]
    return {event for some in chosen for event in some}


def _against(answers: set[bool | None]) -> bool:
    return False in answers and True not in answers


def statements(task: Row) -> tuple[Statement, ...]:
    """The statements of one report about the incident it is asked for."""
    row, incident = task["report"], task["incident"]
    reading = tallystick.read(row["text"], publisher=row["publisher"], published_on=row["published_on"]).reading
    return tuple(s for s in statements_of(reading, fitting(reading, incident)) if s.property in BEARING)


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The share of incidents whose number of origins is right."""
    wanted = part(rows(data or measures() / "origins_dev.jsonl"), every, "incident")
    reports = {row["doc_id"]: row for row in rows(measures() / "dossiers_dev.jsonl")}
    incidents = {row["incident"]: row for row in rows(measures() / "dossier_incidents_dev.jsonl")}
    tasks = [
        {
            "report": reports[doc["doc_id"]],
            "incident": incidents[row["incident"].partition("+")[0]],
            "of": row["incident"],
        }
        for row in wanted
        for doc in row["docs"]
    ]
    gathered: dict[str, list[Statement]] = {row["incident"]: [] for row in wanted}
    for task, found in zip(tasks, in_processes(statements, tasks), strict=True):
        gathered[task["of"]].extend(found)
    counts = Counts()
    for row in wanted:
        found, *_ = independence(in_office(gathered[row["incident"]]))
        low, high = row["n_origins_min"], row["n_origins_max"]
        counts.hit("origins_right", row["incident"], low <= found.certain <= high)
        counts.hit("origins_covered", row["incident"], found.certain <= high and found.possible >= low)
    return counts.measured(incidents=len(wanted))


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
