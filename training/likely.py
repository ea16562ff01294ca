"""How likely a telling is of a happening: ``python -m training.likely`` writes resources/likely.json.

To be run after every change of weights or of what finds happenings, before ``training.calibrate``. One logistic curve
over the network's chance that a telling's words name a happening, moved by what the telling brings with it
(``reader/events/likely.py``). Fitted on the passages set apart (``apart.txt``), from which the network learned nothing:
of those it learned from it is surer than it is of others. It prints precision, recall and F of triggers on these and on
the held-out tenth, for several least chances.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from bench.grave import span
from bench.product import document, in_processes
from bench.scorers import module

from bench import own
from tallystick.model.span import Span
from tallystick.reader import steps
from tallystick.reader.calibrated import chance_by
from tallystick.reader.events.draft import Draft
from tallystick.reader.events.likely import counted, raw_chance, signs
from tallystick.reader.options import READER_VERSION, ReaderOptions
from tallystick.reader.signs import Signs
from tallystick.reader.syntax import Syntax
from tallystick.resources.calibration import Curve
from training import ours
from training.calibrate import Floats, columns, solved

OUT = Path(__file__).resolve().parent.parent / "src" / "tallystick" / "resources" / "likely.json"
HELD = 1.0
"""How strongly each weight is held to 0 (a Gaussian prior): some types have a dozen cases."""
LEAST = (0.0, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a passage: the network's chance, its signs, and whether the passage marks a happening there."""

    chance: float
    signs: Signs
    right: bool


def tellings(row: Mapping[str, Any]) -> list[Telling]:
    """Every telling of a passage, the unlikely ones too."""
    options = ReaderOptions()
    named = steps.with_language(document(row), options)
    if named.language != "en":
        return []
    setting, drafts = steps.setting(steps.prepare(named, options), options, least=0.0)
    brought = counted(setting.harm, setting.damage.keys())
    true = {id(d) for _, d in module("score_reading").match(row["events"], drafts, partial(_same, setting.syntax))}
    return [
        Telling(
            chance=raw_chance(setting.syntax, d),
            signs=dict.fromkeys((*signs(d), *brought.get(d.head, ())), 1.0),
            right=id(d) in true,
        )
        for d in drafts
    ]


def _same(syntax: Syntax, wanted: Mapping[str, Any], draft: Draft) -> int:
    """Whether one of a telling's words stands on a marked trigger; one of its type sooner."""
    marked = Span(*span(wanted["trigger"]))
    told = any(marked.overlaps(s) for s in (draft.trigger, *(syntax.words[h].span for h in draft.heads)))
    return int(told) * (1 + int(wanted["type"] == draft.type))


def fitted(rows: Sequence[Telling]) -> Curve:
    """The curve over all tellings."""
    names = sorted({name for row in rows for name in row.signs})
    x = columns(rows, names)
    right = np.array([row.right for row in rows], np.float64)
    found = solved(x, right, np.zeros(x.shape[1]), np.full(x.shape[1], HELD))
    level, slope, *shifts = (round(float(value), 3) for value in found)
    return Curve(level, slope, dict(zip(names, shifts, strict=True)))


def shown(rows: Sequence[Telling], marked: int, curve: Curve) -> str:
    """Precision, recall and F of triggers from several least chances up."""
    chances: Floats = np.array([chance_by(curve, row.chance, row.signs) for row in rows])
    right = np.array([row.right for row in rows])
    lines = []
    for least in LEAST:
        kept = chances >= least
        true = float(right[kept].sum())
        f = 2 * true / (kept.sum() + marked)
        lines.append(f"{least:.2f}: P {true / kept.sum():.3f} R {true / marked:.3f} F {f:.3f}")
    return "; ".join(lines)


def main() -> int:
    """Reads the passages set apart and the held-out tenth, fits on the first, writes."""
    apart, held = ours.set_apart(), own.passages()
    read = dict(zip((r["id"] for r in (*apart, *held)), in_processes(tellings, [*apart, *held]), strict=True))
    learned = [t for row in apart for t in read[row["id"]]]
    curve = fitted(learned)
    about = {
        "made_by": "python -m training.likely",
        "fitted_on": f"our own reports set apart, without the held-out tenth: {len(learned)} tellings",
        "reader": READER_VERSION,
        "on": datetime.now(UTC).date().isoformat(),
    }
    written = {"about": about, "level": curve.level, "slope": curve.slope, "signs": dict(curve.signs)}
    OUT.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8", newline="\n")
    for name, part in (("set apart", apart), ("held out", held)):
        found = [t for row in part for t in read[row["id"]]]
        sys.stdout.write(f"{name}: {shown(found, sum(len(row['events']) for row in part), curve)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
