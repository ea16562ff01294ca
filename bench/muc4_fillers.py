"""What the network takes for fillers of MUC-4 templates: heads that the product does not read.

``chances`` runs the encoder once more over a report (the product's reading keeps no word vectors); ``phrases`` makes
of the words' chances one phrase for each run of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tallystick.reader.network import Written, load_network
from tallystick.reader.network.features import quote_states, sentence_shapes
from tallystick.reader.network.heads import sigmoid, softmax
from tallystick.reader.network.labels import FILLERS, INCIDENTS
from tallystick.text.sentences import split_sentences
from tallystick.text.words import split_words

FAINT = 0.1
"""Chance from which a word is looked at as part of a filler."""
FADED = 0.4
"""A word under this share of its strongest neighbour's chance is not part of the phrase."""
MARKS = r"[\s\"'.,;:()-]"
EDGES = re.compile(rf"^(?:(?:THE|A|AN|OF|BY|IN|AND|HIS|HER|ITS|THEIR|TWO|THREE)\b|{MARKS})+|{MARKS}+$", re.IGNORECASE)
Array = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Chances:
    """Words of a report with their spans, their sentences, and the chances of either head."""

    spans: Sequence[tuple[int, int]]
    sentences: Sequence[range]
    filler: Array
    incident: Array


@dataclass(frozen=True, slots=True)
class Phrase:
    """A possible filler: its slot, span and words, its chance, the type of its incident with that chance."""

    slot: str
    span: tuple[int, int]
    words: str
    chance: float
    incident: str
    sure: float


def chances(text: str, weights: Path | None = None) -> Chances:
    """Both heads over a report."""
    network = load_network(weights)
    sentences = [split_words(text, sentence) for sentence in split_sentences(text)]
    spans = [word for words in sentences for word in words]
    forms = [span.of(text) for span in spans]
    ranges: list[range] = []
    for words in sentences:
        first = ranges[-1].stop if ranges else 0
        ranges.append(range(first, first + len(words)))
    if not forms:
        return Chances((), (), np.zeros((0, len(FILLERS))), np.zeros((0, len(INCIDENTS))))
    shapes = [shape for r in ranges for shape in sentence_shapes(forms[r.start : r.stop])]
    written = Written(network.pieces.of_words(forms), shapes, quote_states(text, spans), ranges)
    maps = network.heads.maps(network.encoder.vectors(written))
    places = [(span.start, span.end) for span in spans]
    return Chances(places, ranges, sigmoid(maps["filler"]), softmax(maps["incident"]))


def phrases(text: str, seen: Chances) -> list[Phrase]:
    """Every possible filler in text order."""
    found = [p for number, slot in enumerate(FILLERS) for p in _of_slot(text, seen, number, slot)]
    return sorted(found, key=lambda p: p.span)


def _of_slot(text: str, seen: Chances, number: int, slot: str) -> Iterator[Phrase]:
    row = seen.filler[:, number]
    for sentence in seen.sentences:
        i = sentence.start
        while i < sentence.stop:
            j = i
            while j < sentence.stop and row[j] >= FAINT:
                j += 1
            if j > i:
                yield from _phrase(text, seen, row, range(i, j), slot)
            i = max(j, i + 1)


def _phrase(text: str, seen: Chances, row: Array, run: range, slot: str) -> Iterator[Phrase]:
    best = float(row[run.start : run.stop].max())
    strong = [i for i in run if row[i] >= FADED * best]
    start, end = seen.spans[strong[0]][0], seen.spans[strong[-1]][1]
    words = EDGES.sub("", " ".join(text[start:end].split()))
    kinds = seen.incident[strong[0] : strong[-1] + 1].mean(axis=0)
    kind = int(kinds.argmax())
    if words:
        yield Phrase(slot, (start, end), words, best, INCIDENTS[kind], float(kinds[kind]))
