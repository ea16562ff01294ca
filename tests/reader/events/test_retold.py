"""What a report adds to a happening it has told: whose day, doer and dead are the happening's and whose are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tallystick.model.document import Document
from tallystick.model.reading import Event, Reading
from tallystick.reader.events.candidates import find_candidates
from tallystick.reader.events.merge import join_clauses, join_report
from tallystick.reader.network import load_network
from tallystick.reader.parse import parse
from tallystick.reader.read import read_document
from tallystick.reader.syntax import build

PUBLISHED = date(2024, 5, 10)  # a Friday


def reading(text: str) -> Reading:
    """The reading of a report of that Friday."""
    return read_document(Document(text=text, published_on=PUBLISHED))


def attack(text: str) -> Event:
    """The first happening of violence of a report."""
    return next(e for e in reading(text).events if e.type == "assault")


def test_who_denies_a_harm_is_kept_with_it() -> None:
    """The denied count is a claim of the denier's, whose stance says so; the other's count stands beside it."""
    read = reading(
        "The army shelled Tal Hamra on Monday, killing nine people, residents said. "
        "The governor denied that nine people had been killed. The army denied that civilians were hurt."
    )
    stances = {a.id: a.stance for a in read.attributions}
    told = {(c.property, c.low, c.high, stances[c.chain[-1]]) for c in read.claims if c.low is not None}
    assert {("killed", 9, 9, "states"), ("killed", 9, 9, "denies"), ("injured", 0, 0, "denies")} <= told


def names(text: str, ids: tuple[str, ...]) -> list[str]:
    """Names of some parties of a report."""
    return [e.name for e in reading(text).entities if e.id in ids]


def test_the_day_of_those_who_came_after_an_attack_is_not_its_day() -> None:
    """ "Reached the town on Wednesday, six days after the attack" dates the attack by its distance alone."""
    found = attack(
        "A shell hit the market of Arden. Soldiers reached the town on Wednesday, six days after the attack, and found "
        "it empty."
    )
    assert found.when is not None and found.when.start == date(2024, 5, 2)
    assert found.actors == ()


def test_the_month_of_a_report_on_a_massacre_is_not_that_of_the_massacre() -> None:
    """What is written this month tells of another time."""
    found = attack("The Vell commission presents its report on the massacre in Arden this month.")
    assert found.when is None


def test_a_day_behind_the_noun_is_its_day() -> None:
    """ "The raid of 2 May": whatever the tree makes of it."""
    found = attack(
        "The team, which the army set up itself, said on Thursday that the raid of 2 May on Arden was wrong."
    )
    assert found.when is not None and found.when.start == date(2024, 5, 2)


def test_where_somebody_spoke_is_not_where_it_happened() -> None:
    """ "Told reporters in Orun"."""
    found = attack("The bus was hit by a shell, a legal adviser told reporters in Damascus.")
    assert found.where is None or found.where.name != "Damascus"


def test_who_tells_of_a_killing_did_not_do_it() -> None:
    """ "According to X" behind a passive names a voice, no agent."""
    text = "Nine people were killed by the bomb that hit the church of Arden, according to Vell's Memory Group."
    found = [e for e in reading(text).events if e.type == "assault"]
    assert len(found) == 1 and found[0].actors == ()


@pytest.mark.parametrize(
    ("text", "actors"),
    [("Dozens killed in Iraq blast", []), ("Five killed in US strike on a border post", ["United States"])],
)
def test_a_headline_names_the_place_or_the_doer(text: str, actors: list[str]) -> None:
    """ "In Iraq blast" says where, "in US strike" says who."""
    assert names(text, tuple(a for e in reading(text).events for a in e.actors)) == actors


def test_a_title_and_its_lead_tell_one_happening() -> None:
    """The lead tells in full what the title names."""
    text = (
        "# Vell army admits mistakes in Arden bus strike\n\nThe Vell army has conceded that its air strike on a bus in "
        "Arden last month was not justified. The bus was hit on its way to school."
    )
    assert len([e for e in reading(text).events if e.type == "assault"]) == 1


def test_the_dead_of_a_later_sentence_are_those_of_the_attack() -> None:
    """ "The dead include", "forty-five of the victims": of the happening with the toll, however far back."""
    text = (
        "A shell killed 60 people at the market of Arden. Fighting began in the hills near Orun. The mayor asked for "
        "boats. A road was closed. Rain fell. Forty-five of the victims were children, officials said."
    )
    found = attack(text)
    assert [(h.outcome, h.number) for h in found.harm] == [("killed", 60), ("killed", 45)]


def test_a_spokesman_is_none_of_the_dead_he_tells_of() -> None:
    """The tree may join the speaker to the list of the dead."""
    text = (
        "A bomb hit Arden. The dead include dozens of children, a spokesman for the government of Vell province said."
    )
    rows = [h for e in reading(text).events for h in e.harm]
    assert [h.quantifier for h in rows] == ["dozens"]


def test_the_day_of_a_statement_is_not_that_of_what_it_tells() -> None:
    """ "Told the senate on Tuesday that the hospital was struck"."""
    found = attack("The commander told the senate on Tuesday that the hospital in Arden was struck by mistake.")
    assert found.when is None


def test_an_hour_takes_the_day_of_the_happening_it_continues() -> None:
    """Not that of whatever else was dated in between."""
    text = (
        "A strike killed nine people in Arden on Friday. The charity had given its coordinates on Tuesday. The army "
        "confirmed that it had carried out an air strike in the city at 2:15 a.m."
    )
    days = {e.when.start for e in reading(text).events if e.type == "assault" and e.when is not None}
    assert days == {PUBLISHED}


def test_what_goes_on_for_years_is_a_summary() -> None:
    """ "Since 2015" dates no single deed; who tells of it in a capital did not see it there."""
    found = attack("The movement has fired more than a hundred missiles at Orun since 2015, according to Riyadh.")
    assert found.scope == "summary" and (found.where is None or found.where.name != "Riyadh")


def test_the_dead_of_a_shelling_are_told_behind_its_place() -> None:
    """ "Shelling in the port of X, in which 55 were killed on 2 May": one happening of that day."""
    text = (
        "A missile hit the city of Jizan on Wednesday. The attack came less than a week after shelling in the Yemeni "
        "port of Hodeidah, in which at least 55 civilians were killed on 2 May, according to the Red Cross."
    )
    found = next(e for e in reading(text).events if e.harm)
    assert found.harm[0].number == 55 and found.when is not None and found.when.start == date(2024, 5, 2)


def test_nothing_is_denied_without_a_word_that_denies() -> None:
    """The network alone does not make a denial of a clause that has none."""
    text = (
        "Saudi air defences shot down a ballistic missile that Yemen's Houthi rebels had fired at the city of Jizan on "
        "Wednesday evening, the coalition said."
    )
    assert not [e for e in reading(text).events if e.factuality in ("denied", "did-not-happen")]


def test_the_accused_is_no_accuser() -> None:
    """Whom the grammar makes a target the network does not make the actor."""
    text = (
        "Iraqi forces have specifically been accused in recent days of using white phosphorus in its assault on Mosul."
    )
    accusation = next(e for e in reading(text).events if e.type == "accuse")
    assert accusation.actors == () and names(text, accusation.targets) == ["Iraqi military"]


def test_what_names_a_thing_is_no_happening() -> None:
    """Fighting positions are places, and attacks that somebody engages in are a habit."""
    text = "Near Raqqa, 24 strikes engaged 11 tactical units and destroyed 30 fighting positions."
    assert [e.trigger.of(text) for e in reading(text).events] == ["strikes"]
    text = "A raid hit a depot used by militias that engage in unmanned aerial vehicle attacks against Vell personnel."
    assert [e.scope for e in reading(text).events if "attacks" in e.trigger.of(text)] == ["generic"]


def told(text: str) -> list[str]:
    """The words that name the happenings of violence of a report."""
    return [e.trigger.of(text) for e in reading(text).events if e.type == "assault"]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed nine villagers in Arden on Monday. The council condemned the killings.",
        "A missile hit a depot in Arden on Monday, killing a guard. Two clerks have not been seen since the blast.",
        "Masked men beat a trader to death near Arden on Monday. The elders condemned the lynching.",
        "Gunmen ambushed a bus near Arden on Monday, killing six people. In Orun, a spokesman confirmed the ambush.",
        "Police are looking into Monday's bomb attack on a house in Arden. Nobody was hurt when the device exploded.",
        "Masked men massacred nine workers in Arden on Monday. The gunmen read out names and shot the men at the wall.",
        "A judge was shot dead in Arden on Monday. More than twenty shots were fired, neighbours said.",
        "Two missiles fired from the Vell hills slammed into a camp in Arden on Monday, killing six people.",
    ],
)
def test_a_happening_named_again_is_one(text: str) -> None:
    """What came of it ("the killings", "the blast"), where somebody spoke of it, its weapon: no second happening."""
    assert len(told(text)) == 1, told(text)


@pytest.mark.parametrize(
    "text",
    [
        "A shell hit the mill of Arden on Monday, killing a guard. The mayor condemned another attack, on Orun.",
        "A gunman killed a judge in Arden on Monday. The bar condemned the killings of nine lawyers since May.",
        "A man was shot dead in Arden on Monday. The police then fired at the crowd, killing two women.",
        "A shell hit the mill of Arden on Monday. Gunmen abducted nurses in Orun. The blast at Tarn was heard later.",
    ],
)
def test_another_happening_stays_one_of_its_own(text: str) -> None:
    """Another one, more dead than the one told could have, another place."""
    assert len(told(text)) > 1, told(text)


def test_a_deed_that_is_denied_is_told_once() -> None:
    """ "Had carried out no strike" is one denied deed, "any part in the attack" stands beside the attack."""
    text = "A car was hit near Arden on Monday. The Vell army said it had carried out no strike in the province."
    denied = [e for e in reading(text).events if e.factuality in ("denied", "did-not-happen")]
    assert len(denied) == 1
    text = "A car was hit near Arden on Monday. The Vell army rejects reports that civilians died."
    assert all(e.trigger.of(text) != "reports" for e in reading(text).events)


def test_a_second_verb_of_a_relative_clause_tells_what_the_deed_did() -> None:
    """Also where the verb before it tells of none: "that" stands for the raid."""
    syntax = build(parse("A raid that wounded five men and destroyed a depot shook Orun.", load_network()))
    seen = [d for d in find_candidates(syntax) if syntax.words[d.head].text in ("raid", "destroyed")]
    assert len(seen) == 2
    assert len(join_clauses(syntax, seen)) == 1


def test_the_bare_word_again_is_the_same_deed_whoever_is_said_to_have_done_it() -> None:
    """ "The strike" says nothing of the means, and who is accused of it is alleged, not the strike."""
    syntax = build(parse("Artillery strikes hit a mill. Sources attributed the strike to the army.", load_network()))
    first, *_, second = [d for d in find_candidates(syntax) if d.entry.lemma == "strike"]
    told = replace(first, mode="heavy-weapons", plural=False), replace(second, mode="aerial", factuality="alleged")
    assert len(join_report(syntax, told, lambda earlier, later: True)) == 1
