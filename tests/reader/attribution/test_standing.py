"""Whom a bare body or office can mean, and what it is called."""

from __future__ import annotations

import pytest

from tallystick.model.document import Document
from tallystick.model.span import Span
from tallystick.reader.attribution import find_attributions
from tallystick.reader.attribution.mentions import Kind, Mention
from tallystick.reader.attribution.phrases import plain_name
from tallystick.reader.attribution.standing import at_home, country_about, fits
from tallystick.reader.network import load_network
from tallystick.reader.parse import parse
from tallystick.reader.read import read_attributions
from tallystick.reader.syntax import build


def mention(voice: str, *words: str, kind: Kind = "body", named: bool = True) -> Mention:
    """Somebody named at the beginning of a report."""
    return Mention(
        span=Span(0, 1),
        voice=voice,
        kind=kind,
        plural=False,
        words=frozenset(words),
        sentence=0,
        place="source",
        named=named,
    )


MEANT = [
    ("army", mention("Malian Armed Forces"), True),
    ("army", mention("Hezbollah"), False),
    ("army", mention("Saudi Arabia"), False),
    ("army", mention("Harbour Circle"), False),
    ("government", mention("Saudi Arabia"), True),
    ("government", mention("Hezbollah"), False),
    ("police", mention("district police", "police"), True),
    ("station", mention("Radio Example"), True),
    ("prosecutor", mention("Jane Doe", kind="person"), True),
    ("prosecutor", mention("Jane Doe", "prosecutor", kind="person"), True),
    ("prosecutor", mention("Jane Doe", "surgeon", kind="person"), False),
    ("prosecutor", mention("surgeon", "surgeon", kind="person", named=False), False),
    ("officer", mention("surgeon", "surgeon", kind="person", named=False), False),
    ("officer", mention("Jane Doe", kind="person"), True),
    ("group", mention("Amber Defence Force", "amber", "defence", "force"), True),
    ("group", mention("Vell Office", "vell", "office"), False),
    ("group", mention("Vell TV", "vell", "tv"), False),
    ("militant", mention("two British engineers", "british", "engineer", kind="people", named=False), False),
    ("militant", mention("two gunmen", "gunman", kind="people", named=False), True),
    ("militant", mention("Amber Front", "amber", "front"), True),
    ("militant", mention("Vell Hospital", "vell", "hospital"), False),
]


@pytest.mark.parametrize(("noun", "named", "meant"), MEANT, ids=lambda v: getattr(v, "voice", str(v)))
def test_nobody_of_another_trade(noun: str, named: Mention, meant: bool) -> None:
    """An army is no rebels and no state, an office is nobody who is known for another one."""
    assert fits(noun, named) is meant


def test_the_country_a_report_is_about() -> None:
    """Places and people of one country, and few of others."""
    assert country_about("Malian soldiers left.", ["MLI", "MLI", "NER"]) == "MLI"
    assert country_about("They left.", ["MLI", "NER"]) is None
    assert country_about("They left.", []) is None


def test_bodies_at_home() -> None:
    """The army of a report about a country is that country's; a mayor is not, nor an army of no country."""
    assert at_home("police", "ECU") == "Ecuadorian police"
    assert at_home("army", "ECU") == "Ecuadorian military"
    assert at_home("mayor", "ECU") is None
    assert at_home("police", None) is None


def voices(text: str, *places: str) -> list[str]:
    """The voices of a text, in order."""
    return [a.voice for a in find_attributions(build(parse(text, load_network())), places=places)]


def test_the_army_is_no_rebel_group() -> None:
    """Nor whoever spoke before; where the report is about one country it is that country's."""
    text = "Hezbollah said the village was empty. The army said two soldiers were wounded."
    assert voices(text) == ["Hezbollah", "army"]
    assert voices(text, "ECU", "ECU") == ["Hezbollah", "Ecuadorian military"]


def test_a_named_mouthpiece_is_a_person_with_his_body() -> None:
    """ "Its spokesman, NAME": who speaks, and for whom."""
    text = "Hezbollah said the village was empty. Its spokesman, Omar Haddad, said the road was closed."
    assert voices(text)[-1] == "Omar Haddad (Hezbollah)"


@pytest.mark.parametrize("phrase", ["FMLN", "the FMLN", "THE FMLN"])
def test_an_abbreviation_stays_behind_the_full_name(phrase: str) -> None:
    """With an article or without: the report's own word can be found in the voice."""
    assert plain_name(phrase).endswith(" (FMLN)")


def test_an_abbreviation_may_hold_a_number() -> None:
    """ "M23"."""
    assert plain_name("the M23") == "March 23 Movement (M23)"


@pytest.mark.parametrize(
    ("text", "publisher", "voices"),
    [
        ("A boatman said ten men had died. He counted nineteen bodies.", None, ["boatman", "boatman"]),
        ("Two security officials confirmed it. One of them said ten men died.", None, ["security official"]),
        ("It said so. The Ministry said nobody died.", "Ministry of Defence, Kabul", ["Afghan Ministry of Defence"]),
        ("Our team counted ten graves in Vell.", "Vell Monitor", ["Vell Monitor"]),
        ("Israeli tanks fired on the crowd. The army said it fired warning shots.", None, ["Israel Defense Forces"]),
        ("The Red Cross met the Taliban in Vell. The guerrillas said the talks failed.", None, ["Taliban"]),
        ("Minister Adam Kell spoke in Vell. The minister, who is ill, said he would stay.", None, ["Adam Kell"]),
        ("We deny that our men struck the camp.", "SDF Media Centre", ["Syrian Democratic Forces (SDF)"]),
        ("Hezbollah fought the Red Ridge Front; the latter said six men died.", None, ["Red Ridge Front"]),
    ],
)
def test_a_bare_source_stands_for_who_fits(text: str, publisher: str | None, voices: list[str]) -> None:
    """Who spoke goes on speaking; fighters are no state's; the publisher's own noun and people are the publisher."""
    found = read_attributions(Document(text=text, publisher=publisher, language="en"))
    assert [a.voice for a in found][-len(voices) :] == voices
