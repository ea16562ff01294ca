"""What an assessment says of its incident, and the rows the scorer takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bench import ranges
from doubles.incidents import count
from doubles.strikes import DAY, strike
from tallystick.assessment.assess import assess
from tallystick.resources.methods.load import load_method

ONE = strike("The Ledger", "Qadmiya", DAY, 5, "the Sawan Monitor")
OTHER = strike("The Ledger", "Marj Hanin", date(2021, 6, 9), 2, "the Sawan Monitor")


def test_what_lies_apart_from_the_main_account_is_left_out() -> None:
    """Another day and place are another strike; the one with most counts of harm, first told, is the main one."""
    both = replace(
        ONE, events=(*ONE.events, *OTHER.events), claims=(*ONE.claims, *OTHER.claims)
    )  # a report of two strikes  # fmt: skip
    assert {s.event for s in ranges.said(both)} == {ONE.events[0].id}
    assert {s.number for s in ranges.said(both) if s.property == "killed"} == {5}


def test_a_range_nobody_gives_is_no_number() -> None:
    """Unknown is not zero."""
    row = ranges.predicted("X1", assess([count("a", 5, "SOHR"), count("b", 9, "SNHR")], load_method("airwars")))
    assert row == {"code": "X1", "killed_min": 5, "killed_max": 9, "injured_min": None, "injured_max": None}
