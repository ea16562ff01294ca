"""The vocabularies hold every word of the contract, and each can be said."""

from __future__ import annotations

import pytest

from tallystick.resources.vocabularies import acled_type, modes, say, say_type, vocabulary, vocabulary_names, words

# The contract's own lists, written out once more on purpose: a word lost from the data must fail here.
CONTRACT = {
    "stance": "states alleges denies confirms promises calls-for expects doubts",
    "factuality": "happened alleged denied possible planned did-not-happen",
    "scope": "single part series summary generic",
    "who": "civilians children women men combatants security-forces journalists medics aid-workers unspecified",
    "harm_outcome": "killed injured missing captured displaced unspecified-loss",
    "damage_outcome": "destroyed damaged seized",
    "quantifier": (
        "exact at-least more-than about nearly up-to between several dozens scores hundreds thousands plural none"
    ),
    "relation_kind": (
        "ally-of backs loyal-to part-of partner-of opposed-to fighting linked-to separate-from leads controls party-to"
    ),
    "entity_kind": "party person place weapon facility group",
    "when_precision": "part-of-day day days week month year range",
    "where_precision": "point building neighbourhood village town city district area province region country",
    "zone_how": "stated computed",
    "zone_answer": "inside outside cannot-tell",
    "claim_property": (
        "actor target type weapon place zone date killed injured missing captured displaced unspecified-loss damage "
        "relation responsibility intent position justification risk characterisation inquiry"
    ),
    "type": (
        "agree consult support concede cooperate aid retreat request accuse reject threaten protest sanction mobilize "
        "coerce assault"
    ),
}


@pytest.mark.parametrize("name", CONTRACT)
def test_the_words_are_exactly_the_contract(name: str) -> None:
    """Neither more nor fewer words than the contract names, in its order."""
    assert words(name) == tuple(CONTRACT[name].split())


@pytest.mark.parametrize("name", vocabulary_names())
def test_every_word_can_be_said(name: str) -> None:
    """No word lacks its plain words."""
    assert all(text.strip() for text in vocabulary(name).values())


def test_acled_has_its_sub_event_types() -> None:
    """25 sub-event types in six event types, each found again from its sub-event type."""
    assert len(words("acled")) == 25
    assert {acled_type(word) for word in words("acled")} == {
        "Battles",
        "Explosions/Remote violence",
        "Violence against civilians",
        "Riots",
        "Protests",
        "Strategic developments",
    }
    assert acled_type("Air strike") is None


def test_assault_has_the_modes_of_the_manual() -> None:
    """The 15 modes of ASSAULT, lower case."""
    assert len(modes("assault")) == 15
    assert {"aerial", "drone", "heavy-weapons", "firearms", "suicide-attack"} <= set(modes("assault"))
    assert modes("agree") == {}


def test_singular_words_match_the_populations() -> None:
    """Each population has its singular."""
    assert words("who_one") == words("who")


def test_the_narrower_word_is_said() -> None:
    """A mode is said where there is one, else the type, and an unknown type is shown, never lost."""
    assert say_type("assault", "aerial") == "air attack"
    assert say_type("assault", None) == "attack or fighting"
    assert say_type("other-thing", None) == "other thing"
    assert say("stance", "calls-for") == "calls for"
    assert say("stance", "un-known") == "un known"


def test_sectors_are_plover_codes() -> None:
    """Upper-case codes of three letters; media and medical are not swapped, as they were in CAMEO."""
    assert all(len(code) == 3 and code.isupper() for code in words("sector"))
    assert vocabulary("sector")["JRN"] == "media"
    assert vocabulary("sector")["MED"] == "medical"


def test_an_unknown_vocabulary_is_an_error() -> None:
    """A wrong name fails at once."""
    with pytest.raises(KeyError):
        vocabulary("moods")
