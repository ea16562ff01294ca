"""Which names of the gazetteer the network lets be places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tallystick.model.span import Span
from tallystick.reader.parse import Parse, Word
from tallystick.reader.where import places_of


def parsed(marked: str) -> Parse:
    """A sentence written "text/POS/MARK", MARK left out where there is none."""
    words, at = [], 0
    for number, part in enumerate(marked.split()):
        text, upos, mark = (*part.split("/"), "O")[:3]
        span = Span(at, at + len(text))
        words.append(Word(number, span, text, text.lower(), upos, "", -1, "dep", mark, 0, 1.0))
        at += len(text) + 1
    text = " ".join(word.text for word in words)
    return Parse(text, (Span(0, len(text)),), (range(len(words)),), tuple(words))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        pytest.param("fire/NOUN in/ADP Aleppo/PROPN", ["Aleppo"], id="a name the network left unmarked"),
        pytest.param("said/VERB Paul/PROPN/B-PERSON Houston/PROPN/I-PERSON", [], id="a person's name"),
        pytest.param(
            "mayor/NOUN/B-PERSON of/ADP/I-PERSON Aleppo/PROPN/I-PERSON", ["Aleppo"], id="a place in a person's title"
        ),
        pytest.param("the/DET Marburg/PROPN/B-OTHER virus/NOUN/I-OTHER", [], id="a thing named after a place"),
        pytest.param("Split/VERB the/DET wood/NOUN", [], id="no name at all"),
        pytest.param("the/DET Aleppo/PROPN/B-PLACE family/NOUN home/NOUN", [], id="a family"),
        pytest.param("in/ADP Chad/PROPN/B-OTHER", ["Chad"], id="a country, whatever the network says"),
    ],
)
def test_the_network_lets_a_name_be_a_place(words: str, names: list[str]) -> None:
    """Of the names that the gazetteer knows."""
    assert [place.name for place in places_of(parsed(words), None)] == names


def test_in_capitals_the_network_is_no_judge() -> None:
    """Of a text without small letters a tag says little."""
    given = parsed("FIGHTING/NOUN WENT/VERB ON/ADP IN/ADP ALEPPO/NOUN/B-OTHER ON/ADP MONDAY/NOUN")
    assert [place.name for place in places_of(given, None)] == ["ALEPPO"]
    mixed = replace(given, text=given.text.lower().replace("aleppo", "Aleppo"))
    assert places_of(mixed, None) == ()
