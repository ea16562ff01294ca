"""Where corpora and measures are, and how figures are written."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def corpora() -> Path:
    """The annotated corpora."""
    return Path(os.environ.get("TALLYSTICK_CORPORA") or ROOT / "../shared/corpora").resolve()


def measures() -> Path:
    """The gold data and their scorers."""
    return Path(os.environ.get("TALLYSTICK_MEASURE") or ROOT / "../shared/measure").resolve()


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file; ends the run with a word where it is absent."""
    if not path.is_file():
        sys.exit(f"no data at {path}; set TALLYSTICK_CORPORA and TALLYSTICK_MEASURE, or give --data")
    with path.open(encoding="utf-8", newline="") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def publish(figures: Mapping[str, Any], out: Path | None) -> None:
    """Writes the figures as JSON where that is asked for."""
    if out is not None:
        out.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
