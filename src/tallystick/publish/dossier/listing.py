"""The list of incidents: a table for a terminal, JSON Lines, or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Protocol

from tallystick.model.dossier import Dossier, Setting
from tallystick.model.incident import End, Incident
from tallystick.model.loading import compact
from tallystick.publish.cells import harmless
from tallystick.publish.dossier import said
from tallystick.publish.words import safe

NONE_FOUND = "no incidents"
HEAD = ("code", "date", "place", "what", "killed", "injured", "grade", "origins", "reports", "status")
COLUMNS = (
    "code", "status", "date_from", "date_to", "place", "country", "lat", "lon", "type", "mode", "acled", "parties",
    "killed_min", "killed_max", "injured_min", "injured_max", "grade", "method", "origins_certain", "origins_possible",
    "reports",
)  # fmt: skip
WIDEST = {"place": 24, "what": 32, "grade": 22}


class Line(Protocol):
    """An incident in a list."""

    @property
    def code(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def reports(self) -> int: ...
    @property
    def setting(self) -> Setting: ...
    @property
    def incident(self) -> Incident: ...


def listing_text(lines: Iterable[Line]) -> str:
    """A table with a line for each incident."""
    rows = [HEAD, *(_cells(line) for line in lines)]
    if len(rows) == 1:
        return NONE_FOUND + "\n"
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEAD))]
    shown = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(shown) + "\n"


def _cells(line: Line) -> tuple[str, ...]:
    when, where = line.setting.when, line.setting.where
    first = when.start.isoformat() if when and when.start else ""
    last = when.end.isoformat() if when and when.end else ""
    every = line.incident.independence[0]
    cells = {
        "code": line.code,
        "date": first if first == last or not last else f"{first}/{last}",
        "place": ", ".join(filter(None, (safe(where.name), where.country))) if where else "",
        "what": said.what(line.setting),
        "killed": said.range_in_words(line.incident.range_of("killed")),
        "injured": said.range_in_words(line.incident.range_of("injured")),
        "grade": said.level_of(line.incident),
        "origins": str(every.certain) if every.certain == every.possible else f"{every.certain}–{every.possible}",
        "reports": str(line.reports),
        "status": line.status,
    }
    return tuple(_cut(cells[name], WIDEST.get(name)) for name in HEAD)


def _cut(text: str, widest: int | None) -> str:
    return text if widest is None or len(text) <= widest else text[: widest - 1] + "…"


def listing_json(lines: Iterable[Line]) -> Iterator[str]:
    """One JSON object for each incident."""
    for line in lines:
        held = {"code": line.code, "status": line.status, "reports": line.reports}
        held |= compact({"setting": line.setting, "incident": line.incident})
        yield json.dumps(held, ensure_ascii=False)


def listing_csv(lines: Iterable[Line]) -> str:
    """A table for programs; what is not known is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([harmless(cell) for cell in _columns(line)])
    return out.getvalue()


def _columns(line: Line) -> tuple[object, ...]:
    when, where, incident = line.setting.when, line.setting.where, line.incident
    every = incident.independence[0]
    parties = (p.name for p in (*line.setting.actors, *line.setting.targets) if p.root)
    return (
        line.code, line.status, when and when.start, when and when.end,
        where and where.name, where and where.country, where and where.lat, where and where.lon,
        line.setting.type, line.setting.mode, line.setting.acled, "; ".join(dict.fromkeys(parties)),
        *_ends(incident, "killed"), *_ends(incident, "injured"),
        incident.level, f"{incident.method}/{incident.version}", every.certain, every.possible, line.reports,
    )  # fmt: skip


def _ends(incident: Incident, outcome: str) -> tuple[int | None, int | None]:
    found = incident.range_of(outcome)
    return (_value(found.minimum), _value(found.maximum)) if found else (None, None)


def _value(end: End) -> int | None:
    return end.value


def dossier_json(one: Dossier) -> str:
    """The whole dossier as one JSON object; what is null or empty is left out."""
    return json.dumps(compact(one), ensure_ascii=False)
