"""Looking places up by any of their names."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, Protocol

from tallystick.model.geo import GazetteerEntry
from tallystick.resources.gazetteer import keys, store

ATTRIBUTION = (
    "Places: GeoNames (geonames.org), Creative Commons Attribution 4.0, "
    "reduced and re-keyed; further places, regions and zones: Tallystick."
)
"""The line that every output with places must carry (CC BY 4.0, section 3)."""

DATA = Path(__file__).resolve().parent / "places.bin"

How = Literal["name", "alternate", "shortened", "spelling", "skeleton"]
TIERS: tuple[How, ...] = ("name", "alternate", "shortened")

MOST_PER_KEY = 40
"""Entries read for one key; they are stored best first, and nothing beyond the fortieth was ever right."""


LEAST_ALIKE = 0.6
"""Share of letters two transliterations must have in common: "dayr az zawr" and "deir al zour" share .61; of
names with equal consonants by chance most share less."""

ALIKE_SHORT = 0.75
"""The same for names of two consonants, which many names have in common ("shajaiya" and "shujaiyya" share .82)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place found for a name, and how: its own name, an alternate one, without the article, in another spelling,
    or by consonants only."""

    entry: GazetteerEntry
    how: How


class Layer(Protocol):
    """Further places beside the shipped ones, such as a GeoNames dump of one country."""

    @property
    def digest(self) -> str:
        """Hash of what the layer was made from."""

    def find(self, key: str) -> Iterable[Match]:
        """Matches for an exact key."""


class Gazetteer:
    """The shipped places and any layers put over them. Reads in place; safe to share."""

    def __init__(self, path: Path = DATA, layers: tuple[Layer, ...] = ()) -> None:
        """ValueError when ``path`` is not a gazetteer file."""
        self._path = path
        self._store = store.Store(path)
        self._layers = layers
        self._recent = lru_cache(maxsize=4096)(self._from_store)

    @property
    def attribution(self) -> str:
        """Who the data is owed to."""
        return ATTRIBUTION

    @cached_property
    def digest(self) -> str:
        """Hash of the shipped places and of every layer; part of a reading's identity."""
        parts = [str(self._store.header["sha256"]), *(layer.digest for layer in self._layers)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def __len__(self) -> int:
        return len(self._store)

    def with_layer(self, layer: Layer) -> Gazetteer:
        """This gazetteer with one more layer."""
        return Gazetteer(self._path, (*self._layers, layer))

    def lookup(self, name: str) -> tuple[Match, ...]:
        """All places called that, with or without an Arabic article; best-known first. Empty when none."""
        exact = keys.key(name)
        if not exact:
            return ()
        found = self._find(exact)
        short = keys.without_article(exact)
        if short != exact and len(short) > 2:
            found += tuple(Match(entry=m.entry, how="shortened") for m in self._find(short))
        return _distinct(found)

    def sounds_like(self, name: str, countries: Collection[str]) -> tuple[Match, ...]:
        """Places of ``countries`` whose names have the same consonants ("Deir al Zour": Dayr az Zawr).

        Only for names that ``lookup`` does not know, and only where the country is known: consonants alone are weak.
        """
        spelt = self.spelt_otherwise(name, countries)
        if spelt:
            return spelt
        bones = keys.skeleton(keys.key(name))
        if len(bones) < 2 or not countries:
            return ()
        found = self._recent(store.SKELETON_MARK + bones)
        here = (m for m in found if m.entry.country in countries)
        least = ALIKE_SHORT if len(bones) == 2 else LEAST_ALIKE
        return tuple(Match(entry=m.entry, how="skeleton") for m in here if self._alike(name, m.entry.name, least))

    def spelt_otherwise(self, name: str, countries: Collection[str]) -> tuple[Match, ...]:
        """Places of ``countries`` one of whose names differs only in how it is transliterated ("Shaykh Zuwaid")."""
        spelt = keys.spelling(keys.key(name))
        found = self._recent(store.SPELLING_MARK + spelt) if spelt and countries else ()
        return tuple(Match(entry=m.entry, how="spelling") for m in found if m.entry.country in countries)

    @staticmethod
    def _alike(name: str, other: str, least: float) -> bool:
        """Whether the letters agree as well as they do in two spellings of one name."""
        a, b = (keys.without_article(keys.key(n)) for n in (name, other))
        return SequenceMatcher(None, a, b).ratio() >= least

    def _find(self, key: str) -> tuple[Match, ...]:
        layered = tuple(match for layer in self._layers for match in layer.find(key))
        return layered + self._recent(key)

    def _from_store(self, key: str) -> tuple[Match, ...]:
        posts = self._store.postings(key)[:MOST_PER_KEY]
        return tuple(Match(entry=self._store.place(number), how=TIERS[tier]) for number, tier in posts)


def _distinct(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Each place once, under the better of its matches."""
    rank = {how: n for n, how in enumerate((*TIERS, "spelling", "skeleton"))}
    best: dict[tuple[int | None, str, float, float], Match] = {}
    for match in sorted(matches, key=lambda m: rank[m.how]):
        entry = match.entry
        here = (entry.geonameid, "" if entry.geonameid else entry.name, round(entry.lat, 2), round(entry.lon, 2))
        best.setdefault(here, match)
    return tuple(best.values())


@lru_cache(maxsize=1)
def default_gazetteer() -> Gazetteer:
    """The shipped gazetteer, opened once (some milliseconds)."""
    return Gazetteer()
