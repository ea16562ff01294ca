"""Damage that only the network sees: sure, of things, counted, and told by no other row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.doubles.trees import tree

from tallystick.reader.harm.damage import find_damage
from tallystick.reader.harm.seen import ADD
from tallystick.reader.network.happenings import Choice
from tallystick.reader.parse import Parse

LEFT = (
    "Soldiers:soldier NOUN 2 nsubj|left:leave VERB/VBD 0 root|{what} NUM 4 nummod|{thing} NOUN 2 obj|"
    "there ADV 2 advmod|. PUNCT 2 punct"
)


def read_as(notation: str, outcome: str, chance: float, *forms: str) -> Parse:
    """The sentence with these words read as damaged by the network."""
    parse = tree(notation).parse
    told = {w.index: f"{'I' if w.text != forms[0] else 'B'}-{outcome}" for w in parse.words if w.text in forms}
    words = (replace(w, damage=Choice(told[w.index], chance)) if w.index in told else w for w in parse.words)
    return replace(parse, words=tuple(words))


def test_things_that_the_network_is_sure_of_are_a_row() -> None:
    """ "Left nine tanks there": no word of damage, and the network knows that they were taken."""
    (row,) = find_damage(read_as(LEFT.format(what="nine", thing="tanks:tank"), "seized", 0.95, "nine", "tanks"))
    assert (row.what, row.outcome, row.number, row.by) == ("tanks", "seized", 9, "network: damage")


@pytest.mark.parametrize(
    ("thing", "chance"), [("tanks:tank", ADD - 0.01), ("soldiers:soldier", 0.99), ("talks:talk", 0.99)]
)
def test_the_unsure_and_what_is_no_thing_stay_out(thing: str, chance: float) -> None:
    """People are never damage, and neither is what no table knows as a thing."""
    notation = LEFT.format(what="nine", thing=thing)
    assert find_damage(read_as(notation, "seized", chance, "nine", thing.partition(":")[0])) == ()


def test_the_word_of_damage_has_its_say_first() -> None:
    """ "Burned nine tanks": destroyed, whatever the network calls it, and one row."""
    notation = LEFT.format(what="nine", thing="tanks:tank").replace("left:leave", "burned:burn")
    (row,) = find_damage(read_as(notation, "seized", 0.99, "nine", "tanks"))
    assert (row.outcome, row.by) == ("destroyed", None)
