"""Windows over a document: whole sentences where they fit, overlapping, each word read where it stands most central."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.reader.network.features import offsets

WIDTH = 190
"""Most pieces of words in one window (two more mark its ends). Training uses the same width."""
OVERLAP = 40
"""Pieces of earlier text a window repeats as context, if whole sentences allow it."""
SEGMENT = 40
"""A sentence longer than a window is cut at words into segments of about this many pieces."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``[first, last)`` of a document, read together."""

    first: int
    last: int


def segments(counts: Sequence[int], sentences: Sequence[range]) -> list[tuple[int, int, int]]:
    """Sentences, long ones cut: (first word, end word, pieces)."""
    places = offsets(counts)
    found: list[tuple[int, int, int]] = []
    for sentence in sentences:
        total = places[sentence.stop] - places[sentence.start]
        if total <= WIDTH:
            if len(sentence):
                found.append((sentence.start, sentence.stop, total))
            continue
        first = sentence.start
        for word in sentence:
            if word > first and places[word + 1] - places[first] > SEGMENT:
                found.append((first, word, places[word] - places[first]))
                first = word
        found.append((first, sentence.stop, places[sentence.stop] - places[first]))
    return found


def windows(counts: Sequence[int], sentences: Sequence[range]) -> list[Window]:
    """The windows of a document whose words have ``counts`` pieces each. Every word is in at least one."""
    parts = segments(counts, sentences)
    found: list[Window] = []
    first = 0
    while first < len(parts):
        last = _fill(parts, first)
        found.append(Window(parts[first][0], parts[last - 1][1]))
        if last == len(parts):
            break
        first = _step_back(parts, first, last)
    return found


def _fill(parts: Sequence[tuple[int, int, int]], first: int) -> int:
    last, pieces = first, 0
    while last < len(parts) and (last == first or pieces + parts[last][2] <= WIDTH):
        pieces += parts[last][2]
        last += 1
    return last


def _step_back(parts: Sequence[tuple[int, int, int]], first: int, last: int) -> int:
    start, pieces = last, 0
    following = parts[last][2]
    while start - 1 > first and pieces + parts[start - 1][2] <= min(OVERLAP, WIDTH - following):
        start -= 1
        pieces += parts[start][2]
    return start


def owners(found: Sequence[Window], words: int) -> list[int]:
    """For each word the number of the window in which it stands farthest from either end."""
    best = [0] * words
    depth = [-1] * words
    for number, window in enumerate(found):
        for word in range(window.first, window.last):
            here = min(word - window.first, window.last - 1 - word)
            if window.first == 0:
                here = window.last - 1 - word
            if here > depth[word]:
                best[word], depth[word] = number, here
    return best
