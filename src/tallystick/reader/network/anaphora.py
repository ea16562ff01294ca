"""Pronouns and bare definite descriptions, and the words near them that mention the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallystick.reader.network.heads import Heads, sigmoid
from tallystick.reader.network.roles import Ints, read_pairs
from tallystick.reader.network.weights import Floats

PRONOUNS = frozenset("he him his she her it its they them their themselves himself herself itself both".split())
DEFINITE = frozenset("the this that these those".split())
REACH = 120
"""Words read before and after an anaphor."""
LEAST = 0.2
"""Chance below which a word is not kept as a mention of the same thing."""
Same = Mapping[int, Mapping[int, float]]
"""For the head word of each anaphor the words that mention the same thing, with their chance."""


def read_same(
    maps: dict[str, Floats], forms: Sequence[str], upos: Sequence[str], sentence_of: Ints, heads: Heads
) -> Same:
    """What the anaphors of a stretch stand for."""
    found = [r for i in range(len(forms)) if (r := _anaphor(forms, upos, i)) is not None]
    rows = read_pairs("same", found, maps, sentence_of, heads, reach=REACH)
    return {r.stop - 1: _kept(low, odds) for r, (low, odds) in zip(found, rows, strict=True)}


def _anaphor(forms: Sequence[str], upos: Sequence[str], i: int) -> range | None:
    if upos[i] == "PRON" and forms[i].lower() in PRONOUNS:
        return range(i, i + 1)
    if upos[i] == "NOUN" and i > 0 and forms[i - 1].lower() in DEFINITE:
        return range(i - 1, i + 1)
    return None


def _kept(low: int, odds: Floats) -> dict[int, float]:
    chances = sigmoid(odds[:, 0])
    return {low + i: float(c) for i, c in enumerate(chances) if c >= LEAST}
