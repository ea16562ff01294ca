"""Parties take each other's names, and nothing else in a passage changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import exchange
from training import markup

PASSAGES = list(markup.passages(sorted(markup.FOLDER.glob("*.txt"))))
POOL = exchange.strangers(PASSAGES)
HEAD = "a-1\nconflict: x | published: 2024-01-02 | kind: wire\n"
RECORDS = "\n---\nP1 name=one kind=party sector=REB\nP2 name=two kind=party sector=REB\n"


def passage(marked: str, records: str = RECORDS) -> markup.Passage:
    """A passage of two parties."""
    return markup.parse(HEAD + marked + records, "x")


TWO = passage("Fighters of the {P1|RHF} shelled {P2|the BLF} post; the RHF said the BLF's men fled.")


def test_two_parties_swap_wherever_they_are_named() -> None:
    """Marked or not, with a genitive or without."""
    (swapped,) = exchange.swaps(TWO)
    assert swapped.text == "Fighters of the BLF shelled the RHF post; the BLF said the RHF's men fled."
    assert [label for _, label, _ in swapped.changes] == ["P1", "P2", "P1", "P2"]


@pytest.mark.parametrize(
    ("marked", "why"),
    [
        ("{P1|RHF} shelled {P2|the Blue Lake Front}.", "an acronym is no name of three words"),
        ("{P1|Israeli} jets struck as {P2|Iranian} jets fled to Iran.", "the country goes on under another name"),
        ("{P1|The coalition} struck {P2|the rebels}.", "descriptions are no names"),
        (
            "{P1|Fighters of the Lake Front} met {P2|Fighters of the Hill Front}.",
            "members are no names",
        ),
        ("{P1|Green Hill Corps} met {P2|Blue Lake Guards}.", "a corps is one, guards are many"),
        ("{P1|Green Hill Front} met {P2|Blue Lake Front}; BLF men fled.", "one goes on by its initials"),
        ("{P1|Green Hill Guards} met {P2|Blue Lake Wolves}; the Guards fled.", "one goes on by a word of its name"),
        ("{P1|Green Hill Front} met {P2|Blue Lake League}; the league fled.", "a front is called no league"),
        ("{P1|Chad’s Green Fleet} met {P2|Old Blue Fleet}.", "one begins with its country"),
        ("{P1|Ministry of Oil in Chad} met {P2|Ministry of War in Oman}.", "a country's name goes on in each"),
        ("{P1|Oman-backed Wolves} met {P2|Green Guards}.", "who backs them is no part of their name"),
        ("{P1|LTTE} met {P2|RHFL} as Tamil Tigers fled.", "one goes on by another name of the register"),
        ("{P1|Iran} accused {P2|Oman} of a raid near Oman.", "a country that is a place too"),
        ("POLICE MET {P1|GREEN MEN} AND {P2|BLUE GUARDS}.", "in capitals all words look like names"),
    ],
)
def test_names_that_cannot_be_exchanged_stay(marked: str, why: str) -> None:
    """What would leave another sentence behind is not done."""
    assert list(exchange.swaps(passage(marked))) == [], why


def test_names_of_other_sectors_stay() -> None:
    """What kind of party it is may be known by its name: a newspaper is no rebel."""
    records = "\n---\nP1 name=one kind=party sector=REB\nP2 name=two kind=party sector=JRN\n"
    assert list(exchange.swaps(passage("{P1|Green Hill Front} shelled {P2|Blue Lake Post}.", records))) == []


def test_a_long_acronym_is_none_less() -> None:
    """With a hyphen or more than six letters too."""
    (swapped,) = exchange.swaps(passage("Fighters of {P1|RHFL-QR} shelled a post of {P2|BLFKLMNO}."))
    assert swapped.text == "Fighters of BLFKLMNO shelled a post of RHFL-QR."


def test_a_name_that_is_a_marked_place_stays() -> None:
    """ "from Iran" is where; "Iran said" is who."""
    marked = "{P1|Iran} and {P2|Chad} fired from {L1|Chad}."
    assert [n.label for n in exchange.named(passage(marked, RECORDS + "L1 name=Chad\n"))] == ["P1"]


@given(st.sampled_from(PASSAGES), st.data())
def test_places_count_back(p: markup.Passage, data: st.DataObject) -> None:
    """Every place outside the names counts back to the same letter; a name to the whole of the old one."""
    other = exchange.replaced(p, POOL)
    if other is None:
        return
    assert other == exchange.replaced(p, POOL)
    at = data.draw(st.integers(0, len(other.text) - 1))
    old = other.back(at)
    if any(s <= old < e for (s, e), _, _ in other.changes):
        assert (other.back(at), other.back(at + 1, True)) in [span for span, _, _ in other.changes]
    else:
        assert (p.text[old], other.back(at + 1, True)) == (other.text[at], old + 1)
