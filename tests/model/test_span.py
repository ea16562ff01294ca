"""Laws of spans: half-open intervals over code points."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.span import Span, hull, touches, within

SPANS = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.text(min_size=1), st.data())
def test_the_words_of_a_span_are_that_part_of_the_text(text: str, data: st.DataObject) -> None:
    """Counted in code points, whatever the script: as many characters as the span is long."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start, end)
    assert span.of(text) == text[start:end]
    assert text[:start] + span.of(text) + text[end:] == text


@given(SPANS, SPANS)
def test_overlap_is_sharing_a_character(a: Span, b: Span) -> None:
    """Two spans overlap exactly where their sets of places meet, both ways round."""
    shared = set(range(*a)) & set(range(*b))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)


@given(SPANS, SPANS)
def test_containing_is_holding_every_character(a: Span, b: Span) -> None:
    """A span contains another exactly where it holds all its places; each span contains itself."""
    assert a.contains(b) == (set(range(*b)) <= set(range(*a)))
    assert a.contains(a)


def test_neighbours_do_not_overlap() -> None:
    """The end is not part of the span."""
    assert not Span(0, 3).overlaps(Span(3, 5))


@given(st.lists(SPANS, min_size=1))
def test_the_hull_is_the_smallest_span_that_holds_all(spans: list[Span]) -> None:
    """It contains every span, and both its ends are ends of spans."""
    around = hull(spans)
    assert all(around.contains(span) for span in spans)
    assert around.start in {span.start for span in spans}
    assert around.end in {span.end for span in spans}


@given(SPANS, st.lists(SPANS))
def test_within_and_touches_ask_each_of_several(span: Span, others: list[Span]) -> None:
    """Within: one holds the whole span. Touches: one shares a character. The first implies the second."""
    assert within(span, others) == any(other.contains(span) for other in others)
    assert touches(span, others) == any(other.overlaps(span) for other in others)
    assert not within(span, others) or touches(span, others)
