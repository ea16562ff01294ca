"""The encoder: windows of words to one vector a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from tallystick.reader.network.features import QUOTE_UNKNOWN, UNKNOWN
from tallystick.reader.network.pieces import Pieces
from tallystick.reader.network.weights import Floats, WeightError, Weights
from tallystick.reader.network.windows import Window, owners, windows

Ints = npt.NDArray[np.int64]
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
        self._ends = (pieces.open, pieces.close)

    def vectors(self, written: Written) -> Floats:
        """One vector a word, each from the window in which the word stands most central."""
        found = windows([len(p) for p in written.pieces], written.sentences)
        vectors = np.zeros((len(written.pieces), HIDDEN), np.float32)
        owner = np.array(owners(found, len(written.pieces)))
        for number, window in enumerate(found):
            mine = owner[window.first : window.last] == number
            vectors[window.first : window.last][mine] = self.read(written, window)[mine]
        return vectors

    def read(self, written: Written, window: Window) -> Floats:
        """The word vectors of one window.

        Windows are read one by one: larger batches were no faster on one thread, need padding, and the steps in which
        activations are counted (``training.graph``) would then depend on what else is read.
        """
        counts = np.array([len(p) for p in written.pieces[window.first : window.last]])
        (hidden,) = self._session.run(None, self._feed(written, window, counts))
        return _word_means(hidden[0], counts)

    def _feed(self, written: Written, window: Window, counts: Ints) -> dict[str, Any]:
        opening, closing = self._ends
        words = slice(window.first, window.last)
        pieces = np.array([opening, *(p for word in written.pieces[words] for p in word), closing])
        shapes, quotes = np.full(len(pieces), UNKNOWN, np.int64), np.full(len(pieces), QUOTE_UNKNOWN, np.int64)
        shapes[1:-1] = np.repeat(written.shapes[words], counts)
        quotes[1:-1] = np.repeat(written.quotes[words], counts)
        embedded = self._codes[pieces] * self._scale[pieces][..., None]
        return {"embedded": embedded[None], "shapes": shapes[None], "quotes": quotes[None]}


def _word_means(hidden: Floats, counts: Ints) -> Floats:
    """The mean of the pieces of each word; most words have one."""
    starts = np.cumsum(counts) - counts + 1
    means: Floats = hidden[starts]
    for further in range(1, int(counts.max(initial=1))):
        longer = np.flatnonzero(counts > further)
        means[longer] += hidden[starts[longer] + further]
    several = np.flatnonzero(counts > 1)
    means[several] /= counts[several, None].astype(np.float32)
    return means
