"""Things that belong together, found by joining pairs."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Disjoint groups of names; a group is called by its smallest name, whatever the order of joining."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def of(self, name: str) -> str:
        """The group of a name."""
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Puts two names into one group."""
        low, high = sorted((self.of(one), self.of(other)))
        self._parent[high] = low
