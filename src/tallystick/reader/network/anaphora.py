"""Pronouns and definite descriptions of who speaks, and the words before them that mention the same thing."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

import numpy as np

from tallystick.reader.network.heads import Heads, sigmoid
from tallystick.reader.network.roles import Ints, read_pairs
from tallystick.reader.network.weights import Floats

PRONOUNS = frozenset("he him his she her it its they them their themselves himself herself itself both".split())
DEFINITE = frozenset("the this that these those".split())
REACH = 120
"""Words read before an anaphor: nobody asks for a mention behind it."""
LEAST = 0.2
"""Chance below which a word is not kept as a mention of the same thing."""
Same = Mapping[int, Mapping[int, float]]
"""For the head word of each anaphor the words that mention the same thing, with their chance."""


def read_same(
    maps: dict[str, Floats],
    forms: Sequence[str],
    upos: Sequence[str],
    sources: Container[int],
    sentence_of: Ints,
    heads: Heads,
) -> Same:
    """What the anaphors of a stretch stand for; ``sources`` are the words that name a source."""
    found = [r for i in range(len(forms)) if (r := _anaphor(forms, upos, sources, i)) is not None]
    near = [range(max(0, r.start - REACH), r.stop) for r in found]
    rows = read_pairs("same", found, near, maps, sentence_of, heads)
    return {r.stop - 1: _kept(low, odds) for r, (low, odds) in zip(found, rows, strict=True)}


def _anaphor(forms: Sequence[str], upos: Sequence[str], sources: Container[int], i: int) -> range | None:
    """A pronoun, or the bare description of a source ("the official said"): no other one's mentions are asked for."""
    if upos[i] == "PRON" and forms[i].lower() in PRONOUNS:
        return range(i, i + 1)
    if i in sources and i + 1 not in sources and upos[i] == "NOUN" and i > 0 and forms[i - 1].lower() in DEFINITE:
        return range(i - 1, i + 1)
    return None


def _kept(low: int, odds: Floats) -> dict[int, float]:
    chances = sigmoid(odds[:, 0])
    return {low + int(i): float(chances[i]) for i in np.flatnonzero(chances >= LEAST)}
