"""The gold readings: the whole product against careful readings of real reports, by the measure's own scorer.

The figures are the scorer's printed lines: "{label in snake_case}_p", "_r", "_f", with "_tp", "_found" and "_gold"
counts, "grave_…" counts, "spans_outside_the_text" and "mean_f_over_measures". ``--without ID,ID`` leaves rows out.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.places import measures, publish, rows
from bench.product import write_readings

OPTIONS = {"--without": "ids of gold rows to leave out, separated by commas (as gold-seed)"}
LINE = re.compile(
    r"^(?P<label>.+?)\s+P (?P<p>[\d.]+)\s+R (?P<r>[\d.]+)\s+F (?P<f>[\d.]+)(?:\s+\((?P<counts>[^)]*)\))?$"
)
GRAVE = re.compile(r"^(?P<label>GRAVE.+?)\s{2,}(?P<count>[\d.]+) of (?P<of>[\d.]+)$")
HEAD = re.compile(r"^(?P<reports>\d+) reports; spans outside the text: (?P<outside>\d+)$")
MEAN = re.compile(r"^(?P<label>mean F over measures)\s+(?P<f>[\d.]+)$")


def key(label: str) -> str:
    """A printed label as a key: "when, where (name)" -> "when_where_name"."""
    return re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")


def figures(printed: str) -> dict[str, float]:
    """The figures of the scorer's printed lines."""
    found: dict[str, float] = {}
    for line in printed.splitlines():
        if head := HEAD.match(line):
            found |= {"reports": int(head["reports"]), "spans_outside_the_text": int(head["outside"])}
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


def main(data: Path | None = None, out: Path | None = None, without: str | None = None) -> int:
    """Reads the gold reports, scores the readings, prints the scorer's lines."""
    left_out = set((without or "").split(","))
    gold = [row for row in rows(data or measures() / "gold_dev.jsonl") if row["id"] not in left_out]
    with tempfile.TemporaryDirectory() as folder:
        kept, readings = Path(folder, "gold.jsonl"), Path(folder, "readings.jsonl")
        kept.write_text("".join(json.dumps(row) + "\n" for row in gold), encoding="utf-8")
        unread = write_readings(gold, readings)
        command = [sys.executable, str(measures() / "score_reading.py"), str(kept), str(readings)]
        scored = subprocess.run(command, capture_output=True, text=True, check=False)
    sys.stderr.write(scored.stderr)
    sys.stdout.write(scored.stdout)
    publish({**figures(scored.stdout), "unread": unread}, out)
    return scored.returncode
