"""Runs every measure and writes docs/measures.md: ``python -m bench.report [NAME…] [--resume] [--kept] [--out FILE]``.

The text is ``measures.md.j2``, the rows of its table ``targets.toml``; what people write about the figures stands in
``measures-notes.md`` and is taken in as it is. Figures are kept as JSON under ``build/bench``: with names only those
measures run anew, with ``--resume`` those that have no figures of the present weights yet, with ``--kept`` none.
``--folds FOLDER`` counts grave errors by cross-fitting (``training.folds``). ``--every N`` tries it all on every N-th
row; such figures are kept apart, and their page never becomes docs/measures.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jinja2

from bench.__main__ import names
from bench.places import ROOT
from tallystick.reader.network.weights import CARD, shipped
from tallystick.reader.options import READER_VERSION

BENCH, KEPT, OUT = ROOT / "bench", ROOT / "build" / "bench", ROOT / "docs" / "measures.md"
Figures = Mapping[str, Mapping[str, Any]]


def run(measures: Iterable[str], kept: Path, more: Mapping[str, Sequence[str]] = MappingProxyType({})) -> list[str]:
    """Runs measures, each with the ``more`` options of its name, and keeps their figures; returns what failed."""
    kept.mkdir(parents=True, exist_ok=True)
    failed = []
    for name in measures:
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        made = kept / f"{name}.part"
        command = [sys.executable, "-m", "bench", name, "--json", str(made), *more.get("", ()), *more.get(name, ())]
        if subprocess.run(command, cwd=ROOT, check=False).returncode or not made.is_file():
            failed.append(name)
            continue
        (kept / f"{name}.of").write_text(weights_in_force(), encoding="utf-8")
        made.replace(kept / f"{name}.json")
    return failed


def weights_in_force() -> str:
    """What tells the shipped weights and the rules around them from others: the hash of their card and the reader's
    version."""
    return hashlib.sha256((shipped() / CARD).read_bytes() + READER_VERSION.encode()).hexdigest()


def missing(measures: Iterable[str], kept: Path) -> list[str]:
    """The measures without figures of the weights in force."""
    present = weights_in_force()
    marks = {name: (kept / f"{name}.of", kept / f"{name}.json") for name in measures}
    return [n for n, (of, made) in marks.items() if not (made.is_file() and of.is_file() and of.read_text() == present)]


def load(kept: Path) -> dict[str, dict[str, Any]]:
    """The kept figures of every measure."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(kept.glob("*.json"))}


def written(figure: Any) -> str:
    """A figure for a table: ".916", "1.00", "54.3", "14"; "not measured" for none."""
    if figure is None:
        return "not measured"
    if isinstance(figure, int):
        return f"{figure:,}"
    if isinstance(figure, float):
        return f"{figure:.3f}".removeprefix("0") if figure < 1 else f"{figure:.2f}" if figure < 10 else f"{figure:.1f}"
    return str(figure)


def look_up(figures: Figures) -> Callable[..., str]:
    """A function for the template: the written figure of a measure, by its keys one in another."""

    def told(measure: str, *keys: str) -> str:
        value: Any = figures.get(measure)
        for key in keys:
            value = value.get(key) if isinstance(value, Mapping) else None
        return written(value)

    return told


def table(figures: Figures, targets: Iterable[Mapping[str, Any]]) -> str:
    """The table of all measures."""
    told = look_up(figures)
    lines = ["| measure | ours | floor | aim | others | `python -m bench` |", "|---|---|---|---|---|---|"]
    for row in targets:
        ours = " / ".join(told(row["measure"], *key.split(".")) for key in row["figures"])
        cells = (
            row["label"],
            ours,
            row.get("floor", "report"),
            row.get("aim", ""),
            row.get("others", ""),
            row["measure"],
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def gold_table(figures: Figures, labels: Iterable[tuple[str, str]]) -> str:
    """The gold readings in full: all reports, and those without gold-seed."""
    told = look_up(figures)
    rows = (f"| {label} | {told('gold', key)} | {told('gold', f'without_gold_seed_{key}')} |" for label, key in labels)
    return "\n".join(["| measure | all six | without gold-seed |", "|---|---|---|", *rows])


def gold_labels(figures: Figures) -> list[tuple[str, str]]:
    """Every F of the gold readings with its key as words, in the scorer's order."""
    keys = [key for key in figures.get("gold", {}) if key.endswith("_f") or key == "mean_f_over_measures"]
    return [(key.removesuffix("_f").replace("_", " "), key) for key in keys if not key.startswith("without_")]


def render(figures: Figures) -> str:
    """The page."""
    targets = tomllib.loads((BENCH / "targets.toml").read_text(encoding="utf-8"))["row"]
    made = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True, autoescape=False)
    page = made.from_string((BENCH / "measures.md.j2").read_text(encoding="utf-8"))
    tables = {"table": table(figures, targets), "gold": gold_table(figures, gold_labels(figures))}
    grave, changed = figures.get("grave", {}).get("ids", {}), figures.get("invariance", {}).get("changed", [])
    told = {"grave": {kind: ids for kind, ids in grave.items() if ids}, "changed": changed}
    notes = (BENCH / "measures-notes.md").read_text(encoding="utf-8").strip()
    return page.render(figure=look_up(figures), notes=notes, **told, **tables)


def options(every: int, folds: Path | None) -> dict[str, list[str]]:
    """What every measure is told (under ""), and what only one is."""
    told = {"": ["--every", str(every)] if every > 1 else []}
    return told | ({"grave": ["--folds", str(folds.resolve())]} if folds else {})


def main(arguments: Sequence[str]) -> int:
    """Runs, renders, writes; 1 where a measure failed."""
    parser = argparse.ArgumentParser(prog="python -m bench.report", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="measures to run anew; without them, all")
    parser.add_argument("--resume", action="store_true", help="run those without figures of the present weights")
    parser.add_argument("--kept", action="store_true", help="run none, write the page from the kept figures")
    parser.add_argument("--folds", type=Path, help="a folder of folds for the grave errors")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th row; the page goes to --out")
    parser.add_argument("--out", type=Path, help="where the page goes; docs/measures.md")
    given = parser.parse_args(arguments)
    kept = KEPT / f"every-{given.every}" if given.every > 1 else KEPT
    out = given.out or (kept / "measures.md" if given.every > 1 else OUT)
    chosen = [] if given.kept else given.names or names()
    failed = run(missing(chosen, kept) if given.resume else chosen, kept, options(given.every, given.folds))
    out.write_text(render(load(kept)), encoding="utf-8", newline="\n")
    sys.stderr.write("".join(f"no figures of {name}\n" for name in failed))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
