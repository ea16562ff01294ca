"""Happenings of our own sentences through the whole reader: type, mode, roles, factuality, scope, links."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from tallystick.model.document import Document
from tallystick.model.reading import Event, Reading
from tallystick.reader.read import read_document


@cache
def reading(text: str) -> Reading:
    """The reading of a text published on 12 May 2022, a Thursday."""
    return read_document(Document(text=text, published_on=date(2022, 5, 12), language="en"))


def named(read: Reading, ids: tuple[str, ...]) -> list[str]:
    """The names of entities."""
    names = {e.id: e.name for e in read.entities}
    return [names[i] for i in ids]


def only(text: str, type_: str = "assault") -> Event:
    """The one event of a type that the text tells."""
    found = [e for e in reading(text).events if e.type == type_]
    assert len(found) == 1, [(e.type, e.trigger.of(text)) for e in reading(text).events]
    return found[0]


ROLES = [
    ("Turkish warplanes bombed a village near Dohuk.", ["Turkish Armed Forces"], ["village"]),
    ("A convoy of Kenyan soldiers was ambushed by gunmen near Mandera.", ["gunmen"], ["convoy"]),
    ("The shelling of Sloviansk by Russian forces damaged a school.", ["Russian military"], ["Sloviansk"]),
    ("Gunmen opened fire on a bus in Herat.", ["Gunmen"], ["bus"]),
    ("Houthi rebels fired rockets at an air base in Najran.", ["Houthi"], ["air base"]),
    ("Soldiers carried out a raid on a market in Bossaso.", ["Soldiers"], ["market"]),
    ("The army shot and killed three protesters in Khartoum.", ["Sudanese Armed Forces"], ["protesters"]),
    ("An Israeli airstrike hit a residential building in Gaza City.", ["Israel"], ["residential building"]),
    ("Rebels abducted two aid workers in Goma.", ["Rebels"], ["aid workers"]),
]


@pytest.mark.parametrize(("text", "actors", "targets"), ROLES)
def test_who_did_what_to_whom(text: str, actors: list[str], targets: list[str]) -> None:
    """Actor and target stand the right way round in actives, passives and nominalisations."""
    event = next(e for e in reading(text).events if e.type == "assault")
    got = named(reading(text), event.actors), named(reading(text), event.targets)
    assert [any(a.lower() in g.lower() for g in got[0]) for a in actors] == [True] * len(actors), got
    assert [any(t.lower() in g.lower() for g in got[1]) for t in targets] == [True] * len(targets), got


OVERTAKEN, REGAINED = "Non-state actor overtakes territory", "Government regains territory"
CODES = [
    ("A drone strike killed two men in Marib.", "assault", "drone", "Air/drone strike"),
    ("Government forces shelled the town of Taiz.", "assault", "heavy-weapons", "Shelling/artillery/missile attack"),
    ("A roadside bomb exploded in Kismayo.", "assault", "explosives", "Remote explosive/landmine/IED"),
    ("A suicide bomber attacked a mosque in Peshawar.", "assault", "suicide-attack", "Suicide bomb"),
    ("Gunmen kidnapped a priest in Kaduna.", "assault", "abduct", "Abduction/forced disappearance"),
    ("Soldiers clashed with rebels near Goma.", "assault", None, "Armed clash"),
    ("Police arrested four men in Nablus.", "coerce", "arrest", "Arrests"),
    ("Air defences shot down a drone over Odesa.", "assault", None, "Disrupted weapons use"),
    ("The two sides signed a ceasefire agreement in Geneva.", "agree", None, "Agreement"),
    ("Residents fled the town of Bunia.", "retreat", "withdraw", None),
    ("The ministry condemned the killing of the reporter.", "accuse", "disapprove", None),
    ("The army deployed troops along the border.", "mobilize", "troops", None),
    (
        "A paramedic was killed on Monday by an Israeli bombing of an ambulance near Karni crossing in Gaza.",
        "assault",
        "aerial",
        "Air/drone strike",
    ),
    ("Shrapnel ripped through the busy market in Harat on Monday, the mayor said.", "assault", None, None),
    ("Fighters of the Red Front captured the town of Harat on Monday.", "coerce", "seize", OVERTAKEN),
    ("Syrian troops recaptured the town of Harat on Monday.", "coerce", "seize", REGAINED),
    ("Border guards seized 40 rifles near Harat.", "coerce", "seize", "Disrupted weapons use"),
    ("Bandits seized nine teachers near Kaduna.", "assault", "abduct", "Abduction/forced disappearance"),
    ("The police announced the capture of two suspects in Kaduna.", "coerce", "arrest", "Arrests"),
    ("Taliban fighters overran an outpost near Harat.", "assault", None, OVERTAKEN),
    ("Sappers defused an explosive device near Harat.", "coerce", "seize", "Disrupted weapons use"),
    ("Air defences shot down nine of 11 cruise missiles over Odesa.", "assault", None, "Disrupted weapons use"),
    ("A suicide attack killed nine people in Peshawar.", "assault", "suicide-attack", "Suicide bomb"),
    ("The two presidents agreed on a truce in Geneva.", "agree", None, "Agreement"),
    ("The army will shell the camps near Harat.", "assault", "heavy-weapons", None),
    ("Police fired on protesters in Kaduna, killing two.", "assault", "firearms", "Excessive force against protesters"),
    ("Nine people have been killed in Harat since May.", "assault", None, None),
    ("The army imposed a curfew in Harat.", "coerce", "curfew", None),
]


@pytest.mark.parametrize(("text", "type_", "mode", "acled"), CODES)
def test_type_mode_and_sub_event(text: str, type_: str, mode: str | None, acled: str | None) -> None:
    """PLOVER and ACLED codes follow the word, its weapon and the parties."""
    event = next(e for e in reading(text).events if e.type == type_)
    assert (event.mode, event.acled) == (mode, acled)


FACTUALITY = [
    ("Rebels attacked the base on Monday.", "happened"),
    ("Rebels allegedly attacked the base on Monday.", "alleged"),
    ("Rebels plan to attack the base.", "planned"),
    ("Rebels will attack the base next week, a commander said.", "planned"),
    ("Rebels could attack the base.", "possible"),
]


@pytest.mark.parametrize(("text", "factuality"), FACTUALITY)
def test_factuality(text: str, factuality: str) -> None:
    """A plan, a possibility or an allegation is not a fact."""
    assert only(text).factuality == factuality


def test_tellings_of_one_happening_are_one_event() -> None:
    """The lead, "the strike" and the passive of the toll are one airstrike."""
    text = (
        "An airstrike hit a market in Hodeidah on Tuesday. The strike killed nine people, doctors said. "
        "Four women were among those killed in the attack."
    )
    event = only(text)
    assert event.mode == "aerial"
    assert [(h.outcome, h.low) for h in event.harm if h.who == "unspecified"][:1] == [("killed", 9)]


def test_different_happenings_stay_apart() -> None:
    """Another day or a second attack is another event."""
    text = "Gunmen attacked a church in Kaduna on Sunday. In a separate attack on Monday, a bomb exploded in Maiduguri."
    assert len([e for e in reading(text).events if e.type == "assault"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Government forces have repeatedly bombed the town.",
        "Almost every faction has attacked civilians.",
    ],
)
def test_habits_are_not_incidents(text: str) -> None:
    """What is done repeatedly or by nearly everybody is generic."""
    assert all(e.scope == "generic" for e in reading(text).events if e.type == "assault")


def test_accusation_inquiry_and_conduct_are_linked() -> None:
    """The accusation is about the conduct, the inquiry responds to the accusation."""
    text = (
        "Soldiers shelled the village of Kafr on Friday. A rights group accused the soldiers of targeting civilians. "
        "The government said it would investigate the accusation."
    )
    events = reading(text).events
    accusation = next(e for e in events if e.type == "accuse" and e.mode == "allege")
    inquiry = next(e for e in events if e.type == "accuse" and e.mode == "investigate")
    assert accusation.about in {e.id for e in events if e.type == "assault"}
    assert inquiry.responds_to == accusation.id
    assert inquiry.factuality == "planned"


def test_an_accusation_is_about_no_deed_of_another_place() -> None:
    """What is told before it, in another town, is not the conduct."""
    text = "Soldiers clashed with rebels near Tanf on Friday. Iraqi forces have been accused of using gas in Mosul."
    events = reading(text).events
    assert next(e for e in events if e.type == "accuse").about is None
    near = text.replace("in Mosul", "near Tanf")
    assert next(e for e in reading(near).events if e.type == "accuse").about is not None


def test_a_series_keeps_its_ordinal() -> None:
    """ "The third such attack" is a place in a row, not three events."""
    text = "Gunmen attacked a convoy near Gao on Monday. It was the third such attack this month."
    series = [e.series for e in reading(text).events if e.series]
    assert [s.ordinal for s in series] == [3]


def test_order_and_reason() -> None:
    """ "After it fired on …" gives both what came before and why."""
    text = "American warplanes shot down a drone after it fired on a patrol."
    event = next(e for e in reading(text).events if e.acled == "Disrupted weapons use")
    before = next(e for e in reading(text).events if e.id != event.id and e.type == "assault")
    assert event.after == (before.id,)
    assert event.stated_reason is not None and event.stated_reason.text.startswith("after it fired")


def test_background_stands_apart_from_the_news() -> None:
    """What happened a month before the news is background."""
    text = "Gunmen attacked a convoy near Gao on Monday. Last month, soldiers attacked a camp near Kidal."
    flags = {e.background for e in reading(text).events if "camp" in " ".join(named(reading(text), e.targets))}
    assert flags == {True}


def test_carrying_the_wounded_is_no_withdrawal() -> None:
    """Evacuation to a hospital is not a retreat."""
    text = "The wounded were evacuated to a hospital."
    assert [e for e in reading(text).events if e.type == "retreat"] == []


def test_a_single_line_is_of_the_day_it_came_out() -> None:
    """A title names no day: it is of the day it came out, as a guess; a longer report that names none stays undated."""
    line = only("Two killed in shooting at market in Kestrel")
    assert line.when and line.when.start == line.when.end == date(2022, 5, 12) and line.when.span is None
    assert only("Two were killed in a shooting at a market in Kestrel. Nobody came to help.").when is None


def test_drawing_a_weapon_is_no_withdrawal() -> None:
    """ "Pulled out a gun" is not "pulled out of the town"; who is shot is shot in the shooting."""
    shot = only("The man pulled out a pistol and shot two people at a party in Lagos.")
    assert shot.trigger.of("The man pulled out a pistol and shot two people at a party in Lagos.") == "shot"
    assert [(h.outcome, h.number) for h in shot.harm] == [("injured", 2)]
    assert only("The army pulled out of Lagos on Monday.", "retreat").mode == "withdraw"


def test_the_hospital_is_not_where_it_happened() -> None:
    """Where the wounded were brought is no place of the shooting; an attack on a hospital has its place."""
    text = "Four people were shot in Kano on Sunday. A man was shot in the foot and taken to a hospital in Lagos."
    assert {e.where.name for e in reading(text).events if e.where is not None} == {"Kano"}
    attacked = only("Soldiers attacked a hospital in Lagos.")
    assert attacked.where is not None
    assert attacked.where.name == "Lagos"


def test_several_shots_are_one_shooting() -> None:
    """ "Shots were fired" is no series of happenings."""
    text = "Gunshots rang out in Lagos on Monday and two civilians were killed."
    assert {e.scope for e in reading(text).events} == {"single"}


def test_what_happens_each_year_is_a_summary() -> None:
    """Whoever counts by the year tells of no single happening."""
    text = "Accidental shootings injure and kill dozens of children each year."
    assert {e.scope for e in reading(text).events} == {"summary"}
