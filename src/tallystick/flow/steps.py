"""How long each step took."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter


class Clock:
    """Adds up the seconds spent in named steps; a step inside another takes its time out of the outer one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._open: list[str] = []
        self._mark = 0.0

    def mark(self, name: str, phase: str) -> None:
        """Begins ("begin") or ends (any other word) a step; the form in which the reader reports its own steps."""
        now = perf_counter()
        if self._open:
            self.add({self._open[-1]: now - self._mark})
        self._mark = now
        if phase == "begin":
            self._open.append(name)
        elif self._open:
            self._open.pop()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Counts the time inside towards ``name``."""
        self.mark(name, "begin")
        try:
            yield
        finally:
            self.mark(name, "end")

    def add(self, seconds: Mapping[str, float]) -> None:
        """Adds the seconds of another clock."""
        for name, value in seconds.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + value


def shares(seconds: Mapping[str, float]) -> list[tuple[str, float, float]]:
    """Step, seconds and share of the whole, the longest first."""
    total = sum(seconds.values()) or 1.0
    ordered = sorted(seconds.items(), key=lambda pair: -pair[1])
    return [(name, value, value / total) for name, value in ordered]
