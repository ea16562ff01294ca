"""The parse: trees, names and attributions of our own sentences, and the laws that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.model.span import Span
from tallystick.reader import tree
from tallystick.reader.network import Network, load_network
from tallystick.reader.parse import Parse, Word, parse

REPORT = (
    "Government warplanes bombed a market in the town of Sarmada on Monday, killing at least six civilians, the Idlib "
    "Health Directorate said.\n\nThe army denied that it had carried out the strike."
)
ANY = st.text(st.sampled_from("aB1 .!?\n\"'“”-#،é\u0301\u200d😀٣Ж\x00"), max_size=60) | st.text(max_size=60)


@pytest.fixture(scope="module")
def network() -> Network:
    """The shipped network."""
    return load_network()


@pytest.fixture(scope="module")
def report(network: Network) -> Parse:
    """The parse of a report of two sentences."""
    return parse(REPORT, network)


def phrases(read: Parse, words: tuple[int, ...]) -> list[str]:
    """The runs of words as text."""
    return [span.of(read.text) for span in read.spans_of(words)]


def word(read: Parse, form: str) -> Word:
    """The first word of that form."""
    return next(w for w in read.words if w.text == form)


def test_attributions_are_read(report: Parse) -> None:
    """Each cue with its source and content."""
    found = {tuple(phrases(report, c.cue)): c for c in report.cues}
    assert set(found) == {("said",), ("denied",)}
    said, denied = found[("said",)], found[("denied",)]
    assert phrases(report, said.source) == ["the Idlib Health Directorate"]
    assert phrases(report, said.content)[0].startswith("Government warplanes bombed a market")
    assert phrases(report, denied.source) == ["The army"]
    assert phrases(report, denied.content) == ["that it had carried out the strike"]
    assert all(len(c.content) == len(c.content_scores) and 0 <= c.cue_score <= 1 for c in report.cues)


def test_trees_are_read(report: Parse) -> None:
    """Subject, object and lemma of the first clause."""
    bombed = word(report, "bombed")
    assert (bombed.lemma, bombed.upos) == ("bomb", "VERB")
    assert [report.words[i].text for i in report.children(bombed.index, "nsubj")] == ["warplanes"]
    assert [report.words[i].text for i in report.children(bombed.index, "obj")] == ["market"]
    assert "Sarmada" in report.phrase(report.subtree(word(report, "town").index))


def test_names_are_read(report: Parse) -> None:
    """A place, with or without "town of", and a time."""
    assert word(report, "Sarmada").entity.endswith("-PLACE")
    assert word(report, "Monday").entity.endswith("-TIME")


def test_capitals_change_little(network: Network) -> None:
    """The same report in capitals has the same cues and sources."""
    read = parse(REPORT.upper(), network)
    assert [phrases(read, c.cue) for c in read.cues] == [["SAID"], ["DENIED"]]
    assert phrases(read, read.cues[1].source) == ["THE ARMY"]


@settings(max_examples=25)
@given(ANY)
def test_any_text_gives_a_sound_parse(network: Network, text: str) -> None:
    """Words are in order and in their sentence, every sentence is one tree, labels are known, roles are in range."""
    read = parse(text, network)
    assert [w.index for w in read.words] == list(range(len(read.words)))
    assert all(w.span.of(text) == w.text for w in read.words)
    for number, words in enumerate(read.sentence_words):
        assert all(read.words[i].sentence == number for i in words)
        assert sum(read.words[i].head == -1 for i in words) == (1 if len(words) else 0)
        for i in words:
            assert len(read.ancestors(i)) < len(words)
            assert (read.words[i].deprel == "root") == (read.words[i].head == -1)
    for cue in read.cues:
        assert all(0 <= i < len(read.words) for i in (*cue.cue, *cue.source, *cue.content))


def test_a_text_reads_the_same_twice_and_after_others(network: Network) -> None:
    """Nothing is carried over from one text to the next."""
    before = parse(REPORT, network)
    parse("Something else was said by others.", network)
    assert parse(REPORT, network) == before


def test_empty_and_blank_texts_have_no_words(network: Network) -> None:
    """No sentence, no word, no cue."""
    for text in ("", " \n\t\n"):
        assert parse(text, network) == Parse(text, (), (), (), ())


def test_a_limit_leaves_later_sentences_out(network: Network) -> None:
    """Only sentences that begin before the limit are read."""
    assert len(parse("One left. Two came. Three stayed.", network, limit=12).sentences) == 2


@pytest.mark.slow
def test_a_very_long_sentence_is_one_tree(network: Network) -> None:
    """Thousands of words without a stop: parsed in parts, still one root."""
    read = parse("and then they left " * 1200, network)
    assert len(read.sentences) == 1
    assert sum(w.head == -1 for w in read.words) == 1


def test_tree_walks() -> None:
    """Dependents, subtrees, ancestors, paths and tops of a small tree."""
    heads = (1, -1, 1, 2, 2)
    below = tree.dependents_of(heads)
    assert below == ((), (0, 2), (3, 4), (), ())
    assert tree.subtree(below, 2) == (2, 3, 4)
    assert tree.subtree(below, 1, keep=lambda i: i != 2) == (0, 1)
    assert tree.ancestors(heads, 4) == (2, 1)
    assert tree.top_of(heads, (3, 2)) == 2
    assert tree.path(heads, 0, 3) == (0, 1, 2, 3)
    assert tree.runs((5, 1, 2, 7, 6)) == (range(1, 3), range(5, 8))


def test_spans_and_words_meet() -> None:
    """Spans of words and words of spans are each other's inverse."""
    text = "one two three"
    spans = (Span(0, 3), Span(4, 7), Span(8, 13))
    words = tuple(Word(i, s, s.of(text), "", "X", "X", i - 1, "dep", "O", 0, 1.0) for i, s in enumerate(spans))
    read = Parse(text, (Span(0, 13),), (range(3),), words)
    assert read.spans_of((0, 2)) == (Span(0, 3), Span(8, 13))
    assert read.span_of((0, 1)).of(text) == "one two"
    assert read.words_in(Span(2, 5)) == (0, 1)
    assert read.words_in(Span(7, 8)) == ()
    assert read.children(0) == (1,) and read.relates(1, "dep") and not read.relates(1, "nsubj")
