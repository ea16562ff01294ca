"""Walking a dependency forest that is given as the head of each word (-1 = root)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

Indices = tuple[int, ...]


def dependents_of(heads: Sequence[int]) -> tuple[Indices, ...]:
    """For each word its dependents in text order."""
    found: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head >= 0:
            found[head].append(word)
    return tuple(map(tuple, found))


def subtree(dependents: Sequence[Indices], word: int, keep: Callable[[int], bool] | None = None) -> Indices:
    """``word`` and all below it, in text order; with ``keep``, branches whose top word it refuses are left out."""
    found: list[int] = []
    waiting = [word]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting += [d for d in dependents[current] if keep is None or keep(d)]
    return tuple(sorted(found))


def ancestors(heads: Sequence[int], word: int) -> Indices:
    """The heads above ``word``, nearest first."""
    found: list[int] = []
    current = heads[word]
    while current >= 0 and len(found) < len(heads):
        found.append(current)
        current = heads[current]
    return tuple(found)


def top_of(heads: Sequence[int], words: Iterable[int]) -> int:
    """The word among ``words`` whose head is outside them; the first in the text if there are several."""
    inside = set(words)
    tops = [w for w in sorted(inside) if heads[w] not in inside]
    return tops[0] if tops else min(inside)


def path(heads: Sequence[int], start: int, end: int) -> Indices:
    """Words from ``start`` up to the lowest common head and down to ``end``; empty where they share none."""
    up = (start, *ancestors(heads, start))
    down = (end, *ancestors(heads, end))
    common = next((w for w in up if w in set(down)), None)
    if common is None:
        return ()
    return (*up[: up.index(common) + 1], *reversed(down[: down.index(common)]))


def runs(indices: Iterable[int]) -> tuple[range, ...]:
    """Maximal runs of neighbouring numbers, in order."""
    found: list[range] = []
    for i in sorted(set(indices)):
        if found and found[-1].stop == i:
            found[-1] = range(found[-1].start, i + 1)
        else:
            found.append(range(i, i + 1))
    return tuple(found)
