"""At whom an act is aimed when nobody stands in the object's place: sentences of our own through the whole reader."""

from __future__ import annotations

from functools import cache

import pytest

from tallystick.model.document import Document
from tallystick.model.reading import Event, Reading
from tallystick.reader.read import read_document


@cache
def read(text: str) -> Reading:
    """The reading of one sentence."""
    return read_document(Document(text=text, language="en"))


def told(text: str, kind: str) -> Event:
    """The first event of a type."""
    found = [event for event in read(text).events if event.type == kind]
    assert found, [(event.type, event.trigger.of(text)) for event in read(text).events]
    return found[0]


def countries(text: str, ids: tuple[str, ...]) -> list[str | None]:
    """The countries of some entities."""
    return [entity.country for entity in read(text).entities if entity.id in ids]


AIMED = [
    ("agree", "GHA", "LBR", "Ghana is ready to contribute 300 soldiers to a regional force in Liberia."),
    ("agree", "DNK", "NOR", "Denmark accepted a formula for ending its dispute with its Norwegian partners."),
    ("retreat", "TCD", "SDN", "Chad eased the curfew in Darfur on Monday."),
    ("reject", "GHA", "MLI", "Ghana refused to deploy engineers in Mali."),
    ("reject", "OMN", "TUR", "Oman is opposed to Turkish mediation in the talks, a minister said."),
    ("sanction", "KEN", "SOM", "Kenya reduced food supplies to the largest Somali refugee camp near Dadaab."),
    ("mobilize", "KEN", "SOM", "Kenya massed troops along its border with Somalia."),
    ("mobilize", "IRN", "AZE", "Iran mobilised its reservists for a possible war against Azerbaijan."),
    ("coerce", "KEN", "SOM", "Kenyan police confiscated rifles from Somali herders."),
    ("accuse", None, "KEN", "The prosecutor opened an investigation into crimes committed by Kenyan soldiers."),
    ("accuse", None, "KEN", "A Kenyan teacher was placed under investigation on Tuesday."),
    ("assault", None, "KEN", "The Kenyan convoy came under attack from gunmen near Mandera."),
    (
        "protest",
        "DZA",
        "USA",
        "Protesters blocked a road in Algiers to show their anger at the policies of the United States.",
    ),
    ("protest", "ZMB", "ZMB", "Prisoners rioted at a jail in Lusaka, demanding that President Adair resign."),
    ("aid", None, "SDN", "The UN will provide tents to refugees fleeing the war in Sudan."),
]


@pytest.mark.parametrize(("kind", "source", "target", "text"), AIMED)
def test_whom_it_is_aimed_at(kind: str, source: str | None, target: str, text: str) -> None:
    """Owners of what is done to, those it is given to, the scene, the enemy across a border, who is under it."""
    event = told(text, kind)
    assert countries(text, event.targets) == [target]
    assert source is None or countries(text, event.actors) == [source]


def test_being_opposed_to_a_party_is_no_act() -> None:
    """A standing enmity is no refusal; being opposed to a plan is one."""
    assert [e.type for e in read("Kenya is opposed to the Hutu militia.").events] == []


def test_a_strike_of_days_is_a_stoppage_and_calling_it_off_concedes() -> None:
    """ "A two-week strike" of nurses is no air strike."""
    text = "The nurses' union called off a two-week strike in Nairobi."
    assert [e.type for e in read(text).events][:1] == ["concede"]
    assert told("The unions launched a 24-hour strike on Monday.", "protest").mode == "strike"
    assert "assault" not in {e.type for e in read(text).events}


def test_a_nationality_before_a_weapon_names_who_fires_it() -> None:
    """ "Russian aircraft" with the mark of a vehicle are Russia's still."""
    text = "Russian aircraft including helicopter gunships killed 46 civilians in an attack on a village."
    assert countries(text, told(text, "assault").actors) == ["RUS"]
