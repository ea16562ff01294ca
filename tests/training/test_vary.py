"""Generated variation: other names and counts in the same sentences, every mark on its own words."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import markup, vary

PASSAGES = list(markup.passages(sorted(markup.FOLDER.glob("*.txt"))))
NAMES = vary.pools(PASSAGES)


def plainly(words: str) -> str:
    """Words in one typography."""
    return re.sub(r"[“”\"‘’«»']", "'", re.sub(r"—|–|--", "-", words))


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
        assert touched or plainly(new.text[slice(*moved)]) == plainly(passage.text[slice(*old)])


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


HEADER = "a-1\nconflict: x | published: 2024-01-02 | kind: wire\n"


def typeset(text: str) -> set[str]:
    """What becomes of a text without names, counts and days."""
    passage = markup.parse(f"{HEADER}{text}\n---\n", "x")
    return {vary.varied(passage, vary.Pools({}), random.Random(seed)).text for seed in range(60)}


def test_quotation_marks_and_apostrophes_are_another_desks() -> None:
    """Both ends of a quotation are of one kind; an apostrophe is no quotation mark."""
    told = typeset('He said "we don\'t know" and left.')
    assert told == {
        f"He said {o}we don{a}t know{c} and left."
        for o, c in (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"))
        for a in ("'", "’")
    }


def test_a_straight_mark_without_its_pair_stays() -> None:
    """Nobody can say which side it closes; the next paragraph is not misled by it."""
    assert all(new.startswith('A 12" gun fired.\n\n') for new in typeset('A 12" gun fired.\n\nHe said "no".'))


def test_dashes_and_thousands_are_another_desks() -> None:
    """A hyphen joins words and is no dash; a decimal point is not touched."""
    told = typeset("A hit-and-run raid — the worst — moved 4,000 people 1.5 km.")
    assert told == {
        f"A hit-and-run raid {d} the worst {d} moved {n} people 1.5 km." for d in "—–" for n in ("4,000", "4000")
    } | {f"A hit-and-run raid -- the worst -- moved {n} people 1.5 km." for n in ("4,000", "4000")}
