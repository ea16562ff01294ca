"""The best dependency tree of a sentence from the scores of all heads (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
NEVER = -1e9
PERFECT = frozenset({"had", "has", "have", "having", "'ve", "’ve"})
"""Forms of the auxiliary beside which a participle alone is active."""


def best_tree(scores: Scores) -> list[int]:
    """Heads of words 1..n of the tree with the highest sum and exactly one child of the root.

    ``scores[i, j]``: word i takes j as head; row and column 0 are the root. The answer's place 0 is unused (-1).
    """
    size = len(scores)
    usable = scores.copy()
    usable[0, :] = NEVER
    np.fill_diagonal(usable, NEVER)
    heads = usable.argmax(axis=1)
    heads[0] = -1
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) == 1 and not _cycle(heads):
        return [int(h) for h in heads]
    if size == 1:
        return [-1]
    return [int(h) for h in _one_root(usable)]


def _one_root(scores: Scores) -> npt.NDArray[np.int64]:
    """Exactly one child of the root. Among the trees that have one, a price on root arcs changes no order, so the first
    price at which the best tree has one will do: that at which one word alone prefers the root to every other head,
    else one that is more than any tree can gain."""
    gains = np.sort(scores[1:, 0] - scores[1:, 1:].max(axis=1))
    finite = scores[scores > NEVER / 2]
    span = float(finite.max() - finite.min()) if len(finite) else 0.0
    for price in (float(gains[-2:].mean()), (span + 1.0) * len(scores)):
        priced = scores.copy()
        priced[1:, 0] -= price
        heads = _edmonds(priced)
        if np.count_nonzero(heads == 0) == 1:
            break
    return heads


def _cycle(found: npt.NDArray[np.int64]) -> list[int]:
    """The words of one cycle, or nothing."""
    heads: list[int] = found.tolist()
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path, word = [], start
        while word > 0 and state[word] == 0:
            state[word] = 1
            path.append(word)
            word = heads[word]
        if word > 0 and state[word] == 1 and word in path:
            return path[path.index(word) :]
        for word in path:
            state[word] = 2
    return []


def _edmonds(scores: Scores) -> npt.NDArray[np.int64]:
    heads: npt.NDArray[np.int64] = scores.argmax(axis=1)
    heads[0] = -1
    cycle = _cycle(heads)
    if not cycle:
        return heads
    return _expand(scores, heads, cycle)


def _expand(scores: Scores, heads: npt.NDArray[np.int64], cycle: list[int]) -> npt.NDArray[np.int64]:
    """Contract the cycle into one node, solve, and open it again at its best entry."""
    ring = np.array(cycle)
    rest = np.array([i for i in range(len(scores)) if i not in set(cycle)])
    kept = scores[ring, heads[ring]]
    into = scores[np.ix_(ring, rest)] - kept[:, None]
    outof = scores[np.ix_(rest, ring)]
    small = np.full((len(rest) + 1, len(rest) + 1), NEVER)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[-1, :-1] = into.max(axis=0) + kept.sum()
    small[:-1, -1] = outof.max(axis=1)
    small[0, :] = NEVER
    solved = _edmonds(small)
    answer = heads.copy()
    for place, word in enumerate(rest[1:], 1):
        head = int(solved[place])
        answer[word] = ring[int(outof[place].argmax())] if head == len(rest) else rest[head]
    entry = int(solved[-1])
    broken = int(into[:, entry].argmax())
    answer[ring[broken]] = rest[entry]
    answer[0] = -1
    return answer


def agreeing(forms: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """The relations, with subjects that fit the form of their verb.

    Without an auxiliary of the passive, a verb with "have" or with an object is active ("the corps had detained
    nobody", "forces detained 350 men"): what is called its passive subject is its subject, or behind it its object.
    """
    below: dict[int, list[int]] = {}
    for word, head in enumerate(heads):
        below.setdefault(head, []).append(word)
    passives = (i for i, relation in enumerate(relations) if relation == "nsubj:pass")
    mended = {i: _agreeing(i, heads[i], below[heads[i]], forms, relations) for i in passives}
    return [mended.get(i, relation) for i, relation in enumerate(relations)]


def _agreeing(word: int, verb: int, beside: Sequence[int], forms: Sequence[str], relations: Sequence[str]) -> str:
    found = {relations[i] for i in beside}
    if "aux:pass" in found:
        return "nsubj:pass"
    helped = any(relations[i] == "aux" and forms[i].lower() in PERFECT for i in beside)
    if word < verb and (helped or "obj" in found):
        return "nsubj"
    return "obj" if word > verb and "nsubj" in found else "nsubj:pass"
