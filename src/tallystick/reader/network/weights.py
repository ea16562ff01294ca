"""The shipped weights: where they are, and the check that they are what their card says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tallystick.reader.network.labels import PAIRED, PER_WORD

Floats = npt.NDArray[np.float32]
VOCABULARY, EMBEDDINGS = "vocabulary.txt", "embeddings.npz"
ENCODER, HEADS, CARD = "encoder.onnx", "heads.npz", "card.json"
FILES = (VOCABULARY, EMBEDDINGS, ENCODER, HEADS)
TREE_LABELS = ("upos", "xpos", "script", "deprel")


class WeightError(ValueError):
    """A weight file is missing, or is not the one its card describes."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the network is made of. ``codes`` and ``scale`` are the int8 rows of the piece embeddings."""

    vocabulary: tuple[str, ...]
    codes: npt.NDArray[np.int8]
    scale: Floats
    encoder: bytes
    heads: dict[str, Floats]
    labels: dict[str, tuple[str, ...]]
    version: str


def shipped() -> Path:
    """The folder of the weights that come with the package."""
    return Path(str(files("tallystick.resources"))) / "weights"


def load_weights(folder: Path) -> Weights:
    """Read and check the weights in ``folder``. Raises ``WeightError`` with one line saying what does not match."""
    card = _card(folder)
    raw = {name: _checked(folder / name, card) for name in FILES}
    labels = {k: tuple(v) for k, v in card["labels"].items()}
    vocabulary = tuple(raw[VOCABULARY].decode("utf-8").splitlines())
    with np.load(folder / EMBEDDINGS, allow_pickle=False) as table:
        codes, scale = table["codes"], table["scale"].astype(np.float32)
    with np.load(folder / HEADS, allow_pickle=False) as stored:
        heads = unpacked(stored)
    _check_labels(labels, heads, len(vocabulary), len(codes))
    return Weights(vocabulary, codes, scale, raw[ENCODER], heads, labels, str(card["version"]))


def digest_of(folder: Path) -> str:
    """Identifies weights by the hashes on their card: its version names the encoder alone, heads are trained too."""
    hashes = (_card(folder)["files"].get(name, {}).get("sha256", "") for name in FILES)
    return hashlib.sha256("/".join(hashes).encode()).hexdigest()[:16]


def packed(tensors: Mapping[str, Floats]) -> dict[str, npt.NDArray[Any]]:
    """Tensors as they are stored: matrices as int8 rows with a 16-bit scale each, vectors as 16-bit floats."""
    stored: dict[str, npt.NDArray[Any]] = {}
    for name, value in tensors.items():
        if value.ndim < 2:
            stored[name] = value.astype(np.float16)
            continue
        rows = value.reshape(len(value), -1)
        scale = np.maximum(np.abs(rows).max(axis=1) / 127, 1e-7).astype(np.float16)
        codes = np.clip(np.round(rows / scale.astype(np.float32)[:, None]), -127, 127)
        stored[f"{name}.codes"], stored[f"{name}.scale"] = codes.astype(np.int8).reshape(value.shape), scale
    return stored


def unpacked(stored: Mapping[str, npt.NDArray[Any]]) -> dict[str, Floats]:
    """Tensors from their stored form."""
    found: dict[str, Floats] = {}
    for name, value in stored.items():
        stem, _, last = name.rpartition(".")
        if last == "codes":
            scale = stored[f"{stem}.scale"].astype(np.float32).reshape(-1, *[1] * (value.ndim - 1))
            found[stem] = value.astype(np.float32) * scale
        elif last != "scale":
            found[name] = value.astype(np.float32)
    return found


PARTS = frozenset({"files", "labels", "version", "licence", "corpora", "base_model", "recipe", "measures"})
"""What a card has to say: no weight without its data, licences, base, recipe and measures."""


def _card(folder: Path) -> dict[str, Any]:
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WeightError(f"cannot read the model card {folder / CARD}: {error}") from None
    parts: dict[str, Any] = card if isinstance(card, dict) else {}
    if lacking := sorted(PARTS - parts.keys()):
        raise WeightError(f"the model card {folder / CARD} lacks {', '.join(lacking)}")
    return parts


def _checked(path: Path, card: dict[str, Any]) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WeightError(f"cannot read the weight file {path.name}: {error}") from None
    expected = card["files"].get(path.name, {}).get("sha256", "")
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise WeightError(
            f"the weight file {path.name} has sha256 {found[:12]}…, its card says {expected[:12] or 'nothing'}…"
            f" (in {path.parent})"
        )
    return content


def _check_labels(labels: dict[str, tuple[str, ...]], heads: dict[str, Floats], pieces: int, rows: int) -> None:
    for name, names in (PER_WORD | PAIRED).items():
        if labels.get(name) != names:
            raise WeightError(f"the model card lists other {name} labels than this reader knows")
    for name in (*TREE_LABELS, *PER_WORD, *PAIRED):
        stored = "rel" if name == "deprel" else f"{name}.out.weight" if name in PAIRED else f"{name}.weight"
        tensor = heads.get(stored)
        if tensor is None or name not in labels or len(tensor) != len(labels[name]):
            held = 0 if tensor is None else len(tensor)
            raise WeightError(
                f"the model card lists {len(labels.get(name, ()))} {name} labels, the weights hold {held}"
            )
    if pieces != rows:
        raise WeightError(f"the vocabulary has {pieces} pieces, the embeddings {rows}")
