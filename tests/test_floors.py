"""The quick part of the gate: no figure falls below its floor of ``bench/floors.json``."""

from __future__ import annotations

import pytest
from bench.pins import load

from bench import gate


@pytest.mark.slow
@pytest.mark.parametrize("part", gate.quick())
def test_no_figure_falls_below_its_floor(part: str) -> None:
    """Every pinned figure of the measure holds on the pinned data; absent data is a failure where it is required."""
    verdict = gate.check(part, load())
    if verdict.left_out and not gate.required():
        pytest.skip(f"{part} left out: {verdict.left_out}")
    if verdict.left_out or verdict.failures:
        pytest.fail("\n".join(verdict.failures) or f"{part} left out: {verdict.left_out}", pytrace=False)
