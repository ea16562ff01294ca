"""Names of parties: aliases, countries, forces composed from a nationality and a role noun."""

from __future__ import annotations

import pytest

from tallystick.reader.parties import bare, country_prefix, described_party, party_of, role_of, singular, voice_name


@pytest.mark.parametrize(
    ("phrase", "name", "country"),
    [
        ("American forces", "United States military", "USA"),
        ("the US military", "United States military", "USA"),
        ("American warplanes", "United States military", "USA"),
        ("Syrian government forces", "Syrian government forces", "SYR"),
        ("Syrian troops", "Syrian military", "SYR"),
        ("ISIL fighters", "Islamic State", None),
        ("the rebel Kurdistan Workers' Party", "Kurdistan Workers' Party", "TUR"),
        ("Adair's al-Qaeda terror network", "Al-Qaeda", None),
        ("Human rights watchdog Amnesty International", "Amnesty International", None),
        ("IDF troops", "Israel Defense Forces", "ISR"),
        ("Iraqi police", "Iraqi police", "IRQ"),
        ("Turkey's", "Turkey", "TUR"),
        ("Damascus", "government of Syria", "SYR"),
        ("the Pentagon", "Pentagon", "USA"),
    ],
)
def test_a_phrase_names_its_party(phrase: str, name: str, country: str | None) -> None:
    """Aliases, nationalities and members lead to one party each."""
    party = party_of(phrase)
    assert party is not None
    assert (party.name, party.country) == (name, country)


@pytest.mark.parametrize(
    "phrase", ["Shia militias", "is", "local residents", "Turkish-backed forces", "the market", "", "Adair's house"]
)
def test_other_phrases_name_none(phrase: str) -> None:
    """A word that only looks like an acronym, a description, or forces of another's are no lexicon party."""
    assert party_of(phrase) is None


def test_the_coalition_is_the_one_whose_theatre_the_report_names() -> None:
    """A bare "the Coalition" means another one over Raqqa than over Sanaa."""
    iraq, yemen = (
        described_party("the Coalition", "Raids in Iraq and Syria."),
        described_party("the coalition", "Raids in Yemen."),
    )
    assert iraq is not None and iraq.name == "US-led Coalition"
    assert yemen is not None and yemen.name == "Saudi-led coalition"
    assert described_party("the coalition", "Talks in Berlin.") is None


def test_two_descriptions_of_one_army_share_a_key() -> None:
    """ "American forces" and "US troops" are one party."""
    first, second = party_of("American forces"), party_of("US troops")
    assert first is not None and second is not None and first.key == second.key


@pytest.mark.parametrize(
    ("phrase", "voice"),
    [
        ("the US military", "United States military"),
        ("American officials", "United States officials"),
        ("local residents", "local residents"),
        ("The Iraqi government", "Iraqi government"),
    ],
)
def test_voices_are_called_by_their_full_names(phrase: str, voice: str) -> None:
    """Aliases and demonyms of the United States are written out, other words stay."""
    assert voice_name(phrase) == voice


def test_small_tools() -> None:
    """Leading counts fall away; nationalities are found at the front; plurals and roles resolve."""
    assert bare("the two Iraqi soldiers'") == "Iraqi soldiers"
    assert country_prefix("Syrian government forces") == ("SYR", "government forces")
    assert singular("militias") == "militia"
    role = role_of("soldiers")
    assert role is not None and role.who == "security-forces"
