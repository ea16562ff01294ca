"""The shipped weights as a starting point: what ``export`` wrote, read back as floats."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from tallystick.reader.network.weights import ENCODER, HEADS, unpacked

ENDINGS = {"w": "weight", "b": "bias", "bias": "bias"}
"""The last part of a constant's name in the graph and in the state."""


def state_of(folder: Path) -> dict[str, torch.Tensor]:
    """The state of a ``training.model.Network`` with the weights in ``folder``; rounding is what export did."""
    held = {c.name: numpy_helper.to_array(c) for c in onnx.load(str(folder / ENCODER)).graph.initializer}
    names = {"position": "position.weight", "shape_rows": "shape.weight", "quote_rows": "quote.weight"}
    names |= {"norm_w": "norm.weight", "norm_b": "norm.bias"}
    state: dict[str, np.ndarray] = {}
    for name, value in held.items():
        stem, _, last = name.rpartition(".")
        if name in names:
            state[f"encoder.{names[name]}"] = value
        elif last == "codes":
            state[f"encoder.{stem}.weight"] = (value.astype(np.float32) * held[f"{stem}.scale"]).T
        elif last in ENDINGS and stem.startswith("layers."):
            state[f"encoder.{stem}.{ENDINGS[last]}"] = value
    with np.load(folder / HEADS, allow_pickle=False) as stored:
        heads = unpacked(stored)
    size = len(heads["arc.weight"]) ** 0.5
    heads["arc.weight"], heads["arc.bias"] = heads["arc.weight"] * size, heads["arc.bias"] * size
    state |= {f"heads.{k}": v for k, v in heads.items()}
    return {k: torch.from_numpy(np.array(v, np.float32)) for k, v in state.items()}
