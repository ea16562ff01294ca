"""The figures on the gold readings do not fall below the floors of ``bench/floors.json``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench import gold
from bench.places import ROOT, measures

from conftest import present

FLOORS: dict[str, float] = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))["gold"]


@pytest.mark.parametrize("left_out", [None, "gold-seed"], ids=["all", "without gold-seed"])
def test_gold_readings_stay_above_their_floors(left_out: str | None, tmp_path: Path) -> None:
    """Every floor holds, with the report our own zone data knows and without it; no span leaves its text."""
    present(measures(), "the gold readings")
    out = tmp_path / "gold.json"
    assert gold.main(out=out, without=left_out) == 0
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert figures["spans_outside_the_text"] == 0
    assert {key: figures[key] for key, floor in FLOORS.items() if figures[key] < floor} == {}
