"""Cues, and the words that are source and content of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tallystick.reader.network.heads import ROWS, Heads, Pairs, pooled, sigmoid, softmax, tags_of
from tallystick.reader.network.labels import CUE_TAGS, STANCES
from tallystick.reader.network.weights import Floats

CUE_LEAN = -0.8
"""Added to the log-probability of "no cue". Chosen on PolNeAR dev."""
SWITCH = (0.4, 0.7)
"""What it costs (in log-odds) to begin or end a source and a content: single words that stand alone against weak
evidence are dropped or filled. Chosen on PolNeAR dev."""
REACH = 150
"""Words before and after a cue that can belong to it: as far as one training window reaches."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class CueWords:
    """One cue with its words' numbers and probabilities."""

    cue: tuple[int, ...]
    cue_score: float
    source: tuple[int, ...]
    content: tuple[int, ...]
    source_scores: tuple[float, ...]
    content_scores: tuple[float, ...]
    stance: str = "states"
    stance_score: float = 0.0


def read_cues(
    maps: dict[str, Floats], upos: Sequence[str], sentence_of: Ints, sentences: Sequence[range], heads: Heads
) -> list[CueWords]:
    """Every cue of a stretch, in text order. ``maps`` are the heads' maps of its words, ``upos`` their tags."""
    chances = softmax(maps["cue"])
    logs = np.log(chances + 1e-9)
    logs[:, 0] += CUE_LEAN
    tags = tags_of(logs, CUE_TAGS, sentences)
    runs = [cue for s in sentences for cue in _runs(tags[s.start : s.stop], s.start)]
    found = [without_article(cue, upos) for cue in runs]
    rows = _around(found, maps, sentence_of, sentences, heads)
    scores = [float(1 - chances[cue.start : cue.stop, 0].min()) for cue in found]
    return [_decide(*read) for read in zip(found, scores, rows, _stances(maps["stance"], found), strict=True)]


def _around(
    cues: Sequence[range], maps: dict[str, Floats], sentence_of: Ints, sentences: Sequence[range], heads: Heads
) -> list[tuple[int, Floats]]:
    """The scores of the words around each cue: of its sentence and those beside it, and of all within reach where its
    source or content goes beyond its own sentence (one cue in fifty, one in twenty where much is quoted)."""
    near = [_beside(cue, sentence_of, sentences) for cue in cues]
    found = list(read_pairs("roles", cues, near, maps, sentence_of, heads))
    far = [i for i, (low, odds) in enumerate(found) if _goes_on(odds, low, sentences[sentence_of[cues[i].start]])]
    wide = [within(cues[i], REACH, len(sentence_of)) for i in far]
    again = read_pairs("roles", [cues[i] for i in far], wide, maps, sentence_of, heads)
    for i, row in zip(far, again, strict=True):
        found[i] = row
    return found


def _goes_on(odds: Floats, low: int, own: range) -> bool:
    """Whether a word outside the cue's own sentence is likely to belong to it."""
    likely = np.flatnonzero((odds > 0).any(axis=1)) + low
    return bool(len(likely)) and not (likely[0] in own and likely[-1] in own)


def within(given: range, reach: int, words: int) -> range:
    """The words at most so many before and after the given ones."""
    return range(max(0, given.start - reach), min(words, given.stop + reach))


def _beside(cue: range, sentence_of: Ints, sentences: Sequence[range]) -> range:
    """Of the words within reach of a cue those of its sentence, the one before and the one after."""
    own, near = int(sentence_of[cue.start]), within(cue, REACH, len(sentence_of))
    before, after = sentences[max(0, own - 1)], sentences[min(len(sentences) - 1, own + 1)]
    return range(max(near.start, before.start), min(near.stop, after.stop))


def _stances(scores: Floats, cues: Sequence[range]) -> list[tuple[str, float]]:
    """The likeliest stance of each cue's words, with its chance."""
    chances = softmax(pooled(scores, cues))
    best = chances.argmax(axis=1).tolist()
    return [(STANCES[b], c) for b, c in zip(best, chances.max(axis=1).tolist(), strict=True)]


def _runs(tags: Sequence[int], first: int) -> list[range]:
    found: list[range] = []
    for i, tag in enumerate(tags, first):
        if tag == 1:
            found.append(range(i, i + 1))
        elif tag == 2 and found:
            found[-1] = range(found[-1].start, i + 1)
    return found


def without_article(cue: range, upos: Sequence[str]) -> range:
    """ "Dispute THE": the article opens what is said (no cue of 19,833 in PolNeAR train ends in one)."""
    last = cue.stop
    while last > cue.start + 1 and upos[last - 1] == "DET":
        last -= 1
    return range(cue.start, last)


def read_pairs(
    name: str,
    given: Sequence[range],
    near: Sequence[range],
    maps: dict[str, Floats],
    sentence_of: Ints,
    heads: Heads,
) -> Iterator[tuple[int, Floats]]:
    """For each given cue or trigger the first of the words near it and the scores (words, outputs) from there on."""
    if not given:
        return
    starts, stops = np.array([c.start for c in given]), np.array([c.stop for c in given])
    of_given = heads.given(name, maps["vectors"], given)
    for group in _groups([len(words) for words in near]):
        of = np.repeat(np.arange(group.start, group.stop), [len(near[i]) for i in group])
        word = np.concatenate([np.arange(near[i].start, near[i].stop) for i in group])
        distance = _distance(word, starts[of], stops[of])
        pairs = Pairs(of_given, of, word, distance, sentence_of[word] - sentence_of[starts[of]])
        scores, first = heads.pair(name, maps, pairs), 0
        for i in group:
            yield near[i].start, scores[first : first + len(near[i])]
            first += len(near[i])


def _groups(sizes: Sequence[int]) -> Iterator[range]:
    """Runs of so many rows together as make ``ROWS`` at most, or one alone that has more."""
    first, rows = 0, 0
    for i, size in enumerate(sizes):
        if rows and rows + size > ROWS:
            yield range(first, i)
            first, rows = i, 0
        rows += size
    yield range(first, len(sizes))


def _distance(word: Ints, start: Ints, stop: Ints) -> Ints:
    """Signed words between each word and its cue or trigger; 0 inside it."""
    return np.where(word < start, word - start, np.maximum(word - stop + 1, 0))


def _decide(cue: range, score: float, around: tuple[int, Floats], stance: tuple[str, float]) -> CueWords:
    low, scores = around
    chances = sigmoid(scores).T.tolist()
    source, content = (smooth(scores[:, role], SWITCH[role]) for role in (0, 1))
    return CueWords(
        cue=tuple(cue),
        cue_score=score,
        source=tuple(i + low for i in source),
        content=tuple(i + low for i in content),
        source_scores=tuple([chances[0][i] for i in source]),
        content_scores=tuple([chances[1][i] for i in content]),
        stance=stance[0],
        stance_score=stance[1],
    )


def smooth(odds: npt.NDArray[np.floating[Any]], switch: float) -> list[int]:
    """Places of the best sequence of in and out: the sum of ``odds`` inside less ``switch`` a change (Viterbi)."""
    likely = np.flatnonzero(odds > 0)
    if not len(likely):
        return []
    first = int(likely[0])
    return [first + i for i in _best(odds[first : likely[-1] + 1].tolist(), switch)]


def _best(odds: Sequence[float], switch: float) -> list[int]:
    """``smooth`` between the first and the last place that is likely: no sequence begins or ends at an unlikely one."""
    out, inside = 0.0, -switch
    entered, left = [], []
    for odd in odds:
        entered.append(out - switch > inside)
        left.append(inside - switch > out)
        out, inside = max(out, inside - switch), max(inside, out - switch) + odd
    found: list[int] = []
    now = inside - switch > out
    for place in range(len(odds) - 1, -1, -1):
        if now:
            found.append(place)
        now = (not entered[place]) if now else left[place]
    return found[::-1]
