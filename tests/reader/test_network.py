"""The network: a window reads the same again, weights are what their card says, heads decode soundly."""

from __future__ import annotations

import itertools
import json
import math
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.span import Span
from tallystick.reader.network import Network, WeightError, Written, load_network
from tallystick.reader.network.anaphora import _anaphor
from tallystick.reader.network.encoder import _word_means, open_session
from tallystick.reader.network.features import (
    CAPITALISED,
    INSIDE,
    LOWER,
    MARK,
    OUTSIDE,
    QUOTE_UNKNOWN,
    UNKNOWN,
    UPPER,
    quote_states,
    sentence_shapes,
)
from tallystick.reader.network.heads import best_tags, gelu
from tallystick.reader.network.labels import CUE_TAGS, ENTITY_TAGS, apply_script, script_of
from tallystick.reader.network.pieces import Pieces, fragments, normalise
from tallystick.reader.network.roles import read_pairs, smooth, within, without_article
from tallystick.reader.network.trees import agreeing, best_tree
from tallystick.reader.network.weights import CARD, ENCODER, HEADS, Floats, digest_of, load_weights, shipped
from tallystick.reader.network.windows import WIDTH, Window, owners, windows
from tallystick.text.words import split_words

TIGHT = 2e-4
"""Largest difference by float rounding."""
SAMPLES = (
    "Two farmers were killed when a drone struck their truck near the river, the district office said on Sunday.",
    "Militia fighters left.",
    "The ministry denied that its aircraft had flown over the valley, and called the report false.",
)


@pytest.fixture(scope="module")
def network() -> Network:
    """The shipped network."""
    return load_network()


def written(network: Network, text: str) -> Written:
    """One sentence in numbers."""
    words = split_words(text, Span(0, len(text)))
    forms = [w.of(text) for w in words]
    return Written(
        network.pieces.of_words(forms), sentence_shapes(forms), quote_states(text, words), [range(len(words))]
    )


def test_a_window_reads_the_same_whatever_was_read_before(network: Network) -> None:
    """Nothing of one window is left for the next: the very same vectors again."""
    first, second = (written(network, sample) for sample in SAMPLES[:2])
    once = network.encoder.read(first, Window(0, len(first.pieces)))
    network.encoder.read(second, Window(0, len(second.pieces)))
    assert (network.encoder.read(first, Window(0, len(first.pieces))) == once).all()


def test_different_words_give_different_vectors(network: Network) -> None:
    """Another word in a window moves its neighbours far beyond rounding."""
    one = network.encoder.read(written(network, SAMPLES[1]), Window(0, 4))
    other = network.encoder.read(written(network, "Militia houses left."), Window(0, 4))
    assert float(np.abs(one[0] - other[0]).max()) > 100 * TIGHT


@pytest.mark.parametrize("name", [ENCODER, HEADS, "vocabulary.txt"])
def test_a_changed_weight_file_is_refused(tmp_path: Path, name: str) -> None:
    """One flipped byte and the load stops with one line that names the file."""
    folder = Path(shutil.copytree(shipped(), tmp_path / "weights"))
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(WeightError, match=name) as caught:
        load_weights(folder)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("label", ["entity", "upos", "deprel", "cue"])
def test_a_card_with_other_labels_is_refused(tmp_path: Path, label: str) -> None:
    """A label list that does not fit the weights or the reader stops the load."""
    folder = Path(shutil.copytree(shipped(), tmp_path / "weights"))
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    card["labels"][label] = card["labels"][label][:-1]
    (folder / CARD).write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(WeightError, match=label):
        load_weights(folder)


@pytest.mark.parametrize("part", ["licence", "corpora", "base_model", "recipe", "measures"])
def test_a_card_that_does_not_say_where_its_weights_come_from_is_refused(tmp_path: Path, part: str) -> None:
    """No weight without its data, licences, base, recipe and measures; the line names what is missing."""
    card = json.loads((shipped() / CARD).read_text(encoding="utf-8"))
    (tmp_path / CARD).write_text(json.dumps({k: v for k, v in card.items() if k != part}), encoding="utf-8")
    with pytest.raises(WeightError, match=f"lacks {part}"):
        load_weights(tmp_path)


@pytest.mark.parametrize("content", [None, "{", "[]", '{"files": {}}'])
def test_a_missing_or_broken_card_is_refused(tmp_path: Path, content: str | None) -> None:
    """No card, no JSON, or a card without its parts: one line, no traceback of another kind."""
    if content is not None:
        (tmp_path / CARD).write_text(content, encoding="utf-8")
    with pytest.raises(WeightError, match="card"):
        load_weights(tmp_path)


@pytest.mark.parametrize(("release", "words"), [("1.9.0", "1.9.0 is too old: .*1.20"), ("2.0.0", "cannot read the")])
def test_a_wrong_runtime_is_named(monkeypatch: pytest.MonkeyPatch, release: str, words: str) -> None:
    """A runtime older than the graph needs, and one that does not know the graph: one line each."""
    monkeypatch.setattr("onnxruntime.__version__", release)
    with pytest.raises(WeightError, match=words) as caught:
        open_session(b"no graph\nat all")
    assert "\n" not in str(caught.value)


def test_the_digest_of_weights_follows_every_file(tmp_path: Path) -> None:
    """Other heads under the same encoder are other weights, though the card's version names the encoder alone."""
    folder = Path(shutil.copytree(shipped(), tmp_path / "weights"))
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    before = digest_of(folder)
    card["files"][HEADS]["sha256"] = "0" * 64
    (folder / CARD).write_text(json.dumps(card), encoding="utf-8")
    assert before == digest_of(shipped()) != digest_of(folder)


def test_the_weights_are_small() -> None:
    """All shipped weight files together stay under 20 MiB."""
    assert sum(f.stat().st_size for f in shipped().iterdir()) <= 20 * 1024 * 1024


@given(st.lists(st.integers(1, 60), min_size=1, max_size=60), st.lists(st.integers(1, 12), min_size=1, max_size=30))
def test_every_word_has_a_window(counts: list[int], lengths: list[int]) -> None:
    """Windows stay within their width, and every word is owned by one that holds it."""
    starts = [0, *itertools.accumulate(lengths)]
    sentences = [range(min(a, len(counts)), min(b, len(counts))) for a, b in itertools.pairwise(starts)]
    if sentences[-1].stop < len(counts):
        sentences.append(range(sentences[-1].stop, len(counts)))
    found = windows(counts, sentences)
    assert all(sum(counts[w.first : w.last]) <= WIDTH for w in found)
    for word, number in enumerate(owners(found, len(counts))):
        assert found[number].first <= word < found[number].last


def tree_sum(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    """The sum of a tree's scores, or minus infinity where the heads are no tree with one root child."""
    for word in range(1, len(scores)):
        seen, current = set(), word
        while current > 0 and current not in seen:
            seen.add(current)
            current = heads[current - 1]
        if current != 0:
            return -np.inf
    if sum(h == 0 for h in heads) != 1:
        return -np.inf
    return float(sum(scores[i, h] for i, h in enumerate(heads, 1)))


@given(st.integers(1, 4), st.integers(0, 10_000))
def test_the_tree_is_the_best_of_all(size: int, seed: int) -> None:
    """Against every possible assignment of heads on small sentences."""
    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)) * 3
    best = max(itertools.product(range(size + 1), repeat=size), key=lambda heads: tree_sum(scores, heads))
    found = tuple(best_tree(scores)[1:])
    assert tree_sum(scores, found) == pytest.approx(tree_sum(scores, best))


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=7), st.floats(0, 3))
def test_smoothing_finds_the_best_sequence(odds: list[float], switch: float) -> None:
    """Against every sequence of in and out."""

    def value(inside: tuple[int, ...]) -> float:
        changes = sum(a != b for a, b in itertools.pairwise((0, *inside, 0)))
        return sum(o for o, i in zip(odds, inside, strict=True) if i) - switch * changes

    best = max(value(b) for b in itertools.product((0, 1), repeat=len(odds)))
    found = set(smooth(np.array(odds), switch))
    assert value(tuple(int(i in found) for i in range(len(odds)))) == pytest.approx(best)


@given(st.integers(1, 12), st.integers(0, 1000))
def test_tags_never_continue_what_did_not_begin(length: int, seed: int) -> None:
    """Every I- follows a B- or I- of its kind, whatever the scores."""
    scores = np.random.default_rng(seed).normal(size=(length, len(ENTITY_TAGS))).astype(np.float32)
    tags = [ENTITY_TAGS[i] for i in best_tags([scores], ENTITY_TAGS)[0]]
    for before, tag in itertools.pairwise(["O", *tags]):
        assert not tag.startswith("I-") or before[2:] == tag[2:]


@given(st.integers(1, 5), st.integers(0, 1000))
def test_tags_are_the_best_sequence(length: int, seed: int) -> None:
    """Against every valid sequence, whether or not the best tags of the words by themselves make one."""
    scores = np.random.default_rng(seed).normal(size=(length, 3)).astype(np.float32) * 2

    def valid(tags: tuple[int, ...]) -> bool:
        return all(tag != 2 or before for before, tag in itertools.pairwise((0, *tags)))

    best = max(filter(valid, itertools.product(range(3), repeat=length)), key=lambda t: chosen(scores, t))
    assert chosen(scores, tuple(best_tags([scores], CUE_TAGS)[0])) == pytest.approx(chosen(scores, best), abs=1e-5)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 1000))
def test_tags_found_side_by_side_are_those_found_alone(lengths: list[int], seed: int) -> None:
    """Sentences of any lengths, in any order, do not touch each other."""
    chance = np.random.default_rng(seed)
    scores = [chance.normal(size=(n, len(ENTITY_TAGS))).astype(np.float32) for n in lengths]
    assert best_tags(scores, ENTITY_TAGS) == [best_tags([s], ENTITY_TAGS)[0] for s in scores]
    assert best_tags([], ENTITY_TAGS) == []


@given(st.lists(st.integers(-1, 9), min_size=10, max_size=10), st.integers(0, 1000))
def test_relations_are_scored_by_word_and_head(network: Network, heads: list[int], seed: int) -> None:
    """Words that share a head are scored together, and each as if alone."""
    table = network.heads._t["rel"]
    chance = np.random.default_rng(seed)
    dependents = chance.normal(size=(10, table.shape[1])).astype(np.float32)
    governors = chance.normal(size=(11, table.shape[2])).astype(np.float32)
    expected = np.einsum("wi,rij,wj->wr", dependents, table, governors[np.array(heads) + 1])
    assert network.heads.relations(dependents, governors, heads) == pytest.approx(expected, abs=1e-3)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=9), st.integers(0, 1000))
def test_a_words_vector_is_the_mean_of_its_pieces(counts: list[int], seed: int) -> None:
    """The first vector is the opening mark's."""
    hidden = np.random.default_rng(seed).normal(size=(sum(counts) + 2, 4)).astype(np.float32)
    ends = np.cumsum(counts) + 1
    expected = [hidden[end - count : end].mean(axis=0) for count, end in zip(counts, ends, strict=True)]
    assert _word_means(hidden, np.array(counts)) == pytest.approx(np.array(expected), abs=TIGHT)


def chosen(scores: Floats, tags: tuple[int, ...]) -> float:
    """The sum of the scores of one tag a word."""
    return float(scores[range(len(tags)), tags].sum())


def test_only_mentions_that_are_asked_for_are_read() -> None:
    """Pronouns, and "the" with the noun a source ends in; no other description, nor a noun inside a source."""
    forms = "the envoy of the league said the raid hit him".split()
    upos = "DET NOUN ADP DET NOUN VERB DET NOUN VERB PRON".split()
    found = [_anaphor(forms, upos, {0, 1, 2, 3, 4}, i) for i in range(len(forms))]
    assert [r for r in found if r is not None] == [range(3, 5), range(9, 10)]


@given(st.lists(st.integers(0, 6), min_size=1, max_size=12), st.integers(1, 5))
def test_what_is_scored_together_is_scored_alike(network: Network, starts: list[int], size: int) -> None:
    """A cue's scores do not depend on the cues it is scored with."""
    words = 40
    vectors = np.random.default_rng(size).normal(size=(words, 384)).astype(np.float32)
    maps, sentence_of = network.heads.maps(vectors), np.arange(words) // 8
    given_ = [range(4 * s, 4 * s + size) for s in starts]
    near = [within(g, 5 + g.start, words) for g in given_]
    together = list(read_pairs("roles", given_, near, maps, sentence_of, network.heads))
    for cue, words_near, (low, odds) in zip(given_, near, together, strict=True):
        ((alone_low, alone),) = read_pairs("roles", [cue], [words_near], maps, sentence_of, network.heads)
        assert (low, len(odds)) == (alone_low, len(words_near))
        assert odds == pytest.approx(alone, abs=TIGHT)


@given(st.text("abcdeé", min_size=1, max_size=8), st.text("abcde", min_size=1, max_size=8))
def test_a_script_makes_the_lemma_it_was_made_from(form: str, lemma: str) -> None:
    """Making a script and applying it to the same form gives the lemma back."""
    assert apply_script(form, script_of(form, lemma)) == lemma


def test_the_unit_is_the_error_functions() -> None:
    """The approximation is within 5e-5 of the exact values, far out too."""
    points = np.linspace(-40, 40, 8001, dtype=np.float32)
    exact = [x * (1 + math.erf(x / math.sqrt(2))) / 2 for x in points.tolist()]
    assert gelu(points) == pytest.approx(exact, abs=5e-5)


def test_shapes_are_unknown_where_all_is_in_capitals() -> None:
    """A shouted sentence and a title say nothing by their capitals, an ordinary sentence does."""
    assert sentence_shapes("The NATO convoy left Kabul".split()) == [CAPITALISED, UPPER, LOWER, LOWER, CAPITALISED]
    assert set(sentence_shapes("THREE SOLDIERS WERE WOUNDED".split())) == {UNKNOWN}
    assert set(sentence_shapes("Three Soldiers Wounded near Border Town".split())) == {UNKNOWN}
    assert set(sentence_shapes("three soldiers were wounded".split())) == {UNKNOWN}


def states(text: str) -> list[int]:
    """The quotation state of each word of a text."""
    return quote_states(text, split_words(text, Span(0, len(text))))


def test_quotations_are_followed() -> None:
    """Straight and curly marks, and a quotation that runs over paragraphs."""
    assert states('He said "go now" twice') == [OUTSIDE, OUTSIDE, MARK, INSIDE, INSIDE, MARK, OUTSIDE]
    assert states("“Go,” he said") == [MARK, INSIDE, INSIDE, MARK, OUTSIDE, OUTSIDE]
    assert states("“Go on.\n\n“Now.” End") == [MARK, INSIDE, INSIDE, INSIDE, MARK, INSIDE, INSIDE, MARK, OUTSIDE]
    assert states('A 5" gun fired') [2:] == [MARK, QUOTE_UNKNOWN, QUOTE_UNKNOWN]  # fmt: skip


def test_no_cue_ends_in_an_article() -> None:
    """ "Disputed the" is cut, "made the claim" is not, and one word always stays."""
    assert without_article(range(1, 3), ["PRON", "VERB", "DET", "NOUN"]) == range(1, 2)
    assert without_article(range(3), ["VERB", "DET", "NOUN"]) == range(3)
    assert without_article(range(1), ["DET"]) == range(1)


def test_pieces_are_the_longest_known() -> None:
    """Longest match first, accents and case dropped, unknown where nothing fits."""
    pieces = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "air", "##strike", "##s", "##str", "a", "-", "cafe"])
    assert [pieces.vocabulary[n] for n in pieces.of_word("Airstrikes")] == ["air", "##strike", "##s"]
    assert [pieces.vocabulary[n] for n in pieces.of_word("air-a")] == ["air", "-", "a"]
    assert pieces.of_word("Café") == (10,)
    assert pieces.of_word("zebra") == (1,)


@given(st.text(max_size=40))
def test_any_word_has_pieces(network: Network, word: str) -> None:
    """Whatever the characters: at least one piece, all in the vocabulary."""
    found = network.pieces.of_word(word)
    assert found and all(0 <= n < len(network.pieces.vocabulary) for n in found)
    assert "".join(fragments(normalise(word))) == normalise(word)


@pytest.mark.parametrize(
    ("text", "heads", "relations", "meant"),
    [
        ("corps had detained nobody", [2, 2, -1, 2], "nsubj:pass aux root obj", "nsubj"),
        ("they 've fired first", [2, 2, -1, 2], "nsubj:pass aux root advmod", "nsubj"),
        ("forces detained 350 men", [1, -1, 3, 1], "nsubj:pass root nummod obj", "nsubj"),
        ("men have been detained", [3, 3, 3, -1], "nsubj:pass aux aux:pass root", "nsubj:pass"),
        ("mayor shot dead", [1, -1, 1], "nsubj:pass root xcomp", "nsubj:pass"),
    ],
)
def test_an_active_verb_has_no_passive_subject(text: str, heads: list[int], relations: str, meant: str) -> None:
    """Without an auxiliary of the passive, "have" or an object makes a verb active; a headline's participle stays."""
    assert agreeing(text.split(), heads, relations.split())[0] == meant
    behind = agreeing("intelligence tortured 60 men".split(), [1, -1, 3, 1], "nsubj root nummod nsubj:pass".split())
    assert behind[3] == "obj"
