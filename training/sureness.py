"""How sure the heads are: one divisor a head, fitted on the reports that no weight learns from.

A longer course makes the heads surer than they are right, and the reader stands on thresholds of their chances. Each
head's logits are divided by the one of ``DIVISORS`` that makes its loss least on the passages set apart (without the
held-out tenth); which label is likeliest stays. What it brought is in docs/measures.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

import numpy as np
import torch

from tallystick.reader.network.pieces import Pieces
from training import ours
from training.data import Labels, Slice, collate, cut, prepare
from training.model import Network

HEADS = ("trigger", "harm", "who", "damage", "fact", "scope", "mode", "stance", "cue", "arguments", "roles", "same")
"""The heads whose chances the reader compares with thresholds."""
DIVISORS = (0.9, 1.0, 1.15, 1.3, 1.6, 2.0)
EVERY = 2
"""Of the passages set apart every so many-th is taken: one number a head needs no more."""
WINDOWS = 24
"""Windows read at once."""
Values = TypeVar("Values", torch.Tensor, np.ndarray)


def divided(heads: Mapping[str, Values], divisors: Mapping[str, float]) -> dict[str, Values]:
    """The heads' parameters with the last layer of each head divided by its number."""
    found = dict(heads)
    for name, by in divisors.items():
        last = name if f"{name}.weight" in heads else f"{name}.out"
        found |= {f"{last}.{part}": heads[f"{last}.{part}"] / by for part in ("weight", "bias")}
    return found


def fitted(network: Network, labels: Labels, pieces: Pieces, half: bool) -> dict[str, float]:
    """The best divisor of each head of a network; ``half``: in bfloat16."""
    windows, found = _windows(labels, pieces), {}
    trained = {k: v.clone() for k, v in network.heads.state_dict().items()}
    for by in DIVISORS:
        network.heads.load_state_dict(divided(trained, dict.fromkeys(HEADS, by)))
        found[by] = _losses(network, windows, (pieces.padding, pieces.open, pieces.close), half)
    network.heads.load_state_dict(trained)
    return {name: min(DIVISORS, key=lambda by, name=name: found[by][name]) for name in HEADS}  # type: ignore[misc]


def _windows(labels: Labels, pieces: Pieces) -> list[list[Slice]]:
    """The passages set apart, without the held-out tenth."""
    texts = [prepare(ours.text_of(row), pieces, labels) for row in ours.set_apart()[::EVERY]]
    return [[part] for text in texts for part in cut(text, np.random.default_rng(0))]


def _losses(
    network: Network, windows: list[list[Slice]], special: tuple[int, int, int], half: bool
) -> dict[str, float]:
    """Each head's mean loss over the windows."""
    network.eval()
    found: dict[str, list[float]] = defaultdict(list)
    with torch.no_grad(), torch.autocast(network.table.device.type, torch.bfloat16, enabled=half):
        for first in range(0, len(windows), WINDOWS):
            batch = collate(windows[first : first + WINDOWS], special, None).on(network.table.device)
            for name, loss in network.loss(batch, defaultdict(float))[1].items():
                found[name].append(loss)
    return {name: float(np.mean(found[name])) for name in HEADS}
