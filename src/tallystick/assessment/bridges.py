"""Which single links hold a cluster together, and into what it falls apart without each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

Pair = tuple[str, str]


def bridges(
    names: Iterable[str], pairs: Iterable[Pair], fixed: Iterable[Pair] = ()
) -> Iterator[tuple[Pair, frozenset[str]]]:
    """The pairs whose loss cuts a group in two, each with one of the two parts: the one that has its second name.

    ``fixed`` pairs also join, but cannot be lost. The groups of ``pairs`` need not hang together.
    """
    loose = sorted({(min(p), max(p)) for p in pairs} - {(min(p), max(p)) for p in fixed})
    near: dict[str, list[tuple[str, Pair | None]]] = defaultdict(list)
    for pair in loose:
        _join(near, pair, pair)
    for pair in sorted({(min(p), max(p)) for p in fixed}):
        _join(near, pair, None)
    seen: dict[str, int] = {}
    for name in sorted(names):
        if name not in seen:
            yield from _from(name, near, seen)


def _join(near: dict[str, list[tuple[str, Pair | None]]], ends: Pair, name: Pair | None) -> None:
    near[ends[0]].append((ends[1], name))
    near[ends[1]].append((ends[0], name))


def _from(
    start: str, near: Mapping[str, list[tuple[str, Pair | None]]], seen: dict[str, int]
) -> Iterator[tuple[Pair, frozenset[str]]]:
    """Depth first (without recursion): a link is a bridge when nothing below it reaches back above it."""
    order: list[str] = []
    above: dict[str, tuple[str, Pair | None]] = {}
    low: dict[str, int] = {}
    waiting: list[tuple[str, Iterator[tuple[str, Pair | None]]]] = []

    def enter(name: str) -> None:
        seen[name] = low[name] = len(seen)
        order.append(name)
        waiting.append((name, iter(near.get(name, ()))))

    enter(start)
    while waiting:
        name, others = waiting[-1]
        for other, pair in others:
            if other not in seen:
                above[other] = (name, pair)
                enter(other)
                break
            if above.get(name, ("", None))[0] != other:
                low[name] = min(low[name], seen[other])
        else:
            waiting.pop()
            if waiting:
                low[waiting[-1][0]] = min(low[waiting[-1][0]], low[name])
    for name in order:
        if name in above and above[name][1] is not None and low[name] == seen[name]:
            pair = above[name][1]
            assert pair is not None
            yield pair, _other_side(pair, order, above, name)


def _other_side(pair: Pair, order: list[str], above: Mapping[str, tuple[str, Pair | None]], top: str) -> frozenset[str]:
    """The part below a bridge, or the rest where the pair's second name is there."""
    below = {top}
    for name in order:  # what is above a name was entered before it
        if name in above and above[name][0] in below:
            below.add(name)
    return frozenset(below if pair[1] in below else set(order) - below)
