"""Words: clitics, hyphens, abbreviations and numbers as in the treebanks, and the laws for any text."""

from __future__ import annotations

import itertools
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.span import Span
from tallystick.text.words import split_words

ANY = st.text(st.sampled_from("aBn't’s1 .,!?-/@$%\"“”()é\u0301\u200d😀٣Жع"), max_size=40) | st.text(max_size=60)


def words(text: str) -> list[str]:
    """The words of a text that is one sentence."""
    return [span.of(text) for span in split_words(text, Span(0, len(text)))]


@given(ANY)
def test_every_character_belongs_to_one_word(text: str) -> None:
    """Spans are ordered, apart, without white space, and leave out nothing else."""
    spans = split_words(text, Span(0, len(text))) if text else ()
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(not any(c.isspace() for c in span.of(text)) and span.of(text) for span in spans)
    covered = {i for span in spans for i in range(*span)}
    assert all(i in covered or c.isspace() for i, c in enumerate(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't.", "They do n't ."),
        ("they’ve, it’s and DON’T", "they ’ve , it ’s and DO N’T"),
        ("the rebels' base", "the rebels ' base"),
        ("cannot", "can not"),
        ("a U.S.-backed non-lethal mission", "a U.S. - backed non-lethal mission"),
        ("Lt. Gen. Orr at 5 a.m.", "Lt. Gen. Orr at 5 a.m."),
        ("4,000 of 3:30 at 12.5km", "4,000 of 3:30 at 12.5 km"),
        ("$40m, US$3 (50%)", "$ 40 m , US$ 3 ( 50 % )"),
        ("the 21st of 1990s F16s", "the 21st of 1990s F16s"),
        ("see https://example.org/a.b, or a@b.org.", "see https://example.org/a.b , or a@b.org ."),
        ("“Go!” O’Brien", "“ Go ! ” O’Brien"),
        ("wait... what?!", "wait ... what ?!"),
        ("الجيش السوري.", "الجيش السوري ."),
    ],
)
def test_words_follow_the_treebanks(text: str, expected: str) -> None:
    """Each case shows one habit."""
    assert words(text) == expected.split()


def test_a_sentence_is_cut_where_it_stands() -> None:
    """Offsets count from the text's start, and nothing outside the sentence is touched."""
    text = "One. Two three. Four."
    assert [s.of(text) for s in split_words(text, Span(5, 15))] == ["Two", "three", "."]


@pytest.mark.parametrize("unit", ["a", "a.", "a-", "1,", "a@", "'s", "x.com", "!?", "http://a", "can", "n't"])
def test_time_is_linear(unit: str) -> None:
    """A long run of one thing is cut within seconds, however it is made."""
    text = unit * (200_000 // len(unit))
    began = time.perf_counter()
    split_words(text, Span(0, len(text)))
    assert time.perf_counter() - began < 10


@pytest.mark.corpora
@pytest.mark.parametrize(("corpus", "floor"), [("ewt", 0.98), ("gum", 0.99)])
def test_agreement_with_the_treebanks(corpora: Path, corpus: str, floor: float) -> None:
    """F of word spans against the gold words of the dev part (measured: EWT .987, GUM .997)."""
    right = found = gold = 0
    with (corpora / corpus / "dev.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for sentence in row["sentences"]:
                ours = set(split_words(row["text"], Span(sentence["s"], sentence["e"])))
                theirs = {(t[0], t[1]) for t in sentence["tokens"]}
                right, found, gold = right + len(ours & theirs), found + len(ours), gold + len(theirs)
    assert 2 * right / (found + gold) >= floor
