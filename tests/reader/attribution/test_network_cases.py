"""Attributions of our own sentences, read with the shipped network from text to voice."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reader.attribution.cases import PLAIN, PUBLISHED, QUOTED, RESOLVED, SILENT, SOURCELESS, STANCES, Case

from tallystick.model.reading import Attribution
from tallystick.reader.attribution import find_attributions
from tallystick.reader.network import load_network
from tallystick.reader.parse import parse
from tallystick.reader.syntax import build
from tallystick.reader.times import find_times


def read(text: str, publisher: str | None = None) -> tuple[Attribution, ...]:
    """The attributions of a text published on a Friday."""
    parsed = parse(text, load_network())
    times = find_times(text, published_on=date(2024, 3, 8), sentences=parsed.sentences)
    return find_attributions(build(parsed), times, publisher=publisher)


def words(text: str, spans: tuple[object, ...]) -> str:
    """The words of some spans."""
    return " … ".join(text[s.start : s.end] for s in spans)  # type: ignore[attr-defined]


def matching(case: Case, publisher: str | None = None) -> list[Attribution]:
    """Attributions whose cue and content are the ones of the case."""
    found = read(case.text, publisher)
    return [a for a in found if case.cue in words(case.text, a.cue) and case.content in words(case.text, a.content)]


@pytest.mark.parametrize("case", [*PLAIN, *QUOTED, *STANCES, *SOURCELESS], ids=lambda c: c.text[:50])
def test_who_says_what(case: Case) -> None:
    """Cue and content are found, the voice is named, the stance is the cue's."""
    found = matching(case)
    assert found, read(case.text)
    assert case.voice.lower() in found[0].voice.lower()
    assert found[0].stance == case.stance


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda c: c.text[:50])
def test_publisher_speaks(case: Case) -> None:
    """ "We" outside quotations and findings without an agent are the publisher's."""
    found = matching(case, "Example Command")
    assert [a.voice for a in found] == ["Example Command"]


@pytest.mark.parametrize("text", SILENT)
def test_silence_is_no_attribution(text: str) -> None:
    """Who says nothing, or does something, is no source."""
    assert read(text) == ()


@pytest.mark.parametrize(("text", "source", "voice"), RESOLVED)
def test_voice_resolved(text: str, source: str, voice: str) -> None:
    """Pronouns, descriptions and surnames get the voice they stand for."""
    found = [a for a in read(text) if source in words(text, a.source)]
    assert found, read(text)
    assert voice.lower() in found[-1].voice.lower()


def test_person_keeps_the_body() -> None:
    """A person is named with the body they speak for."""
    text = "“It is over,” Karim Haddad of the White Helmets told reporters."
    assert read(text)[0].voice == "Karim Haddad (White Helmets)"


def test_outlet_reports_officials() -> None:
    """ "X said …, according to Y": Y reports the whole clause and X stands inside."""
    text = "Defence officials said that the plane was unarmed, according to Reuters."
    outer, inner = read(text)
    assert (outer.voice, inner.voice) == ("Reuters", "Defence officials")
    assert inner.inside == outer.id and outer.inside is None
    assert "Defence officials said" in words(text, outer.content)


def test_cited_source_stands_inside() -> None:
    """ "Z, citing Y, said X": outer Z, inner Y, one content."""
    text = "The newspaper Al-Example, citing a security source, said that the raid had failed."
    found = read(text)
    inner = next(a for a in found if "citing" in words(text, a.cue))
    outer = next(a for a in found if a.id == inner.inside)
    assert "Al-Example" in outer.voice and "security source" in inner.voice
    assert "the raid had failed" in words(text, inner.content)


def test_recording_holds_its_statements() -> None:
    """A recorded statement is an attribution; what is said in it stands inside."""
    text = (
        "The station broadcast a message.\n\n"
        "[BEGIN RECORDING] [UNIDENTIFIED REBEL SPOKESMAN] Today we fought near the dam. "
        "The front condemns the bombing of the village. [END RECORDING]"
    )
    found = read(text)
    frame = next(a for a in found if words(text, a.cue) == "[BEGIN RECORDING]")
    assert words(text, frame.source) == "UNIDENTIFIED REBEL SPOKESMAN"
    assert [a.inside for a in found if "condemns" in words(text, a.cue)] == [frame.id]


def test_labelled_speech() -> None:
    """Lines headed by speakers are their speech."""
    text = "Mayor Sample: The bridge is gone.\n\nColonel Example: We will build it again."
    found = {words(text, a.source): words(text, a.content) for a in read(text) if words(text, a.cue) == ":"}
    assert found["Mayor Sample"] == "The bridge is gone."


def test_places_at_the_heads_of_items_say_nothing() -> None:
    """A list by towns is no interview."""
    text = "Harat Sample: four killed by a car bomb.\n\nTel Example: a barber shot in his shop."
    assert not [a for a in read(text) if words(text, a.cue) == ":"]


def test_who_asks_reports_nobody() -> None:
    """What others said is theirs in an interview too, and nobody reports himself."""
    text = "HOST: The army says it took the bridge.\n\nCOLONEL EXAMPLE: I deny that we lost it."
    assert {a.inside for a in read(text)} == {None}


def test_statement_date() -> None:
    """A day that hangs on the cue dates the statement; one in the content does not."""
    text = "The ministry said on Thursday that the road was open."
    said = read(text)[0].said
    assert said is not None and said.start == date(2024, 3, 7)
    text = "The ministry said the road was hit on Thursday."
    assert read(text)[0].said is None


def test_quotation_over_sentences() -> None:
    """A quotation that goes on after "he said" belongs to the same attribution, verbatim words apart."""
    text = "“The bridge is gone,” the mayor said. “Nobody can cross the river.”"
    (found,) = read(text)
    assert [s.of(text) for s in found.quoted] == ["The bridge is gone,", "Nobody can cross the river."]


def test_ids_in_text_order() -> None:
    """Ids count in text order, an outer before its inner."""
    text = "Residents said the shop burnt. Police said nobody was hurt. According to the mayor, the shop was empty."
    found = read(text)
    assert [a.id for a in found] == ["a1", "a2", "a3"]
    assert [a.cue[0].start for a in found] == sorted(a.cue[0].start for a in found)


def test_source_goes_on_through_its_outlet() -> None:
    """What a source adds in the next sentence is still told through the outlet that quoted it."""
    text = (
        "The daily Al-Example cited a security source as saying that the raid failed. "
        "The source added that two men fled."
    )
    found = read(text)
    outer = next(a for a in found if "cited" in words(text, a.cue))
    added = next(a for a in found if "added" in words(text, a.cue))
    assert added.inside == outer.id


def test_who_asks_states_nothing() -> None:
    """An interviewer's turn is no attribution; the guest's is, and so is what the question tells of others."""
    text = (
        "PRESENTER: Colonel, residents say the mill was shelled on Monday. Was it?\n\n"
        "COLONEL AMIR BEK: We fired at nobody. Our guns were silent all week.\n\n"
        "PRESENTER: And the bridge?\n\n"
        "BEK: It stands. We hold both banks."
    )
    found = read(text)
    assert not [a for a in found if "PRESENTER" in a.voice]
    assert len([a for a in found if words(text, a.cue) == ":"]) == 2
    assert any(a.voice.lower() == "residents" for a in found)
