"""Who the names of datasets are: a state's bodies are one party, crowds are people, brackets tell the country."""

from __future__ import annotations

import pytest

from tallystick.flow.siding import named
from tallystick.resources.voices.register import shipped_register


@pytest.mark.parametrize(
    ("name", "root", "sector"),
    [
        ("Military Forces of Niger (2023-)", "NER:GOV", "MIL"),
        ("Police Forces of Chad", "TCD:GOV", "COP"),
        ("Government of Yemen (North Yemen)", "YEM:GOV", "GOV"),
        ("Government of the United States", "USA:GOV", "GOV"),
        ("Military Forces of Democratic Republic of Congo (2019-)", "COD:GOV", "MIL"),
    ],
)
def test_a_body_of_a_state_is_the_state(name: str, root: str, sector: str) -> None:
    """However a dataset writes it, with the years of a rule or without: one accused with "Niger's army"."""
    found = named(name)
    assert (found.name, found.kind, found.sector) == (name, "party", sector)
    assert shipped_register().voice(found.name, key=found.key, country=found.country, sector=found.sector).root == root


@pytest.mark.parametrize(
    "name",
    ["Military Forces of Niger (2010-2011) Marsh Council", "Friends of Chad", "Army of Sorrow", "Government of Tunis"],
)
def test_who_only_sounds_like_a_state_is_none(name: str) -> None:
    """A faction told after the brackets, a club, a militia, a capital's town hall."""
    found = named(name)
    assert (found.name, found.kind, found.country, found.key) == (name, "party", None, None)


def test_people_of_a_kind_and_things() -> None:
    """Civilians are people, of the country in brackets; what can be hit and is nobody is a thing."""
    assert named("Civilians (Chad)")[1:] == ("group", "TCD", "CVL", None)
    assert named("grain market").kind == "facility"
    assert named("Turkish Military").country == "TUR"
