"""Data frames: flat, honest about counts, with the chain and the quoted words."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

import pytest
from tests.publish.sample import READING, TEXT

from tallystick.publish.frames import claims_frame, events_frame


def test_without_pandas_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever lacks pandas is told what to install."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"tallystick\[frames\]"):
        events_frame(READING)


def test_one_row_an_event_with_chain_and_words() -> None:
    """The strike's row has its slots flat, its voices joined and its words as they stand in the text."""
    pytest.importorskip("pandas", reason="pandas is not installed: the extra tallystick[frames] brings it")
    row = events_frame(READING).iloc[0]
    assert (row["type"], row["mode"], row["acled"]) == ("assault", "aerial", "Air/drone strike")
    assert (row["actors"], row["targets"]) == ("Coalition", "convoy")
    assert (row["from"], row["to"]) == (date(2024, 3, 14), date(2024, 3, 14))
    assert (row["place"], row["lat"], row["country"]) == ("Wadi Sahm", 34.5712, "SYR")
    assert row["chain"] == "Harbour Monitor"
    assert row["words"] == READING.attributions[0].content[0].of(TEXT)


def test_counts_are_given_only_where_one_speaker_gives_one_count() -> None:
    """Two tolls are not made one: the number is missing, the count of counts and their words are there."""
    pd = pytest.importorskip("pandas", reason="pandas is not installed: the extra tallystick[frames] brings it")
    row = events_frame(READING).iloc[0]
    assert row["killed_low"] is pd.NA
    assert row["killed_rows"] == 2
    assert (row["injured_low"], row["injured_high"]) == (9, 9)
    assert "23 people killed (State television)" in row["harm"]


def test_unknown_is_not_zero() -> None:
    """Nothing said about the injured is missing; nobody injured, as somebody says, is 0."""
    pd = pytest.importorskip("pandas", reason="pandas is not installed: the extra tallystick[frames] brings it")
    frame = events_frame(READING).set_index("event_id")
    assert frame.loc["e-guards", "injured_high"] is pd.NA
    assert frame.loc["e-schools", "injured_high"] == 0


def test_claims_have_their_chain_outermost_first() -> None:
    """A chain of two voices reads from outer to inner, and the words are those of the evidence."""
    pytest.importorskip("pandas", reason="pandas is not installed: the extra tallystick[frames] brings it")
    frame = claims_frame(READING).set_index("claim_id")
    row = frame.loc["c-zone"]
    assert row["chain"] == "Al-Mirsad > Coalition officials"
    assert row["words"] == "the northern calm zone" == TEXT[row["start"] : row["end"]]
    assert frame.loc["c-actor", "value_words"] == "Coalition"
    assert frame.loc["c-relation", "chain"] == "the report itself"


def test_an_empty_reading_keeps_its_columns() -> None:
    """No events and no claims give frames without rows and with every column, so that frames can be joined."""
    pytest.importorskip("pandas", reason="pandas is not installed: the extra tallystick[frames] brings it")
    empty = replace(READING, events=(), claims=())
    assert list(events_frame(empty).columns) == list(events_frame(READING).columns)
    assert list(claims_frame(empty).columns) == list(claims_frame(READING).columns)
    assert len(events_frame(empty)) == len(claims_frame(empty)) == 0
