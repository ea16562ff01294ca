"""The scorers that come with the data: called as they are, never rewritten."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.figures import WORST
from bench.places import measures


@lru_cache
def module(name: str) -> ModuleType:
    """A scorer whose functions are called one by one."""
    path = measures() / f"{name}.py"
    found = importlib.util.spec_from_file_location(name, path)
    if found is None or found.loader is None or not path.is_file():
        sys.exit(f"no scorer at {path}; set TALLYSTICK_MEASURE")
    made = importlib.util.module_from_spec(found)
    found.loader.exec_module(made)
    return made


def printed(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A scorer run as a command."""
    command = [sys.executable, str(measures() / f"{name}.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def write_rows(rows: Iterable[Mapping[str, Any]], path: Path) -> Path:
    """Rows as JSON Lines, the form every scorer takes."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def lowest(shares: Mapping[str, float]) -> Sequence[str]:
    """The cases with the lowest shares below 1, the worst first."""
    return sorted((case for case in shares if shares[case] < 1), key=lambda case: (shares[case], case))[:WORST]
