"""A military's own statements and the incidents they are about: the right one first, and "none" where there is none.

The statements are read by the product; the incidents are the record's of the same dev split, as they are there (days,
point, name of the place, belligerents). ``matched``: of the statements linked to an incident of the split, those whose
first candidate it is. ``none``: of those whose incidents are all outside it, those answered "none". Seventeen that are
linked to another code of an incident of the split count for neither. Statements have no day of publication here.
``uncited_``: the same without the codes of the public record that some statements name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bench.figures import Counts, Measured, show
from bench.places import measures, part, rows
from bench.product import document, in_processes
from tallystick.linker.declared import Declared, Held, Matcher, declared_of, telling
from tallystick.model.geo import Coordinates
from tallystick.resources.voices.register import shipped_register

DATA = ("measure/statements_dev.jsonl", "measure/dossier_incidents_dev.jsonl")
FLOORS = ("matched", "none")
QUICK = 4
SPEAKERS = {"coalition": "U.S.-led Coalition", "united_kingdom": "United Kingdom", "united_states": "Pentagon"}
PARTNER = "partner_strike_report"
Row = Mapping[str, Any]


def held(row: Row) -> Held:
    """An incident of the record."""
    first = date.fromisoformat(row["date_start"])
    point = None if row["lat"] is None else Coordinates(lat=row["lat"], lon=row["lon"])
    return Held(
        code=row["incident"],
        first=first,
        last=date.fromisoformat(row["date_end"]) if row["date_end"] else first,
        point=point,
        names=telling(row["location_text"]),
        parties=frozenset(shipped_register().voice(name).root for name in row["belligerents"]),
    )


def speakers(row: Row) -> Iterator[str]:
    """Whose statement it is; a partner speaks for the coalition it is one of."""
    names = [SPEAKERS[row["belligerent"]]] if row["belligerent"] in SPEAKERS else []
    names += [SPEAKERS["coalition"]] if row["kind"] == PARTNER else []
    return (shipped_register().voice(name).root for name in names)


def declared(row: Row) -> Declared:
    """One statement, read."""
    from tallystick.reader.read import read_document

    return declared_of(read_document(document(row)), speakers(row))


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The share of statements whose first candidate is right, and of those that answer "none" where that is right."""
    incidents = rows(measures() / "dossier_incidents_dev.jsonl")
    known = {row["incident"] for row in incidents}
    others = {code for row in incidents for code in (row["full_code"], *row["same_event_codes"])}
    matcher = Matcher(map(held, incidents))
    wanted = part(rows(data or measures() / "statements_dev.jsonl"), every, "id")
    counts = Counts()
    for row, said in zip(wanted, in_processes(declared, wanted), strict=True):
        codes = {linked["airwars_code"] for linked in row["linked"]}
        for prefix, one in (("", said), ("uncited_", replace(said, codes=frozenset()))):
            first = matcher.candidates(one)[0].code
            if codes & known:
                counts.hit(f"{prefix}matched", row["id"], first in codes)
            elif not codes & others:
                counts.hit(f"{prefix}none", row["id"], first is None)
    return counts.measured(incidents=len(known), statements=len(wanted))


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
