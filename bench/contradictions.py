"""Claims that cannot both be true: 60 planted contradictions and 60 pairs that only look like it.

``contradictions.tsv`` is our own: ten contradictions for each of killed, injured, responsibility, place, date and
weapon, and fifteen pairs each of a part and its whole, an update, a rounded number and a count of another place. The
pairs are claims, not texts: assessment is measured, whatever the reader makes of words; and who wrote them had written
the rules. A pair is found when the incident of its two claims has a contradiction.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.figures import Counts, Measured, balanced, show
from bench.places import ROOT
from tallystick.assessment.contradictions import contradictions
from tallystick.assessment.origins import origins
from tallystick.model.incident import Statement
from tallystick.resources.voices.register import shipped_register

DATA = ("bench/contradictions.tsv",)
FLOORS = ("contradictions_f",)
PLANTED = "contradiction"
FILE = ROOT / "bench" / "contradictions.tsv"


def pairs(file: Path) -> list[dict[str, str]]:
    """The rows of the file."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def statement(id_: str, property_: str, side: str) -> Statement:
    """One side of a pair as a statement."""
    who, claim, day, place = side.split("|")
    voice = shipped_register().voice(who)
    denies = claim.startswith("denies ")
    fields = {
        "responsibility": _party,
        "place": _place,
        "date": lambda words: {"value": words},
        "weapon": lambda words: {"value": words},
    }.get(property_, _count)
    return Statement(
        id=id_,
        document=f"d-{id_}",
        property=property_,
        chain=(voice,),
        stance="denies" if denies else "states",
        as_of=date.fromisoformat(day) if day else None,
        **{"place": place or None, **fields(claim.removeprefix("denies "))},
    )


def _party(words: str) -> dict[str, Any]:
    return {"value": words, "party": shipped_register().voice(words).root}


def _place(words: str) -> dict[str, Any]:
    name, point, reach = words.rsplit(" ", 2)
    lat, lon = map(float, point.split(","))
    return {"value": name, "place": name, "lat": lat, "lon": lon, "reach_km": float(reach)}


def _count(words: str) -> dict[str, Any]:
    *said, who = words.split()
    numbers = [int(word) for word in said if word.isdigit()]
    quantifier = next((word for word in said if not word.isdigit()), "exact")
    return {"who": who, "number": numbers[0] if numbers else None, "quantifier": quantifier, "phrase": words}


def found(row: dict[str, str]) -> bool:
    """Whether the two claims of a row are held to contradict each other."""
    both = [statement(f"{row['id']}-{side}", row["property"], row[side]) for side in ("one", "other")]
    return bool(contradictions(both, origins(both)))


def cases(file: Path) -> Iterator[tuple[str, str, bool, bool]]:
    """Id, kind, whether planted, whether found."""
    for row in pairs(file):
        yield row["id"], row["kind"], row["kind"] == PLANTED, found(row)


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """F over the planted, and the share of right answers for each kind of pair."""
    counts, rows = Counts(), list(cases(data or FILE))[::every]
    for id_, kind, planted, ours in rows:
        counts.add("contradictions", id_, planted and ours, ours, planted)
        counts.hit(kind, id_, planted == ours)
    p, r, f = balanced(*counts.sums("contradictions"))
    shares = {kind: round(counts.sums(kind)[0] / counts.sums(kind)[1], 4) for kind in sorted({row[1] for row in rows})}
    wrong = [id_ for id_, _, planted, ours in rows if planted != ours]
    totals = {f"contradictions_{name}": round(value, 4) for name, value in zip("prf", (p, r, f), strict=True)}
    return Measured({**totals, **shares, "wrong": " ".join(wrong)}, lambda _: wrong)


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures and the ids of the wrong answers."""
    return show(measured(data), out)
