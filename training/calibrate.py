"""How likely each slot of a reading is right: ``python -m training.calibrate`` writes resources/calibration.json.

To be run after every change of weights or rules. One logistic curve for each kind of slot, over the raw chance that
heads and rules give, with a weight for each sign of the slot (``reader/signs.py``); shrunk towards the raw chance,
since some kinds have few cases. Fitted on the passages set apart (``apart.txt``) and not on the held-out tenth: on
those that weights learned from the network is surer than it may be. ``bench calibration`` says how good the curves
are by cross-validation over those same passages, and on the gold readings.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from tallystick.reader.signs import Signs, log_odds
from tallystick.resources.calibration import Curve

OUT = Path(__file__).resolve().parent.parent / "src" / "tallystick" / "resources" / "calibration.json"
FEWEST = 15
"""Slots with a sign below which it has no weight."""
LEVEL, SLOPE, WEIGHT = 0.05, 1.0, 6.0
"""How strongly level, slope and the signs' weights are held to 0, 1 and 0 (a Gaussian prior's own weights). Signs held
at 2, 6, 15 and 40 were tried: the error is .018, .017, .018, .020 cross-fitted and .200, .191, .178, .176 on the gold
readings, and the doubtful quarter holds .625, .626, .621, .614 of what is wrong."""
STEPS, LONGEST, FARTHEST = 100, 1.0, 30.0
"""Steps of the fit, the longest of them, and the largest log-odds."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """One emitted slot: its kind ("event.actors"), the raw chance, whether it was right, its passage and its signs."""

    kind: str
    chance: float
    right: bool
    case: str = ""
    signs: Signs = field(default_factory=dict)


def fit(slots: Iterable[Judged]) -> dict[str, Curve]:
    """One curve for each kind of slot."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for slot in slots:
        kinds[slot.kind].append(slot)
    return {kind: _curve(rows) for kind, rows in sorted(kinds.items())}


def _curve(rows: Sequence[Judged]) -> Curve:
    counted = Counter(name for row in rows for name in row.signs)
    names = sorted(name for name, count in counted.items() if count >= FEWEST)
    x = columns(rows, names)
    held = np.array([0.0, 1.0, *[0.0] * len(names)])
    weights = np.array([LEVEL, SLOPE, *[WEIGHT] * len(names)])
    found = solved(x, np.array([row.right for row in rows], np.float64), held, weights)
    if found[1] < 0:  # where the raw chance says nothing, it must not be turned round
        x[:, 1] = 0
        held[1] = 0
        found = solved(x, np.array([row.right for row in rows], np.float64), held, weights)
    shifts = {name: round(float(shift), 3) for name, shift in zip(names, found[2:], strict=True)}
    return Curve(round(float(found[0]), 3), round(float(found[1]), 3), shifts)


class Signed(Protocol):
    """What has a raw chance and signs."""

    @property
    def chance(self) -> float:
        """The raw chance."""

    @property
    def signs(self) -> Signs:
        """The signs by name."""


def columns(rows: Sequence[Signed], names: Sequence[str]) -> Floats:
    """What a curve is fitted on, a line a row: 1 for its level, the log-odds of the raw chance, the named signs."""
    return np.array([[1.0, log_odds(row.chance), *(row.signs.get(name, 0.0) for name in names)] for row in rows])


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
    slots = {kind: {"level": c.level, "slope": c.slope, "signs": dict(c.signs)} for kind, c in curves.items()}
    return json.dumps({"about": about, "slots": slots}, indent=1) + "\n"


def main() -> int:
    """Reads the passages set apart, fits, writes."""
    from bench.calibration import judged_passages

    from tallystick.reader.network import load_network, weights_digest
    from tallystick.reader.options import READER_VERSION

    slots, passages = judged_passages()
    about = {
        "made_by": "python -m training.calibrate",
        "fitted_on": f"our own reports set apart, without the held-out tenth: {passages} passages, {len(slots)} slots",
        "how": "logistic curve over the raw chance and the signs of each kind of slot; shrunk to the raw chance",
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
