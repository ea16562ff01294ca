"""How likely slots are right, as measured: ``calibration.json``, made by ``python -m training.calibrate``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Curve:
    """One kind of slot: probability = logistic(level + slope * log-odds of the raw chance + signs by their weights)."""

    level: float
    slope: float
    signs: Mapping[str, float]


@cache
def fitted() -> Mapping[str, Any]:
    """The whole file: how and when it was fitted (``about``) and its curves (``slots``)."""
    text = files("tallystick.resources").joinpath("calibration.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


@cache
def curves() -> Mapping[str, Curve]:
    """The curve of each kind of slot, as "event.actors"."""
    return {kind: Curve(row["level"], row["slope"], row["signs"]) for kind, row in fitted()["slots"].items()}
