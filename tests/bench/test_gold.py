"""The gold measure's cases: which report lost most in a figure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench import gold, scorers
from doubles.made import event, reading
from doubles.made import gold as quote

TEXT = "Troops shelled Porto."


def wanted(case: str) -> dict[str, Any]:
    """A gold reading with one event."""
    slots: dict[str, Any] = {"actors": [], "targets": [], "weapons": [], "harm": [], "damage": []}
    told = {"id": "E1", "type": "assault", "acled": None, "factuality": "happened", "trigger": quote(TEXT, "shelled")}
    when = {"when": None, "where": None, "according_to": []}
    return {"id": case, "text": TEXT, "attributions": [], "events": [{**told, **slots, **when}], "relations": []}


@pytest.mark.measure
def test_worst_reports_come_first(measure: Path) -> None:
    """A report that was read right is not named, one in which the event was missed is; the mean is over all figures."""
    right = reading(TEXT, events=[event(TEXT, "shelled", acled=None, evidence=[], according_to=[])])
    found = gold.scored([wanted("a"), wanted("b")], [right, reading(TEXT + " ")])
    assert list(found.worst("event_found_f")) == ["b"]
    assert found.figures["reports"] == 2 and found.figures["spans_in_the_text"] == 1.0
    assert list(found.worst("mean_f_over_measures")) == ["b"]


def test_lowest_leaves_out_what_is_right() -> None:
    """Ordered by share, then by id."""
    assert scorers.lowest({"a": 1.0, "c": 0.0, "b": 0.0, "d": 0.5}) == ["b", "c", "d"]
