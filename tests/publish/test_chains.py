"""Chains of voices: outermost first, one for each independent voice."""

from __future__ import annotations

from dataclasses import replace

from tests.publish.sample import PATTERN, READING, SCHOOLS, STRIKE, at

from tallystick.publish.chains import Index, ancestors, chains, inside_content, is_verbatim, voices_of
from tallystick.publish.story import public, section_of, story

INDEX = Index(reading=READING)


def test_outer_and_inner_voice_are_one_chain() -> None:
    """A newspaper and the officials it reports are one account, not two."""
    assert voices_of(INDEX, ("a-mirsad", "a-officials")) == "Al-Mirsad > Coalition officials"


def test_an_inner_voice_brings_its_outer_one_along() -> None:
    """Also where a slot lists only the inner voice, the chain is whole."""
    assert voices_of(INDEX, ("a-officials",)) == "Al-Mirsad > Coalition officials"


def test_independent_voices_stay_apart() -> None:
    """Two voices that do not report each other are two chains, in text order."""
    assert voices_of(INDEX, ("a-monitor", "a-television")) == "Harbour Monitor | State television"


def test_no_attribution_is_the_report_itself() -> None:
    """An empty list is the report's own voice."""
    assert chains(INDEX, ()) == ()
    assert voices_of(INDEX, ()) == "the report itself"


def test_numbers_follow_the_text() -> None:
    """The number a reader sees is the attribution's place in the text; an outer voice comes before its inner one."""
    assert INDEX.numbers["a-monitor"] == 1
    assert INDEX.numbers["a-mirsad"] < INDEX.numbers["a-officials"]
    assert sorted(INDEX.numbers.values()) == list(range(1, len(READING.attributions) + 1))


def test_a_circle_of_voices_ends() -> None:
    """Attributions that lie inside each other give a chain without repetition."""
    a = replace(READING.attributions[0], inside="a-monitor-2")
    b = replace(READING.attributions[1], inside="a-monitor")
    chain = ancestors(Index(reading=replace(READING, attributions=(a, b))), a)
    assert [step.id for step in chain] == ["a-monitor-2", "a-monitor"]


def test_words_of_a_voice_are_cut_to_what_it_says() -> None:
    """Evidence that runs beyond a voice's content is quoted only within it."""
    idris = INDEX.attributions["a-idris"]
    sentence = at("“Nine wounded people reached us before midnight.” Two grain stores burned down.")
    words = inside_content((sentence,), idris)
    assert INDEX.words(words) == "Nine wounded people reached us before midnight."
    assert is_verbatim(words, idris)
    assert not is_verbatim(words, INDEX.attributions["a-monitor"])


def test_a_slot_claimed_by_another_voice_shows_it() -> None:
    """Where a claim of the place rests on another chain than the event, the card's place names that voice."""
    place = replace(READING.claims[1], id="c-place", property="place", value="Wadi Sahm", chain=("a-television",))
    card = story(replace(READING, claims=(*READING.claims, place))).sections[0].cards[0]
    where = next(row for row in card.rows if row.name == "where")
    assert where.values[0].voice == "State television"


def test_patterns_are_never_news() -> None:
    """Series, summaries and general statements are no incidents, background or not."""
    assert section_of(STRIKE) == "news"
    assert section_of(SCHOOLS) == "background"
    assert section_of(replace(PATTERN, background=True)) == "pattern"
    assert section_of(replace(STRIKE, scope="part")) == "news"
    assert {section_of(replace(STRIKE, scope=s)) for s in ("series", "summary", "generic")} == {"pattern"}


def test_the_public_reading_holds_no_trace_of_a_restricted_zone() -> None:
    """Answers and claims that name it are gone; everything else stays as it was."""
    shown = public(READING)
    assert "clinic list 7" not in repr(shown)
    assert len(shown.claims) == len(READING.claims) - 1
    assert len(shown.events[0].zones) == 2
