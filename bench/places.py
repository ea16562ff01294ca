"""Where corpora and measures are, which rows a quick run takes, and how figures are written."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def corpora() -> Path:
    """The annotated corpora."""
    return Path(os.environ.get("TALLYSTICK_CORPORA") or ROOT / "../shared/corpora").resolve()


def measures() -> Path:
    """The gold data and their scorers."""
    return Path(os.environ.get("TALLYSTICK_MEASURE") or ROOT / "../shared/measure").resolve()


def located(name: str) -> list[Path]:
    """The files of a name such as ``corpora/muc4/dev.jsonl``, ``measure/gold_dev.jsonl``, ``training/reports/*.txt``.

    A name without a star is one file, there or not; with a star, the files there are.
    """
    room, _, rest = name.partition("/")
    folder = {"corpora": corpora(), "measure": measures()}.get(room, ROOT / room)
    return sorted(folder.glob(rest)) if "*" in rest else [folder / rest]


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file; ends the run with a word where it is absent."""
    if not path.is_file():
        sys.exit(f"no data at {path}; set TALLYSTICK_CORPORA and TALLYSTICK_MEASURE, or give --data")
    with path.open(encoding="utf-8", newline="") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def part(found: Sequence[dict[str, Any]], every: int, key: str = "id") -> list[dict[str, Any]]:
    """Every so many-th row by sorted id, always the same ones; all rows in their own order for 1."""
    return sorted(found, key=lambda row: str(row[key]))[::every] if every > 1 else list(found)


def publish(figures: Mapping[str, Any], out: Path | None) -> None:
    """Writes the figures as JSON where that is asked for."""
    if out is not None:
        out.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
