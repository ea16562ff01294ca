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


def names(text: str, ids: tuple[str, ...]) -> list[str]:
    """The names of some entities."""
    return [entity.name for entity in read(text).entities if entity.id in ids]


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
    ("protest", None, "CHN", "Thousands of people blocked streets in Hong Kong in defiance of Chinese authorities."),
    ("protest", "PAK", "USA", "Demonstrators chanted slogans outside the American consulate in Karachi."),
    ("retreat", "ETH", "SOM", "Ethiopian troops pulled out of Somalia on Sunday."),
    ("retreat", "TCD", "MLI", "Chad completed the withdrawal of its forces from Mali."),
    ("sanction", "VEN", "COL", "Venezuela closed its embassy in Bogota."),
    ("request", "GEO", "RUS", "Georgia insisted that Russia pull its troops out of the district."),
    ("assault", "ISR", "LBN", "Israeli jets struck targets in Lebanon."),
    ("assault", "RUS", "SYR", "Russia resumed airstrikes on Syria on Monday."),
    ("aid", None, "SDN", "The UN will provide tents to refugees fleeing the war in Sudan."),
]


@pytest.mark.parametrize(("kind", "source", "target", "text"), AIMED)
def test_whom_it_is_aimed_at(kind: str, source: str | None, target: str, text: str) -> None:
    """Owners of what is done to, those it is given to, the scene, the enemy across a border, who is under it."""
    event = told(text, kind)
    assert set(countries(text, event.targets)) == {target}
    assert source is None or set(countries(text, event.actors)) == {source}


MEANT = [
    ("concede", "Myanmar's junta allowed opposition parties to register for the vote."),
    ("concede", "The court cancelled restrictions on the press in Latvia."),
    ("reject", "Palestinians and Israelis failed to reach agreement on the fate of Palestinian offices in Jerusalem."),
    ("agree", "A Kenyan official offered concessions to the rebels."),
    ("agree", "Morocco promised Spain to curb smuggling."),
    ("retreat", "Uganda paid compensation to 60 British families."),
    ("retreat", "Colombian paramilitaries turned in their weapons."),
    ("threaten", "NATO gave Serbia 48 hours to pull back its guns."),
    ("threaten", "The United States may impose sanctions on Sudan if the fighting goes on."),
    ("support", "The United Arab Emirates reopened its embassy in Damascus."),
    ("coerce", "Russian hackers attacked Estonian government websites."),
    ("mobilize", "North Korea test-fired a ballistic missile into the sea."),
    ("accuse", "Armenia charged that Azerbaijan had violated the truce."),
]


@pytest.mark.parametrize(("kind", "text"), MEANT)
def test_what_a_word_means_by_what_stands_around_it(kind: str, text: str) -> None:
    """Allowing, cancelling, failing, offering, giving time: the words around say what act it is."""
    assert told(text, kind).trigger.start == min(e.trigger.start for e in read(text).events)


def test_what_is_used_belongs_to_the_deed() -> None:
    """ "Aircraft using missiles killed four": one happening, with its actor."""
    text = "British aircraft using guided missiles killed four Iraqis in an attack on a depot."
    assert [countries(text, event.actors) for event in read(text).events] == [["GBR"]]


def test_drills_of_two_countries_are_cooperation() -> None:
    """One country's drills are a show of force."""
    assert told("French and Kenyan warships began live-fire drills on Monday.", "cooperate")
    assert told("Russian warships began live-fire drills in the Baltic.", "mobilize")


def test_ministers_of_two_countries_are_two_parties() -> None:
    """ "The foreign ministers of India and Nepal": both act."""
    text = "The foreign ministers of India and Nepal held talks on water sharing."
    assert set(countries(text, told(text, "consult").actors)) == {"IND", "NPL"}


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


def test_nobody_condemns_the_victims() -> None:
    """ "The killing of pilgrims by the militia": the militia."""
    text = "The ministry condemned the killing of fourteen pilgrims by the Northern Front."
    assert names(text, told(text, "accuse").targets) == ["Northern Front"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("A spokesman for the Northern Army denied that its fighters had shelled the town.", "fighters"),
        ("The minister denied that soldiers had fired on the crowd.", "soldiers"),
        ("A spokesman for the rebels denied any part in the attack on the market.", "rebels"),
        ("The army denied shelling the town.", "army"),
    ],
)
def test_who_denies_speaks_for_those_he_says_did_not_do_it(text: str, doer: str) -> None:
    """A spokesman is no gunman: the denied deed is his side's."""
    found = [e for e in read(text).events if e.factuality == "denied"]
    assert [names(text, e.actors) for e in found] == [[doer]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen shot a former headman near Kalba.", "group"),
        ("Soldiers gathered the men in the yard and killed five with bayonets.", "group"),
        ("Gunmen fired on a cattle market near Kalba.", "facility"),
    ],
)
def test_people_are_no_facility(text: str, kind: str) -> None:
    """Whoever is aimed at is people, named or not, numbered or not."""
    aimed = told(text, "assault").targets
    assert {entity.kind for entity in read(text).entities if entity.id in aimed} == {kind}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "Government and rebel forces engaged in firefights on Thursday outside of At Rasm, a town near the border.",
            [],
        ),
        ("At Rasm, government and rebel forces engaged in firefights on Thursday.", []),
        ("The rebels fired at Rasm.", ["Rasm"]),
    ],
)
def test_a_place_where_two_sides_fight_is_no_target(text: str, targets: list[str]) -> None:
    """ "At Rasm" says where, also with an article read as a preposition; who fires at it aims."""
    event = told(text, "assault")
    assert names(text, event.targets) == targets


DEMANDED = [
    ("retreat", "planned", "The army ordered the remaining inhabitants to leave the town before Thursday."),
    ("retreat", "planned", "The council urged the governor to resign."),
    ("coerce", "planned", "The minister asked the police to arrest the guards."),
]


@pytest.mark.parametrize(("kind", "fact", "text"), DEMANDED)
def test_what_is_demanded_is_a_deed_of_its_own(kind: str, fact: str, text: str) -> None:
    """Somebody asks, and beside the request stands the deed that is asked for; it has not happened."""
    assert told(text, kind).factuality == fact
    assert told(text, "request").factuality == "happened"


@pytest.mark.parametrize("text", ["Guests may leave the hall early, a notice said.", "They let the cake cool."])
def test_everyday_words_count_only_where_somebody_is_asked(text: str) -> None:
    """Leaving and letting are deeds where an army orders them, not in a hall or a kitchen."""
    assert not [e for e in read(text).events if e.type == "retreat"]
