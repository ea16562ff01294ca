"""Rows of the record and of statements, as the matcher takes them."""

from __future__ import annotations

from datetime import date
from typing import Any

from bench.matching import held, speakers

ROW: dict[str, Any] = {
    "incident": "X1", "date_start": "2031-05-05", "date_end": None, "lat": 35.0, "lon": 40.0,
    "location_text": "Norville market", "belligerents": ["U.S.-led Coalition"],
}  # fmt: skip


def test_an_incident_of_the_record() -> None:
    """One day without an end, its point, the telling words of its place, the root of who did it."""
    one = held(ROW)
    assert (one.first, one.last, one.names) == (date(2031, 5, 5), date(2031, 5, 5), {"norville"})
    assert one.point is not None and one.parties == {"USA:GOV"}
    assert held({**ROW, "lat": None, "lon": None}).point is None


def test_a_partner_speaks_for_the_coalition_too() -> None:
    """Who is not known speaks for nobody."""
    assert set(speakers({"belligerent": "united_kingdom", "kind": "partner_strike_report"})) == {"GBR:GOV", "USA:GOV"}
    assert list(speakers({"belligerent": None, "kind": "strike_report"})) == []
