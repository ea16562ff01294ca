"""Our held-out tenth in another case: the letters change, the spans hold."""

from __future__ import annotations

from bench import own


def test_a_text_in_capitals_keeps_its_length() -> None:
    """A letter without a single capital stays as it is, for two would move every span behind it."""
    row = {"id": "a", "text": "Die Straße in Orun, 4 May"}
    assert own.in_case(row, "upper")["text"] == "DIE STRAßE IN ORUN, 4 MAY"
    assert own.in_case(row, "lower")["text"] == "die straße in orun, 4 may"
    assert own.in_case(row, None) == row
