"""Near-copies: containment holds through headlines and cuts, and is zero between strangers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tallystick.text.copies import copies, is_copy, wording

WORDS = st.lists(st.text("abcdefgh", min_size=2, max_size=5), min_size=12, max_size=40)
REPORT = (
    "The shelling of the market in Qadmiya began after noon and went on until the evening, residents of the town said."
)


@given(WORDS, st.integers(0, 4))
def test_a_headline_before_a_text_does_not_change_what_it_contains(words: list[str], short: int) -> None:
    """A headline is a line of its own, of few words."""
    text = " ".join(words)
    headed = " ".join(["Market", "shelled", "at", "noon"][:short]) + "\n" + text
    assert wording(headed) == wording(text)


@given(WORDS, st.integers(8, 40))
def test_a_text_cut_short_is_wholly_contained(words: list[str], kept: int) -> None:
    """Whatever is left after a cut at the end."""
    whole, cut = wording(" ".join(words)), wording(" ".join(words[:kept]))
    assert whole.contained(cut) == cut.contained(whole) == 1.0


def test_marks_case_numbers_and_addresses_do_not_count() -> None:
    """Nor do Arabic vowel signs."""
    assert wording(REPORT.upper().replace(",", " 3 http://example.org/x")) == wording(REPORT)
    assert wording("قُتل أربعة مدنيين في قصف على المدينة") == wording("قتل اربعة مدنيين في قصف على المدينة")


def test_texts_too_short_for_a_run_are_copies_of_nothing() -> None:
    """And strangers share nothing."""
    assert wording("four words are few").contained(wording(REPORT)) == 0.0
    assert not is_copy(
        wording(REPORT), wording("Nobody was hurt when a bridge over the river Arin was closed for work.")
    )


@given(st.permutations(["a", "b", "c"]))
def test_every_pair_of_copies_is_found_once(names: list[str]) -> None:
    """In whatever order they come."""
    texts = dict(
        zip(names, map(wording, (REPORT, REPORT + " More is not known yet about it.", "xy " * 30)), strict=True)
    )
    found = [(a, b) for a, b, share in copies(texts)]
    assert found == [tuple(sorted(names[:2]))]
