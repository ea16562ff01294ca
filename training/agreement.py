"""How far two independent annotators of our own reports agree: ``python -m training.agreement``.

The second pass (``reports/second``) was made blind, from the plain texts. It is scored against the first as a reading
is scored against a gold reading, by the measure's own scorer; every figure is an F between the two. Last come the grave
errors that each would have made by the other's lights (``bench/grave.py``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bench import grave
from training import markup
from training.markup import Row

SECOND = markup.FOLDER / "second"


def pairs(quotes: Iterable[Row]) -> list[list[int]]:
    """Spans as a reading has them."""
    return [[q["s"], q["e"]] for q in quotes]


def reading_of(row: Row) -> Row:
    """A compiled passage in the form of a reading."""
    entities: list[Row] = []

    def entity(filler: Row) -> str:
        known = next((e for e in row["entities"] if e["id"] == filler["entity"]), None)
        mentions, kind = (known["mentions"], known["kind"]) if known else (pairs([filler["span"]]), "group")
        entities.append({"id": f"n{len(entities)}", "name": filler["name"], "kind": kind, "mentions": mentions})
        return str(entities[-1]["id"])

    def counted(rows: Iterable[Row]) -> list[Row]:
        return [r | {"id": r.get("id"), "span": pairs([r["span"]])[0]} for r in rows]

    events = [
        e
        | {
            "trigger": pairs([e["trigger"]])[0],
            "actors": [entity(a) for a in e["actors"]],
            "targets": [entity(t) for t in e["targets"]],
            "weapons": [{"kind": w["kind"], "span": pairs([w["span"]])[0]} for w in e["weapons"]],
            "harm": counted(e["harm"]),
            "damage": counted(e["damage"]),
            "evidence": [],
        }
        for e in row["events"]
    ]
    told = [a | {k: pairs(a[k]) for k in ("source", "cue", "content")} for a in row["attributions"]]
    ties = [r | {"span": pairs([r["span"]])[0]} for r in row["relations"]]
    return {
        "document": {"text": row["text"]},
        "attributions": told,
        "entities": entities,
        "events": events,
        "relations": ties,
    }


def graves(first: Iterable[Row], second: Iterable[Row]) -> grave.Found:
    """The grave errors of the second, were the first what the reports say."""
    found = grave.Found()
    for gold, other in zip(first, second, strict=True):
        grave.look(gold, reading_of(other), found)
    return found


def main() -> int:
    """Prints the scorer's lines over the passages whose text is the same in both passes."""
    second = {r["id"]: r for r in markup.load(sorted(SECOND.glob("*.txt")))}
    both = [r for r in markup.load() if r["id"] in second]
    first = [r for r in both if r["text"] == second[r["id"]]["text"]]
    sys.stderr.write(f"{len(first)} passages; {len(both) - len(first)} left out: reworded after the second pass\n")
    scorer = Path(os.environ.get("TALLYSTICK_MEASURE", "../shared/measure")) / "score_reading.py"
    with tempfile.TemporaryDirectory() as folder:
        gold, readings = Path(folder, "gold.jsonl"), Path(folder, "readings.jsonl")
        gold.write_text("".join(json.dumps(r) + "\n" for r in first), encoding="utf-8")
        readings.write_text("".join(json.dumps(reading_of(second[r["id"]])) + "\n" for r in first), encoding="utf-8")
        code = subprocess.run([sys.executable, str(scorer), str(gold), str(readings)], check=False).returncode
    others = [second[r["id"]] for r in first]
    for name, found in (("second", graves(first, others)), ("first", graves(others, first))):
        kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(Counter(kind for kind, *_ in found.errors).items()))
        share = len(found.errors) / found.slots
        print(f"grave errors of the {name} pass: {len(found.errors)} of {found.slots} slots ({share:.4f}): {kinds}")
    return code


if __name__ == "__main__":
    sys.exit(main())
