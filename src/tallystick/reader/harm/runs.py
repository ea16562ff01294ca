"""The phrases that the network reads as counts, of people harmed or of things damaged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.reader.network.happenings import Choice


@dataclass(frozen=True, slots=True)
class Phrase:
    """One run of words read as the harmed or the damaged, with the outcome and its mean chance."""

    words: range
    outcome: str
    chance: float


def phrases(read: Iterable[Choice]) -> list[Phrase]:
    """The phrases in what the network reads of each word ("B-killed", "I-killed", "O"), in text order."""
    found: list[Phrase] = []
    for index, choice in enumerate(read):
        mark, _, outcome = choice.label.partition("-")
        last = found[-1] if found else None
        if mark == "B" or (mark == "I" and (last is None or last.words.stop != index or last.outcome != outcome)):
            found.append(Phrase(range(index, index + 1), outcome, choice.chance))
        elif mark == "I" and last is not None:
            size = len(last.words)
            mean = (last.chance * size + choice.chance) / (size + 1)
            found[-1] = Phrase(range(last.words.start, index + 1), outcome, mean)
    return found
