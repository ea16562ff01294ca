"""Runs every measure and writes docs/measures.md: ``python -m bench.report [NAME…] [--kept] [--out FILE]``.

The text is ``measures.md.j2``, the rows of its table ``targets.toml``. Figures are kept as JSON under ``build/bench``:
with names only those measures run anew, with ``--kept`` none.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2

from bench.__main__ import names
from bench.places import ROOT

BENCH, KEPT, OUT = ROOT / "bench", ROOT / "build" / "bench", ROOT / "docs" / "measures.md"
Figures = Mapping[str, Mapping[str, Any]]


def run(measures: Iterable[str], kept: Path) -> list[str]:
    """Runs measures and keeps their figures; returns the names of those that failed."""
    kept.mkdir(parents=True, exist_ok=True)
    failed = []
    for name in measures:
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        command = [sys.executable, "-m", "bench", name, "--json", str(kept / f"{name}.json")]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(name)
    return failed


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
    grave = figures.get("grave", {}).get("ids", {})
    tables = {"table": table(figures, targets), "gold": gold_table(figures, gold_labels(figures))}
    return page.render(figure=look_up(figures), grave={kind: ids for kind, ids in grave.items() if ids}, **tables)


def main(arguments: Sequence[str]) -> int:
    """Runs, renders, writes; 1 where a measure failed."""
    parser = argparse.ArgumentParser(prog="python -m bench.report", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="measures to run anew; without them, all")
    parser.add_argument("--kept", action="store_true", help="run none, write the page from the kept figures")
    parser.add_argument("--out", type=Path, default=OUT, help="where the page goes")
    given = parser.parse_args(arguments)
    failed = run([] if given.kept else given.names or names(), KEPT)
    given.out.write_text(render(load(KEPT)), encoding="utf-8", newline="\n")
    sys.stderr.write("".join(f"no figures of {name}\n" for name in failed))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
