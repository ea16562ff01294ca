"""Which happening a count belongs to where its own words name none."""

from __future__ import annotations

import pytest

from tallystick.model.document import Document
from tallystick.reader.read import read_document

BOMBED = "The army bombed a camp at Dalvik on Monday, killing two people. "


@pytest.mark.parametrize(
    "between",
    [
        "Its spokesman said the raid was an answer to the attack on Orsk. ",
        "The Sarn Front, which denies the killings in Orsk, condemned it. ",
    ],
)
def test_damage_is_of_the_happening_told_and_not_of_one_named_in_passing(between: str) -> None:
    """A happening that has its dead is the one a report goes on about; a later noun does not take what follows."""
    read = read_document(Document(text=f"{BOMBED}{between}Nine tents were damaged."))
    bearing = [read.document.text[e.trigger.start : e.trigger.end] for e in read.events if e.damage]
    assert bearing == ["bombed"]
