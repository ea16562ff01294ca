"""Counts that set right what was counted before, and counts that are given as earlier ones."""

from __future__ import annotations

import pytest

from tallystick.model.document import Document
from tallystick.reader.read import read_document


def revisions(text: str) -> dict[int | None, str | None]:
    """What each count is given as."""
    return {h.number: h.revision for e in read_document(Document(text=text)).events for h in e.harm}


@pytest.mark.parametrize(
    "text",
    [
        "Fewer people than had been believed were killed by the bomb that hit the mill of Orun, the inquiry found. "
        "Thirty-one people died in the explosion, it said, and not 44.",
        "The inquiry corrected the death toll of the bombing in Orun on Monday. It said that 31 people were killed.",
    ],
)
def test_a_report_says_that_it_corrects(text: str) -> None:
    """The whole count that stands there or soon behind is the correction."""
    assert revisions(text)[31] == "correction"


def test_a_higher_count_corrects_nobody() -> None:
    """A toll that rose says nothing against those before."""
    text = "The toll of the bombing in Orun rose to 31, officials said. At least 12 people were killed on Monday."
    assert set(revisions(text).values()) == {None}


def test_a_count_by_the_first_is_an_earlier_one() -> None:
    """Beside the one by the latest count."""
    text = "A bomb hit the mill of Orun in May: 31 dead by the latest count, 44 dead by the first count."
    assert revisions(text) == {31: None, 44: "earlier"}


@pytest.mark.parametrize(
    "text",
    [
        "An air strike hit a mill in Orun on Monday. Ten to 15 fighters had been hiding in the mill.",
        "An air strike hit a mill in Orun on Monday. No armed person was in the compound, its owner said.",
        "An air strike hit a clinic in Orun on Monday. The clinic, which treated more than 9,000 people last year, has "
        "closed.",
    ],
)
def test_who_only_was_there_is_no_harmed(text: str) -> None:
    """Who hid, who was not in the compound, and whom a clinic treats in a year are none of the strike's."""
    assert revisions(text) == {}


def test_hiding_behind_something_is_no_attack() -> None:
    """ "Used the building as a human shield" harms nobody by itself."""
    read = read_document(Document(text='Gunmen had used the mill as a "human shield", the ministry in Orun said.'))
    assert not [e for e in read.events if e.type == "assault"]
