"""Laws of the time reader: it never raises, spans stay inside the text and apart, and it takes linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.reader.times import dateline, find_times, reference_date

PIECES = """
on in since until by from between to and the last next this past two 3 31 2017 0530 06/08/2017 June May 14 APR 89
Thursday night days week month years ago later before after early mid - – , . ( ) ' overnight today weekend 9/11 14:30
p.m. GMT 1990s 19th century quarter of every a few several half an hour ¶ ٨ يونيو 8 июня 99999999999 2017-02-30
2017-06-08T05:30Z 131530Z 0000-00-00 00/00/00
"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n\n", "\r\n", "\u2028"])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(WORDS, max_size=30).map("".join),
)
DAYS = st.one_of(st.none(), st.dates())


@given(TEXTS, DAYS)
def test_spans_lie_in_the_text_and_apart(text: str, published_on: date | None) -> None:
    """Any text and any day: no error, spans inside the text, in order, not overlapping, days in order."""
    end = 0
    for found in find_times(text, published_on=published_on):
        assert end <= found.span.start < found.span.end <= len(text)
        assert 0 <= found.full_span.start <= found.span.start and found.full_span.end == found.span.end
        assert found.start is None or found.end is None or found.start <= found.end
        end = found.span.end


@given(TEXTS, DAYS)
def test_head_readers_never_raise(text: str, published_on: date | None) -> None:
    """The dateline and the reference date of any text."""
    found = dateline(text, published_on)
    assert found is None or 0 < found.end <= len(text)
    reference_date(text, published_on)


@given(TEXTS)
def test_without_a_day_relative_is_never_dated_from_publication(text: str) -> None:
    """With no publication day nothing claims to have been counted from one, unless the head of the text gives a
    day."""
    if reference_date(text) is None:
        assert all(found.anchor != "publication" for found in find_times(text, published_on=None))


HOSTILE = (
    *("a", "1", "1-", "the ", "two days after ", "June 6, ", "2017-", "\n \n", "A, ", "'", "late "),
    *("between June 3 and ", "Thursday night "),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text(piece: str) -> None:
    """Four times the hostile text takes at most some twelve times the processor's time, on one line of up to 200,000
    characters."""

    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        began = time.process_time()
        find_times(text, published_on=date(2017, 6, 9))
        return time.process_time() - began

    seconds(1_000)
    small, large = min(seconds(20_000), seconds(20_000)), seconds(80_000)
    assert large < max(12 * small, 0.6)


@pytest.mark.slow
def test_one_line_of_a_million_characters() -> None:
    """A line of a million characters of running news is read in seconds."""
    sentence = "On Thursday 12 people were killed in a strike near the town, two days after a skirmish in June 2017. "
    text = sentence * 10_000
    began = time.perf_counter()
    times = find_times(text, published_on=date(2017, 6, 9))
    assert len(times) == 30_000
    assert time.perf_counter() - began < 30
