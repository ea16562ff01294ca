"""Literal counts of killed and injured people in assessments: our rows of harm against our own annotation.

``narratives_counts.json`` holds, for the first 60 assessments by sorted code of at most 2,500 characters, every count
of killed and injured people that the text states: offsets of the counting phrase, outcome, who, low, high; no words.
The annotation, made by one reader, follows the contract and rule 8 of the gold readings:
- one row per speaker, population, outcome and number; told again by another speaker it is a row of its own;
- quantifiers as the contract has them ("at least N" N-null, bare plural and "a number of" 2-null, "dozens" null-null);
- parts after "including" are rows; names that only spell out a total before them are not, nor are "casualties";
- mourning and tributes are no statement of a count, nor is a name found on a list, nor a range without people;
- several people in one phrase are one row where their class is one, else a row for each class.

A match, one to one: overlapping spans, same outcome, same low and high. ``counts_f`` requires the group too (civilian,
combatants, security forces; annotated as unspecified, ours may be unspecified or civilian); ``counts_any_group_f`` does
not, and neither do ``killed_f`` and ``injured_f``. One row of ours counts once, in however many events it stands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Counts, Measured, show
from bench.grave import CIVILIAN, overlap
from bench.places import ROOT, measures, part, rows
from bench.product import readings

DATA = ("measure/narratives_dev.jsonl", "bench/narratives_counts.json")
FLOORS = ("counts_f", "counts_any_group_f")
QUICK = 2
ANNOTATED = ROOT / "bench" / "narratives_counts.json"
OUTCOMES = ("killed", "injured")
CIVILIANS = CIVILIAN | {"men"}
Row = Mapping[str, Any]
Same = Callable[[Row, Row], bool]


def annotated(file: Path = ANNOTATED) -> dict[str, list[Row]]:
    """The annotated counts of every assessment by its code."""
    told: dict[str, list[Row]] = json.loads(file.read_text(encoding="utf-8"))
    return told


def ours(reading: Row) -> list[Row]:
    """Our rows of killed and injured people, each once, in text order."""
    found = {row["id"]: row for event in reading["events"] for row in event["harm"] if row["outcome"] in OUTCOMES}
    return sorted(found.values(), key=lambda row: (tuple(row["span"]), row["outcome"], row["id"]))


def group(who: str | None) -> str:
    """The class a group is held against."""
    return "civilians" if who in CIVILIANS else who or "unspecified"


def same_count(wanted: Row, given: Row) -> bool:
    """Whether a row of ours tells the annotated count of the same phrase."""
    alike = all(wanted[key] == given[key] for key in ("outcome", "low", "high"))
    return alike and overlap((wanted["s"], wanted["e"]), given["span"])


def same_group(wanted: Row, given: Row) -> bool:
    """Whether it tells the count of the same group as well."""
    allowed = {group(wanted["who"])} | ({"civilians"} if wanted["who"] == "unspecified" else set())
    return same_count(wanted, given) and group(given["who"]) in allowed


def matched(wanted: Sequence[Row], given: Sequence[Row], same: Same) -> int:
    """How many rows can be paired one to one; the most there can be, so that no order of the rows matters."""
    partner: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j, row in enumerate(given):
            if j in tried or not same(wanted[i], row):
                continue
            tried.add(j)
            if j not in partner or place(partner[j], tried):
                partner[j] = i
                return True
        return False

    return sum(place(i, set()) for i in range(len(wanted)))


def score(case: str, wanted: Sequence[Row], given: Sequence[Row], counts: Counts) -> None:
    """One assessment."""
    counts.add("counts", case, matched(wanted, given, same_group), len(given), len(wanted))
    counts.add("counts_any_group", case, matched(wanted, given, same_count), len(given), len(wanted))
    for outcome in OUTCOMES:
        mine, theirs = ([row for row in side if row["outcome"] == outcome] for side in (wanted, given))
        counts.add(outcome, case, matched(mine, theirs, same_count), len(theirs), len(mine))


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the annotated assessments."""
    wanted = annotated()
    kept = [row for row in rows(data or measures() / "narratives_dev.jsonl") if row["code"] in wanted]
    taken, counts = part(kept, every, "code"), Counts()
    for row, reading in zip(taken, readings(taken), strict=True):
        score(row["code"], wanted[row["code"]], ours(reading), counts)
    return counts.measured(assessments=len(taken))


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)
