"""Quotation marks are followed as a reader follows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.span import Span
from tallystick.reader.quotes import quotations, verbatim

CASES = [
    ("The mayor said “the bridge is gone” and left.", ["the bridge is gone"]),
    ('The mayor said "the bridge is gone" and left.', ["the bridge is gone"]),
    ("Le maire a dit « le pont est tombé » hier.", [" le pont est tombé "]),
    ("''The bridge is gone,'' the mayor said.", ["The bridge is gone,"]),
    ("The mayor called it 'a crime' today.", ["a crime"]),
    ("The mayors' cars and Tom's van aren't here.", []),
    ("The ministry’s drivers’ strike isn’t over.", []),
    ("The pipe was 5\" wide and 20' long.", []),
    ("In the '90s the boys' home stood 'by the river' there.", ["by the river"]),
    ("A stray ” mark closes nothing.", []),
    ("A stray “ mark opens nothing that ends here.\n\nNext, “this” is fine.", ["this"]),
    ("He wrote ‘keep away’ on the wall.", ["keep away"]),
]


@pytest.mark.parametrize(("text", "inner"), CASES)
def test_outer_quotations(text: str, inner: list[str]) -> None:
    """The words between the outermost marks are found, apostrophes and inches are not."""
    assert [q.inner.of(text) for q in quotations(text) if q.level == 0] == inner


def test_nested() -> None:
    """A quotation in a quotation stands one level deeper."""
    text = "She said: “They shouted ‘leave now’ and it’s true.”"
    assert [(q.inner.of(text), q.level) for q in quotations(text)] == [
        ("They shouted ‘leave now’ and it’s true.", 0),
        ("leave now", 1),
    ]


def test_paragraphs_that_open_again() -> None:
    """A long quotation whose paragraphs each open and only the last closes is one quotation for each paragraph."""
    text = "“We went down to the river.\n\n“We found nobody,” he said."
    found = quotations(text)
    assert [(q.inner.of(text), q.closed) for q in found] == [
        ("We went down to the river.", False),
        ("We found nobody,", True),
    ]


def test_lost_mark_misleads_no_further_than_its_paragraph() -> None:
    """After a mark that is never closed the next paragraph is read as if nothing had happened."""
    text = 'He said "it was over and left.\n\nLater he said "it had begun" again.'
    assert [q.inner.of(text) for q in quotations(text)] == ["it had begun"]


def test_verbatim_is_cut_to_the_content() -> None:
    """Verbatim words are the part of a quotation inside the content, without the marks."""
    text = "The camp was “burnt to the ground” at dawn."
    assert [s.of(text) for s in verbatim(quotations(text), (Span(0, 22),))] == ["burnt to"]
    assert verbatim(quotations(text), (Span(0, 5),)) == ()


@given(st.text(alphabet="ab '\"“”‘’«»`s.\n", max_size=60))
def test_spans_lie_in_the_text_and_nest(text: str) -> None:
    """Whatever the marks: spans are in the text, never empty, in order, and two quotations nest or are apart."""
    found = quotations(text)
    for q in found:
        assert 0 <= q.whole.start <= q.inner.start < q.inner.end <= q.whole.end <= len(text)
    assert list(found) == sorted(found, key=lambda q: (q.whole.start, -q.whole.end))
    for a in found:
        for b in found:
            assert not a.whole.overlaps(b.whole) or a.whole.contains(b.whole) or b.whole.contains(a.whole)
