"""How likely each slot of a reading is right: ``python -m training.calibrate`` writes resources/calibration.json.

To be run after every change of weights or rules. One logistic curve for each kind of slot, over the raw chance that
heads and rules give, with a shift for each rule and family of rules; shrunk towards the raw chance, since some kinds
have few cases. Fitted on our held-out tenth, which neither the weights nor the curves' training saw: on the other
passages the network is surer than it may be, for it was trained on them. ``bench calibration`` says how good the curves
are by cross-validation over those same passages, and on the gold readings.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tallystick.reader.calibrated import families, log_odds
from tallystick.resources.calibration import Curve

OUT = Path(__file__).resolve().parent.parent / "src" / "tallystick" / "resources" / "calibration.json"
FEWEST = 8
"""Cases of a rule below which it has no shift of its own."""
LEVEL, SLOPE, SHIFT = 0.05, 1.0, 2.0
"""How strongly level, slope and shifts are held to 0, 1 and 0 (weights of a Gaussian prior)."""
STEPS, LONGEST, FARTHEST = 100, 1.0, 30.0
"""Steps of the fit, the longest of them, and the largest log-odds."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """One emitted slot: its kind ("event.actors"), what filled it, the raw chance, and whether it was right."""

    kind: str
    by: str
    chance: float
    right: bool
    case: str = ""


def fit(slots: Iterable[Judged]) -> dict[str, Curve]:
    """One curve for each kind of slot."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for slot in slots:
        kinds[slot.kind].append(slot)
    return {kind: _curve(rows) for kind, rows in sorted(kinds.items())}


def _curve(rows: Sequence[Judged]) -> Curve:
    counted = Counter(name for row in rows for name in families(row.by))
    alone = {row.by for row in rows if counted[row.by] == counted[families(row.by)[0]] and len(families(row.by)) > 1}
    names = sorted(name for name, count in counted.items() if count >= FEWEST and name not in alone)
    x = np.array([_features(row, names) for row in rows])
    held = np.array([0.0, 1.0, *[0.0] * len(names)])
    weights = np.array([LEVEL, SLOPE, *[SHIFT] * len(names)])
    found = solved(x, np.array([row.right for row in rows], np.float64), held, weights)
    if found[1] < 0:  # where the raw chance says nothing, it must not be turned round
        x[:, 1] = 0
        held[1] = 0
        found = solved(x, np.array([row.right for row in rows], np.float64), held, weights)
    shifts = {name: round(float(shift), 3) for name, shift in zip(names, found[2:], strict=True)}
    return Curve(round(float(found[0]), 3), round(float(found[1]), 3), shifts)


def _features(row: Judged, names: Sequence[str]) -> list[float]:
    mine = families(row.by)
    return [1.0, log_odds(row.chance), *(float(name in mine) for name in names)]


def solved(x: Floats, right: Floats, held: Floats, weights: Floats) -> Floats:
    """The most likely coefficients under the prior, by Newton's method."""
    found = held.copy()
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-np.clip(x @ found, -FARTHEST, FARTHEST)))
        slope = x.T @ (sure - right) + weights * (found - held)
        bend = x.T @ (x * (sure * (1 - sure))[:, None]) + np.diag(weights)
        step = np.linalg.solve(bend, slope)
        found = found - step * min(1.0, LONGEST / max(float(np.abs(step).max()), LONGEST))
    return found


def written(curves: Mapping[str, Curve], about: Mapping[str, Any]) -> str:
    """The file."""
    slots = {kind: {"level": c.level, "slope": c.slope, "by": dict(c.by)} for kind, c in curves.items()}
    return json.dumps({"about": about, "slots": slots}, indent=1) + "\n"


def main() -> int:
    """Reads the held-out passages, fits, writes."""
    from bench.calibration import judged_passages

    from tallystick.reader.network import load_network, weights_digest
    from tallystick.reader.options import READER_VERSION

    slots, passages = judged_passages()
    about = {
        "made_by": "python -m training.calibrate",
        "fitted_on": f"the held-out tenth of our own reports: {passages} passages, {len(slots)} slots",
        "how": "logistic curve over the raw chance for each kind of slot, shifted by rule; shrunk to the raw chance",
        "reader": READER_VERSION,
        "weights": load_network().version,
        "weights_digest": weights_digest(),
        "on": datetime.now(UTC).date().isoformat(),
    }
    OUT.write_text(written(fit(slots), about), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{OUT.name}: {len(slots)} slots of {passages} passages\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
