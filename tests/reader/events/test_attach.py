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


@pytest.mark.parametrize(
    "text",
    [
        "A mother and her son were found dead in Orun on Sunday. Both had gunshot wounds.",
        "A boy of nine has died from a gunshot wound. It happened at his home on Friday.",
        "Police look into the shooting death of a girl of nine. She was pronounced dead at a clinic.",
    ],
)
def test_wounds_tell_of_the_violence_where_no_deed_is_named(text: str) -> None:
    """Who is found dead with gunshot wounds was shot, and the word of harm names the happening."""
    read = read_document(Document(text=text))
    assert any(e.type == "assault" and any(h.outcome == "killed" for h in e.harm) for e in read.events)


def test_the_dead_of_a_flood_are_of_no_violence() -> None:
    """Without a weapon's wound a report of dead tells of no deed."""
    read = read_document(Document(text="Nine people were found dead in Orun after the river burst its banks."))
    assert not any(e.harm for e in read.events)


def test_a_report_may_lead_with_its_dead() -> None:
    """The dead told before any deed belong to the first violence told behind them."""
    text = "Police found a father and his daughter dead in Orun. Friends were in tears. A gunman had shot at the house."
    read = read_document(Document(text=text))
    assert any(h.outcome == "killed" for e in read.events if e.type == "assault" for h in e.harm)
