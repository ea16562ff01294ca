"""Counts become figures, and the worst cases are those with most mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.figures import Counts, balanced, show
from bench.places import part


def test_precision_recall_and_f() -> None:
    """Two right of four given and three wanted: P .5, R .667, F .571; nothing at all is 0."""
    assert balanced(2, 4, 3) == pytest.approx((0.5, 2 / 3, 4 / 7))
    assert balanced(0, 0, 0) == (0.0, 0.0, 0.0)


def test_counts_add_over_cases() -> None:
    """F is over all cases together (micro); a share has its number beside it."""
    counts = Counts()
    counts.add("names", "a", 1, 2, 1)
    counts.add("names", "b", 1, 2, 2)
    counts.hit("type", "a", True)
    counts.hit("type", "b", False)
    figures = counts.figures()
    assert (figures["names_p"], figures["names_r"], figures["names_f"]) == (0.5, 0.6667, 0.5714)
    assert (figures["type"], figures["type_n"]) == (0.5, 2)


def test_worst_cases_come_first_and_right_ones_do_not() -> None:
    """Ordered by mistakes, then by id; a case without a mistake is not named; at most ten are."""
    counts = Counts()
    for case, right in (("c", 0), ("b", 0), ("a", 1), ("d", -1)):
        counts.add("names", case, right, 1, 1)
    assert counts.worst("names_f") == ["d", "b", "c"]
    many = Counts()
    for number in range(20):
        many.hit("type", f"{number:02d}", False)
    assert many.worst("type") == [f"{number:02d}" for number in range(10)]


def test_an_unknown_figure_has_no_cases() -> None:
    """A figure that is not made of counts names nothing."""
    assert Counts().worst("median_km") == []


def test_show_prints_and_writes_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each figure, and the JSON."""
    counts = Counts()
    counts.hit("type", "a", True)
    assert show(counts.measured(documents=1), tmp_path / "out.json") == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8")) == {"type": 1.0, "type_n": 1, "documents": 1}
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["type", "1.0"],
        ["type_n", "1"],
        ["documents", "1"],
    ]


def test_a_part_is_the_same_rows_whatever_their_order() -> None:
    """Every third row by sorted id; all rows in their own order for 1."""
    rows = [{"id": i} for i in ("e", "b", "d", "a", "c")]
    assert [row["id"] for row in part(rows, 3)] == ["a", "d"]
    assert part(rows[::-1], 3) == part(rows, 3)
    assert part(rows, 1) == rows
