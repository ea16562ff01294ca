"""Who does it, at whom it is aimed and whether it happened: sentences of our own through the whole reader."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from tallystick.model.document import Document
from tallystick.model.reading import Event, Reading
from tallystick.reader.read import read_document

PUBLISHER, DAY = "Orontes Rights Desk", date(2024, 6, 9)


@cache
def read(text: str) -> Reading:
    """The reading of one sentence of a body's own text."""
    return read_document(Document(text=text, language="en", publisher=PUBLISHER, published_on=DAY))


def told(text: str, kind: str) -> Event:
    """The first event of a type."""
    found = [event for event in read(text).events if event.type == kind]
    assert found, [(event.type, event.trigger.of(text)) for event in read(text).events]
    return found[0]


def names(text: str, ids: tuple[str, ...]) -> list[str]:
    """The names of some entities."""
    return [entity.name for entity in read(text).entities if entity.id in ids]


HARMED = [
    ("Nine people were killed in an air strike in Homs on Monday.", []),
    ("Gunmen killed nine farmers near Homs on Monday.", ["nine farmers"]),
    ("Three Iraqi soldiers were killed in an ambush near Homs on Monday.", ["Iraqi military"]),
]


@pytest.mark.parametrize(("text", "targets"), HARMED)
def test_the_harmed_are_targets_only_where_the_deed_itself_names_them(text: str, targets: list[str]) -> None:
    """People who were killed in a strike are counted as harmed; whom it was aimed at is not told, unless they are of
    a nation or a side."""
    assert names(text, told(text, "assault").targets) == targets


ADDRESSED = [
    ("The envoy urged both sides to let the Red Cross collect the dead.", "request", ["both sides"]),
    ("The union called on all actors to respect the safety of UN personnel.", "request", ["all actors"]),
    ("The committee demanded that the military prosecutor hear the survivors.", "request", ["military prosecutor"]),
    ("Jordan invited both sides to Amman.", "request", ["both sides"]),
    ("The brigade accused the prison authorities of beating detainees.", "accuse", ["prison authorities"]),
    ("Druze villagers threatened to strike unless Jordan opened the road.", "threaten", ["Jordan"]),
    ("The bloc has threatened the putschists with force.", "threaten", ["putschists"]),
]


@pytest.mark.parametrize(("text", "kind", "targets"), ADDRESSED)
def test_who_is_to_do_it_is_addressed(text: str, kind: str, targets: list[str]) -> None:
    """Asked and accused is who is to do it or has done it, whatever noun names him, not who else stands in the
    clause."""
    assert names(text, told(text, kind).targets) == targets


NOBODY = [
    ("The union demanded the release of the miners.", "request"),
    ("The league called for an inquiry, noting that eleven reporters had been killed.", "request"),
    ("The mission condemned the attack on peacekeepers near Homs.", "accuse"),
    ("The two presidents met in Amman on Sunday.", "consult"),
    ("The two sides agreed in November in Oslo to reopen talks.", "agree"),
]


@pytest.mark.parametrize(("text", "kind"), NOBODY)
def test_beneficiaries_victims_and_meeting_places_are_not_addressed(text: str, kind: str) -> None:
    """For whom it is demanded, who suffered what is condemned, what is said in passing, and where two sides met."""
    assert names(text, told(text, kind).targets) == []


SPEAKING = [
    ("We call on the army to leave the town.", "request", PUBLISHER),
    ('"We shelled the depot on Monday," a rebel commander said.', "assault", "rebel commander"),
    ("A suicide bomber blew himself up outside a bank in Homs on Monday.", "assault", "suicide bomber"),
]


@pytest.mark.parametrize(("text", "kind", "actor"), SPEAKING)
def test_we_are_the_speakers_and_a_bomber_is_somebody(text: str, kind: str, actor: str) -> None:
    """ "We" is who is quoted, else the body that publishes; a suicide bomber acts, though he is a weapon's name."""
    assert names(text, told(text, kind).actors) == [actor]


def test_we_of_nobody_known_is_nobody() -> None:
    """Without a publisher "we" outside of what somebody says stands for nobody."""
    reading = read_document(Document(text="We call on the army to leave the town.", language="en"))
    assert [e.actors for e in reading.events if e.type == "request"] == [()]


DENIED = [
    ("The militia denied any arrests in Homs.", "coerce", ["militia"]),
    ("The militia denied that its guns had fired on the crowd.", "assault", ["militia"]),
    ("The governor denied that anyone had fired on the crowd.", "assault", []),
    ("The mayor denied any lynching.", "assault", []),
    ("The mayor denied any part in the lynching.", "assault", ["mayor"]),
    ("The minister denied any strike on civilians by the air force.", "assault", ["air force"]),
]


@pytest.mark.parametrize(("text", "kind", "actors"), DENIED)
def test_who_denies_his_own_deed_is_its_denied_actor(text: str, kind: str, actors: list[str]) -> None:
    """A denied deed is the denier's, unless the denial is of what others are said to have done."""
    event = told(text, kind)
    assert (event.factuality, names(text, event.actors)) == ("denied", actors)


REAL = [
    ("The rebels demand that the army release the miners.", "retreat", "planned"),
    ("The Turkish ministry demanded a ceasefire in Homs.", "retreat", "planned"),
    ("The leader called for a boycott of the election.", "protest", "planned"),
    ("The journal calls that an arrest.", "coerce", "happened"),
    ("The rebels denied supporting the government.", "support", "denied"),
    ("A spokesman denied that the union had called for a march.", "request", "denied"),
    ("The rebels supported the government.", "support", "happened"),
    ("The militia is to disarm, the ministry said.", "retreat", "planned"),
    ("The envoy demanded that Russia pull them back and free the miners.", "retreat", "planned"),
    ("Talks between Iraq and Jordan begin tomorrow.", "consult", "planned"),
    ("The minister demanded Kenya's apology to the families of the dead.", "support", "planned"),
    ("The two presidents meet in Amman on Tuesday.", "consult", "planned"),
    ("The two presidents met in Amman on Tuesday.", "consult", "happened"),
]


@pytest.mark.parametrize(("text", "kind", "factuality"), REAL)
def test_what_is_demanded_or_ahead_has_not_happened(text: str, kind: str, factuality: str) -> None:
    """What is only asked for or dated behind the report is planned; what somebody denies having said is denied."""
    assert told(text, kind).factuality == factuality


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("On Monday a captain was shot dead on the same frontier near Orun.", ["captain"]),
        ("All of the drivers were shot at close range in Orun, the mayor said.", []),
        ("Rockets were fired at the base in Orun on Monday.", ["base"]),
        ("Soldiers shot at protesters in Orun on Monday.", ["protesters"]),
    ],
)
def test_who_was_shot_is_the_target_and_not_how_or_where(text: str, targets: list[str]) -> None:
    """In the passive what stands behind "at" and "on" is how and where; a shell is fired at something."""
    made = read_document(Document(text=text))
    known = {e.id: e.name for e in made.entities}
    assert [known[t] for e in made.events if e.type == "assault" for t in e.targets] == targets


def test_a_government_accuses_no_country_of_its_own() -> None:
    """Whose border was violated is not who is condemned for it."""
    told_of = told("Baghdad condemned a flagrant violation of Iraq's borders.", "accuse")
    assert told_of.actors and not told_of.targets


def test_whose_release_is_demanded_is_not_asked() -> None:
    """Whoever holds them is, and nobody says who that is."""
    assert not told("The union demanded that the women be released.", "request").targets
