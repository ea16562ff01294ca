"""The encoder: windows of words to one vector a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from tallystick.reader.network.features import QUOTE_UNKNOWN, UNKNOWN
from tallystick.reader.network.pieces import Pieces
from tallystick.reader.network.weights import Floats, WeightError, Weights
from tallystick.reader.network.windows import Window, owners, windows

Ints = npt.NDArray[np.int64]
BATCH = 1
"""Windows run together. One at a time needs no padding and was as fast as larger batches on one thread."""
HIDDEN = 384
RUNTIME = (1, 20)
"""The oldest onnxruntime that the graph is measured on."""


class Session(Protocol):
    """What is used of an onnxruntime session."""

    def run(self, outputs: list[str] | None, feed: dict[str, Any]) -> list[Any]:
        """Evaluate the graph."""
        ...


def open_session(model: bytes) -> Session:
    """A session on one thread: work is spread over processes, and spinning threads hurt on shared cores.

    Raises ``WeightError`` with one line where this onnxruntime is too old for the graph or cannot read it.
    """
    import onnxruntime as ort

    if _release(ort.__version__) < RUNTIME:
        least = ".".join(map(str, RUNTIME))
        raise WeightError(f"onnxruntime {ort.__version__} is too old: the encoder needs {least} or later")
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        session: Session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime's own errors have no common class
        raise WeightError(f"onnxruntime {ort.__version__} cannot read the encoder: {_one_line(error)}") from None
    return session


def _release(version: str) -> tuple[int, ...]:
    """Major and minor number of a version; what is no number counts as 0."""
    return tuple(int(part) if part.isdigit() else 0 for part in (version.split(".") + ["0"])[:2])


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a stretch of text in numbers: pieces, shape and quotation state of each."""

    pieces: list[tuple[int, ...]]
    shapes: list[int]
    quotes: list[int]
    sentences: list[range]


class Encoder:
    """Embeds pieces and runs the graph."""

    def __init__(self, weights: Weights, pieces: Pieces) -> None:
        self._codes = weights.codes
        self._scale = weights.scale
        self._session = open_session(weights.encoder)
        self._special = (pieces.padding, pieces.open, pieces.close)

    def vectors(self, written: Written) -> Floats:
        """One vector a word, each from the window in which the word stands most central."""
        found = windows([len(p) for p in written.pieces], written.sentences)
        vectors = np.zeros((len(written.pieces), HIDDEN), np.float32)
        owner = np.array(owners(found, len(written.pieces)))
        for start in range(0, len(found), BATCH):
            part = found[start : start + BATCH]
            for number, (window, values) in enumerate(zip(part, self.read(written, part), strict=True), start):
                mine = owner[window.first : window.last] == number
                vectors[window.first : window.last][mine] = values[mine]
        return vectors

    def read(self, written: Written, part: Sequence[Window], padded_to: int = 0) -> list[Floats]:
        """The word vectors of each window of a batch; ``padded_to`` widens the batch (for tests)."""
        counts = [np.array([len(p) for p in written.pieces[w.first : w.last]]) for w in part]
        width = max(padded_to, *(int(c.sum()) + 2 for c in counts))
        feed = self._feed(written, part, counts, width)
        (hidden,) = self._session.run(None, feed)
        return [_word_means(hidden[i], c) for i, c in enumerate(counts)]

    def _feed(self, written: Written, part: Sequence[Window], counts: list[Ints], width: int) -> dict[str, Any]:
        padding, opening, closing = self._special
        pieces = np.full((len(part), width), padding, np.int64)
        shapes = np.full((len(part), width), UNKNOWN, np.int64)
        quotes = np.full((len(part), width), QUOTE_UNKNOWN, np.int64)
        mask = np.zeros((len(part), width), np.float32)
        for row, (window, count) in enumerate(zip(part, counts, strict=True)):
            size = int(count.sum())
            words = slice(window.first, window.last)
            pieces[row, 0], pieces[row, size + 1] = opening, closing
            pieces[row, 1 : size + 1] = [p for word in written.pieces[words] for p in word]
            shapes[row, 1 : size + 1] = np.repeat(written.shapes[words], count)
            quotes[row, 1 : size + 1] = np.repeat(written.quotes[words], count)
            mask[row, : size + 2] = 1
        embedded = self._codes[pieces] * self._scale[pieces][..., None]
        return {"embedded": embedded, "shapes": shapes, "quotes": quotes, "mask": mask}


def _word_means(hidden: Floats, counts: Ints) -> Floats:
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    sums = np.add.reduceat(hidden[1 : 1 + int(counts.sum())], starts, axis=0)
    means: Floats = (sums / counts[:, None]).astype(np.float32)
    return means
