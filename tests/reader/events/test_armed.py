"""Weapons of a happening: what its words name as its means, and what they name otherwise."""

from __future__ import annotations

import pytest
from tests.reader.events.test_events import reading

NAMED = (
    ("Men with assault rifles attacked the post at Dar Selim.", {"assault rifle"}),
    ("Gunmen armed with machetes attacked the village of Tel Oran.", {"machete"}),
    ("The army fired dozens of ballistic missiles at the port of Tel Oran.", {"ballistic missile"}),
    ("Coalition aircraft conducted nine strikes near Dar Selim.", {"aircraft"}),
    ("A roadside bomb ripped through a van in Dar Selim on Monday, killing four policemen.", {"roadside bomb"}),
    ("Two hand grenades went off in the market of Tel Oran on Sunday, wounding six people.", {"hand grenade"}),
)


def weapons(text: str) -> set[str]:
    return {w.kind for event in reading(text).events for w in event.weapons}


@pytest.mark.parametrize(("text", "kinds"), NAMED)
def test_weapons_are_named(text: str, kinds: set[str]) -> None:
    """Weapons are named."""
    assert kinds <= weapons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police seized 40 rifles in Dar Selim.",
        "A tank was hit near Tel Oran on Monday.",
        "A suicide bomber blew himself up in the market of Tel Oran.",
    ],
)
def test_what_is_taken_hit_or_a_person_is_no_means(text: str) -> None:
    """What is taken or hit is no means, nor is a person."""
    assert not {kind.split()[-1] for kind in weapons(text)} & {"rifle", "tank", "bomber"}


@pytest.mark.parametrize(
    ("text", "acled"),
    [
        ("Fighters dropped three grenades from a drone on a post near Dar Selim.", "Air/drone strike"),
        ("Warplanes fired missiles at a depot near Dar Selim.", "Air/drone strike"),
        ("Gunmen attacked herders near Dar Selim and burned twelve houses.", "Attack"),
        ("Militants fired missiles at a depot near Dar Selim.", "Shelling/artillery/missile attack"),
    ],
)
def test_what_flies_goes_before_what_it_drops(text: str, acled: str) -> None:
    """The carrier says more than what it carries."""
    assert acled in {event.acled for event in reading(text).events}


def test_what_is_shot_down_is_no_means() -> None:
    """What is shot down is no means."""
    assert weapons("Air defences shot down a drone over Tel Oran.") == set()


def test_damage_goes_to_its_own_verb() -> None:
    """Damage goes to its own verb."""
    text = "Guards blew up five houses in Tel Oran last week after an ambush had killed three of their colleagues."
    (event,) = (e for e in reading(text).events if e.damage)
    assert event.trigger.of(text).startswith("blew up")


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        (
            "Soldiers clashed with rebels near Dar Selim on Monday. Three rebels died in the exchange and four rifles "
            "were seized.",
            "clashed",
        ),
        ("Rebels overran the base at Tel Oran on Sunday, killing ten. Thirty-one rifles were captured.", "overran"),
        (
            "Raiders attacked Dar Selim on Monday. The ministry denied that soldiers had fired on anyone. Some 40 huts "
            "were damaged.",
            "attacked",
        ),
        (
            "Raiders attacked Dar Selim on Monday. The mayor said 27 houses were damaged and 600 people fled.",
            "attacked",
        ),
        (
            "Raiders attacked Dar Selim on Monday. The mayor said ten men had been killed and a church burned.",
            "attacked",
        ),
    ],
)
def test_what_befell_things_belongs_to_the_deed_told(text: str, bearer: str) -> None:
    """What befell things belongs to the deed told."""
    assert [e.trigger.of(text) for e in reading(text).events if e.damage] == [bearer]
