"""The bundled examples as incidents, beside what a careful person expects of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.examples import EXPECTED, compare, made, table

HELD = {"found": 6, "apart": 2, "whole": 6, "killed": 6, "injured": 6}
"""How many of the six expected incidents (two pairs) hold in each respect; a figure only goes up."""


@pytest.mark.slow
def test_the_examples_become_the_expected_incidents(tmp_path: Path) -> None:
    """Each is found at its day and place, in one piece, apart from its neighbour; ranges as far as they are right."""
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    there, names = made(tmp_path)
    held: dict[str, int] = {}
    for name, _, holds, _ in compare(there, names, expected):
        held[name] = held.get(name, 0) + holds
    assert all(held[name] >= count for name, count in HELD.items()), held
    lines = list(table(there, names, expected))
    assert len(lines) == 7 and all(
        row["code"] in line for row, line in zip(expected["incidents"], lines[1:], strict=True)
    )
