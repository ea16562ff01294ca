"""Who was shot, hit or brought to a hospital, and of which count told before they are a part. Our own sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tallystick.reader.harm import find_harm
from tallystick.reader.network.happenings import Choice
from tallystick.reader.parse import Parse

Read = Callable[[str], Parse]
INJURED, KILLED = "injured", "killed"


def counts(parse: Parse) -> list[tuple[str, int | None]]:
    """Outcome and number of every row."""
    return [(r.outcome, r.number) for r in find_harm(parse)]


@pytest.mark.parametrize(
    ("text", "outcome", "whole", "part"),
    [
        ("The raid left four boys wounded. Two of the wounded stayed in hospital on Monday.", INJURED, 4, 2),
        ("Four people were shot in Orun. Police said two of the four were in critical condition.", INJURED, 4, 2),
        ("A blast wounded nine guards. Three of the injured guards were in serious condition.", INJURED, 9, 3),
    ],
)
def test_some_of_the_wounded_are_a_part_of_the_count_told_before(
    read: Read, text: str, outcome: str, whole: int, part: int
) -> None:
    """ "Two of the four" is no rival total."""
    total, some = find_harm(read(text))
    assert [(r.outcome, r.number) for r in (total, some)] == [(outcome, whole), (outcome, part)]
    assert (total.subset_of, some.subset_of) == (None, 0)


def test_some_of_more_than_was_told_are_a_part_of_nothing(read: Read) -> None:
    """The count before them is smaller, so it is not theirs."""
    found = find_harm(read("Two people were wounded. Four of the wounded were in serious condition."))
    assert [r.subset_of for r in found] == [None] * len(found)


def test_they_were_shot_counts_those_told_of_before(read: Read) -> None:
    """The people shot at are counted a sentence before; where two groups were, nobody says whom "they" takes up."""
    told = "Gunmen opened fire on six men in Orun. They were all shot in the foot."
    assert counts(read(told)) == [(INJURED, 6)]
    assert counts(read(told.replace("six men", "six men and two women"))) == []
    several = "Nine guards were at the mill of Orun. Ten to 15 men had been hiding in it and all of them were killed."
    assert counts(read(several)) == [(KILLED, None)]
    assert counts(read("Gunmen wounded six men in Orun. They were all shot in the foot.")) == [(INJURED, 6)]


def test_the_others_shot_are_none_of_the_dead(read: Read) -> None:
    """Unless the dead are told to be of them."""
    others = "A man was shot dead in Orun. The other three people were shot in the street."
    assert counts(read(others)) == [(KILLED, 1), (INJURED, 3)]
    died = "Two men were shot dead in Orun. Three other men were also shot. Two of them died."
    assert ("unspecified-loss", 3) in counts(read(died))


def test_who_shot_himself_is_who_did_it(read: Read) -> None:
    """One boy, not a boy and somebody."""
    for text in (
        "The 12-year-old boy had shot himself in the leg, police said.",
        "A 12-year-old boy was in serious condition after shooting himself in the stomach.",
    ):
        assert {(r.outcome, r.number, r.who) for r in find_harm(read(text))} == {(INJURED, 1, "children")}


@pytest.mark.parametrize(
    "text",
    [
        "Man dies after shooting himself in the leg in Orun",
        "A man was clearing his land and shot himself in the leg. The man later died.",
    ],
)
def test_who_shot_himself_and_died_is_not_wounded_too(read: Read, text: str) -> None:
    """He is one of the dead."""
    assert counts(read(text)) == [(KILLED, 1)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Adam Mertin was asleep when a stray bullet struck the back of his head.", "unspecified"),
        ("A bullet grazed the soldier's arm.", "security-forces"),
        ("The suspect fired at the patrol, striking a soldier.", "security-forces"),
    ],
)
def test_a_hit_is_of_whom_it_struck(read: Read, text: str, who: str) -> None:
    """By his head, or by what was fired."""
    assert [(r.outcome, r.number, r.who) for r in find_harm(read(text))] == [(INJURED, 1, who)]


def test_a_fired_shot_that_hits_things_wounds_nobody(read: Read) -> None:
    """Cars are no people."""
    assert counts(read("The gunman fired at the house, hitting two cars.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Gunfire broke out in a club, sending five people to the hospital.",
        "The raid ended with five people in hospital.",
    ],
)
def test_who_is_sent_to_hospital_is_no_captive(read: Read, text: str) -> None:
    """Even where the network takes them for taken."""
    parse, start = read(text), text.index("five people")
    taken = {w.index for w in parse.words if start <= w.span.start < start + len("five people")}
    words = tuple(replace(w, harm=Choice("I-captured", 0.9)) if w.index in taken else w for w in parse.words)
    assert counts(replace(parse, words=words)) == [(INJURED, 5)]


def test_who_is_only_found_somewhere_is_not_harmed(read: Read) -> None:
    """Whatever the network takes them for; who is found with wounds is."""
    text = "Police said that three boys were found at the house."
    parse, start = read(text), text.index("three boys")
    taken = {w.index for w in parse.words if start <= w.span.start < start + len("three boys")}
    words = tuple(replace(w, harm=Choice("I-injured", 0.9)) if w.index in taken else w for w in parse.words)
    assert counts(replace(parse, words=words)) == []
    assert counts(read("Three boys were found at the house with gunshot wounds.")) == [(INJURED, 3)]


def test_injuries_of_the_one_struck_are_his(read: Read) -> None:
    """ "Causing serious injuries" counts no more people; "neither … was injured" counts none."""
    text = (
        "The bullet struck Mertin, causing serious injuries. Mertin died. Neither the driver nor the guard was injured."
    )
    assert [(o, n) for o, n in counts(read(text)) if n != 0] == [(KILLED, 1)]


def test_who_asks_why_somebody_was_killed_says_so(read: Read) -> None:
    """Hoping is for the answer."""
    assert counts(read("The family hopes to find out why a 12-year-old girl was killed.")) == [(KILLED, 1)]


def test_an_age_in_short_is_no_count(read: Read) -> None:
    """ "3 yo girl" is one girl."""
    assert counts(read("3 yo girl in critical condition after being shot in Orun")) == [(INJURED, 1)]
