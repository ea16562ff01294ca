"""Named victims, in our own sentences, on real parses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tallystick.model.document import Document
from tallystick.reader.harm import find_damage, find_harm, find_losses, find_victims
from tallystick.reader.parse import Parse
from tallystick.reader.read import read_document
from tallystick.reader.syntax import build

Read = Callable[[str], Parse]


def test_a_named_victim_has_age_and_role(read: Read) -> None:
    """Name, age and office stand beside each other in the text and in the row."""
    (victim,) = find_victims(read("Maria Lopez, 24, a teacher, was killed in the attack."))
    assert (victim.name, victim.outcome, victim.age, victim.role) == ("Maria Lopez", "killed", 24, "teacher")


def test_a_list_of_names_takes_the_harm_told_before(read: Read) -> None:
    """Those named as the dead are killed, each on their own."""
    found = find_victims(read("Two officials were killed. The army named the dead as John Miller and Peter Brown."))
    assert [(v.name, v.outcome) for v in found] == [("John Miller", "killed"), ("Peter Brown", "killed")]


def test_one_look_finds_what_three_find(read: Read) -> None:
    """Harm, damage and victims read together are those read apart."""
    parsed = read("Shelling killed three farmers, among them Maria Lopez, 24, and destroyed two trucks and a bridge.")
    found = find_losses(build(parsed))
    assert found.harm
    assert found.damage
    assert (found.harm, found.damage, found.victims) == (find_harm(parsed), find_damage(parsed), find_victims(parsed))


def test_where_somebody_is_from_is_no_name_of_theirs(read: Read) -> None:
    """A name before a noun of people says where they are from, or whose they are."""
    assert find_victims(read("A Jackson man was killed in a shooting on Monday.")) == ()
    (victim,) = find_victims(read("Police officer Mark Harrison was killed on Monday."))
    assert victim.name == "Mark Harrison"


def test_those_who_name_are_no_victims(read: Read) -> None:
    """The speaker of a report is not among the harmed."""
    assert find_victims(read("John Miller said that three soldiers were killed.")) == ()


def test_spans_quote_the_name(read: Read) -> None:
    """The span is the name as written."""
    text = "Gunmen wounded Maria Lopez on Friday."
    (victim,) = find_victims(read(text))
    assert victim.span.of(text) == victim.name_as_written == "Maria Lopez"


@pytest.mark.parametrize(
    "text",
    [
        "Four people died. Of the dead we could identify Jamil Hanan, a vegetable seller, and Shirin Osman, 16.",
        "Two of the dead were named as Jamil Hanan and Shirin Osman.",
        "Relatives listed Jamil Hanan and Shirin Osman among the dead.",
        "Known dead: Jamil Hanan and Shirin Osman.",
        "Among the victims were Jamil Hanan, 34, and Shirin Osman, 16.",
    ],
)
def test_lists_of_the_dead(read: Read, text: str) -> None:
    """Names in a list under the dead or the victims are victims."""
    assert {v.name for v in find_victims(read(text)) if v.outcome == "killed"} == {"Jamil Hanan", "Shirin Osman"}


def test_who_identifies_the_dead_is_none_of_them(read: Read) -> None:
    """The relative who speaks of the dead is not listed."""
    assert find_victims(read("The dead were farmers, said Jamil Hanan.")) == ()


def test_a_name_belongs_to_the_happening_told_before() -> None:
    """Who is named a sentence after the strike died in it."""
    text = "A drone strike hit a motorcycle on Monday. Local media identified the dead as Jamil Hanan and Omar Hanan."
    read = read_document(Document(text=text))
    assert {v.event for v in read.victims} == {read.events[0].id}


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed. Residents named Jamil Hanan, a farmer, and Shirin Osman, 16, as dead.",
        "Nine people were killed. The mayor named the dead as Jamil Hanan, a farmer, and Shirin Osman, 16.",
    ],
)
def test_each_of_the_listed_dead_is_a_row_that_is_part_of_the_toll(read: Read, text: str) -> None:
    """A list of names counts its people, each with the class its words give, and adds nobody to the total."""
    rows = find_losses(build(read(text))).harm
    assert [(r.who, r.outcome, r.low, r.high, r.subset_of) for r in rows] == [
        ("unspecified", "killed", 9, 9, None),
        ("civilians", "killed", 1, 1, 0),
        ("children", "killed", 1, 1, 0),
    ]


def test_a_list_of_all_the_dead_adds_no_rows(read: Read) -> None:
    """Two names for two dead say who they were."""
    rows = find_losses(
        build(read("Two officials were killed. The army named the dead as John Miller and Peter Brown."))
    ).harm
    assert [(r.outcome, r.low) for r in rows] == [("killed", 2)]


def test_a_list_may_end_in_one_without_a_name(read: Read) -> None:
    """Two names and "their driver" are all three of the dead."""
    text = "Two officials and their driver were killed. The council named the dead as John Miller, Peter Brown and {}."
    for driver, rows in (("their driver", [3]), ("Ada Wells", [3])):
        found = find_losses(build(read(text.format(driver)))).harm
        assert [r.low for r in found if r.outcome == "killed"] == rows
