"""Which rows of harm are read at all: not those of accidents, of headlines told again, of people who only did something
or were dealt with, nor those in which the network hears nothing. Our own sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tallystick.reader.harm import find_harm
from tallystick.reader.harm.headlines import told_below
from tallystick.reader.harm.heard import HEARD, LOUD, PASSAGE, heard
from tallystick.reader.harm.view import look
from tallystick.reader.network.happenings import Choice, HappeningWords, RoleWords
from tallystick.reader.parse import Parse
from tallystick.reader.syntax import build

Read = Callable[[str], Parse]
LONG = "The council met in Orun on Monday and spoke of bread, water and the price of coal. " * 4


def taken_for(parse: Parse, words: str, label: str, chance: float) -> Parse:
    """The parse as if the network took ``words`` for this and saw no happening in it."""
    start = parse.text.index(words)
    inside = {w.index for w in parse.words if start <= w.span.start < start + len(words)}
    told = tuple(replace(w, harm=Choice(label, chance)) if w.index in inside else w for w in parse.words)
    return replace(parse, words=told, happenings=())


def with_raid(parse: Parse, chance: float, harm: str = "") -> Parse:
    """The parse as if the network heard violence in "met", and ``harm`` as what it did."""
    sure, words = Choice("assault", 0.9), {w.text: w.index for w in parse.words}
    roles = (RoleWords("harm", tuple(words[w] for w in harm.split()), 0.9),) if harm else ()
    return replace(parse, happenings=(HappeningWords((words["met"],), chance, sure, sure, sure, sure, roles),))


def counts(parse: Parse) -> list[tuple[str, int | None]]:
    """Outcome and least number of every row that is read."""
    return [(r.outcome, r.low) for r in find_harm(parse)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police fined three traders on Monday.", "three traders"),
        ("A court sentenced nine smugglers.", "nine smugglers"),
        ("The governor deployed 500 guards to the market.", "500 guards"),
        ("The patrol encountered about fifteen rebels near the ford.", "fifteen rebels"),
        ("Four gunmen stormed the post at dawn.", "Four gunmen"),
        ("About 900 people are still trapped in the old town.", "900 people"),
        ("Twelve farmers were set free on Sunday.", "Twelve farmers"),
        ("Fifteen men came in three cars.", "Fifteen men"),
        ("About 400 people attended the prayer.", "About 400 people"),
        ("About 200 rebels fell upon the convoy near the ford.", "About 200 rebels"),
        ("The promised deployment of 1,000 officers is still blocked.", "1,000 officers"),
        ("The agency delivered food to 5,000 people on Monday.", "5,000 people"),
        ("The bakers came at six in the morning.", "six"),
        ("One of the traders was 16.", "16"),
        ("The youngest is twelve.", "twelve"),
        ("Two of the traders are under 15.", "15"),
        ("Eleven lorries were stopped and seven looted.", "seven"),
        ("The villagers found one boy alive.", "one boy"),
        ("The mayor expects the court to charge two suspects.", "two suspects"),
    ],
)
def test_who_did_something_or_was_dealt_with_is_no_count(read: Read, text: str, words: str) -> None:
    """The network takes their number for dead; the clause says that they attacked, were sent, judged or let go."""
    assert counts(taken_for(read(text), words, "B-killed", 0.99)) == []


@pytest.mark.parametrize(
    "headline",
    ["Blast at Orun market kills nine", "ORUN: NINE DEAD", "Miners killed at Orun"],
)
def test_a_headline_told_again_is_no_second_count(read: Read, headline: str) -> None:
    """The report's own row stays."""
    found = find_harm(read(f"{headline}\n\nNine miners were killed on Monday when a bomb went off in Orun."))
    assert [(r.outcome, r.low) for r in found] == [("killed", 9)]
    assert found[0].span.start > len(headline)


def test_a_headline_with_another_count_stays(read: Read) -> None:
    """What is told nowhere else is read where it stands; nor is a first sentence a headline."""
    other = read("Blast in Orun kills twelve\n\nNine miners were killed on Monday when a bomb went off in Orun.")
    assert counts(other) == [("killed", 12), ("killed", 9)]
    view = look(build(read("Nine miners were killed in Orun.\n\nNine miners were killed in Sarn.")))
    rows = find_harm(view.syntax.parse)
    assert len(told_below(view, rows)) == len(rows) == 2


@pytest.mark.parametrize(
    "text",
    [
        "A coach ploughed into a lorry near Orun. Nine passengers were killed.",
        "Nine guests were killed when the roof of a hall collapsed in Orun.",
        "The eruption began on Monday. Nine farmers were killed.",
        "Nine guests were killed when a wall gave way in Orun.",
        "A faulty stove exploded in Orun. Nine guests were killed.",
        "Nine guards were hurt in a fall at Orun.",
        "Nine guards were seized in a mock raid on the port.",
    ],
)
def test_the_dead_of_an_accident_are_of_no_violence(read: Read, text: str) -> None:
    """An accident explains the dead of the sentences behind it, where none of them is of violence."""
    found = find_harm(replace(read(text), happenings=()))
    assert found
    assert not any(r.violent for r in found)


def test_violence_told_since_an_accident_explains_the_dead(read: Read) -> None:
    """Nor does a house that collapses when it is bombed make an accident of it."""
    for text in (
        "A coach ploughed into a lorry near Orun. Gunmen attacked the camp. Nine guards were killed.",
        "An air strike hit a house in Orun. The roof collapsed, and nine guests were killed.",
    ):
        found = find_harm(read(text))
        assert found
        assert all(r.violent for r in found)


def test_words_in_which_the_network_hears_no_harm_are_not_read(read: Read) -> None:
    """In a passage, a row with a number; a lone sentence, people without a number and "he" are read by their words."""
    said = "The reviewers massacred nine actors."
    deaf = taken_for(read(f"{LONG}{said}"), said, "O", 1 - HEARD / 2)
    assert len(deaf.words) >= PASSAGE
    assert counts(deaf) == []
    assert counts(with_raid(taken_for(read(f"{LONG}{said}"), said, "O", 1 - HEARD * 2), LOUD)) == [("killed", 9)]
    assert counts(taken_for(read(said), said, "O", 1.0)) == [("killed", 9)]
    for plain in ("Several pages spoke of injuries.", "He was shot dead.", "There were no injuries."):
        parse = taken_for(read(f"{LONG}{plain}"), plain, "O", 1.0)
        view = look(build(parse))
        assert all(heard(view, r) == r for r in find_harm(parse, every=True))


def test_a_passage_without_violence_counts_no_dead(read: Read) -> None:
    """A crash, a match: the network hears violence nowhere and no happening's harm. Soldiers fell in war all the same,
    and a passage with one loud deed, or with any harm of one, is of violence."""
    parse = read(f"{LONG}Nine passengers were killed and four soldiers died.")
    assert counts(with_raid(parse, LOUD - 0.01)) == [("killed", 4)]
    assert counts(with_raid(parse, LOUD)) == [("killed", 9), ("killed", 4)]
    assert counts(with_raid(parse, LOUD - 0.01, "Nine passengers")) == [("killed", 9), ("killed", 4)]


def test_who_came_home_dead_is_counted(read: Read) -> None:
    """ "Came home", "of the dead came": the coming is of those who are counted."""
    for text, words in (
        ("Nine came home in coffins.", "Nine"),
        ("Five of the dead came from the valley.", "Five of the dead"),
    ):
        assert [n for _, n in counts(taken_for(read(text), words, "B-killed", 0.99))], text


def test_a_number_is_not_of_the_wounds_that_another_counts(read: Read) -> None:
    """ "31, and more than 200 hurt": the hurt are the 200; "17 injured, the mayor of 14" are both hurt."""
    text = "The police shot dead thirteen traders. The committee claims 31 and more than 200 hurt."
    assert ("killed", 31) in counts(taken_for(read(text), "31", "B-killed", 0.99))
    text = "The doctor spoke of 17 injured, the mayor of 14."
    assert ("killed", 14) not in counts(taken_for(read(text), "14", "B-killed", 0.99))


def test_who_lies_in_hospital_is_hurt_and_who_lies_in_a_mortuary_dead(read: Read) -> None:
    """The words behind a number, or around it, say so where the network guesses otherwise."""
    text = "The mayor reports 12 killed, five of them clerks, and 31 in hospital."
    assert ("injured", 31) in counts(taken_for(read(text), "31", "B-killed", 0.99))
    text = "Nine traders were killed. A medic at the hospital said the mortuary had taken in 30."
    assert ("killed", 30) in counts(taken_for(read(text), "30", "B-killed", 0.99))


def test_the_number_of_a_part_belongs_to_its_words(read: Read) -> None:
    """ "One of them a guard" is one row, from its number on."""
    parse = read("A doctor counted five injured, one of them a guard.")
    assert [r.span.of(parse.text) for r in find_harm(parse) if r.low == 1] == ["one of them a guard"]


def test_the_likelier_happening_of_two_bears_a_row(read: Read) -> None:
    """The network's chance that a row is a happening's harm counts with the chance that this is a happening at all."""
    parse = read("After the raid came an ambush, in which nine guards were killed.")
    words = {w.text: w.index for w in parse.words}

    def seen(word: str, chance: float, harm: float) -> HappeningWords:
        kind, other = Choice("assault", 0.9), Choice("none", 0.9)
        roles = (RoleWords("harm", (words["nine"], words["guards"]), harm),)
        return HappeningWords((words[word],), chance, kind, other, other, other, roles)

    told = replace(parse, happenings=(seen("raid", 0.3, 0.95), seen("ambush", 0.9, 0.85)))
    assert [r.event_words for r in find_harm(told)] == [(words["ambush"], words["raid"])]


UNHARMED = [
    ("The raid killed nine. On 8 June some 20 farmers had strayed across the line.", "some 20 farmers"),
    ("The raid killed nine. Some 20 farmers still block the road.", "Some 20 farmers"),
    ("The raid killed nine. Inside the camp 20 farmers remain.", "20 farmers"),
    ("The raid killed nine. Two of the attackers got away in a van.", "Two of the attackers"),
    ("The raid killed nine. Some 20 farmers were flown to the base.", "Some 20 farmers"),
]


@pytest.mark.parametrize(("text", "words"), UNHARMED)
def test_who_stays_or_gets_away_is_not_harmed(read: Read, text: str, words: str) -> None:
    """What the network takes for a count of the dead beside one that is."""
    assert counts(taken_for(read(text), words, "B-killed", 0.99)) == [("killed", 9)]


def test_who_remains_missing_is_counted(read: Read) -> None:
    """And who stays or is flown to a hospital, lies under rubble, or escaped with burns."""
    for told in ("remain in hospital", "were airlifted to a hospital", "escaped with burns", "remain under the rubble"):
        text = f"The raid killed nine. Two farmers {told}."
        assert ("injured", 2) in counts(taken_for(read(text), "Two farmers", "B-injured", 0.99)), told


def test_where_only_deaths_are_told_nobody_is_hurt(read: Read) -> None:
    """A list behind a count of the dead."""
    text = "The missile killed four people in a market, among them a schoolboy of 14."
    assert ("killed", 1) in counts(taken_for(read(text), "a schoolboy of 14", "B-injured", 0.99))
    text = "A blast that killed two miners left 40 with breathing problems."
    assert ("injured", 40) in counts(taken_for(read(text), "40", "B-injured", 0.99))
    text = "The missile killed four people and wounded some, among them a schoolboy of 14."
    assert ("injured", 1) in counts(taken_for(read(text), "a schoolboy of 14", "B-injured", 0.99))


def test_a_number_set_right_is_no_zero(read: Read) -> None:
    """ "Now 40, not 56", whoever hears the 56; and a month is no march."""
    assert counts(read("School bomb: death toll now 40, not 56")) == [("killed", 40)]
    text = "The raid killed five civilians, not twelve fighters."
    assert ("killed", 0) not in counts(read(text))
    assert counts(read("Rebels fired on the town. Sorties conducted since 31 March: 15,410.")) == []
