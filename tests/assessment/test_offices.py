"""An office with its place and who holds it are one voice over the reports of an incident."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import tallystick
from doubles.incidents import DAY, count, says
from tallystick.assessment.assess import assess
from tallystick.assessment.offices import in_office
from tallystick.assessment.origins import origins
from tallystick.assessment.statements import statements_of
from tallystick.model.incident import Office, Statement
from tallystick.resources.methods.load import load_method
from tallystick.resources.voices.offices import office_named

NEXT = DAY + timedelta(days=2)
GOVERNOR = Office(noun="governor", place="northvale")


def held(statement: Statement, office: Office = GOVERNOR) -> Statement:
    """A statement of somebody whom their report gives an office."""
    last = replace(statement.chain[-1], office=office, kind="person")
    return replace(statement, chain=(*statement.chain[:-1], last))


def killed(*statements: Statement) -> str:
    """The range of the dead."""
    return str(assess(statements, load_method()).range_of("killed"))


@pytest.mark.parametrize(
    ("words", "noun", "place"),
    [
        ("the governor of Northvale region", "governor", "northvale"),
        ("governor of Ukraine's Northvale region", "governor", "northvale"),
        ("Northvale regional governor", "governor", "northvale"),
        ("regional governor", "governor", None),
        ("Northvale's mayor", "mayor", "northvale"),
        ("the city's mayor", "mayor", None),
        ("chief of police in Northvale", "police chief", "northvale"),
        ("Northvale regional administration", "governor", "northvale"),
        ("mayor's office of Northvale", "mayor", "northvale"),
    ],
)
def test_an_office_is_told_by_its_noun_and_place(words: str, noun: str, place: str | None) -> None:
    """However the two are put together; a country is no place of a governor."""
    found = office_named(words)
    assert found is not None and (found.noun, found.place) == (noun, place)


@pytest.mark.parametrize(
    "words",
    ["deputy governor of Northvale", "former mayor", "ex-mayor of Northvale", "spokesman for the governor", "officials",
     "Pavel Orlin", "governors of Northvale"],
)  # fmt: skip
def test_nobody_but_the_holder_is_in_office(words: str) -> None:
    """Deputies, those who left, spokesmen, crowds and names are not."""
    assert office_named(words) is None


def test_a_later_toll_of_the_office_takes_the_place_of_its_holders() -> None:
    """Named in one report, "the governor" of the place or of no place in the next ones."""
    first = held(count("a", 50, "Pavel Orlin", outlet="Harbour Post"))
    assert killed(first, count("b", 57, "governor of Northvale", as_of=NEXT, outlet="Daily Ledger")) == "57"
    assert killed(first, count("b", 57, "regional governor", as_of=NEXT, outlet="Daily Ledger")) == "57"


def test_other_offices_and_deputies_keep_their_own_word() -> None:
    """The governor of the next region, the mayor, the deputy: none of them is he."""
    first = held(count("a", 50, "Pavel Orlin", outlet="Harbour Post"))
    for other in ("governor of Southvale", "mayor of Northvale", "deputy governor of Northvale"):
        assert killed(first, count("b", 57, other, as_of=NEXT, outlet="Daily Ledger")) == "50–57"


def test_two_holders_are_two_and_years_apart_none_is_guessed() -> None:
    """Another governor named, or the first one long before: the office has its own word."""
    first = held(count("a", 50, "Pavel Orlin", outlet="Harbour Post"))
    second = held(count("c", 60, "Mira Dolan", as_of=NEXT, outlet="Evening Star"))
    later = count("b", 57, "governor of Northvale", as_of=DAY + timedelta(days=900), outlet="Daily Ledger")
    assert killed(first, later) == "50–57"
    assert origins(in_office([first, second])).certain == 2


def test_outlets_that_quote_one_office_are_one_origin() -> None:
    """Counting a class voice for each outlet would say three; with its country it may speak for the state as well."""
    said = [says(i, "governor of Ukraine's Northvale region", outlet=f"Paper {i}") for i in "abc"]
    assert origins(in_office(said)).certain == 1
    assert origins(in_office([*said, says("d", "Ukrainian defence ministry", outlet="Paper d")])).certain == 1
    yemen = [says("a", "governor of Yemen's Northvale province"), says("b", "Yemeni defence ministry")]
    assert origins(in_office(yemen)).certain == 2


def read(text: str, **more: Any) -> tuple[Statement, ...]:
    """What a report says, as statements."""
    return statements_of(tallystick.read(text, published_on="2024-05-02", **more).reading)


def test_a_report_gives_the_office_with_the_name() -> None:
    """Before the name or behind it; "a mayor" is any of them."""
    for words in ("The governor of Northvale region, Pavel Orlin,", "Pavel Orlin, the governor of Northvale region,"):
        voices = [v for s in read(f"{words} said that 50 people were killed in the attack on Veltz.") for v in s.chain]
        assert voices and all(v.office == GOVERNOR for v in voices)
    anyone = [v for s in read("A mayor said that 50 people were killed in the attack on Veltz.") for v in s.chain]
    assert anyone and all(v.office is None for v in anyone)
