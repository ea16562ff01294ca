"""The tables of this folder, each read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@cache
def publishing_table(name: str) -> Mapping[str, Any]:
    """The content of ``NAME.toml``."""
    text = files("tallystick.resources.publishing").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
