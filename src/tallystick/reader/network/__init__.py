"""The learned part of the reader: one small encoder, evaluated without a training library."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tallystick.reader.network.encoder import Encoder, Written
from tallystick.reader.network.heads import Heads
from tallystick.reader.network.pieces import Pieces
from tallystick.reader.network.weights import WeightError, Weights, digest_of, load_weights, shipped

__all__ = ["Network", "WeightError", "Weights", "Written", "load_network", "weights_digest"]


class Network:
    """The loaded network: pieces, encoder, heads and the names of its labels."""

    def __init__(self, weights: Weights) -> None:
        self.labels = weights.labels
        self.version = weights.version
        self.pieces = Pieces(weights.vocabulary)
        self.encoder = Encoder(weights, self.pieces)
        self.heads = Heads(weights.heads)


@cache
def load_network(folder: Path | None = None) -> Network:
    """The shipped network, or the one in ``folder``; loaded once a process. Raises ``WeightError`` if it is damaged."""
    return Network(load_weights(folder or shipped()))


@cache
def weights_digest(folder: Path | None = None) -> str:
    """Identifies the shipped weights, or those in ``folder``, by their card alone: nothing is loaded."""
    return digest_of(folder or shipped())
