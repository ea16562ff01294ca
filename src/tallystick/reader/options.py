"""What a caller can set for a reading: extra zones and places, and a clock for timing the steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

READER_VERSION = "tallystick-reader/0.16"
"""Raised whenever the same text may be read otherwise by the same weights; weights, zones and gazetteer count apart."""


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """Settings of one reading; the defaults are what the package ships.

    ``zones``: the user's zones beside the shipped ones. ``gazetteer``: a gazetteer with a user's dump in it.
    ``weights``: a folder with other weights than the shipped ones (to measure a training run).
    ``raw``: leave the chances of slots as heads and rules give them, not calibrated (to fit the calibration).
    ``on_step``: called with (step name, "begin" or "end"); the caller owns the clock.
    """

    zones: tuple[Any, ...] = ()
    gazetteer: Any | None = None
    weights: Path | None = None
    on_step: Callable[[str, str], None] | None = None
    raw: bool = False

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Tell the caller's clock when a step begins and ends."""
        if self.on_step is None:
            yield
            return
        self.on_step(name, "begin")
        try:
            yield
        finally:
            self.on_step(name, "end")
