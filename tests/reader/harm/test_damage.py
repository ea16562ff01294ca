"""Things destroyed, damaged and seized, in our own sentences, on real parses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tallystick.reader.harm import find_damage
from tallystick.reader.parse import Parse

Read = Callable[[str], Parse]
Row = tuple[str, str, int | None, int | None]
CASES: list[tuple[str, list[Row]]] = [
    (
        "The strike destroyed two vehicles, a tunnel and 13 fighting positions.",
        [("vehicles", "destroyed", 2, 2), ("tunnel", "destroyed", 1, 1), ("fighting positions", "destroyed", 13, 13)],
    ),
    (
        "Jets destroyed two weapons caches and four tunnels.",
        [("weapons caches", "destroyed", 2, 2), ("tunnels", "destroyed", 4, 4)],
    ),
    (
        "They said a bakery and four houses had been destroyed.",
        [("bakery", "destroyed", 1, 1), ("houses", "destroyed", 4, 4)],
    ),
    (
        "Nobody died, and nine houses and the water main were damaged.",
        [("houses", "damaged", 9, 9), ("water main", "damaged", 1, 1)],
    ),
    ("Four houses and a school bus are damaged.", [("houses", "damaged", 4, 4), ("school bus", "damaged", 1, 1)]),
    ("Masked men set fire on Sunday to 30 tankers.", [("tankers", "damaged", 30, 30)]),
    ("A crowd set ablaze the house of a judge.", [("house", "damaged", 1, 1)]),
    ("Gunmen burned two pick-ups and a van.", [("pick-ups", "destroyed", 2, 2), ("van", "destroyed", 1, 1)]),
    ("A blast brought down three pylons.", [("pylons", "destroyed", 3, 3)]),
    ("The mob sacked a dozen offices.", [("offices", "damaged", 12, 12)]),
    ("Warplanes downed an armed drone.", [("armed drone", "destroyed", 1, 1)]),
    ("The drone hit dirt.", []),
    ("The jets engaged 11 tactical units.", []),
    ("Houses were damaged in the shelling.", [("Houses", "damaged", 2, None)]),
    ("At least 20 houses were damaged.", [("houses", "damaged", 20, None)]),
    ("In the raid two guards were killed and four trucks burned.", [("trucks", "destroyed", 4, 4)]),
    ("Two guards killed, three barns destroyed.", [("barns", "destroyed", 3, 3)]),
    ("Raiders carried off 60 cows and 12 donkeys.", [("cows", "seized", 60, 60), ("donkeys", "seized", 12, 12)]),
    ("Masked men slaughtered 30 sheep.", [("sheep", "destroyed", 30, 30)]),
    ("Masked men slaughtered 30 villagers.", []),
    ("Nine tanks and a lorry fell into the rebels' hands.", [("tanks", "seized", 9, 9), ("lorry", "seized", 1, 1)]),
    ("The town fell into their hands.", []),
    ("The raid left 40 houses in ruins.", [("houses", "destroyed", 40, 40)]),
    ("The deal was left in ruins.", []),
    ("Gunmen made off with 40 cows.", [("cows", "seized", 40, 40)]),
    ("They took two rifles and the cash box.", [("rifles", "seized", 2, 2), ("cash box", "seized", 1, 1)]),
    ("Troops found 40 rifles in a clinic.", [("rifles", "seized", 40, 40)]),
    ("Rescuers found two men.", []),
    ("A bomb cut the bridge.", [("bridge", "damaged", 1, 1)]),
    ("The rebels cut the road.", []),
    ("Air defences intercepted 31 unmanned aerial vehicles.", [("unmanned aerial vehicles", "destroyed", 31, 31)]),
    ("Dozens of fighters were killed and 17 trucks destroyed.", [("trucks", "destroyed", 17, 17)]),
    ("Nine herders were killed and 600 oxen driven off.", [("oxen", "seized", 600, 600)]),
    ("All the stalls burnt down.", [("stalls", "destroyed", 2, None)]),
    ("Considerable damage was reported.", [("unspecified", "damaged", None, None)]),
    ("No damage was reported.", []),
    ("The bridge was destroyed.", [("bridge", "destroyed", 1, 1)]),
    ("Police seized 40 rifles and two mortars.", [("rifles", "seized", 40, 40), ("mortars", "seized", 2, 2)]),
    ("The rebels captured three tanks.", [("tanks", "seized", 3, 3)]),
    ("The rebels captured three soldiers.", []),
    (
        "The fire destroyed a bakery and damaged several shops.",
        [("bakery", "destroyed", 1, 1), ("shops", "damaged", 2, None)],
    ),
    (
        "The strike destroyed five boats; damaged two supply routes; and suppressed a mortar team.",
        [("boats", "destroyed", 5, 5), ("supply routes", "damaged", 2, 2)],
    ),
    ("The destruction of two bridges cut the road.", [("bridges", "destroyed", 2, 2)]),
    ("The blast could destroy the dam.", []),
    ("The news destroyed their hopes.", []),
    ("The troops destroyed a command and control node.", [("command and control node", "destroyed", 1, 1)]),
    ("Air defences shot down a helicopter.", [("helicopter", "destroyed", 1, 1)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_rows_of_a_sentence(read: Read, text: str, expected: list[Row]) -> None:
    """Each item of a list is its own row with its count; people and plans are no damage."""
    assert [(r.what, r.outcome, r.low, r.high) for r in find_damage(read(text))] == expected


def test_each_item_has_its_own_span(read: Read) -> None:
    """The span of a row is the item alone, count included."""
    text = "The strike destroyed two vehicles, a tunnel and 13 fighting positions."
    assert [r.span.of(text) for r in find_damage(read(text))] == ["two vehicles", "a tunnel", "13 fighting positions"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine houses, a school and a substation were damaged.", [("damaged", 9), ("damaged", 1), ("damaged", 1)]),
        ("Settlers set fire to three cars and a shed.", [("damaged", 3), ("damaged", 1)]),
        ("Three water trucks were set alight.", [("damaged", 3)]),
        ("The raiders set two houses on fire.", [("damaged", 2)]),
        ("A tanker caught fire.", [("damaged", 1)]),
        ("A grocery shop collapsed.", [("destroyed", 1)]),
        ("The talks collapsed.", []),
        ("A drone slammed into an apartment block.", [("damaged", 1)]),
        ("Air defences intercepted four missiles and 31 drones.", [("destroyed", 4), ("destroyed", 31)]),
        ("They set fire to hopes of peace.", []),
        ("The raiders took two rifles and stole 90 cows.", [("seized", 2), ("seized", 90)]),
        ("The witness took a taxi.", []),
    ],
)
def test_fires_falls_and_impacts(read: Read, text: str, expected: list[tuple[str, int]]) -> None:
    """What burns, falls, is run into or shot from the sky is damage; hopes are not."""
    assert [(r.outcome, r.number) for r in find_damage(read(text))] == expected
