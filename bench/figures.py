"""Counts that become figures: right, given and wanted under one name, kept apart for each case.

A figure that has cases can say which of them it lost most on; the gate names those.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.places import publish

WORST = 10
"""How many of the worst cases a failing figure names."""
Worst = Callable[[str], Sequence[str]]


def no_cases(figure: str) -> Sequence[str]:
    """For figures that are not made of cases."""
    return ()


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one measure, and for each of them the ids of the cases it lost most on."""

    figures: Mapping[str, Any]
    worst: Worst = no_cases


def balanced(right: float, given: float, wanted: float) -> tuple[float, float, float]:
    """Precision, recall and their balanced F; 0 where nothing is given or wanted."""
    p, r = right / given if given else 0.0, right / wanted if wanted else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


class Counts:
    """Right, given and wanted of each name, by case."""

    def __init__(self) -> None:
        self._by: dict[str, dict[str, list[float]]] = defaultdict(dict)
        self._shares: set[str] = set()
        self._blamed: dict[str, Mapping[str, float]] = {}

    def add(self, name: str, case: str, right: float, given: float, wanted: float) -> None:
        """Adds to a figure with precision and recall."""
        row = self._by[name].setdefault(case, [0, 0, 0])
        for i, count in enumerate((right, given, wanted)):
            row[i] += count

    def hit(self, name: str, case: str, right: bool) -> None:
        """Adds one question to a figure that is a share of right answers."""
        self._shares.add(name)
        self.add(name, case, right, 1, 1)

    def blame(self, name: str, lost: Mapping[str, float]) -> None:
        """Says how much each case lost of a figure whose counts a scorer gives for all cases together."""
        self._blamed[name] = lost

    def sums(self, name: str) -> tuple[float, float, float]:
        """Right, given and wanted over all cases."""
        rows = self._by[name].values() if name in self._by else ()
        right, given, wanted = (sum(row[i] for row in rows) for i in range(3))
        return right, given, wanted

    def figures(self) -> dict[str, float]:
        """``name`` and ``name_n`` of a share; ``name_p``, ``_r``, ``_f`` and the three counts of the others."""
        found: dict[str, float] = {}
        for name in self._by:
            right, given, wanted = self.sums(name)
            if name in self._shares:
                found |= {name: round(right / given, 4), f"{name}_n": given}
                continue
            values = zip("prf", balanced(right, given, wanted), strict=True)
            found |= {f"{name}_{part}": round(value, 4) for part, value in values}
            found |= {f"{name}_right": right, f"{name}_given": given, f"{name}_wanted": wanted}
        return found

    def worst(self, figure: str) -> list[str]:
        """The cases with most mistakes in a figure, the worst first."""
        name = figure if figure in self._by else figure.rpartition("_")[0]
        rows = self._by.get(name, {})
        counted = {case: given + wanted - 2 * right for case, (right, given, wanted) in rows.items()}
        lost = self._blamed.get(name, counted)
        return sorted((case for case in lost if lost[case] > 0), key=lambda case: (-lost[case], case))[:WORST]

    def measured(self, **more: Any) -> Measured:
        """The figures with others beside them."""
        return Measured({**self.figures(), **more}, self.worst)


def show(measured: Measured, out: Path | None) -> int:
    """Prints the figures a line each, writes them as JSON where asked; 0, the exit status."""
    for name, figure in measured.figures.items():
        sys.stdout.write(f"{name:40s} {figure}\n")
    publish(measured.figures, out)
    return 0
