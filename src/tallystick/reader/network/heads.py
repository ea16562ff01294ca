"""The light heads: what is read off the word vectors, in plain matrix arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from tallystick.reader.network.labels import NEAR, PAIRED, PER_WORD, SENTENCES_APART
from tallystick.reader.network.weights import Floats

Ints = npt.NDArray[np.int64]

_A = (0.79750758, 0.037006017, -0.00035159601)
_FLAT = 16.0


def gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit, with numpy alone: erf(x/√2) as tanh of an odd polynomial fitted to it by least
    largest error on [0, 4], beyond which both are 1 (error of the unit below 3e-5)."""
    square = np.multiply(x, x, dtype=np.float32)
    np.minimum(square, np.float32(_FLAT), out=square)
    half = square * np.float32(_A[2])
    half += np.float32(_A[1])
    half *= square
    half += np.float32(_A[0])
    half *= x
    np.tanh(half, out=half)
    half += np.float32(1)
    half *= x
    half *= np.float32(0.5)
    return half


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def sigmoid(scores: Floats) -> Floats:
    """Independent probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.maximum(scores, -30))), np.float32)


FUSED = (
    "upos", "xpos", "script", *PER_WORD, "arc_dependent", "arc_head", "rel_dependent", "rel_head",
    *(f"{pair}.{part}" for pair in PAIRED for part in ("word", "word2")),
)  # fmt: skip
"""Maps of the word vectors that are evaluated together, in one product."""
ROWS = 1024
"""Pairs of a cue or trigger and a word scored at once: their numbers stay in the processor's cache."""


class Heads:
    """Named linear maps and the scores built from them."""

    def __init__(self, tensors: dict[str, Floats]) -> None:
        self._t = tensors
        width = tensors["upos.weight"].shape[1]
        weights = [tensors[f"{name}.weight"] for name in FUSED]
        none = np.zeros(max(map(len, weights)), np.float32)
        biases = [tensors.get(f"{name}.bias", none[: len(w)]) for name, w in zip(FUSED, weights, strict=True)]
        self._fused = np.ascontiguousarray(np.vstack(weights).T)
        self._fused_bias = np.concatenate(biases)
        self._sizes = [len(w) for w in weights]
        self._root = self.maps(tensors["root"].reshape(1, width))
        self._given = {
            pair: np.hstack([tensors[f"{pair}.{g}.weight"].T for g in ("given", "given2")]) for pair in PAIRED
        }
        table = tensors["rel"]
        self._rel = np.ascontiguousarray(table.transpose(2, 0, 1).reshape(table.shape[2], -1))
        self._near = {pair: _flat(tensors[f"{pair}.near.weight"]) for pair in PAIRED}
        self._place = {pair: _places(tensors, pair) for pair in PAIRED}
        small = ("arc", *(f"{pair}.out" for pair in PAIRED))
        self._small = {name: np.ascontiguousarray(tensors[f"{name}.weight"].T) for name in small}

    def maps(self, vectors: Floats) -> dict[str, Floats]:
        """Every map of ``FUSED`` for each word, and the ``vectors`` themselves."""
        product = vectors @ self._fused
        product += self._fused_bias
        ends = np.cumsum(self._sizes)
        return {"vectors": vectors} | {
            name: product[:, end - size : end] for name, size, end in zip(FUSED, self._sizes, ends, strict=True)
        }

    def tree_inputs(self, maps: dict[str, Floats]) -> tuple[Floats, Floats, Floats, Floats]:
        """Arc and relation forms of the words as dependents and as heads, the root's row first in the latter two."""
        dependent = gelu(maps["arc_dependent"]) @ self._small["arc"] + self._t["arc.bias"]
        governor, relation = (gelu(np.vstack([self._root[k], maps[k]])) for k in ("arc_head", "rel_head"))
        return dependent, governor, _one(gelu(maps["rel_dependent"])), _one(relation)

    def relations(self, dependents: Floats, governors: Floats, heads: Sequence[int]) -> Floats:
        """One row of relation scores for each word under its head (-1: the root, the first of the ``governors``).

        What a head makes of its words is worked out once for all of them: fewer than half of the words are heads.
        """
        distinct, of = np.unique(heads, return_inverse=True)
        made = (governors[distinct + 1] @ self._rel).reshape(len(distinct), -1, dependents.shape[1])
        order = np.argsort(of, kind="stable")
        sorted_, scores, first = dependents[order], np.empty((len(of), made.shape[1]), np.float32), 0
        for under, last in zip(made, np.cumsum(np.bincount(of)).tolist(), strict=True):
            np.matmul(sorted_[first:last], under.T, out=scores[first:last])
            first = last
        found = np.empty_like(scores)
        found[order] = scores
        return found

    def given(self, name: str, vectors: Floats, given: Sequence[range]) -> tuple[Floats, Floats]:
        """What each given cue or trigger adds to a word near it, and what it multiplies it by."""
        added, factor = np.split(pooled(vectors, given) @ self._given[name], 2, axis=1)
        return added, factor + self._t[f"{name}.given2.bias"]

    def pair(self, name: str, maps: dict[str, Floats], pairs: Pairs) -> Floats:
        """Scores (rows, outputs of ``PAIRED[name]``) for every pair of a given cue or trigger and a word near it."""
        added, factor = pairs.given
        hidden = maps[f"{name}.word2"][pairs.word]
        hidden *= factor[pairs.of]
        hidden += maps[f"{name}.word"][pairs.word]
        hidden += added[pairs.of]
        apart: Ints = np.clip(pairs.apart, -SENTENCES_APART - 1, SENTENCES_APART + 1) + SENTENCES_APART + 1
        hidden += self._place[name][_bucket(pairs.distance) * (2 * SENTENCES_APART + 3) + apart]
        shown = gelu(hidden)
        near = gelu(self._neighbours(name, shown, pairs.of))
        near += shown
        out = near @ self._small[f"{name}.out"] + self._t[f"{name}.out.bias"]
        return np.asarray(out, np.float32)

    def _neighbours(self, name: str, hidden: Floats, of: Ints) -> Floats:
        """Each row with the one before and the one after of the same cue (a convolution of width three)."""
        size = hidden.shape[1]
        first = np.flatnonzero(of[1:] != of[:-1]) + 1
        rows = np.empty((len(hidden), 3 * size), np.float32)
        rows[1:, :size], rows[:, size : 2 * size], rows[:-1, 2 * size :] = hidden[:-1], hidden, hidden[1:]
        rows[first, :size] = rows[first - 1, 2 * size :] = rows[0, :size] = rows[-1, 2 * size :] = 0
        found: Floats = rows @ self._near[name]
        found += self._t[f"{name}.near.bias"]
        return found


def _places(tensors: dict[str, Floats], pair: str) -> Floats:
    """What every distance together with every number of sentences apart adds."""
    table: Floats = tensors[f"{pair}.distance.weight"][:, None] + tensors[f"{pair}.apart.weight"]
    return table.reshape(-1, table.shape[-1])


def _flat(kernel: Floats) -> Floats:
    """A convolution's kernel (outputs, inputs, width) as one matrix: of the row before, itself, the one after."""
    return np.ascontiguousarray(kernel.transpose(2, 1, 0).reshape(-1, len(kernel)))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of one given cue or trigger and one word near it, one after the other and each in text order."""

    given: tuple[Floats, Floats]
    of: Ints
    word: Ints
    distance: Ints
    apart: Ints


def pooled(rows: Floats, given: Sequence[range]) -> Floats:
    """The mean of the rows of each run of words (none of them empty)."""
    if not given:
        return np.zeros((0, rows.shape[1]), np.float32)
    sizes = np.array([len(words) for words in given])
    sums = np.add.reduceat(rows[np.concatenate([np.arange(w.start, w.stop) for w in given])], np.cumsum(sizes) - sizes)
    return np.asarray(sums / sizes[:, None], np.float32)


def _one(x: Floats) -> Floats:
    widened: Floats = np.hstack([x, np.ones((len(x), 1), np.float32)])
    return widened


def _bucket(distance: Ints) -> Ints:
    size = np.searchsorted(np.array(NEAR), np.abs(distance), side="right")
    return np.where(distance < 0, size + len(NEAR) + 1, size)


def tags_of(scores: Floats, tags: Sequence[str], sentences: Sequence[range]) -> list[int]:
    """``best_tags`` of every sentence of a stretch.

    Where the best tags of the words by themselves make such a sequence, as they mostly do, it is that one.
    """
    first, allowed = _transitions(tuple(tags))
    alone = scores.argmax(axis=1)
    barred = np.append(False, allowed[alone[1:], alone[:-1]] < 0)
    starts = [s.start for s in sentences if len(s)]
    barred[starts] = first[alone[starts]] < 0
    found: list[int] = alone.tolist()
    wrong = [s for s in sentences if barred[s.start : s.stop].any()] if barred.any() else []
    for s, best in zip(wrong, best_tags([scores[s.start : s.stop] for s in wrong], tags), strict=True):
        found[s.start : s.stop] = best
    return found


def best_tags(scores: Sequence[Floats], tags: Sequence[str]) -> list[list[int]]:
    """The best sequence of each sentence in which every I- follows a B- or I- of its kind (Viterbi with hard
    constraints); the sentences are gone through side by side, the longest first: one step of one is little work."""
    if not scores:
        return []
    first, allowed = _transitions(tuple(tags))
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    sizes = [len(scores[i]) for i in order]
    rows = np.zeros((sizes[0], len(sizes), len(tags)), np.float32)
    for number, i in enumerate(order):
        rows[: sizes[number], number] = scores[i]
    total, back, going = rows[0] + first, np.zeros(rows.shape, np.int64), len(sizes)
    for place in range(1, sizes[0]):
        while sizes[going - 1] <= place:
            going -= 1
        step = total[:going, None] + allowed
        back[place, :going] = step.argmax(axis=2)
        total[:going] = step.max(axis=2) + rows[place, :going]
    paths = {i: _back(back[: sizes[n], n], int(total[n].argmax())) for n, i in enumerate(order)}
    return [paths[i] for i in range(len(scores))]


def _back(pointers: Ints, last: int) -> list[int]:
    """The tags that led to the last one."""
    path = [last]
    for row in pointers[:0:-1].tolist():
        path.append(row[path[-1]])
    return path[::-1]


@cache
def _transitions(tags: tuple[str, ...]) -> tuple[Floats, Floats]:
    """What it costs to begin with each tag, and to come to one (row) from another (column): nothing, or too much."""
    first = np.array([-1e9 if tag.startswith("I") else 0.0 for tag in tags], np.float32)
    table = np.zeros((len(tags), len(tags)), np.float32)
    for j, tag in enumerate(tags):
        if tag.startswith("I"):
            table[j] = [0.0 if t[1:] == tag[1:] and t != "O" else -1e9 for t in tags]
    return first, table
