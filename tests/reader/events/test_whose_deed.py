"""Whose deed it is where the tree or the network is of two minds, and what is denied, offered or yet to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.reader.events.test_sides_told import names, read, told

from tallystick.reader.events.candidates import find_candidates
from tallystick.reader.events.denials import disputed
from tallystick.reader.events.draft import Draft
from tallystick.reader.events.learned import weighed
from tallystick.reader.network import load_network
from tallystick.reader.network.happenings import Choice, HappeningWords, RoleWords
from tallystick.reader.parse import parse
from tallystick.reader.syntax import Syntax, build

ACTS = [
    (
        "Four miners were stabbed in Orun, police chief Ada Brell said, blaming rebels.",
        "accuse",
        ["Ada Brell"],
    ),
    (
        "Northvale demands that Southmoor close its station and threatens it with raids.",
        "threaten",
        ["Northvale"],
    ),
    ("The envoy denies that foreign fighters train and demands that Southmoor leave two towns.", "request", ["envoy"]),
    ("The townspeople demand that he resign, and have blocked the road to Orun.", "coerce", ["townspeople"]),
    ("Kenya Friday reimposed a blockade in the north, a spokesman announced.", "coerce", ["Kenya"]),
    ("Kenya's deployment of 900 officers began on Monday.", "mobilize", ["Kenya"]),
    ("Spikes and a felled tree blocked the border crossing at Orun on Monday.", "coerce", []),
    ("Leaflets called for a boycott of the election.", "request", []),
    ("The mayor denies that rockets were stored in the houses hit there.", "assault", []),
]


@pytest.mark.parametrize(("text", "kind", "actors"), ACTS)
def test_who_acts(text: str, kind: str, actors: list[str]) -> None:
    """The clause that a verb goes on with says whose it is; what is moved and what only lies there does not act."""
    assert names(text, told(text, kind).actors) == actors


def test_of_two_subjects_the_nearer_is_the_verbs_own() -> None:
    """The tree may hang both the elder and the ministry on one verb."""
    text = (
        "A clan elder named on radio four herders killed by an air strike; "
        "the Ministry has opened an inquiry and invites him to come forward."
    )
    assert names(text, told(text, "accuse").actors) == ["Ministry"]


SUFFER = [
    ("A nurse said the teacher had been captured alive and shot the next morning.", ["teacher"]),
    ("3 June: masked men in about 10 trucks shot at farmers in Tarwa during the harvest.", ["farmers"]),
    ("Soldiers fired on miners at the Northvale Rifles camp in Orun.", ["miners"]),
]


@pytest.mark.parametrize(("text", "targets"), SUFFER)
def test_who_is_shot(text: str, targets: list[str]) -> None:
    """Who was captured and shot did not shoot; who shot at farmers was not shot; a camp says where."""
    shot = [event for event in read(text).events if event.mode == "firearms"]
    assert [names(text, event.targets) for event in shot] == [targets]
    assert not set(names(text, shot[0].actors)) & set(targets)


def test_who_is_held_and_let_go_does_not_let_go() -> None:
    """A verb that needs an object and has none, joined to a passive."""
    text = "Thirty drivers were held hostage in two camps and let go on Friday."
    assert names(text, told(text, "retreat").targets) == ["Thirty drivers"]


ASKED = [
    ("The alliance of charities demands from all armed groups free passage to Orun.", ["all armed groups"]),
    ("The minister called for an international police force in Orun.", []),
    ("Southmoor's premier demanded a safe zone for his compatriots.", []),
    ("Northvale's envoy appealed from Orun for a ceasefire.", []),
]


@pytest.mark.parametrize(("text", "targets"), ASKED)
def test_of_whom_it_is_asked(text: str, targets: list[str]) -> None:
    """Not what is called for, nor those it is for, nor where the call comes from."""
    assert names(text, told(text, "request").targets) == targets


CALLED = [
    ("Demonstrators in Orun called on the prime minister to resign.", "prime minister"),
    ("The governor appealed to both villages to leave the valley.", "both villages"),
    ("Northvale called on Southmoor to pull back its troops from the line.", "Southmoor"),
    ("The premier called on the rebels on Sunday to withdraw from Orun.", "rebels"),
]


@pytest.mark.parametrize(("text", "actor"), CALLED)
def test_whom_a_call_names_is_to_do_it(text: str, actor: str) -> None:
    """Not who calls, whatever the tree has for the clause."""
    assert names(text, told(text, "retreat").actors) == [actor]


NOBODY = [
    ("Truckers blocked Route 60 for an hour on Monday.", "protest"),
    ("The agency will send the next blankets within days.", "aid"),
    ("Northvale and the rebels agreed to exchange prisoners within ten days.", "agree"),
]


@pytest.mark.parametrize(("text", "kind"), NOBODY)
def test_a_road_goods_and_prisoners_are_not_whom_it_is_aimed_at(text: str, kind: str) -> None:
    """One protests against somebody, gives to somebody, agrees with somebody."""
    assert told(text, kind).targets == ()


def test_hostages_who_are_marched_off_do_not_protest() -> None:
    """A march is a protest of those who march."""
    assert not [e for e in read("Ten hostages were marched into the forest.").events if e.type == "protest"]


FACTS = [
    ("The government denies that any pact existed.", "agree", "denied"),
    ("The Council rejects any truce with the rebels that leaves the killers in place.", "retreat", "happened"),
    ("Northvale said it does not support strikes inside Southmoor.", "assault", "possible"),
    ("Northvale offered to mediate between Southmoor and Kenya.", "agree", "planned"),
    ("The relatives' lawyer will ask the court to stop the demolition.", "request", "planned"),
    ("The two leaders resume talks on 27 June.", "consult", "planned"),
    ("The bishop asks the group for his release.", "retreat", "planned"),
    ("The sheikh calls for opening the Orun road to flour.", "retreat", "planned"),
    ("The premier called on the party to condemn the attack.", "accuse", "planned"),
    ("The defence secretary ruled out any withdrawal from the outpost.", "retreat", "denied"),
    ("The defence secretary did not rule out a withdrawal from the outpost.", "retreat", "possible"),
    ("Neither army shelled the market in Orun on Monday.", "assault", "did-not-happen"),
    ("The council called a session to condemn the attack.", "accuse", "happened"),
    ("Nobody shelled the market in Orun on Monday.", "assault", "did-not-happen"),
    ("No plane bombed the market in Orun on Monday.", "assault", "did-not-happen"),
    ("Residents gathered on Monday to condemn the attack.", "accuse", "happened"),
]


@pytest.mark.parametrize(("text", "kind", "fact"), FACTS)
def test_what_is_read_as_a_fact(text: str, kind: str, fact: str) -> None:
    """Not a story that is denied, nor what is offered, asked for, yet to be said or set for a day ahead."""
    assert told(text, kind).factuality == fact


STORIES = [
    ("The Ministry rejects the statement of the rebels claiming that our forces fled.", "fled", True),
    ("The Centre refutes the story on a website that its jets killed six farmers.", "killed", True),
    ("The Centre denied it and said that rebels killed six farmers.", "killed", False),
]


@pytest.mark.parametrize(("text", "verb", "denied"), STORIES)
def test_a_deed_told_only_in_a_story_that_is_denied(text: str, verb: str, denied: bool) -> None:
    """The words of those who claim it are what the denial is of."""
    syntax = build(parse(text, load_network()))
    assert disputed(syntax, next(w.index for w in syntax.words if w.text == verb)) is denied


def test_a_past_tense_with_somebody_right_behind_is_no_passive() -> None:
    """Whom the tree calls the agent, without a "by", is whom it was done to."""
    parsed = parse("At Gohan troops engaged infiltrators.", load_network())
    hung = {"engaged": "acl", "infiltrators": "obl:agent"}
    words = tuple(replace(w, deprel=hung.get(w.text, w.deprel)) for w in parsed.words)
    syntax = build(replace(parsed, words=words))
    assert not syntax.passive(next(w.index for w in words if w.text == "engaged"))


def seen(text: str, trigger: str, kind: str, roles: Sequence[tuple[str, str]]) -> tuple[Syntax, Draft]:
    """The telling of one word with the roles that the network would read for it."""
    syntax = build(parse(text, load_network()))
    place = {word.text: word.index for word in syntax.words}
    sure = [Choice(label, 0.9) for label in (kind, "none", "happened", "single")]
    fillers = tuple(RoleWords(role, (place[word],), 0.9) for role, word in roles)
    syntax = build(replace(syntax.parse, happenings=(HappeningWords((place[trigger],), 0.9, *sure, fillers),)))
    bare = [replace(d, actors=(), targets=()) for d in find_candidates(syntax) if d.head == place[trigger]]
    (draft,) = weighed(syntax, bare)
    return syntax, draft


BARRED = [
    ("Shells hit a mosque as rebels fought for the port.", "hit", "assault", "actor", "rebels"),
    ("A truck hired by the charity was struck near the port.", "struck", "assault", "actor", "charity"),
    ("The colonel requested the strike.", "strike", "assault", "actor", "colonel"),
    ("The guards attacked a convoy.", "attacked", "assault", "actor", "convoy"),
    ("Leaflets urged a boycott.", "urged", "request", "actor", "Leaflets"),
    ("The chief warned that soldiers would come.", "warned", "threaten", "target", "soldiers"),
    ("The agency withdrew two officers.", "withdrew", "retreat", "target", "officers"),
    ("The gunship fired in support of the advisers.", "fired", "assault", "target", "advisers"),
    ("Residents attributed the strike to the army.", "strike", "assault", "target", "army"),
    ("The mayor ordered an inquiry.", "inquiry", "accuse", "actor", "mayor"),
    ("Ten miners died when farmers fell on them.", "fell", "assault", "actor", "miners"),
    ("The ship brought down a drone.", "brought", "assault", "target", "ship"),
    ("The rebels fired rockets.", "fired", "assault", "target", "rockets"),
    ("Rebels hurled grenades.", "hurled", "assault", "target", "grenades"),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "role", "word"), BARRED)
def test_whom_the_network_may_not_fill_in(text: str, trigger: str, kind: str, role: str, word: str) -> None:
    """Those who act in a clause that says when, who ask for the deed or undergo it, who will carry out a threat."""
    syntax, draft = seen(text, trigger, kind, [(role, word)])
    assert word not in {syntax.words[k].text for k in (*draft.actors, *draft.targets)}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Shells fired by rebels struck the market.", "struck"),
        ("Nurses spoke of three men wounded by rebels who attacked first.", "attacked"),
    ],
)
def test_who_fired_the_weapon_or_goes_on_to_do_it_may_be_the_doer(text: str, trigger: str) -> None:
    """What is told of the weapon is told of the deed; a clause about those who did one deed may tell of another."""
    syntax, draft = seen(text, trigger, "assault", [("actor", "rebels")])
    assert [syntax.words[k].text for k in draft.actors] == ["rebels"]


def test_a_town_that_falls_does_not_keep_out_whom_it_fell_to() -> None:
    """The subject of a verb is its doer only where it is somebody who can do it."""
    syntax, draft = seen("Goma fell to rebels on Monday.", "fell", "assault", [("actor", "rebels")])
    assert [syntax.words[k].text for k in draft.actors] == ["rebels"]


def test_who_orders_a_deed_may_be_its_doer() -> None:
    """An order is no mere wish."""
    syntax, draft = seen("The colonel ordered the strike.", "strike", "assault", [("actor", "colonel")])
    assert [syntax.words[k].text for k in draft.actors] == ["colonel"]


def test_what_the_network_is_sure_of_stands_before_words_it_sees_nothing_in() -> None:
    """A role that the rules fill with words far off, of which the network reads none."""
    text = "The army, the mayor said, shelled Orun."
    syntax = build(parse(text, load_network()))
    place = {word.text: word.index for word in syntax.words}

    def filled(*ours: str, chance: float = 0.9) -> list[str]:
        sure = [Choice(label, 0.9) for label in ("assault", "none", "happened", "single")]
        fillers = (RoleWords("actor", (place["army"],), chance),)
        found = HappeningWords((place["shelled"],), 0.9, *sure, fillers)
        again = build(replace(syntax.parse, happenings=(found,)))
        (draft,) = (d for d in find_candidates(again) if d.head == place["shelled"])
        (draft,) = weighed(again, [replace(draft, actors=tuple(place[word] for word in ours), targets=())])
        return [again.words[k].text for k in draft.actors]

    assert filled("mayor") == ["army"]
    assert filled("mayor", chance=0.8) == ["mayor"]
    assert filled("mayor", "army") == ["mayor", "army"]
    assert filled("Orun") == ["Orun"]  # a name stands before a description


def test_who_threatens_is_to_do_what_he_threatens_with() -> None:
    """And whom he threatens is whom it is done to, in a word that only the network knows for a deed."""
    text = "The president threatens the miners with transfer."
    syntax, draft = seen(text, "transfer", "coerce", [("actor", "miners")])
    assert [syntax.words[k].text for k in draft.actors] == ["president"]
    assert [syntax.words[k].text for k in draft.targets] == ["miners"]
    syntax, draft = seen("The miners were threatened with transfer.", "transfer", "coerce", [("actor", "miners")])
    assert draft.actors == ()
    assert [syntax.words[k].text for k in draft.targets] == ["miners"]


def test_who_does_what_only_the_network_knows_for_a_deed() -> None:
    """The verb's own subject, where the network names nobody; not of words, whose subject may be a letter."""
    syntax, draft = seen("The militias sauntered into the valley.", "sauntered", "mobilize", [])
    assert [syntax.words[k].text for k in draft.actors] == ["militias"]
    assert seen("The militias sauntered into the valley.", "sauntered", "accuse", [])[1].actors == ()
    syntax, draft = seen("The militias sauntered into the valley.", "sauntered", "mobilize", [("target", "militias")])
    assert draft.actors == ()
