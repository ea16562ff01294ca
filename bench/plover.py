"""PLOVER sentences: event type (mapped to today's sixteen), source country, target country.

Our event for a sentence is the first whose trigger shares a word with the sentence's annotated event words ("threatened
to pull out": the word that governs comes first), else the first. The sentences carry an older list of eighteen types:
DEMAND is request, DISAPPROVE and INVESTIGATE are accuse, FIGHT and CRIME assault; the others keep their names
(cameo_to_plover_2021.tsv and the manual of 2021). What is told as planned folds into agree, as the manual says of
consult, support, cooperate and aid; our readings keep it apart as the factuality. A country is right when the countries
of our actors (targets) are exactly those of the annotated source (target), where there is one; ``country`` is F over
all of them. Organisations beyond states, of states or not, are one code, IGO, on both sides; ours have it
from the lexicon,
since an entity's country is a state only. States that are no more count as those that followed them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bench.figures import Counts, Measured, show
from bench.places import measures, part, rows
from bench.product import readings
from tallystick.resources.tables import listed, read_table

DATA = ("measure/plover_dev.jsonl",)
FLOORS = ("type", "source_country", "target_country", "country_f")
OLDER = {"demand": "request", "disapprove": "accuse", "investigate": "accuse", "fight": "assault", "crime": "assault"}
CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "YUG": "SRB", "SCG": "SRB", "SUN": "RUS"} | {
    "UNO": "IGO",
    "EUR": "IGO",
    "NGO": "IGO",
    "ISM": "IMG",
}
STATELESS = {"igo": "IGO", "coalition": "IGO", "ngo": "IGO", "monitor": "IGO", "rebels": "IMG", "militia": "IMG"}
FOLDED = {"consult", "support", "cooperate", "aid"}
SLOTS = (("source", "actors"), ("target", "targets"))
Row = Mapping[str, Any]


def today(written: str) -> str:
    """An annotated type as one of today's sixteen."""
    return OLDER.get(written.lower(), written.lower())


def words(text: str) -> set[str]:
    """The words of a text, lower case."""
    return set(re.findall(r"\w+", text.lower()))


def chosen(reading: Row, about: str) -> Row | None:
    """Our event for the annotated words."""
    text, wanted = reading["document"]["text"], words(about)
    events = sorted(reading["events"], key=lambda e: tuple(e["trigger"]))
    told = [e for e in events if words(text[slice(*e["trigger"])]) & wanted]
    return next(iter(told or events), None)


@cache
def beyond_states() -> Mapping[str, str]:
    """The lexicon's parties that belong to no state, by name: organisations of states, movements, NGOs."""
    found: dict[str, str] = {}
    for row in read_table("parties"):
        code = CODES.get(row["country"], row["country"]) or STATELESS.get(row["kind"], "")
        if code in STATELESS.values():
            found |= dict.fromkeys((row["name"], *listed(row["aliases"])), code)
    return found


def country(entity: Row) -> str | None:
    """The code of one of our entities; who speaks for an organisation of states begins with its name."""
    code = entity["country"]
    for title in (entity["name"], entity.get("office") or ""):
        begun = (" ".join(title.split()[:size]) for size in range(len(title.split()), 0, -1))
        code = code or next((beyond_states()[name] for name in begun if name in beyond_states()), None)
    return CODES.get(code, code) if code else None


def coded(event: Row) -> str:
    """The type of one of our events, planned cooperation folded into agree."""
    return "agree" if event["factuality"] == "planned" and event["type"] in FOLDED else event["type"]


def count(row: Row, reading: Row, counts: Counts) -> None:
    """One sentence."""
    case, event = str(row["id"]), chosen(reading, str(row["eventText"]))
    counts.hit("type", case, event is not None and coded(event) == today(row["event"]))
    counts.hit("event_read", case, event is not None)
    entities = {entity["id"]: entity for entity in reading["entities"]}
    for slot, role in SLOTS:
        wanted = {CODES.get(actor["code"], actor["code"]) for actor in row.get(slot) or []}
        found = {country(entities[i]) for i in event[role]} - {None} if event else set()
        counts.add("country", case, len(wanted & found), len(found), len(wanted))
        if wanted:
            counts.hit(f"{slot}_country", case, wanted == found)


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the dev sentences."""
    taken = part(rows(data or measures() / "plover_dev.jsonl"), every)
    counts = Counts()
    for row, reading in zip(taken, readings(taken), strict=True):
        count(row, reading, counts)
    return counts.measured()


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
