"""The training run: ``python -m training.run`` trains both courses, keeps checkpoints, can be resumed, and exports.

The course ``grammar`` begins at the base model: trees, names, attribution. The course ``happenings`` goes on from it
with our own reports, re3d and MUC-4; it keeps some of the first course's windows and the trees that the first course
reads in our reports, so that nothing is forgotten.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from tallystick.reader.network.pieces import Pieces
from training import base, corpora, markup, ours, silver, sureness, vocabulary, warm
from training.data import Labels, Prepared, Slice, collate, prepare, stream
from training.export import export
from training.model import LAYERS, Network

SHIPPED = Path("src/tallystick/resources/weights")
WORK = Path("training/work")
WEIGHTS = {
    "cue": 3.0, "roles": 8.0, "upos": 0.3, "xpos": 0.3, "script": 0.3, "arc": 1.0, "rel": 0.7, "entity": 1.5,
    "trigger": 2.0, "arguments": 8.0, "same": 3.0, "mode": 0.3, "fact": 0.6, "scope": 0.3, "stance": 0.5,
    "harm": 1.5, "who": 0.5,
    "damage": 0.7, "filler": 15.0, "incident": 0.4,
}  # fmt: skip
"""How much each head's loss counts."""


@dataclass(frozen=True, slots=True)
class Course:
    """Every number of one course. ``windows`` says how many of each stream make a step, before and from step ``turn``;
    ``renamed`` in what share of them known names stand under stand-ins.

    Trees are learned early and attribution late, so the second part of ``grammar`` gives attribution more windows. It
    learns names as they are: with half of its windows renamed, names and sources were read worse (README).
    """

    name: str
    steps: int
    windows: dict[str, tuple[int, int]]
    turn: int = 0
    late_weights: dict[str, float] = field(default_factory=dict)
    seed: int = 20261122
    encoder_rate: float = 2e-4
    head_rate: float = 8e-4
    layer_decay: float = 0.9
    warm: int = 80
    decay_from: float = 0.5625
    weight_decay: float = 0.01
    average: float = 0.99
    renamed: float = 0.0
    keep_every: int = 100


GRAMMAR = Course(
    name="grammar",
    steps=3000,
    turn=1750,
    windows={"told": (8, 10), "syntax": (6, 4), "names": (2, 2)},
    late_weights={"cue": 5.0, "roles": 10.0},
)
HAPPENINGS = Course(
    name="happenings",
    steps=2700,
    turn=1600,
    windows={"told": (4, 6), "syntax": (1, 1), "names": (1, 2), "re3d": (1, 1), "ours": (6, 4), "muc4": (3, 2)},
    late_weights={"cue": 5.0, "roles": 12.0, "entity": 2.5},
    seed=20261125,
    encoder_rate=1.2e-4,
    head_rate=6e-4,
    warm=40,
    decay_from=0.45,
    renamed=0.5,
)
COURSES = (GRAMMAR, HAPPENINGS)
SCRIPTS, FEWEST_RELATIONS = 220, 8
"""Lemma scripts with a label of their own; times a relation's subtype must occur to have one."""


@cache
def labels_of() -> tuple[Labels, list[corpora.Text]]:
    """The labels of tags, lemmas and relations, and the treebanks they come from."""
    trees = corpora.treebank("ewt", "train") + corpora.treebank("gum", "train")
    return Labels.of(trees, SCRIPTS, FEWEST_RELATIONS), trees


def texts_of(
    course: Course, pieces: Pieces, labels: Labels, trees: list[corpora.Text], reports: list[corpora.Text]
) -> dict[str, list[tuple[Prepared, float]]]:
    """The course's streams: texts with their weights."""
    muc4, re3d = corpora.muc4("train"), corpora.re3d("train")
    named = [
        *((t, 1.0) for t in corpora.wikigold()),
        *((t, 0.5) for t in corpora.wnut17("train")),
        *((t, 3.0) for t in re3d),
        *((t, 1.0) for t in corpora.geovirus("train")),
        *((t, 1.0) for t in corpora.meantime("train")),
    ]
    sources = {
        "told": lambda: [(t, 1.0) for t in corpora.polnear("train")],
        "syntax": lambda: [(t, 1.0) for t in trees],
        "names": lambda: [*named, *((t, 0.15) for t in muc4)],
        "ours": lambda: [(t, 1.0) for t in reports],
        "muc4": lambda: [(t, 1.0) for t in muc4],
        "re3d": lambda: [(t, 1.0) for t in re3d],
    }
    return {k: [(prepare(t, pieces, labels, course.renamed > 0), w) for t, w in sources[k]()] for k in course.windows}


def table_of(folder: Path) -> tuple[Pieces, npt.NDArray[np.float32]]:
    """The shipped vocabulary and its dequantised embeddings; made first where they are missing."""
    if not (folder / "embeddings.npz").exists():
        vocabulary.write(base.folder() / "vocab.txt", base.load()["embeddings.word_embeddings.weight"], folder)
    with np.load(folder / "embeddings.npz", allow_pickle=False) as file:
        table = file["codes"].astype(np.float32) * file["scale"].astype(np.float32)[:, None]
    return Pieces((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()), table


def groups(network: Network, course: Course) -> list[dict[str, Any]]:
    """Parameters with their rates: heads fastest, lower layers slowest; no decay on vectors."""
    found: list[dict[str, Any]] = []
    for name, p in network.named_parameters():
        depth = int(name.split(".")[2]) if name.startswith("encoder.layers.") else -1
        fresh = name.startswith(("heads.", "encoder.shape", "encoder.quote"))
        rate = course.head_rate if fresh else course.encoder_rate * course.layer_decay ** (LAYERS - 1 - depth)
        found.append(
            {"params": [p], "lr": rate, "rate": rate, "weight_decay": course.weight_decay if p.ndim > 1 else 0.0}
        )
    return found


def rate_at(step: int, course: Course) -> float:
    """Warm up, hold, then fall linearly to nearly nothing."""
    start = course.decay_from * course.steps
    if step < course.warm:
        return (step + 1) / course.warm
    return 1.0 if step < start else max(0.02, (course.steps - step) / (course.steps - start))


def batches(course: Course, texts: dict[str, list[tuple[Prepared, float]]]) -> Iterator[list[list[Slice]]]:
    """The windows of each step, for ever."""
    streams = {k: stream(v, course.seed + i, pack=k not in ("told", "ours")) for i, (k, v) in enumerate(texts.items())}
    for step in count():
        late = step >= course.turn
        yield [next(streams[k]) for k in course.windows for _ in range(course.windows[k][late])]


def save(path: Path, **parts: Any) -> None:
    """Write a checkpoint so that a broken write never replaces a good one."""
    torch.save(parts, path.with_suffix(".part"))
    path.with_suffix(".part").rename(path)


@dataclass(slots=True)
class State:
    """What a run carries from step to step."""

    network: Network
    optimiser: torch.optim.Optimizer
    average: dict[str, torch.Tensor]
    step: int


def begin(
    course: Course, out: Path, start: dict[str, torch.Tensor] | None, labels: Labels, table: npt.NDArray[np.float32]
) -> State:
    """A fresh or resumed state. ``start`` is the state of the course before; without it the base model is."""
    network = Network(table, labels)
    if start is None:
        network.encoder.load_base(base.load())
    else:
        _load(network, start)
    network.to(device())
    optimiser = torch.optim.AdamW(groups(network, course), betas=(0.9, 0.98))
    average = {k: v.detach().clone() for k, v in network.state_dict().items()}
    state = State(network, optimiser, average, 0)
    if (out / "last.pt").exists():
        kept = torch.load(out / "last.pt", map_location=device())
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        torch.set_rng_state(kept["random"].cpu())  # a resumed run drops out what an unbroken one would
        state.average, state.step = kept["average"], kept["step"]
    return state


def keep_recipe(course: Course, out: Path, start: Path | None) -> None:
    """Write down what is run in ``out`` and what it goes on from; stops where a run of another recipe was left."""
    before = start.parent / "recipe.json" if start else None
    after = json.loads(before.read_text(encoding="utf-8")) if before and before.is_file() else None
    data = {"texts": texts_digest(), "corpora": corpora.digests()}
    recipe = json.loads(json.dumps(asdict(course) | {"after": after, **data}))
    written = out / "recipe.json"
    if (out / "last.pt").exists() and written.is_file() and json.loads(written.read_text(encoding="utf-8")) != recipe:
        sys.exit(f"{out} holds a run of another recipe or of other reports: take it away, or give another --out")
    written.write_text(json.dumps(recipe, indent=1), encoding="utf-8")


def texts_digest() -> str:
    """One hash of all our annotated reports."""
    files = sorted(markup.FOLDER.glob("*.txt"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _load(network: Network, start: dict[str, torch.Tensor]) -> None:
    """The weights of the course before. Only heads may be missing."""
    found = network.load_state_dict(start, strict=False)
    missing = [k for k in found.missing_keys if k.startswith("encoder.")]
    assert not found.unexpected_keys and not missing, (found.unexpected_keys, missing)


def train(course: Course, out: Path, start: Path | None, leave_out: frozenset[str] = frozenset()) -> Path:
    """Run or resume one course in ``out``; the answer is the folder of its averaged weights, as they would ship.

    ``start`` is such a folder of the course before: where the weights begin, and who reads the trees of our reports.
    ``leave_out`` are ids of our reports not to learn from.
    """
    torch.manual_seed(course.seed)
    random.seed(course.seed)
    out.mkdir(parents=True, exist_ok=True)
    pieces, table = table_of(SHIPPED)
    labels, trees = labels_of()
    (out / "labels.json").write_text(json.dumps(asdict(labels), indent=1))
    keep_recipe(course, out, start)
    state = begin(course, out, warm.state_of(start) if start else None, labels, table)
    if state.step < course.steps:
        drawn = course.steps * max(course.windows.get("ours", (0, 0)))
        reports = silver.with_trees(ours.texts(leave_out, drawn), start) if start and drawn else []
        windows = batches(course, texts_of(course, pieces, labels, trees, reports))
        _steps(course, out, state, windows, (pieces.padding, pieces.open, pieces.close))
    export(out, course.steps, out / "weights", {})
    return out / "weights"


def device() -> torch.device:
    """A GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def in_half(where: torch.device) -> bool:
    """Whether to multiply in bfloat16 on a device."""
    return where.type == "cuda" or half_is_faster()


def half_is_faster() -> bool:
    """Whether this processor multiplies in bfloat16 faster than in float32; one that only imitates it takes fifty times
    as long."""
    taken = {}
    for kind in (torch.float32, torch.bfloat16):
        rows, columns = torch.ones(TRIED, 384, dtype=kind), torch.ones(384, 384, dtype=kind)
        for _ in range(2):  # the first product also sets things up
            began = time.perf_counter()
            rows @ columns
            taken[kind] = time.perf_counter() - began
    return taken[torch.bfloat16] < taken[torch.float32]


TRIED = 2560
"""Rows of the products that are timed: the pieces of a step."""


def _steps(
    course: Course, out: Path, state: State, windows: Iterator[list[list[Slice]]], special: tuple[int, int, int]
) -> None:
    network = state.network
    network.train()
    where = device()
    half = in_half(where)
    began, sums = time.time(), {}  # type: ignore[var-annotated]
    first = state.step
    for step in range(course.steps):
        chosen = next(windows)
        if step < first:
            continue
        batch = collate(chosen, special, np.random.default_rng((course.seed, step)), course.renamed).on(where)
        for group in state.optimiser.param_groups:
            group["lr"] = group["rate"] * rate_at(step, course)
        with torch.autocast(where.type, torch.bfloat16, enabled=half):
            loss, parts = network.loss(batch, WEIGHTS | (course.late_weights if step >= course.turn else {}))
        state.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        state.optimiser.step()
        _keep_average(state, min(course.average, (step + 1) / (step + 10)))
        state.step = step + 1
        for k, v in parts.items():
            sums.setdefault(k, []).append(v)
        if (step + 1) % 20 == 0:
            shown = {k: round(float(np.mean(v)), 4) for k, v in sums.items()}
            print(json.dumps({"step": step + 1, "seconds": round(time.time() - began, 1), **shown}), flush=True)
            sums = {}
        if (step + 1) % course.keep_every == 0 or step + 1 == course.steps:
            _keep(out, state)


def _keep_average(state: State, keep: float) -> None:
    with torch.no_grad():
        for name, value in state.network.state_dict().items():
            state.average[name].lerp_(value, 1 - keep)


def _keep(out: Path, state: State) -> None:
    held = {"network": state.network.state_dict(), "optimiser": state.optimiser.state_dict()}
    save(out / "last.pt", **held, average=state.average, step=state.step, random=torch.get_rng_state())
    save(out / f"average-{state.step}.pt", average=state.average, step=state.step)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=WORK)
    parser.add_argument("--first", choices=[c.name for c in COURSES], default=COURSES[0].name)
    parser.add_argument("--start", type=Path, help="begin the first course at the weights in this folder")
    parser.add_argument("--steps", type=int, help="another number of steps of the last course, for a trial")
    parser.add_argument("--leave-out", type=Path, help="ids of our reports not to learn from, one a line")
    parser.add_argument("--export", type=Path, default=SHIPPED, help="the folder the weights go to")
    chosen = parser.parse_args()
    left_out = frozenset(chosen.leave_out.read_text().split()) if chosen.leave_out else frozenset()
    names = [c.name for c in COURSES]
    courses = list(COURSES[names.index(chosen.first) :])
    if chosen.steps:
        courses[-1] = replace(courses[-1], steps=chosen.steps)
    folder = chosen.start
    for course in courses:
        folder = train(course, chosen.out / course.name, folder, left_out)
    last = chosen.out / courses[-1].name
    export(last, courses[-1].steps, chosen.export, {}, divisors(last / f"average-{courses[-1].steps}.pt"))


def divisors(checkpoint: Path) -> dict[str, float]:
    """By what the logits of each head of a checkpoint's averaged weights are divided."""
    pieces, table = table_of(SHIPPED)
    labels, _ = labels_of()
    network = Network(table, labels)
    network.load_state_dict(torch.load(checkpoint, map_location="cpu")["average"])
    where = device()
    return sureness.fitted(network.to(where), labels, pieces, in_half(where))


if __name__ == "__main__":
    main()
