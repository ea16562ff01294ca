"""The terminal shows a reading as cards: complete, aligned, and safe for the terminal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.sample import READING, SCHOOLS, STRIKE

from tallystick.model.document import Document
from tallystick.model.reading import Attribution, Claim, Entity, Event, Harm, Reading
from tallystick.model.span import Span
from tallystick.publish.cards import INDENT, LABEL_WIDTH, card_text
from tallystick.publish.layout import LEAST_ROOM, cells, wrap
from tallystick.reader.read import read_document

CARDS = card_text(READING)
ANY_CHARACTER = st.one_of(
    st.characters(codec=None, categories=None),
    st.sampled_from("\r\n\x00\x07\x1b\x7f\x85\x9b\u2028\u202e\u2066\u200fقé́日🙂\ud800"),
)
ANY_TEXT = st.text(alphabet=ANY_CHARACTER, min_size=1, max_size=30)


def unwrapped(text: str) -> str:
    """The cards on one line, as a person reads on over line ends."""
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    "words",
    [
        "Strike on the salt road kills at least 17, monitor says",
        "Meridian Wire · 15 March 2024 · English · document ",
        "machine reading, not reviewed",
        "1 Air attack “struck”",
        "who → whom Coalition → convoy",
        "when 14 March 2024 (part of a day) “late on Thursday”",
        "where Wadi Sahm (town, SYR)",
        "inside the northern calm zone — stated, Al-Mirsad > Coalition officials; computed: cannot tell",
        "weapon aircraft",
        "at least 17 civilians killed, including 5 children",
        "9 people injured — Harbour Monitor > Salma Idris “Nine wounded people”",
        "23 people killed — State television “the dead at 23”",
        "2 grain stores destroyed — the report itself",
        "3rd in a series: strike on the salt road this year",
        "“after its warnings were ignored” — Al-Mirsad > Coalition officials",
        "of unlawful killing or execution — State television",
        "characterisation: massacre — State television",
        "Harbour Monitor said: “Coalition aircraft struck a convoy",
        "2 Police deployment “travelling” [denied]",
        "responds to 1: air attack “struck”",
        "the report itself: “government shells damaged two schools in Tell Rimah”",
        "nobody killed — unspecified reports “no casualties”",
        "Position, about Coalition: does not seek a fight",
        "Coalition spokesman said (verbatim): “We do not seek a fight on that road”",
        "Vell Republic — backs → Tiras government, the report itself",
        "Yusuf Hamad, killed, in 1: aged 34, male, ambulance driver, civilian",
        "Note: The place of the convoy's start is not in the gazetteer.",
    ],
)
def test_everything_a_recorder_looks_for_is_said(words: str) -> None:
    """Each slot of the sample stands in the cards in plain words with its voice."""
    assert words in unwrapped(CARDS)


def test_a_chain_is_told_outermost_first() -> None:
    """A claim made through a newspaper shows the newspaper before the officials, and ends in the words."""
    event = replace(STRIKE, according_to=("a-mirsad", "a-officials"), evidence=(STRIKE.zones[0].span or Span(0, 1),))
    text = unwrapped(card_text(replace(READING, events=(event,))))
    assert "Al-Mirsad: Coalition officials said: “the northern calm zone”" in text


def test_two_independent_voices_are_two_sayings() -> None:
    """Voices that do not report each other each get their own line."""
    event = replace(STRIKE, according_to=("a-monitor", "a-television"))
    text = unwrapped(card_text(replace(READING, events=(event,))))
    assert "Harbour Monitor said:" in text
    assert "State television spoke of … put" in text


def test_background_and_patterns_stand_apart_from_the_news() -> None:
    """Earlier history and patterns have headings of their own; a pattern is marked as no incident and has no number."""
    news, _, rest = CARDS.partition("BACKGROUND: TOLD AS EARLIER HISTORY")
    assert "schools in Tell Rimah" not in news
    assert "hit trucks" not in news
    background, _, patterns = rest.partition("NOT INCIDENTS")
    assert "B1 Shelling or rocket fire “shells”" in background
    assert "S1 Air attack “hit trucks”  [series of happenings · not an incident]" in patterns
    assert not re.search(r"^\d+ ", patterns, re.M)


def test_only_who_is_called_not_read() -> None:
    """A missing actor is said to be not read; other empty slots make no noise."""
    event = Event(id="e", type="assault", trigger=Span(0, 3), factuality=None)
    text = card_text(Reading(id="r", reader="t", document=READING.document, events=(event,)))
    assert text.count("not read") == 2
    assert re.search(r"who +not read", text)
    assert "[factuality not read]" in text


def test_a_report_without_happenings_says_so() -> None:
    """An empty text gives a header, the missing date and a clear line."""
    text = card_text(Reading(id="r", reader="t", document=Document(text="")))
    assert "(empty text)" in text
    assert "publication date not known" in text
    assert "No happening was read in this report." in text
    assert "machine reading, not reviewed" in text


def test_without_a_title_the_first_words_stand_in() -> None:
    """A report without a title is headed by the beginning of its text."""
    text = card_text(replace(READING, document=replace(READING.document, title=None)))
    assert text.splitlines()[1].startswith("ORANMOUTH, March 15")


def test_counts_of_a_whole_lost_or_in_a_circle_are_still_shown() -> None:
    """No harm row is dropped because the row it belongs to is missing or points back."""
    span = Span(0, 3)
    rows = tuple(
        Harm(id=i, who="women", outcome="killed", number=n, quantifier="exact", low=n, high=n, span=span, subset_of=of)
        for i, n, of in (("a", 4, "b"), ("b", 6, "a"), ("c", 8, "lost"))
    )
    text = unwrapped(card_text(replace(READING, events=(replace(SCHOOLS, harm=rows),))))
    for count in ("4 women", "6 women", "8 women"):
        assert count in text


@pytest.mark.parametrize("width", [50, 72, 100, 140])
def test_no_line_is_wider_than_asked(width: int) -> None:
    """Cards wrap at the width, in cells, not in characters."""
    assert max(cells(line) for line in card_text(READING, width=width).splitlines()) <= width


def test_colour_is_only_colour() -> None:
    """With colour the words are the same, and every style is closed on its line."""
    coloured = card_text(READING, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[\d*m", "", coloured) == CARDS
    assert all(line.count("\x1b[") % 2 == 0 for line in coloured.splitlines())


def steering(text: str) -> set[str]:
    """Characters that could steer a terminal or turn the order of a line."""
    unbalanced = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067"}
    return {c for c in text if c != "\n" and (unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in unbalanced)}


@settings(deadline=None)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_no_text_can_steer_the_terminal(text: str, name: str, value: str) -> None:
    """Escapes, bells, overrides and line separators in text, names and values never reach the output."""
    document = Document(text=text, title=value, publisher=name, language=name)
    everything = Span(0, len(text))
    voice = Attribution(id="a", voice=name, source=(), cue=(everything,), content=(everything,))
    party = Entity(id="n", name=name, kind="party")
    event = Event(id="e", type="assault", trigger=everything, actors=("n",), targets=("n",), according_to=("a",))
    claim = Claim(
        id="c",
        event=None,
        property="position",
        value=value,
        chain=("a",),
        factuality="happened",
        evidence=(everything,),
    )
    reading = Reading(
        id="r", reader="t", document=document, attributions=(voice,), entities=(party,), events=(event,),
        claims=(claim,), notes=(value,),
    )  # fmt: skip
    shown = card_text(reading)
    assert steering(shown) == set()
    assert shown.count("\u2068") == shown.count("\u2069")
    assert shown.encode("utf-8")


def test_right_to_left_words_are_isolated() -> None:
    """An Arabic title stands in an isolate, so that the line around it keeps its order."""
    text = card_text(replace(READING, document=replace(READING.document, title="قصف على الطريق")))
    assert "\u2068قصف على الطريق\u2069" in text


@given(st.text(alphabet=st.sampled_from("ab é日🙂"), max_size=80), st.integers(LEAST_ROOM, 40))
def test_wrapping_loses_no_word(text: str, room: int) -> None:
    """Every line fits, and the letters come out in order."""
    lines = wrap(text, room)
    assert all(cells(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_very_narrow_terminal_still_gets_whole_words() -> None:
    """Below the least width the cards keep the least width instead of breaking down."""
    lines = card_text(READING, width=5).splitlines()
    assert max(cells(line) for line in lines) <= LABEL_WIDTH + INDENT + LEAST_ROOM


def test_a_denied_count_is_shown_as_denied() -> None:
    """The count that only a denier gives is shown as what he denies."""
    text = "The governor denied that nine people had been killed by the shelling of Tal Hamra."
    shown = unwrapped(card_text(read_document(Document(text=text))))
    assert "9 people killed — denied by governor" in shown
