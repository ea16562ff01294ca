"""The shipped places of the world: what they are called, where they are, whose data it is."""

from __future__ import annotations

from tallystick.resources.gazetteer.dump import Dump, load_dump
from tallystick.resources.gazetteer.gazetteer import ATTRIBUTION, Gazetteer, Layer, Match, default_gazetteer
from tallystick.resources.gazetteer.lands import alpha3_of, country_names, demonyms

__all__ = [
    "ATTRIBUTION",
    "Dump",
    "Gazetteer",
    "Layer",
    "Match",
    "alpha3_of",
    "country_names",
    "default_gazetteer",
    "demonyms",
    "load_dump",
]
