"""Sentences: boundaries in news, wires, Markdown and statements, and the laws that hold for any text."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.text.sentences import split_sentences

ANY = st.text(st.sampled_from("aB1 .!?\n\r\t\"'“”()-#*،؟。é\u0301\u200b😀٣Ж"), max_size=60) | st.text(max_size=80)


def sentences(text: str) -> list[str]:
    """The sentences' words."""
    return [span.of(text) for span in split_sentences(text)]


@given(ANY)
def test_every_character_belongs_to_one_sentence(text: str) -> None:
    """Spans are ordered, apart, trimmed, and leave out nothing but white space."""
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    covered = {i for span in spans for i in range(*span)}
    assert all(i in covered or character.isspace() for i, character in enumerate(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lt. Gen. Alan Moor of the U.S. Army spoke on Aug. 3 at 5 a.m. local time.",
        "NABRUK, Syria, June 20 (Newswire) - Shells fell on No. 4 Street near St. Anne Hospital.",
        "J. R. Hale, Jr. and Dr. Amal K. Sand met Mr. Orr.",
        '"Who fired?" he asked the guards.',
        "It fell 3.5 km away, i.e. outside the zone.",
    ],
)
def test_abbreviations_do_not_end_a_sentence(text: str) -> None:
    """Titles, initials, months, numbers and a question inside a quotation keep the sentence whole."""
    assert sentences(text) == [text]


def test_an_abbreviation_ends_a_sentence_before_a_common_opener() -> None:
    """ "in the U.S. The" are two sentences."""
    assert sentences("They live in the U.S. The others left.") == ["They live in the U.S.", "The others left."]


def test_quotation_marks_after_the_stop_stay_with_the_sentence() -> None:
    """Closing marks, brackets and note numbers belong to what they close."""
    text = "“We left.” The road was shut.[3] (It reopened.) Nobody came."
    assert sentences(text) == ["“We left.”", "The road was shut.[3]", "(It reopened.)", "Nobody came."]


def test_hard_wrapped_capitals_are_joined() -> None:
    """A single line break inside a wrapped wire paragraph is no boundary, a blank line is."""
    text = (
        "   THE NORTHERN COMMAND REPORTED THAT TWO SOLDIERS WERE WOUNDED WHEN A\n"
        "MINE EXPLODED UNDER THEIR TRUCK ON THE COASTAL ROAD.  THE SOURCE ADDED THAT\n"
        "THE AREA WAS SEALED.\n\n   NO GROUP HAS CLAIMED IT"
    )
    assert [" ".join(s.split()) for s in sentences(text)] == [
        "THE NORTHERN COMMAND REPORTED THAT TWO SOLDIERS WERE WOUNDED WHEN A MINE EXPLODED UNDER THEIR TRUCK ON THE"
        " COASTAL ROAD.",
        "THE SOURCE ADDED THAT THE AREA WAS SEALED.",
        "NO GROUP HAS CLAIMED IT",
    ]


def test_lines_that_are_paragraphs_are_apart() -> None:
    """With one paragraph a line, every line break is a boundary."""
    text = (
        "Clashes in the north\nJune 20\n" + "The army said it had entered the village after a long siege by night " * 2
    )
    assert len(sentences(text)) == 3


def test_markdown_headings_and_bullets_are_apart() -> None:
    """Headings and list items never run together."""
    text = "# Weekly summary\n- two strikes near the river\n- one near the dam\n1. A list. With two sentences."
    assert sentences(text) == [
        "# Weekly summary",
        "- two strikes near the river",
        "- one near the dam",
        "1. A list.",
        "With two sentences.",
    ]


def test_other_scripts_have_their_own_marks() -> None:
    """Arabic and Chinese marks end sentences."""
    assert sentences("هل وصلوا؟ نعم وصلوا. 军队到达。他们离开。") == [
        "هل وصلوا؟",
        "نعم وصلوا.",
        "军队到达。",
        "他们离开。",
    ]


@pytest.mark.parametrize("unit", ["a", "a. ", "A.", '"', "x\n", "1.1", "\n", " .", "?!"])
def test_time_is_linear(unit: str) -> None:
    """A megabyte of one thing is cut within seconds, however it is made."""
    began = time.perf_counter()
    split_sentences(unit * (1_000_000 // len(unit)))
    assert time.perf_counter() - began < 20
