"""Happenings across documents: which mentions count, how ours become gold's, and incidents as chains."""

from __future__ import annotations

from typing import Any

from bench.ecb import aligned, figures, gold, of_reading, without_address

import tallystick

TEXT = "Gunmen attacked a bakery in Norville on Monday, killing four people. They fled."
ROW: dict[str, Any] = {
    "id": "1_1", "topic": "1", "text": TEXT,
    "sentences": [{"n": 0, "s": 0, "e": 68, "validated": True}, {"n": 1, "s": 69, "e": len(TEXT), "validated": False}],
    "mentions": [
        {"m_id": "1", "type": "ACTION_OCCURRENCE", "s": 7, "e": 15, "sent": 0, "chain": "A"},
        {"m_id": "2", "type": "NEG_ACTION_STATE", "s": 48, "e": 55, "sent": 0},
        {"m_id": "3", "type": "HUMAN_PART_PER", "s": 0, "e": 6, "sent": 0, "chain": "H"},
        {"m_id": "4", "type": "ACTION_OCCURRENCE", "s": 74, "e": 78, "sent": 1, "chain": "F"},
    ],
}  # fmt: skip


def test_gold_mentions_are_events_of_validated_sentences() -> None:
    """No persons, no sentence nobody checked; one without a chain is alone."""
    assert gold(ROW) == {("1_1", 7, 15): "A", ("1_1", 48, 55): "alone 1_1 2"}


def test_a_trigger_is_the_mention_it_shares_most_with() -> None:
    """One to one; what is left is a mention of its own, even on the same characters."""
    found = aligned([(7, 15), (0, 15), (30, 38)], gold(ROW), "1_1")
    assert found[7, 15] == ("ours 1_1", 7, 15) and found[0, 15] == ("1_1", 7, 15)
    assert found[30, 38] == ("ours 1_1", 30, 38)


def test_the_address_is_no_text() -> None:
    """Blanked where it is the first line; every word stays where it was."""
    text = "http: / / www. a. org / 2031 - 05 - 06 / x\nFour killed, http: / / b. org says"
    blank = without_address(text)
    assert len(blank) == len(text) and blank.strip() == "Four killed, http: / / b. org says"
    assert without_address(TEXT) == TEXT


def test_two_reports_of_one_attack_are_one_chain() -> None:
    """Read, linked and scored; topics apart do not part reports of one topic."""
    other = {**ROW, "id": "1_2", "text": TEXT.replace("people", "person")}
    made = {
        row["id"]: of_reading(tallystick.read(row["text"], published_on="2031-03-04").reading) for row in (ROW, other)
    }
    found = figures([ROW, other], made).figures
    assert found["mentions_right"] >= 2 and found["found_muc"] == 1
    assert found["topics_conll"] == found["conll"]
