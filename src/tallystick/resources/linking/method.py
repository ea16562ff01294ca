"""Reads ``match.toml`` (weights and thresholds) and ``rarity.tsv`` (how rare a word is) once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

UNKNOWN = "unknown"
"""The level of a comparison of which one side says nothing."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one comparison can come out: what it adds to the score (bits) and how a person says it."""

    weight: float
    say: str


@dataclass(frozen=True, slots=True)
class Method:
    """One version of the match weights.

    ``levels``: by feature and outcome. ``same`` and ``maybe`` are the scores from which two events are, or may be,
    one happening. ``kinds``: the types of event that make an incident, each with the kind it is compared as.
    """

    name: str
    base: float
    same: float
    maybe: float
    levels: Mapping[str, Mapping[str, Level]]
    kinds: Mapping[str, str]
    limits: Mapping[str, float]

    most: Mapping[str, float] = field(init=False, compare=False)
    """What each feature can add to a score at most."""
    best: float = field(init=False, compare=False)
    """The score of a pair that agrees in everything."""
    weights: Mapping[str, Mapping[str, float]] = field(init=False, compare=False)
    """The weights of ``levels`` alone; what is unknown weighs nothing."""

    def __post_init__(self) -> None:
        most = {name: max(0.0, *(each.weight for each in levels.values())) for name, levels in self.levels.items()}
        plain = {f: {UNKNOWN: 0.0, **{n: x.weight for n, x in levels.items()}} for f, levels in self.levels.items()}
        object.__setattr__(self, "most", most)
        object.__setattr__(self, "best", self.base + sum(most.values()))
        object.__setattr__(self, "weights", plain)


@cache
def load_method() -> Method:
    """The method as shipped."""
    text = files("tallystick.resources.linking").joinpath("match.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    levels = {
        feature: MappingProxyType({name: Level(float(row["weight"]), row["say"]) for name, row in rows.items()})
        for feature, rows in table["levels"].items()
    }
    head = table["method"]
    return Method(
        name=f"{head['name']}/{head['version']}",
        base=float(head["base"]),
        same=float(head["same"]),
        maybe=float(head["maybe"]),
        levels=MappingProxyType(levels),
        kinds=MappingProxyType(table["kinds"]),
        limits=MappingProxyType({name: float(value) for name, value in table["limits"].items()}),
    )


@cache
def load_declared() -> Mapping[str, float]:
    """What speaks for and against a party's own statement being about an incident, in bits, and the limits."""
    text = files("tallystick.resources.linking").joinpath("declared.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: float(value) for name, value in tomllib.loads(text).items() if name != "name"})


@cache
def _rarities() -> Mapping[str, float]:
    text = files("tallystick.resources.linking").joinpath("rarity.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return MappingProxyType({word: float(bits) for word, bits in rows})


RAREST = 12.0
"""Bits of a word the table does not know: it stands in fewer than one in some four thousand passages."""


def rarity(word: str) -> float:
    """How many bits it says that two passages share this word (lower case)."""
    return _rarities().get(word, RAREST)
