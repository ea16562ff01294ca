"""What the wording alone tells, without weights: frames of saying, hedges, labels, recordings, posts."""

from __future__ import annotations

import pytest

from tallystick.model.span import Span
from tallystick.reader.attribution.clean import content_span, merge, minus, source_span, with_outer_marks
from tallystick.reader.attribution.drafts import AttributionDraft, agreement
from tallystick.reader.attribution.nesting import parents, reading_order, widened
from tallystick.reader.attribution.recorded import recorded_drafts
from tallystick.reader.attribution.surface import rule_attributions
from tallystick.reader.quotes import quotations
from tallystick.text.sentences import split_sentences

FRAMES = [
    ("The ministry said that two drones had crossed.", "The ministry", "said", "two drones had crossed"),
    ("Two drones had crossed, the ministry said.", "the ministry", "said", "Two drones had crossed"),
    ("“The bridge is gone,” said the mayor.", "the mayor", "said", "The bridge is gone,"),
    ("According to residents, the clinic was empty.", "residents", "According to", "the clinic was empty"),
    ("The clinic was empty, according to residents.", "residents", "according to", "The clinic was empty"),
    ("However, local officials announced the road was open.", "local officials", "announced", "the road was open"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), FRAMES)
def test_frames(text: str, source: str, cue: str, content: str) -> None:
    """The three frames of reporting are read from the wording."""
    (draft,) = rule_attributions(text, split_sentences(text))
    assert [s.of(text) for s in draft.source] == [source]
    assert [s.of(text) for s in draft.cue] == [cue]
    assert [s.of(text) for s in draft.content] == [content]


@pytest.mark.parametrize(
    "text", ["The ministry did not say who fired.", "He went to say goodbye.", "Nine people died."]
)
def test_no_frame(text: str) -> None:
    """Denied, intended and absent saying is none."""
    assert rule_attributions(text, split_sentences(text)) == ()


def test_hedge() -> None:
    """An adverb of hearsay has no source and alleges."""
    text = "The guards allegedly fled."
    (draft,) = rule_attributions(text, split_sentences(text))
    assert (draft.source, draft.stance) == ((), "alleges")


def test_recording_with_two_speakers() -> None:
    """Each labelled speech of a recording is its own attribution."""
    text = "[BEGIN RECORDING] [REPORTER] Who fired?\n\n[SAMPLE] We do not know. [END RECORDING] The talk ended."
    first, second = recorded_drafts(text)
    assert [s.of(text) for s in (*first.source, *first.content)] == ["REPORTER", "Who fired?"]
    assert [s.of(text) for s in (*second.source, *second.content)] == ["SAMPLE", "We do not know."]


def test_one_label_is_a_heading() -> None:
    """A single line with a colon is a heading, not speech."""
    assert recorded_drafts("Background: The town lies on the river.") == ()


def test_signed_post() -> None:
    """A post belongs to the one who signed it."""
    text = "The road to the dam is closed.\n— Sam Example (@samexample) March 3, 2024"
    (draft,) = recorded_drafts(text)
    assert [s.of(text) for s in (*draft.source, *draft.content)] == ["Sam Example", "The road to the dam is closed."]


def draft(source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int]) -> AttributionDraft:
    """A draft of three spans."""
    return AttributionDraft(source=(Span(*source),), cue=(Span(*cue),), content=(Span(*content),))


def test_cue_in_content_is_inside() -> None:
    """An attribution whose cue lies in another's content is reported through it."""
    text = "Reuters wrote that police said it was over."
    outer, inner = draft((0, 7), (8, 13), (19, 42)), draft((19, 25), (26, 30), (31, 42))
    assert parents((inner, outer), text) == (1, None)
    assert reading_order((inner, outer), (1, None)) == (1, 0)


def test_according_to_takes_in_the_inner_source() -> None:
    """The outlet behind "according to" reports "X said …" as a whole."""
    text = "Police said it was over, according to Reuters."
    inner, outer = draft((0, 6), (7, 11), (12, 23)), draft((38, 45), (25, 37), (12, 23))
    wide = widened((inner, outer), text)
    assert wide[1].content == (Span(0, 23),)
    assert parents(wide, text) == (1, None)


@pytest.mark.parametrize(
    ("text", "piece", "kept"),
    [
        ("“It is over,” he said.", "“It is over,”", "It is over,"),
        ("He said it was “over.”", "it was “over.”", "it was “over.”"),
        ("He said it was over.", "it was over.", "it was over"),
        ("He said it was “over” now.", "it was “over", "it was “over”"),
    ],
)
def test_content_conventions(text: str, piece: str, kept: str) -> None:
    """Outer marks go when the whole is one quotation and stay when mixed; full stops outside quotations go."""
    start = text.index(piece)
    found = content_span(text, Span(start, start + len(piece)), quotations(text))
    assert found is not None and found.of(text) == kept


def test_source_without_loose_marks() -> None:
    """A source loses commas and a label's bracket."""
    text = "[REPORTER] many people, said"
    found = source_span(text, Span(1, 23))
    assert found is not None and found.of(text) == "many people"


def test_span_sums() -> None:
    """Merging, subtracting and comparing spans."""
    assert merge([Span(3, 5), Span(0, 3)]) == (Span(0, 5),)
    assert minus((Span(0, 9),), (Span(3, 5),)) == (Span(0, 3), Span(5, 9))
    assert agreement((Span(0, 4),), (Span(2, 6),)) == pytest.approx(1 / 3)


def test_outer_marks_put_back() -> None:
    """For a corpus that keeps them, the outer marks of a whole quotation are put back, and only those."""
    text = "“It is over,” he said. It was “done”."
    quotes = quotations(text)
    inner = quotes[0].inner
    assert with_outer_marks((inner,), quotes) == (quotes[0].whole,)
    assert with_outer_marks((Span(23, 37),), quotes) == (Span(23, 37),)
