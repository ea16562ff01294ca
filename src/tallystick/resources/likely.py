"""How likely a telling is of a happening, as measured: ``likely.json``, made by ``python -m training.likely``."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from tallystick.resources.calibration import Curve


@cache
def happening() -> Curve:
    """The curve over the network's chance that a telling names a happening; ``signs`` are their weights."""
    text = files("tallystick.resources").joinpath("likely.json").read_text(encoding="utf-8")
    found = json.loads(text)
    return Curve(found["level"], found["slope"], found["signs"])
