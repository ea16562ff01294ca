"""Speech marked by signs, and quotations that go on: what is read of them, and what yields to them."""

from __future__ import annotations

import pytest
from tests.doubles.trees import tree

from tallystick.model.span import Span, Spans
from tallystick.reader.attribution.drafts import AttributionDraft
from tallystick.reader.attribution.find import with_labelled
from tallystick.reader.attribution.following import with_following
from tallystick.reader.attribution.recorded import recorded_drafts
from tallystick.reader.attribution.repair import repaired, whole_quotations
from tallystick.reader.attribution.select import plausible
from tallystick.reader.quotes import quotations
from tallystick.text.sentences import split_sentences


def span(text: str, words: str) -> Span:
    """Where some words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def draft(text: str, source: str, cue: str, content: str, score: float = 1.0) -> AttributionDraft:
    """A reading of a text."""
    named = (span(text, source),) if source else ()
    return AttributionDraft(source=named, cue=(span(text, cue),), content=(span(text, content),), score=score)


def told(text: str, spans: Spans) -> list[str]:
    """The words of some spans."""
    return [s.of(text) for s in spans]


LETTERS = [
    "“The shelling never stops here.” ― Samira Haddad\n“We leave.” ― Omar",
    "“The shelling never stops here.”\n\n- Samira Haddad.\n\nMore follows.",
    '"The shelling never stops here."-- Samira Haddad',
    "”The shelling never stops here.” — Samira Haddad",
]


@pytest.mark.parametrize("text", LETTERS)
def test_a_letter_is_signed_beneath(text: str) -> None:
    """A quoted paragraph with a name behind a dash: the dash is the cue."""
    first = recorded_drafts(text)[0]
    assert told(text, (*first.source, *first.content)) == ["Samira Haddad", "The shelling never stops here."]
    assert first.cue[0].of(text) in ("―", "-", "--", "—")


@pytest.mark.parametrize(
    "text",
    [
        "He called it “a shame” — Samira Haddad",
        "“We leave.” — The mayor said so on Monday",
        "“We leave.” — and they left",
        "“We leave” — Omar and his sons — was the plan.",
    ],
)
def test_no_letter(text: str) -> None:
    """Quoted words in a sentence, a sentence with a verb of saying, words that go on: nobody signs."""
    assert recorded_drafts(text) == ()


TALK = (
    '"HOST: Who fired at the market?\n\n"GUEST: We asked, and nobody knew.\n\n"Then the guns began again.\n\n'
    '"(APPLAUSE.)\n\n"HOST: Thank you."'
)


def test_labels_within_quotation_marks() -> None:
    """A talk quoted as a whole: each paragraph opens with a mark, a speech has all of its paragraphs."""
    found = recorded_drafts(TALK)
    assert [told(TALK, d.source) for d in found] == [["HOST"], ["GUEST"], ["HOST"]]
    assert told(TALK, found[1].content) == ["We asked, and nobody knew.", "Then the guns began again."]
    assert told(TALK, found[2].content) == ["Thank you."]


def test_a_speech_is_not_cut_short() -> None:
    """The network's reading of a label yields to the whole speech, one with more words or of other words stays."""
    part = draft(TALK, "GUEST", ":", "We asked")
    part = AttributionDraft(
        source=part.source, cue=(Span(part.source[0].end, part.source[0].end + 1),), content=part.content
    )
    elsewhere = draft(TALK, "nobody", "knew", "the guns began")
    found = with_labelled(TALK, (part, elsewhere))
    assert part not in found
    assert elsewhere in found
    assert len(found) == 4


def test_who_says_a_part_of_a_quotation_says_it_all() -> None:
    """Unless less than a tenth of it was read, or the source stands in it."""
    text = 'She said the truce held. "Nobody fired. The road is open and the clinic works," she said.'
    quotes = quotations(text)
    whole = quotes[0].inner
    said = span(text, "she said")
    assert whole_quotations((span(text, "Nobody fired"),), (said,), quotes) == (whole,)
    assert whole_quotations((span(text, "No"),), (said,), quotes) == (span(text, "No"),)
    assert whole_quotations((span(text, "Nobody fired"),), (span(text, "clinic"),), quotes) == (
        span(text, "Nobody fired"),
    )


FOLLOWED = 'The mayor said a guard had heard shots. "Nobody in the old town slept that night." The road is open.'


def test_a_quotation_is_said_by_who_spoke_last() -> None:
    """The outer speaker, not the one told of; the quotation becomes a part of what he says."""
    outer = draft(FOLLOWED, "The mayor", "said", "a guard had heard shots")
    inner = draft(FOLLOWED, "a guard", "heard", "shots")
    first, second = with_following((outer, inner), FOLLOWED, split_sentences(FOLLOWED), quotations(FOLLOWED))
    assert told(FOLLOWED, first.content) == ["a guard had heard shots", "Nobody in the old town slept that night."]
    assert second == inner


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nobody in the old town slept that night.", "Nobody slept."),
        ("Nobody in the old town slept that night.", "the night when the old town burned and"),
        (' "Nobody', ' A song goes "Nobody'),
        (". ", ". The town is small and lies far from the front. " * 5),
    ],
)
def test_no_following_quotation(old: str, new: str) -> None:
    """Titles, parts of sentences and quotations far from the speaker stay with nobody."""
    text = FOLLOWED.replace(old, new, 1)
    outer = draft(text, "The mayor", "said", "a guard had heard shots")
    assert with_following((outer,), text, split_sentences(text), quotations(text)) == (outer,)


def test_a_quotation_that_somebody_says_stays() -> None:
    """It is not said twice."""
    outer = draft(FOLLOWED, "The mayor", "said", "a guard had heard shots")
    other = draft(FOLLOWED, "", "The road", "Nobody in the old town slept that night.")
    assert with_following((outer, other), FOLLOWED, split_sentences(FOLLOWED), quotations(FOLLOWED)) == (outer, other)


@pytest.mark.parametrize(("score", "listed", "unlisted"), [(0.3, False, False), (0.4, True, False), (0.6, True, True)])
def test_unlisted_cues_must_be_surer(score: float, listed: bool, unlisted: bool) -> None:
    """A verb that the lexicon does not list must be surer of itself."""
    for verb, kept in (("said", listed), ("cultivated", unlisted)):
        syntax = tree(
            f"Farmers NOUN 2 nsubj|{verb} VERB 0 root|the DET 4 det|road NOUN 6 nsubj|was AUX 6 cop|open ADJ 2 ccomp"
        )
        made = draft(syntax.text, "Farmers", verb, "the road was open", score)
        assert plausible(made, syntax) is kept


def test_the_source_is_the_piece_with_the_subject() -> None:
    """Not a longer piece of the words that describe it."""
    syntax = tree(
        "Haddad PROPN 12 nsubj|, PUNCT 1 punct|general NOUN 1 appos|of ADP 7 case|the DET 7 det|"
        "reserve NOUN 7 compound|"
        "brigades NOUN 3 nmod|near ADP 10 case|Lower PROPN 10 compound|Dale PROPN 3 nmod|, PUNCT 1 punct|"
        "said VERB 0 root|farms NOUN 14 nsubj|burned VERB 12 ccomp"
    )
    text = syntax.text
    read = AttributionDraft(
        source=(span(text, "Haddad"), span(text, "near Lower Dale")),
        cue=(span(text, "said"),),
        content=(span(text, "farms burned"),),
    )
    made = repaired(read, syntax, ())
    assert made is not None
    assert told(text, made.source) == ["Haddad"]
