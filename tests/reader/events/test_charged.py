"""Who accuses, who is accused and whose deed it is; where and when a denied deed and a demand are told to be."""

from __future__ import annotations

from datetime import date

import pytest

import tallystick
from tallystick.model.reading import Event, Reading
from tallystick.publish.cards import voice_with_cue
from tallystick.publish.chains import Index

ON = "2024-03-05"


def reading(text: str) -> Reading:
    """The report as read on a Tuesday in March."""
    return tallystick.read(text, published_on=ON).reading


def of_type(read: Reading, kind: str) -> Event:
    """The one event of a type."""
    (found,) = [e for e in read.events if e.type == kind]
    return found


def sides(read: Reading, event: Event) -> tuple[list[str], list[str]]:
    """Actors and targets by name."""
    names = {e.id: e.name for e in read.entities}
    return [names[i] for i in event.actors], [names[i] for i in event.targets]


BY_AGENT = (
    "The Iraqi government was accused this week by the Syrian Democratic Forces of shelling three farms on Monday."
)


def test_who_accuses_in_the_passive_is_the_voice() -> None:
    """ "Was accused by X of": X accuses and says so; the accused did what is charged."""
    read = reading(BY_AGENT)
    assert sides(read, of_type(read, "accuse")) == (["Syrian Democratic Forces"], ["Iraqi government"])
    assert sides(read, of_type(read, "assault"))[0] == ["Iraqi government"]
    (told,) = read.attributions
    assert (told.voice, told.stance) == ("Syrian Democratic Forces", "alleges")
    assert voice_with_cue(Index(reading=read), told) == "was accused by Syrian Democratic Forces"


@pytest.mark.parametrize(
    "text",
    [
        "The police stood accused by the Oromo Liberation Army of hanging a teacher in the station.",
        "The Oromo Liberation Army accused the police of hanging a teacher in the station.",
    ],
)
def test_who_is_accused_did_what_is_charged(text: str) -> None:
    """Active, or "stood accused", which itself says nothing."""
    read = reading(text)
    assert sides(read, of_type(read, "assault")) == (["police"], ["teacher"])
    assert [a.voice for a in read.attributions] == ["Oromo Liberation Army"]


def test_the_doer_of_what_is_charged_makes_no_charge() -> None:
    """A charge without particulars is the accusation; the accused is its target and not its actor."""
    read = reading(
        "Iraqi forces have been accused of using white phosphorus, an incendiary weapon, in its assault on Mosul."
    )
    actors, targets = sides(read, of_type(read, "accuse"))
    assert actors == [] and len(targets) == 1


def test_a_struck_capital_is_the_town() -> None:
    """ "Shells fell on Khartoum" is aimed at no government; "accused Khartoum" is."""
    read = reading("Shells fell on Khartoum on Sunday. Chad accused Khartoum of the raid.")
    assert sides(read, next(e for e in read.events if e.type == "assault"))[1] == ["Khartoum"]
    assert sides(read, of_type(read, "accuse"))[1] == ["government of Sudan"]


def test_a_denied_deed_is_of_the_day_and_place_of_what_it_denies() -> None:
    """The denial goes back to the shelling told before; what it denies was nowhere else."""
    read = reading(
        "The army shelled Kosti on Sunday, killing nine people, a doctor said. The army denied shelling civilians."
    )
    denied = next(e for e in read.events if e.factuality == "denied")
    assert denied.where is not None and denied.where.name == "Kosti"
    assert denied.when is not None and denied.when.start == date(2024, 3, 3)


def test_a_demand_is_not_made_where_it_is_to_be_met() -> None:
    """ "Demanded that the army leave Kosti" was not said in Kosti."""
    read = reading("The rebels demanded on Sunday that the army withdraw from Kosti.")
    assert of_type(read, "request").where is None


def test_an_accusation_has_the_place_of_what_has_no_event_of_its_own() -> None:
    """The strike in Kosti is a happening, so the accusation has no place."""
    read = reading("The rebels accused the army of bombing a market in Kosti on Sunday.")
    assert of_type(read, "accuse").where is None
    where = of_type(read, "assault").where
    assert where is not None and where.name == "Kosti"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The mission announced an internal inquiry into the shooting.", "planned"),
        ("The mission opened an internal inquiry into the shooting.", "happened"),
    ],
)
def test_an_inquiry_is_announced_before_it_begins(text: str, fact: str) -> None:
    """What is opened has begun."""
    assert [e.factuality for e in reading(text).events if e.type == "accuse"] == [fact]


def test_a_fighter_expelled_from_his_unit_is_not_displaced() -> None:
    """He has lost his place in it, not his home."""
    read = reading("The militia attacked Orun on Sunday. It said one fighter had been expelled from its ranks.")
    assert [h.outcome for e in read.events for h in e.harm] == []
