"""Generated variation: other names and counts in the same sentences, every mark on its own words."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import markup, vary

PASSAGES = list(markup.passages(sorted(markup.FOLDER.glob("*.txt"))))
NAMES = vary.pools(PASSAGES)


@given(st.sampled_from(PASSAGES), st.integers(0, 10**6))
def test_marks_move_with_their_words(passage: markup.Passage, seed: int) -> None:
    """The same labels, nesting and records; what is neither a name nor a count nor a day reads as before."""
    new = vary.varied(passage, NAMES, random.Random(seed))
    assert sorted(new.spans) == sorted(passage.spans) and new.records == passage.records
    assert list(markup.problems(new)) == []
    assert all(0 <= s < e <= len(new.text) for spans in new.spans.values() for s, e in spans)
    for label in (x for x in passage.records if x[0] == "E"):
        (old,), (moved,) = passage.spans[label], new.spans[label]
        touched = any(old[0] < e and s < old[1] for x, v in passage.spans.items() if x[0] in "PLTHD" for s, e in v)
        assert touched or new.text[slice(*moved)] == passage.text[slice(*old)]


def test_one_entity_has_one_new_name() -> None:
    """Two mentions of a party in the same words stay the same words."""
    head = "a-1\nconflict: x | published: 2024-01-02 | kind: wire\n"
    text = "First {P1|Kharun} fired, then {P1|Kharun} left.\n---\nP1 name=Kharun kind=party\n"
    passage = markup.parse(head + text, "x")
    names = vary.Pools({"party/1": ["Darvan"]})
    new = [vary.varied(passage, names, random.Random(seed)).text for seed in range(20)]
    assert set(new) == {"First Kharun fired, then Kharun left.", "First Darvan fired, then Darvan left."}


@pytest.mark.parametrize(
    ("words", "form"), [("RSF", "acronym"), ("Hamas", "1s"), ("Wagner", "1"), ("Syrian Democratic Forces", "3s")]
)
def test_names_take_the_place_of_names_of_their_form(words: str, form: str) -> None:
    """Acronyms for acronyms, plurals for plurals: the sentence stays grammatical."""
    assert vary.form_of(words) == form
