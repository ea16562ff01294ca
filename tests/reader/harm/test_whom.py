"""Whom a count tells of where its own words leave that open, in our own sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tallystick.reader.harm import find_harm
from tallystick.reader.parse import Parse

Read = Callable[[str], Parse]


def groups(parse: Parse) -> list[tuple[str, int | None, str]]:
    """Outcome, number and group of every row."""
    return [(r.outcome, r.number, r.who) for r in find_harm(parse)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Some 800 people fled the valley.", ("displaced", 800, "civilians")),
        ("The clinic named the dead. Five of the dead were children.", ("killed", 5, "children")),
        ("A nurse counted six bodies in uniform.", ("killed", 6, "security-forces")),
        ("The militants attacked at dawn. Troops killed nine of them.", ("killed", 9, "combatants")),
        ("The army lost four in the ambush.", ("killed", 4, "security-forces")),
        ("The rebels admitted seven killed.", ("killed", 7, "combatants")),
        ("A teacher said one of the dead was 15.", ("killed", 1, "children")),
        ("A suspect of 16 was arrested in Vell.", ("captured", 1, "children")),
        ("Colonel Anton Exemplar was shot dead by gunmen.", ("killed", 1, "security-forces")),
        ("The shell killed six members of the Karim family.", ("killed", 6, "civilians")),
        ("Eleven members of the patrol were killed.", ("killed", 11, "security-forces")),
        ("Four Maoists were killed near Vell.", ("killed", 4, "combatants")),
        ("Three soldiers made the supreme sacrifice in the fighting.", ("killed", 3, "security-forces")),
    ],
)
def test_what_tells_the_group_of_an_open_count(read: Read, text: str, row: tuple[str, int, str]) -> None:
    """Flight, what they are told to be, uniforms, the people told of last, the side that loses them, an age, a rank."""
    assert row in groups(read(text))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The police chief said that six of his men were killed.", ("killed", 6, "security-forces")),
        ("Soldiers shelled the hill. A Hamas spokesman said two of his men were killed.", ("killed", 2, "combatants")),
        ("A Taliban commander said that three of his comrades were killed.", ("killed", 3, "combatants")),
    ],
)
def test_people_of_ones_own_are_on_the_side_of_who_speaks(read: Read, text: str, row: tuple[str, int, str]) -> None:
    """ "His men" are those of the subject of the clause above, not of the fighters told of last."""
    assert row in groups(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The governor conceded twelve deaths.",
        "A nurse counted six bodies in the uniforms of the militia.",
        "A doctor counted 28 bodies. Five of them were charred.",
        "The mayor spoke of nine dead.",
        "Forty families made sacrifices to keep the school open.",
    ],
)
def test_without_evidence_the_group_stays_open(read: Read, text: str) -> None:
    """Whose deaths an official concedes, whose uniform bodies wear, who the dead are: not told."""
    assert {r.who for r in find_harm(read(text))} <= {"unspecified"}
