"""Words that name a happening, and what each word near them is to it, as the network sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from tallystick.reader.network.heads import Heads, pooled, sigmoid, softmax, tags_of
from tallystick.reader.network.labels import ARGUMENTS, FACTS, MODES, SCOPES, TRIGGERS
from tallystick.reader.network.roles import Ints, read_pairs, smooth, within
from tallystick.reader.network.weights import Floats
from tallystick.reader.tree import runs

EVEN = 0.5
"""The chance of a label of which the network says nothing."""
FAINT = 0.01
"""Chance from which a word is looked at as a trigger at all."""
ROLED = 0.2
"""Chance from which a trigger's roles are read: no reader asks for those of a word that hardly names a happening."""
FADED = 0.5
"""A word whose chance is below this share of its strongest neighbour's is not part of the same trigger."""
REACH = 60
"""Words before and after a trigger that are read as its roles: in our reports .99 of them stand nearer."""
SWITCH = 0.5
"""What it costs (in log-odds) to begin or end a role's words; as for sources."""


class Choice(NamedTuple):
    """The likeliest label and its chance."""

    label: str
    chance: float

    def of(self, label: int | str | None) -> float:
        """The chance of a label: of any but the likeliest, what that one leaves."""
        return self.chance if self.label == label else 1 - self.chance


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The words of one role in one run, with the mean chance that they fill it."""

    role: str
    words: tuple[int, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class HappeningWords:
    """One trigger: its words, how likely it names a happening, of which type, and its roles."""

    words: tuple[int, ...]
    chance: float
    type: Choice
    mode: Choice
    fact: Choice
    scope: Choice
    roles: tuple[RoleWords, ...]


def read_happenings(
    maps: dict[str, Floats], sentence_of: Ints, sentences: Sequence[range], heads: Heads
) -> list[HappeningWords]:
    """Every possible trigger of a stretch from ``FAINT`` up, in text order."""
    chances = softmax(maps["trigger"])
    happens = 1 - chances[:, 0]
    found = [run for s in sentences for run in _runs(happens, s)]
    if not found:
        return []
    sure = [run for run in found if happens[run.start : run.stop].max() >= ROLED]
    near = [within(run, REACH, len(sentence_of)) for run in sure]
    rows = list(read_pairs("arguments", sure, near, maps, sentence_of, heads))
    roles = dict(zip(sure, _roles(rows), strict=True))
    return [
        HappeningWords(
            words=tuple(run),
            chance=float(happens[run.start : run.stop].max()),
            type=type_,
            mode=mode,
            fact=fact,
            scope=scope,
            roles=roles.get(run, ()),
        )
        for run, type_, mode, fact, scope in zip(
            found,
            _types(chances, found),
            _choices(maps["mode"], found, MODES),
            _choices(maps["fact"], found, FACTS),
            _choices(maps["scope"], found, SCOPES),
            strict=True,
        )
    ]


def _runs(happens: Floats, sentence: range) -> list[range]:
    """Neighbouring words that can name a happening, faded edges cut."""
    found: list[range] = []
    start = sentence.start
    while start < sentence.stop:
        if happens[start] < FAINT:
            start += 1
            continue
        end = start + 1
        while end < sentence.stop and happens[end] >= FAINT:
            end += 1
        found.append(_core(happens, start, end))
        start = end
    return found


def _core(happens: Floats, start: int, end: int) -> range:
    least = FADED * happens[start:end].max()
    while happens[start] < least:
        start += 1
    while happens[end - 1] < least:
        end -= 1
    return range(start, end)


def _types(chances: Floats, found: Sequence[range]) -> list[Choice]:
    """The likeliest type of each run of words."""
    shares = pooled(chances[:, 1:], found)
    return _likeliest(shares / shares.sum(axis=1, keepdims=True), TRIGGERS[1:])


def _choices(scores: Floats, found: Sequence[range], labels: Sequence[str]) -> list[Choice]:
    """The likeliest label of each run of words."""
    return _likeliest(softmax(pooled(scores, found)), labels)


def _likeliest(shares: Floats, labels: Sequence[str]) -> list[Choice]:
    """The label with the largest share in each row."""
    best = shares.argmax(axis=1)
    return [Choice(labels[b], c) for b, c in zip(best.tolist(), shares.max(axis=1).tolist(), strict=True)]


def _roles(rows: Sequence[tuple[int, Floats]]) -> Iterator[tuple[RoleWords, ...]]:
    """The words of every role of each trigger, given the first word near it and the log-odds of all from there on."""
    if not rows:
        return
    chances, first = sigmoid(np.concatenate([odds for _, odds in rows])), 0
    for low, odds in rows:
        yield tuple(_of_trigger(low, odds, chances[first : first + len(odds)]))
        first += len(odds)


def _of_trigger(low: int, odds: Floats, chances: Floats) -> Iterator[RoleWords]:
    for number in np.flatnonzero((odds > 0).any(axis=0)):
        for run in runs(smooth(odds[:, number], SWITCH)):
            sure = float(chances[run.start : run.stop, number].mean())
            yield RoleWords(ARGUMENTS[number], tuple(range(run.start + low, run.stop + low)), sure)


def best_sequence(
    scores: Floats, tags: Sequence[str], sentences: Sequence[range]
) -> tuple[list[str], list[float], Floats]:
    """For each word its tag in the best sequence of its sentence, the chance of that tag, and those of all."""
    chances = softmax(scores)
    logs = np.log(chances + 1e-9)
    best = tags_of(logs, tags, sentences)
    return [tags[t] for t in best], chances[np.arange(len(best)), best].tolist(), chances


def best_counts(scores: Floats, tags: Sequence[str], sentences: Sequence[range]) -> list[Choice]:
    """As ``best_sequence``; the chance of a tag inside a count is that of any count there, of whatever outcome."""
    labels, sure, chances = best_sequence(scores, tags, sentences)
    inside = (1 - chances[:, 0]).tolist()
    return [Choice(t, s if t == "O" else i) for t, s, i in zip(labels, sure, inside, strict=True)]


def best_labels(scores: Floats, labels: Sequence[str]) -> list[Choice]:
    """For each word the likeliest label and its chance."""
    return _likeliest(softmax(scores), labels)
