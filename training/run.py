"""The training run: ``python -m training.run`` trains, keeps checkpoints, can be resumed, and exports at the end."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from tallystick.reader.network.pieces import Pieces
from training import base, corpora, vocabulary
from training.data import Labels, Prepared, Slice, collate, prepare, stream
from training.export import export
from training.model import LAYERS, Network, Weights

SHIPPED = Path("src/tallystick/resources/weights")


@dataclass(frozen=True, slots=True)
class Recipe:
    """Every number of the run. Pairs hold before and from step ``turn``.

    Trees are learned early and attribution late, so the second part gives attribution more windows and more weight.
    """

    seed: int = 20261122
    steps: int = 2400
    turn: int = 1400
    told: tuple[int, int] = (8, 10)
    syntax: tuple[int, int] = (6, 4)
    names: tuple[int, int] = (2, 2)
    cue_weight: tuple[float, float] = (2.0, 5.0)
    role_weight: tuple[float, float] = (6.0, 10.0)
    encoder_rate: float = 2e-4
    head_rate: float = 8e-4
    layer_decay: float = 0.9
    warm: int = 80
    decay_from: float = 0.5625
    weight_decay: float = 0.01
    average: float = 0.99
    scripts: int = 220
    fewest_relations: int = 8
    keep_every: int = 200


def texts_of(recipe: Recipe, pieces: Pieces) -> tuple[Labels, dict[str, list[tuple[Prepared, float]]]]:
    """The labels and the three streams' texts with their weights."""
    trees = corpora.treebank("ewt", "train") + corpora.treebank("gum", "train")
    labels = Labels.of(trees, recipe.scripts, recipe.fewest_relations)
    named = [
        *((t, 1.0) for t in corpora.wikigold()),
        *((t, 0.5) for t in corpora.wnut17("train")),
        *((t, 3.0) for t in corpora.re3d("train")),
        *((t, 1.0) for t in corpora.geovirus("train")),
        *((t, 1.0) for t in corpora.meantime("train")),
        *((t, 0.15) for t in corpora.muc4("train")),
    ]
    sources = {
        "told": [(t, 1.0) for t in corpora.polnear("train")],
        "syntax": [(t, 1.0) for t in trees],
        "names": named,
    }
    return labels, {k: [(prepare(t, pieces, labels), w) for t, w in v] for k, v in sources.items()}


def table_of(folder: Path) -> tuple[Pieces, npt.NDArray[np.float32]]:
    """The shipped vocabulary and its dequantised embeddings; made first where they are missing."""
    if not (folder / "embeddings.npz").exists():
        vocabulary.write(base.folder() / "vocab.txt", base.load()["embeddings.word_embeddings.weight"], folder)
    with np.load(folder / "embeddings.npz", allow_pickle=False) as file:
        table = file["codes"].astype(np.float32) * file["scale"].astype(np.float32)[:, None]
    return Pieces((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()), table


def groups(network: Network, recipe: Recipe) -> list[dict[str, Any]]:
    """Parameters with their rates: heads fastest, lower layers slowest; no decay on vectors."""
    found: list[dict[str, Any]] = []
    for name, p in network.named_parameters():
        depth = int(name.split(".")[2]) if name.startswith("encoder.layers.") else -1
        fresh = name.startswith(("heads.", "encoder.shape", "encoder.quote"))
        rate = recipe.head_rate if fresh else recipe.encoder_rate * recipe.layer_decay ** (LAYERS - 1 - depth)
        found.append(
            {"params": [p], "lr": rate, "rate": rate, "weight_decay": recipe.weight_decay if p.ndim > 1 else 0.0}
        )
    return found


def rate_at(step: int, recipe: Recipe) -> float:
    """Warm up, hold, then fall linearly to nearly nothing."""
    start = recipe.decay_from * recipe.steps
    if step < recipe.warm:
        return (step + 1) / recipe.warm
    return 1.0 if step < start else max(0.02, (recipe.steps - step) / (recipe.steps - start))


def batches(recipe: Recipe, texts: dict[str, list[tuple[Prepared, float]]]) -> Iterator[list[list[Slice]]]:
    """The windows of each step, for ever."""
    streams = {k: stream(v, recipe.seed + i, pack=k != "told") for i, (k, v) in enumerate(texts.items())}
    for step in count():
        late = step >= recipe.turn
        yield [next(streams[k]) for k in ("told", "syntax", "names") for _ in range(getattr(recipe, k)[late])]


def save(path: Path, **parts: Any) -> None:
    """Write a checkpoint so that a broken write never replaces a good one."""
    torch.save(parts, path.with_suffix(".part"))
    path.with_suffix(".part").rename(path)


def train(recipe: Recipe, out: Path, warm_start: Path | None) -> None:
    """Run or resume; writes ``last.pt`` (all), ``average-STEP.pt`` (shipped weights) and ``labels.json``."""
    torch.manual_seed(recipe.seed)
    random.seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    pieces, table = table_of(SHIPPED)
    labels, texts = texts_of(recipe, pieces)
    (out / "labels.json").write_text(json.dumps(asdict(labels), indent=1))
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))
    network = Network(table, labels)
    network.encoder.load_base(base.load())
    if warm_start:
        network.load_state_dict(torch.load(warm_start)["average"])
    optimiser = torch.optim.AdamW(groups(network, recipe), betas=(0.9, 0.98))
    average = {k: v.detach().clone() for k, v in network.state_dict().items()}
    first = 0
    if (out / "last.pt").exists():
        kept = torch.load(out / "last.pt")
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        average, first = kept["average"], kept["step"]
    _steps(recipe, out, network, optimiser, average, first, batches(recipe, texts), pieces)


def _steps(
    recipe: Recipe, out: Path, network: Network, optimiser: torch.optim.Optimizer, average: dict[str, torch.Tensor],
    first: int, windows: Iterator[list[list[Slice]]], pieces: Pieces,
) -> None:  # fmt: skip
    special = (pieces.padding, pieces.open, pieces.close)
    network.train()
    began, sums = time.time(), {}  # type: ignore[var-annotated]
    for step in range(recipe.steps):
        chosen = next(windows)
        if step < first:
            continue
        batch = collate(chosen, special, np.random.default_rng((recipe.seed, step)))
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * rate_at(step, recipe)
        with torch.autocast("cpu", torch.bfloat16):
            late = step >= recipe.turn
            weights = Weights(cue=recipe.cue_weight[late], role=recipe.role_weight[late])
            loss, parts = network.loss(batch, weights)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        keep = min(recipe.average, (step + 1) / (step + 10))
        with torch.no_grad():
            for name, value in network.state_dict().items():
                average[name].lerp_(value, 1 - keep)
        for k, v in parts.items():
            sums.setdefault(k, []).append(v)
        if (step + 1) % 20 == 0:
            shown = {k: round(float(np.mean(v)), 4) for k, v in sums.items()}
            print(json.dumps({"step": step + 1, "seconds": round(time.time() - began, 1), **shown}), flush=True)
            sums = {}
        if (step + 1) % recipe.keep_every == 0 or step + 1 == recipe.steps:
            save(
                out / "last.pt",
                network=network.state_dict(),
                optimiser=optimiser.state_dict(),
                average=average,
                step=step + 1,
            )
            save(out / f"average-{step + 1}.pt", average=average, step=step + 1)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("training/work"))
    parser.add_argument("--steps", type=int, default=Recipe().steps)
    parser.add_argument("--warm-start", type=Path)
    chosen = parser.parse_args()
    train(Recipe(steps=chosen.steps), chosen.out, chosen.warm_start)
    export(chosen.out, chosen.steps, SHIPPED, {})


if __name__ == "__main__":
    main()
