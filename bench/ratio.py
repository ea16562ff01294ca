"""Reading time over the time of the encoder alone over the same words: one process, one thread, processor time.

What the encoder needs is counted while the report is read, so both are of one run, and processor time leaves out what
other programs on the machine take. The lower the better; 1 would be an encoder and no reader.
``parts`` are shares of the whole. ``--weights FOLDER`` takes other weights than the shipped ones.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import speed
from bench.figures import Measured, show
from bench.places import ROOT
from tallystick.model.document import Document
from tallystick.reader.network import Written, load_network
from tallystick.reader.network.encoder import Encoder
from tallystick.reader.network.weights import Floats
from tallystick.reader.options import ReaderOptions
from tallystick.reader.read import read_document

OPTIONS = {"--weights": "a folder with other weights than the shipped ones"}
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
"""What must be 1 before numpy is loaded: threads that wait for each other count as processor time."""
REPORTS = 12
WARM = 2
"""Reports read before the count begins: tables and lexicons are loaded with the first."""


@dataclass(slots=True)
class Clock:
    """Processor seconds by name; steps do not overlap with themselves."""

    seconds: dict[str, float] = field(default_factory=dict)
    since: dict[str, float] = field(default_factory=dict)

    def __call__(self, name: str, what: str) -> None:
        """Begins or ends a step."""
        if what == "begin":
            self.since[name] = time.process_time()
        else:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - self.since.pop(name)


@contextmanager
def counted(clock: Clock) -> Iterator[None]:
    """Every run of an encoder inside is counted as ``encoder``."""
    plain = Encoder.vectors

    def vectors(encoder: Encoder, written: Written) -> Floats:
        clock("encoder", "begin")
        found = plain(encoder, written)
        clock("encoder", "end")
        return found

    Encoder.vectors = vectors  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        Encoder.vectors = plain  # type: ignore[method-assign]


def figures(clock: Clock) -> dict[str, Any]:
    """The ratio, and the share of each step in the whole; the network's heads are what it takes beyond the encoder."""
    whole, encoder = clock.seconds["whole"], clock.seconds["encoder"]
    parts = {k: v for k, v in clock.seconds.items() if k not in ("whole", "network", "encoder")}
    parts["heads"] = clock.seconds.get("network", encoder) - encoder
    shares = {k: round(v / whole, 3) for k, v in sorted(parts.items(), key=lambda part: -part[1])}
    return {"ratio": round(whole / encoder, 3), "encoder_share": round(encoder / whole, 3), "parts": shares}


def measured(data: Path | None = None, every: int = 1, weights: Path | None = None) -> Measured:
    """The figures over reports made of the bundled examples (``speed``), in a process that has one thread for sums."""
    if all(os.environ.get(name) == "1" for name in THREADS):
        return counted_here(data, every, weights)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "ratio.json")
        options = {
            "--every": every,
            "--data": data and data.resolve(),
            "--weights": weights and weights.resolve(),
            "--json": out,
        }
        given = [str(part) for name, value in options.items() if value is not None for part in (name, value)]
        alone = {**os.environ, **dict.fromkeys(THREADS, "1")}
        subprocess.run(
            [sys.executable, "-m", "bench", "ratio", *given], check=True, env=alone, cwd=ROOT, stdout=subprocess.DEVNULL
        )
        return Measured(json.loads(out.read_text(encoding="utf-8")))


def counted_here(data: Path | None, every: int, weights: Path | None) -> Measured:
    """The figures, in this process."""
    parts = speed.paragraphs(data or ROOT / "examples" / "reports")
    documents = [Document(text=speed.report(parts, n), language="en") for n in range(WARM + max(1, REPORTS // every))]
    load_network(weights)
    for document in documents[:WARM]:
        read_document(document, ReaderOptions(weights=weights))
    clock = Clock()
    options = ReaderOptions(weights=weights, on_step=clock)
    with counted(clock):
        clock("whole", "begin")
        for document in documents[WARM:]:
            read_document(document, options)
        clock("whole", "end")
    return Measured({"reports": len(documents) - WARM, **figures(clock)})


def main(data: Path | None = None, out: Path | None = None, weights: str | None = None) -> int:
    """Prints the figures."""
    return show(measured(data, weights=Path(weights) if weights else None), out)
