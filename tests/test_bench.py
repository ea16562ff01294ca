"""The measures' own machinery: one command, the scorers' figures as keys, reports made for timing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench import __main__ as command
from bench import gold, speed
from tallystick.archive.intake import iter_reports
from tallystick.archive.report import Report

PRINTED = """6 reports; spans outside the text: 0
attribution: source characters             P 0.812  R 0.790  F 0.801  (900/1108/1139)
where (name)                               P 1.000  R 0.500  F 0.667  (1/1/2)
GRAVE wrong way round                      1 of 22
mean F over measures                       0.512
"""


def test_printed_lines_become_keys() -> None:
    """Labels in snake case with _p, _r and _f, so that any split can be measured with the same command."""
    found = gold.figures(PRINTED)
    assert found["attribution_source_characters_f"] == 0.801
    assert found["where_name_r"] == 0.5 and found["where_name_gold"] == 2
    assert (found["grave_wrong_way_round"], found["grave_wrong_way_round_of"]) == (1, 22)
    assert found["mean_f_over_measures"] == 0.512
    assert (found["reports"], found["spans_outside_the_text"]) == (6, 0)


@pytest.mark.measure
def test_every_line_of_the_scorer_is_understood(measure: Path, tmp_path: Path) -> None:
    """No line that the scorer prints is lost on the way to the JSON."""
    empty = tmp_path / "none.jsonl"
    empty.touch()
    scored = subprocess.run(
        [sys.executable, str(measure / "score_reading.py"), str(measure / "gold_dev.jsonl"), str(empty)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    for line in scored.stdout.splitlines():
        assert gold.figures(line), line


def test_names_are_the_modules() -> None:
    """A measure is added by adding its file."""
    assert {"gold", "polnear", "speed"} <= set(command.names())
    assert "places" not in command.names()


def test_an_unknown_measure_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The measures there are, are named."""
    assert command.main(["none"]) == 2
    assert "gold" in capsys.readouterr().err


def test_made_reports_differ_and_are_readable(tmp_path: Path, root: Path) -> None:
    """Reports for timing have their length, are all different, the same each time, and pass the intake."""
    parts = speed.paragraphs(root / "examples" / "reports")
    folder = speed.write_reports(parts, tmp_path / "reports", 5)
    items = list(iter_reports([str(folder)]))
    assert all(isinstance(item, Report) for item in items)
    texts = {item.document.text for item in items if isinstance(item, Report)}
    assert len(texts) == 5
    assert all(speed.CHARACTERS - 100 < len(text) <= speed.CHARACTERS for text in texts)
    assert speed.report(parts, 3) == speed.report(parts, 3)
