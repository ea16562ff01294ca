"""Names the network marked are mended where its marks cannot be right, and left alone elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.span import Span
from tallystick.reader.names import mended_names


@dataclass(frozen=True)
class Said:
    """A word with its part of speech and mark."""

    text: str
    upos: str
    entity: str
    span: Span
    deprel: str = "dep"
    head: int = -1
    sentence: int = 0

    @property
    def lemma(self) -> str:
        """Good enough for the words here."""
        return self.text.lower().removesuffix("s")


def said(marked: str, **deprels: str) -> list[Said]:
    """Words written "text/POS/MARK", MARK left out where there is none; ``deprels`` by word."""
    found, at = [], 0
    for part in marked.split():
        text, upos, mark = (*part.split("/"), "O")[:3]
        found.append(Said(text, upos, mark, Span(at, at + len(text)), deprel=deprels.get(text, "dep")))
        at += len(text) + 1
    return found


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        pytest.param(
            "Government/NOUN/B-ORGANISATION of/ADP/I-ORGANISATION Mali/PROPN/I-ORGANISATION and/CCONJ/I-ORGANISATION",
            "B-ORGANISATION I-ORGANISATION I-ORGANISATION O",
            id="a conjunction ends no name",
        ),
        pytest.param("Homs/PROPN/B-PLACE ,/PUNCT/I-PLACE", "B-PLACE O", id="nor does a comma"),
        pytest.param(
            "Kenya/PROPN/B-ORGANISATION and/CCONJ/I-ORGANISATION Chad/PROPN/I-ORGANISATION",
            "B-ORGANISATION O B-ORGANISATION",
            id="two countries are two names",
        ),
        pytest.param(
            "Health/PROPN/B-ORGANISATION and/CCONJ/I-ORGANISATION Safety/PROPN/I-ORGANISATION",
            "B-ORGANISATION I-ORGANISATION I-ORGANISATION",
            id="one name with a conjunction in it is one",
        ),
        pytest.param(
            "Hezbollah/PROPN/B-FACILITY firing/NOUN/I-FACILITY posts/NOUN/I-FACILITY",
            "B-ORGANISATION B-FACILITY I-FACILITY",
            id="a party before what it holds",
        ),
        pytest.param(
            "Hezbollah/PROPN/B-PLACE targets/NOUN/I-PLACE", "B-ORGANISATION O", id="targets are no place by themselves"
        ),
        pytest.param(
            "Hezbollah/PROPN/B-ORGANISATION fighters/NOUN/I-ORGANISATION",
            "B-ORGANISATION I-ORGANISATION",
            id="a party's people",
        ),
        pytest.param("Kenyan/ADJ/B-ORGANISATION talks/NOUN", "B-NATIONALITY O", id="an adjective of nationality"),
        pytest.param("with/ADP international/ADJ/B-ORGANISATION help/NOUN", "O O O", id="an adjective names nobody"),
        pytest.param("the/DET Marwani/ADJ/B-PLACE bakery/NOUN", "O B-PLACE O", id="a name taken for an adjective"),
        pytest.param("a/DET rocket/NOUN launcher/NOUN", "O B-WEAPON I-WEAPON", id="a weapon of the vocabulary"),
        pytest.param("an/DET/B-OTHER IED/PROPN/I-OTHER", "O B-WEAPON", id="a weapon marked as something else"),
        pytest.param("two/NUM tanks/NOUN", "O B-VEHICLE", id="a platform"),
        pytest.param("an/DET air/NOUN strike/NOUN", "O O O", id="a deed is no weapon"),
        pytest.param("with/ADP axes/NOUN and/CCONJ stones/NOUN", "O O O O", id="tools are no weapons"),
        pytest.param("in/ADP Chad/PROPN", "O B-PLACE", id="a country left unmarked"),
        pytest.param("against/ADP Boko/PROPN Haram/PROPN", "O B-ORGANISATION I-ORGANISATION", id="a party unmarked"),
    ],
)
def test_marks_are_mended(words: str, marks: str) -> None:
    """Each for one reason."""
    assert " ".join(mended_names(said(words))) == marks


def test_a_country_that_does_something_is_a_party() -> None:
    """As the subject of a verb it is, whether the network left it unmarked or marked it a place."""
    assert mended_names(said("Chad/PROPN objects/VERB", Chad="nsubj"))[0] == "B-ORGANISATION"
    assert mended_names(said("Chad/PROPN/B-PLACE objects/VERB", Chad="nsubj"))[0] == "B-ORGANISATION"
    assert mended_names(said("Chad/PROPN/B-PLACE lies/VERB", Chad="obl"))[0] == "B-PLACE"


def test_a_hyphen_is_a_word_to_the_network() -> None:
    """ "rocket-propelled grenade" comes in four words, written without white space."""
    at, found = 0, []
    for text, gap in (("rocket", 0), ("-", 0), ("propelled", 1), ("grenade", 0)):
        found.append(Said(text, "NOUN", "O", Span(at, at + len(text))))
        at += len(text) + gap
    assert mended_names(found) == ("B-WEAPON", "I-WEAPON", "I-WEAPON", "I-WEAPON")


POS = st.sampled_from(["NOUN", "PROPN", "ADJ", "ADP", "CCONJ", "PUNCT", "DET", "NUM", "VERB", "PART"])
TEXT = st.sampled_from(["Chad", "and", "rifle", "Hezbollah", "of", ",", "posts", "Kenyan", "two", "tank", "the", "("])
KIND = st.sampled_from(["PERSON", "ORGANISATION", "PLACE", "FACILITY", "WEAPON", "VEHICLE", "OTHER", "TIME"])


@st.composite
def marked(draw: st.DrawFn) -> list[Said]:
    """Words with marks as a network makes them: an I only behind a mark of its kind."""
    found: list[Said] = []
    for number, (text, pos, kind, mark) in enumerate(
        draw(st.lists(st.tuples(TEXT, POS, KIND, st.sampled_from("BIO")), max_size=9))
    ):
        before = found[-1].entity[2:] if found else ""
        entity = "O" if mark == "O" or (mark == "I" and not before) else f"{mark}-{before if mark == 'I' else kind}"
        found.append(Said(text, pos, entity, Span(number * 12, number * 12 + len(text))))
    return found


@given(marked())
def test_mended_marks_are_well_formed(words: list[Said]) -> None:
    """One mark a word, and every I goes on a name of its kind."""
    marks = mended_names(words)
    assert len(marks) == len(words)
    for before, mark in zip(("O", *marks), marks, strict=False):
        assert not mark.startswith("I-") or before[2:] == mark[2:]


@given(marked())
def test_mending_twice_is_mending_once(words: list[Said]) -> None:
    """What is mended needs no mending."""
    once = mended_names(words)
    again = [Said(w.text, w.upos, m, w.span) for w, m in zip(words, once, strict=True)]
    assert mended_names(again) == once
