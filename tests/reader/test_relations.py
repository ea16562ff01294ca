"""Standing ties: who backs, leads, holds or is part of whom, under the names the report gives them."""

from __future__ import annotations

import pytest

from tallystick.model.document import Document
from tallystick.reader.read import read_document

Ties = set[tuple[str, str, str]]


def ties(text: str) -> Ties:
    """The ties of a text as (from, kind, to), by the names of their ends."""
    reading = read_document(Document(text=text, language="en"))
    names = {e.id: e.name for e in reading.entities}
    return {(names[r.source], r.kind, names[r.target]) for r in reading.relations}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("The Vell Resistance Units, linked to Hamas, blamed Iran.", ("Vell Resistance Units", "linked-to", "Hamas")),
        ("Survivors accuse partisans loyal to Iran.", ("partisans loyal to Iran", "loyal-to", "Iran")),
        ("The Red Ridge Front, a movement opposed to the Taliban, fled.", ("Red Ridge Front", "opposed-to", "Taliban")),
        ("The Jamal Force, a militia armed and paid by Iran, fled.", ("Iran", "backs", "Jamal Force")),
        (
            "The Houthi-run health office in Vell counted ten dead.",
            ("Houthi movement", "controls", "Houthi-run health office in Vell"),
        ),
        (
            "The Moscow-appointed council said nothing had happened.",
            ("government of Russia", "backs", "Moscow-appointed council"),
        ),
        (
            "Police fought troops loyal to President Tamin on Friday.",
            ("troops loyal to President Tamin", "loyal-to", "President Tamin"),
        ),
        (
            "The Sapphire Brigade, an al-Qaeda affiliate, attacked a camp.",
            ("Sapphire Brigade", "linked-to", "Al-Qaeda"),
        ),
        (
            "The Free Front, part of the Northern Alliance, shelled a village.",
            ("Free Front", "part-of", "Northern Alliance"),
        ),
        ("The Amber Union, which fights alongside the Taliban, denied it.", ("Amber Union", "ally-of", "Taliban")),
        (
            "Three men from the Blue Shield, loyal to Hezbollah, burned two houses.",
            ("Blue Shield", "loyal-to", "Hezbollah"),
        ),
        (
            "The Red Ridge Front, which swore allegiance to Islamic State in May, fled.",
            ("Red Ridge Front", "loyal-to", "Islamic State"),
        ),
        ("The Red Ridge Front, a splinter of Hamas, fled.", ("Red Ridge Front", "separate-from", "Hamas")),
        (
            "The Red Ridge Front has been at war with the Taliban since May.",
            ("Red Ridge Front", "fighting", "Taliban"),
        ),
        (
            "Fighters of the Red Ridge Front, a band that answers to Hezbollah, fled.",
            ("Fighters of the Red Ridge Front", "loyal-to", "Hezbollah"),
        ),
        (
            "Moscow, protector of the Red Ridge Front, denied it.",
            ("government of Russia", "backs", "Red Ridge Front"),
        ),
        ("Iran-aligned Houthis confirmed the capture of the ship.", ("Houthi movement", "ally-of", "Iran")),
        (
            "The Stone Legion, said to be an offshoot of Hamas, claimed the attack.",
            ("Stone Legion", "linked-to", "Hamas"),
        ),
    ],
)
def test_a_stated_tie_is_read_with_its_ends(text: str, tie: tuple[str, str, str]) -> None:
    """A description stands for the name beside it, a nameless end for all the words that tell it apart."""
    first, kind, second = tie
    both = {tie, (second, kind, first)} if kind in ("ally-of", "opposed-to", "linked-to") else {tie}
    assert both & ties(text), ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen held eleven teachers for two days in Vell.",
        "Riders led away nineteen women and burned the market.",
        "The ministry denied that Iran backs the Jamal Force.",
        "A source close to Hezbollah said two men had died.",
        "His men fought them from nine in the evening until four.",
        "Kurdish-led farmers marched through the town on Friday.",
        "The Saudi-led coalition denied bombing the market.",
        "Ghana's army chief, General Kofi Ansa, denied it.",
        "A member of the provincial council, Abdul Noori, said nine had died.",
        "Poland has closed its crossings with Belarus since Monday.",
        "Shells fell on government-held Vell, state-run television said.",
    ],
)
def test_deeds_denials_and_nameless_voices_are_no_ties(text: str) -> None:
    """To hold people, to lead them away or to fight for a night is a happening; a denied tie is none."""
    assert ties(text) == set()


def test_a_denied_link_is_a_separation() -> None:
    """ "Not linked to" says that two are apart."""
    assert {kind for _, kind, _ in ties("The Amber Union is not linked to Hamas.")} == {"separate-from"}


def test_the_army_of_a_report_is_its_country_s_and_short_names_are_the_long_one() -> None:
    """ "The army" where nobody was named before; "CDF" after the name it abbreviates."""
    text = (
        "Villagers near Bamako in Mali fled on Monday. The Copper Defence Force, loyal to the army, shelled Bamako. "
        "The CDF was backed by Russia."
    )
    assert {
        ("Copper Defence Force", "loyal-to", "Malian Armed Forces"),
        ("Russia", "backs", "Copper Defence Force"),
    } == ties(text)


def test_the_group_is_the_armed_one_named_before_whatever_its_country() -> None:
    """ "The group" stands for armed men who are at home somewhere, and for no state's body."""
    text = "Al-Shabaab shelled a village in Somalia on Monday. Eritrea backs the group, diplomats say."
    assert ties(text) == {("Eritrea", "backs", "Al-Shabaab")}
