"""Maps of other datasets' columns: what each says in our words."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

DATASETS = ("airwars", "acled", "ged", "ibc")


@cache
def shipped_map(dataset: str) -> dict[str, Any]:
    """The map of a dataset, as its file has it."""
    text = files("tallystick.resources.importing").joinpath(f"{dataset}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
