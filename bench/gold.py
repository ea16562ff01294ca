"""The gold readings: the whole product against careful readings of real reports, by the measure's own scorer.

The figures are the scorer's printed lines: "{label in snake_case}_p", "_r", "_f", with "_tp", "_found" and "_gold"
counts, "grave_…" counts, "spans_outside_the_text" and "mean_f_over_measures". ``--without ID,ID`` leaves rows out.
One report (gold-seed) is the one whose place and zone our own data adds: "without_gold_seed_…" are the figures
without it.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Measured
from bench.places import measures, part, publish, rows
from bench.product import readings
from bench.scorers import lowest, module, printed, write_rows

OPTIONS = {"--without": "ids of gold rows to leave out, separated by commas (as gold-seed)"}
DATA = ("measure/gold_dev.jsonl", "measure/score_reading.py")
SEED, APART = "gold-seed", "without_gold_seed_"
OF_ALL = (
    "attribution_source_characters_f",
    "attribution_cue_characters_f",
    "attribution_content_characters_f",
    "attribution_with_its_voice_f",
    "voice_resolved_pronouns_descriptions_f",
    "nesting_f",
    "event_found_f",
    "event_found_with_its_type_f",
    "actors_f",
    "targets_f",
    "factuality_f",
    "who_says_so_voices_of_events_f",
    "when_same_interval_f",
    "where_name_f",
    "harm_anywhere_in_the_report_f",
    "mean_f_over_measures",
    "spans_in_the_text",
)
FLOORS = (*OF_ALL, *(f"{APART}{key}" for key in OF_ALL))
LINE = re.compile(
    r"^(?P<label>.+?)\s+P (?P<p>[\d.]+)\s+R (?P<r>[\d.]+)\s+F (?P<f>[\d.]+)(?:\s+\((?P<counts>[^)]*)\))?$"
)
GRAVE = re.compile(r"^(?P<label>GRAVE.+?)\s{2,}(?P<count>[\d.]+) of (?P<of>[\d.]+)$")
HEAD = re.compile(r"^(?P<reports>\d+) reports; spans outside the text: (?P<outside>\d+)$")
MEAN = re.compile(r"^(?P<label>mean F over measures)\s+(?P<f>[\d.]+)$")
PARTS = ("score_attributions", "score_events", "score_relations")
Row = Mapping[str, Any]


def key(label: str) -> str:
    """A printed label as a key: "when, where (name)" -> "when_where_name"."""
    return re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")


def figures(lines: str) -> dict[str, float]:
    """The figures of the scorer's printed lines."""
    found: dict[str, float] = {}
    for line in lines.splitlines():
        if head := HEAD.match(line):
            found |= {"reports": int(head["reports"]), "spans_outside_the_text": int(head["outside"])}
            found["spans_in_the_text"] = float(head["outside"] == "0")
        elif mean := MEAN.match(line):
            found[key(mean["label"])] = float(mean["f"])
        elif grave := GRAVE.match(line):
            found |= {key(grave["label"]): float(grave["count"]), f"{key(grave['label'])}_of": float(grave["of"])}
        elif row := LINE.match(line):
            found |= {f"{key(row['label'])}_{part}": float(row[part]) for part in "prf"}
            counts = (row["counts"] or "").split("/")
            if len(counts) == 3:
                named = zip(("tp", "found", "gold"), counts, strict=True)
                found |= {f"{key(row['label'])}_{name}": float(count) for name, count in named}
    return found


def lines(gold: Sequence[Row], made: Sequence[Row]) -> str:
    """What the scorer prints for these gold rows and readings."""
    with tempfile.TemporaryDirectory() as folder:
        kept = write_rows(gold, Path(folder, "kept.jsonl"))
        scored = printed("score_reading", kept, write_rows(made, Path(folder, "readings.jsonl")))
    sys.stderr.write(scored.stderr)
    scored.check_returncode()
    return scored.stdout


def share(gold: Row, reading: Row, figure: str) -> float:
    """One report's F in a figure, by the scorer's own functions; 1 where nothing is to be found and nothing is."""
    scorer = module("score_reading")
    counted = scorer.Count()
    for name in PARTS:
        getattr(scorer, name)(gold, reading, counted)
    labels = {f"{key(label)}_f": label for label in counted if any(counted[label])}
    if figure in labels:
        return float(counted.prf(labels[figure])[2])
    plain = [float(counted.prf(label)[2]) for label in labels.values() if not label.startswith("GRAVE")]
    return sum(plain) / len(plain) if figure.startswith("mean") and plain else 1.0


def scored(gold: Sequence[Row], made: Sequence[Row]) -> Measured:
    """The scorer's figures for gold rows and their readings, in the same order."""

    def worst(figure: str) -> Sequence[str]:
        return lowest({str(g["id"]): share(g, r, figure) for g, r in zip(gold, made, strict=True)})

    return Measured(figures(lines(gold, made)), worst)


def without_seed(gold: Sequence[Row], made: Sequence[Row]) -> dict[str, float]:
    """The figures over the reports but gold-seed."""
    pairs = [(g, r) for g, r in zip(gold, made, strict=True) if g["id"] != SEED]
    found = figures(lines([g for g, _ in pairs], [r for _, r in pairs]))
    return {f"{APART}{name}": value for name, value in found.items()}


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over all gold reports, and over those without gold-seed."""
    gold = part(rows(data or measures() / "gold_dev.jsonl"), every)
    made = list(readings(gold))
    found = scored(gold, made)
    return Measured({**found.figures, **without_seed(gold, made)}, lambda name: found.worst(name.removeprefix(APART)))


def main(data: Path | None = None, out: Path | None = None, without: str | None = None) -> int:
    """Reads the gold reports, scores the readings, prints the scorer's lines."""
    left_out = set((without or "").split(","))
    gold = [row for row in rows(data or measures() / "gold_dev.jsonl") if row["id"] not in left_out]
    made = list(readings(gold))
    told = lines(gold, made)
    sys.stdout.write(told)
    publish({**figures(told), **without_seed(gold, made)}, out)
    return 0
