"""Numbers that take up what was told before, people told of beside the harmed, and what a whole report is of; in our
own sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tallystick.reader.harm import find_harm
from tallystick.reader.network.happenings import Choice
from tallystick.reader.parse import Parse

Read = Callable[[str], Parse]


def taken_for(parse: Parse, words: str, outcome: str) -> Parse:
    """The parse as if the network were sure that the last ``words`` are a count of the harmed."""
    start = parse.text.rindex(words)
    inside = [w.index for w in parse.words if start <= w.span.start < start + len(words)]
    labels = {k: Choice(f"{'I' if n else 'B'}-{outcome}", 0.99) for n, k in enumerate(inside)}
    return replace(parse, words=tuple(replace(w, harm=labels.get(w.index, w.harm)) for w in parse.words))


def counts(parse: Parse) -> list[tuple[str, int | None]]:
    """Outcome and least number of every row."""
    return [(r.outcome, r.low) for r in find_harm(parse)]


def groups(parse: Parse) -> list[tuple[str, int | None, str]]:
    """Outcome, least number and group of every row."""
    return [(r.outcome, r.low, r.who) for r in find_harm(parse)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor said 46 lorries were wrecked. The governor spoke of thirty.", "thirty"),
        ("The city was attacked with six drones; a watcher saw fourteen of them.", "fourteen of them"),
        ("Nine warships left the port. An admiral put them at six.", "six"),
        ("Seven gunmen have killed 102 pupils at the school.", "Seven gunmen"),
        ("The leader fled into the hills with about twenty men.", "about twenty men"),
        ("The raiders, about 30 in army uniforms, carted away the rifles.", "about 30"),
        ("A guard described the attackers as four men with rifles.", "four men"),
        ("Forty miners have gone home.", "Forty miners"),
    ],
)
def test_things_and_those_who_did_it_are_no_harmed(read: Read, text: str, words: str) -> None:
    """The network takes a number for the dead that counts things told of last, attackers, or people who left."""
    assert (words.split()[0], "killed") not in [
        (r.span.of(text).split()[0], r.outcome) for r in find_harm(taken_for(read(text), words, "killed"))
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Eight vehicles were burned. Medics counted 22 bodies; a nurse counted 28.", "28"),
        ("Two jets struck the yard. The air force put the rebels' losses at forty.", "forty"),
    ],
)
def test_a_number_behind_the_dead_is_not_of_things(read: Read, text: str, words: str) -> None:
    """Bodies or losses told of beside the things leave the number to the people."""
    assert ("killed", int(words) if words.isdigit() else 40) in counts(taken_for(read(text), words, "killed"))


@pytest.mark.parametrize(
    ("text", "words", "heard", "row"),
    [
        ("Ten people were injured, the police said. A teacher counted eight.", "eight", "killed", ("injured", 8)),
        ("Seven people were killed. The mayor spoke of twelve.", "twelve", "injured", ("killed", 12)),
        ("The blast left two dead and ten wounded, three of the latter badly.", "three", "killed", ("injured", 3)),
        ("It spoke of nine dead on Sunday and of 19 by the evening.", "19", "injured", ("killed", 19)),
        ("It gave 108 dead. About nine of the victims were children.", "nine of the victims", "injured", ("killed", 9)),
        ("The clinic in Vell admitted six men.", "six men", "killed", ("injured", 6)),
        ("Volunteers buried nine farmers.", "nine farmers", "injured", ("killed", 9)),
    ],
)
def test_what_befell_a_bare_number(read: Read, text: str, words: str, heard: str, row: tuple[str, int]) -> None:
    """A number alone is of the kind told last; a clinic admits the hurt, and the buried are dead."""
    assert row in counts(taken_for(read(text), words, heard))


def test_of_two_kinds_told_last_neither_is_taken(read: Read) -> None:
    """Of dead and wounded told in one sentence, a number alone may be either: the network says."""
    text = "A doctor received 11 bodies and 20 wounded. A merchant counted sixteen."
    assert ("killed", 16) in counts(taken_for(read(text), "sixteen", "killed"))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Some 900 people fled, 52 per cent of them children.", "52 per cent of them children"),
        ("The shells killed 40 people, most of them women.", "most of them women"),
    ],
)
def test_a_share_is_part_of_the_words(read: Read, text: str, row: str) -> None:
    """ "Most of them" says how many, as a number would."""
    assert row in [r.span.of(text) for r in find_harm(read(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Mariam Exemplar, whose sister died there, accuses the state of lying.",
        "Three armed men had passed on Friday.",
        "The rebels denied in a letter having killed hostages.",
        "The prosecutor demanded once more the arrest of the general.",
        "The text warned foreign workers to leave the country or be slaughtered.",
        'He threatened the gangs: "If there is one more death, nobody will eat."',
        "The report that soldiers had shot two peasants is completely false.",
    ],
)
def test_talk_of_harm_is_no_count(read: Read, text: str) -> None:
    """Who somebody is, who went by, what is denied, demanded, threatened or called false."""
    assert [r for r in find_harm(read(text)) if r.high != 0] == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("At least 30 soldiers and policemen were killed.", [("killed", 30, "security-forces")]),
        ("Shells fell on the town, but no civilian was hit.", [("injured", 0, "civilians")]),
        ("A retired colonel was killed near Vell.", [("killed", 1, "civilians")]),
        ("A mine hit a gas company van, killing a guard.", [("killed", 1, "civilians")]),
        ("A guard was killed at the prison.", [("killed", 1, "security-forces")]),
        ("The dead were counted at Vell. Three of the dead were rebels.", [("killed", 3, "combatants")]),
    ],
)
def test_whom_a_count_tells_of(read: Read, text: str, rows: list[tuple[str, int, str]]) -> None:
    """Two nouns under one number, those who left the service, guards of firms, and what the dead are told to be."""
    assert groups(read(text)) == rows


def test_the_leader_of_the_attackers(read: Read) -> None:
    """ "The leader" behind attackers is theirs, and no civilian."""
    text = "Two of the attackers got away in a van and the leader was wounded."
    assert ("injured", 1, "combatants") in groups(read(text))


def test_among_fighters(read: Read) -> None:
    """Who is told to be among dead fighters is one of them, whatever the network takes him for."""
    text = "Soldiers killed 18 rebels, three foreigners among them, near Vell."
    parse = taken_for(read(text), "three foreigners", "killed")
    civil = Choice("civilians", 0.9)
    parse = replace(parse, words=tuple(replace(w, who=civil) if w.text == "foreigners" else w for w in parse.words))
    assert ("killed", 3, "combatants") in groups(parse)


def test_parts_of_the_count_beside_them(read: Read) -> None:
    """ "Among them" tells of the people right before it, not of those of the clause before."""
    text = "Two officers were killed and seven people, among them two traders, wounded by a mine."
    assert ("killed", 2, "civilians") not in groups(read(text))


def test_those_in_danger_are_the_number(read: Read) -> None:
    """ "Eleven of whom are in danger" counts eleven, and no danger."""
    text = "The clinic counts nine dead and sixty wounded, eleven of whom are in danger."
    assert "danger" not in [r.span.of(text) for r in find_harm(read(text))]


def test_when_opens_another_clause(read: Read) -> None:
    """ "The number killed when rebels seized the town": the rebels are not the killed."""
    text = "Prosecutors raised to 41 the number killed when rebels seized the station."
    assert "combatants" not in [r.who for r in find_harm(read(text))]


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Vell: three or seven dead", "seven"),
        ("Vell: seven dead, or only three?", "seven"),
        ("Seven shot in Vell", "seven"),
    ],
)
def test_headlines_that_ask_or_leave_it_open(read: Read, headline: str, told: str) -> None:
    """A headline's "three or seven" and "seven shot" are told below it with who says so."""
    text = f"{headline}\n\nThe police said on Monday that {told} people had been killed by gunmen in Vell."
    assert [r.span.start > len(headline) for r in find_harm(read(text))] == [True]


@pytest.mark.parametrize(
    "opening",
    [
        "Volcano toll unchanged\n\nThe council said the eruption had killed two people. ",
        "Avalanche at Vell\n\nNine climbers died when a wall of snow struck the camp. ",
        "A helicopter on a training flight ditched off Vell on Monday. ",
        "The storm struck Vell before dawn. ",
    ],
)
def test_a_report_of_an_accident_counts_no_victims_of_violence(read: Read, opening: str) -> None:
    """What a report opens with holds for the counts that follow, until somebody attacks."""
    text = f"{opening}The mayor spoke of seven dead and three missing. The army has sent sixteen lorries with tents."
    assert [r.violent for r in find_harm(read(text)) if r.low == 7] == [False]
    attack = f"{text} In the same week gunmen of the Red Column killed four villagers near Orun."
    assert [r.violent for r in find_harm(read(attack)) if r.low == 4] == [True]


def test_violence_before_the_accident_stays_violence(read: Read) -> None:
    """Who calls a shooting an accident does not make the report one of an accident."""
    text = "Fighters shot an official in Vell on Monday. They call it an accident. In the battles five civilians died."
    assert [r.violent for r in find_harm(read(text)) if r.low == 5] == [True]


@pytest.mark.parametrize("text", ["The men killed his men in Orun on Monday.", "The men left his comrades wounded."])
def test_men_who_harm_their_own_are_not_asked_for_their_side_without_end(read: Read, text: str) -> None:
    """Whose men they are is told by whoever stands before them, never by themselves."""
    assert all(row.who == "men" for row in find_harm(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "At least 15 members of the Sura family were killed and others injured in an alleged bombing.",
        "At least 15 members of the Sura family were killed and 53 others were reported injured in the raid.",
    ],
)
def test_those_hurt_beside_the_dead_are_others(read: Read, text: str) -> None:
    """The second participle has people of its own, whatever subject the tree gives it."""
    assert [low for outcome, low in counts(read(text)) if outcome == "injured"] != [15]
