"""MUC-4 over all slots: points, possible and actual on cases made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from bench.figures import Counts

from bench import muc4_official as official

KEY: dict[str, Any] = {
    "type": "BOMBING",
    "stage": "ACCOMPLISHED",
    "date": "02 FEB 90",
    "location": "PERU: LIMA (CITY)",
    "phys_tgt_id": [{"strings": ["BLUE BANK", "BANK"]}],
    "phys_tgt_type": [{"values": ["FINANCIAL"], "of": ["BLUE BANK"]}],
    "instrument_type": [{"values": ["DYNAMITE"], "of": ["DYNAMITE"]}],
}


def scored(ours: list[dict[str, Any]], key: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Points, actual and possible of one report."""
    counts = Counts()
    official.count("a-1", [official.template(t) for t in ours], [official.template(t) for t in key], counts)
    return counts.sums("all_slots")


def test_the_key_itself_wins_everything() -> None:
    """Seven fills, all right."""
    assert scored([KEY], [KEY]) == (7, 7, 7)


@pytest.mark.parametrize(
    ("slot", "value", "points"),
    [
        ("type", "ATTACK", 6.5),
        ("date", "- 04 FEB 90", 6.5),
        ("date", "03 FEB 90", 6),
        ("date", "01 FEB 90 - 03 FEB 90", 6.5),
        ("location", "PERU", 6.5),
        ("location", "CHILE: LIMA (TOWN)", 7),
        ("location", "CHILE", 6),
        ("phys_tgt_id", [{"strings": ["the bank"]}], 7),
        ("phys_tgt_id", [{"strings": ["OLD BANK"]}], 6.5),
        ("phys_tgt_type", [{"values": ["FINANCIAL"], "of": ["POWER PLANT"]}], 6.5),
        ("phys_tgt_type", [{"values": ["COMMERCIAL"], "of": ["BLUE BANK"]}], 6),
        ("instrument_type", [{"values": ["EXPLOSIVE"], "of": ["DYNAMITE"]}], 6.5),
        ("instrument_type", [{"values": ["GUN"], "of": ["DYNAMITE"]}], 6),
    ],
)
def test_partly_right_fills_win_half(slot: str, value: Any, points: float) -> None:
    """And wrong ones nothing; both stay in actual and possible."""
    assert scored([{**KEY, slot: value}], [KEY]) == (points, 7, 7)


def test_fills_that_are_missing_or_too_many() -> None:
    """Missing ones stay possible, spurious ones actual; an optional one counts only where it is met."""
    more = {**KEY, "hum_tgt_name": [{"strings": ["ANNA LOPEZ"]}]}
    assert scored([more], [KEY]) == (7, 8, 7)
    assert scored([KEY], [more]) == (7, 7, 8)
    perhaps = {**KEY, "hum_tgt_name": [{"strings": ["ANNA LOPEZ"], "optional": True}]}
    assert scored([KEY], [perhaps]) == (7, 7, 7)
    assert scored([more], [perhaps]) == (8, 8, 8)


def test_templates_that_are_missing_or_too_many() -> None:
    """All their fills count; an optional template may be left out."""
    assert scored([], [KEY]) == (0, 0, 7)
    assert scored([KEY], []) == (0, 7, 0)
    assert scored([], [{**KEY, "optional": True}]) == (0, 0, 0)


def test_a_pair_needs_its_type_and_a_target() -> None:
    """Another type, or targets that share nothing: no pair, whatever else agrees."""
    assert scored([{**KEY, "type": "ARSON"}], [KEY]) == (0, 7, 7)
    assert scored([{**KEY, "phys_tgt_id": [{"strings": ["A SCHOOL"]}]}], [KEY]) == (0, 7, 7)


def test_the_mapping_wins_most_points() -> None:
    """Not the first pair that fits, but the two that fit best; with many templates as well."""
    other = {**KEY, "phys_tgt_id": [{"strings": ["RED BANK"]}], "date": "05 FEB 90"}
    assert scored([other, KEY], [KEY, other]) == (14, 14, 14)
    keys = [{**KEY, "phys_tgt_id": [{"strings": [f"PLACE {n}"]}]} for n in range(9)]
    assert scored(keys[::-1], keys) == (63, 63, 63)


def test_figures_are_in_percent() -> None:
    """As they were published."""
    assert official.percent({"type_f": 0.559, "type_right": 3}) == {"type_f": 55.9, "type_right": 3}
