"""Incidents of a report from two witnesses: our events (``muc4_templates``), the network's fillers (``muc4_fillers``).

A filler of ours that the network takes for none is dropped, one that only the network sees is added to the nearest
incident of its type, and one it is very sure of opens an incident where there is none. ``muc4_limits.json`` holds the
chances from which that happens; ``python -m bench.muc4_tune`` chooses them anew on the dev reports for new weights.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.muc4_fillers import Phrase
from bench.muc4_templates import SLOTS, Template, incidents, opened
from bench.places import ROOT

FILE = ROOT / "bench" / "muc4_limits.json"
CONNECTING = frozenset("A AN THE OF IN AND DE LA EL".split())
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """Chances by slot from which the network's filler is added, and under which one of ours is dropped.

    ``new``: chance from which a filler opens an incident in a report without one (above 1: never). ``bare``: chance of
    the report's surest filler under which incidents without any filler are dropped.
    """

    add: Mapping[str, float]
    keep: Mapping[str, float]
    new: float = 2.0
    bare: float = 0.0


@cache
def shipped(path: Path = FILE) -> Limits:
    """The limits in force."""
    return Limits(**json.loads(path.read_text(encoding="utf-8")))


NOTHING = Limits(dict.fromkeys(SLOTS, 2.0), dict.fromkeys(SLOTS, 0.0))
"""Limits with which the network has no say."""


def core(words: str) -> frozenset[str]:
    """The words that tell a filler from others."""
    return frozenset(re.findall(r"[A-Z0-9]+", words.upper())) - CONNECTING


def akin(words: str, others: Iterable[str]) -> bool:
    """Whether a filler shares a word with one of the others."""
    return any(core(words) & core(other) for other in others)


def combined(reading: Row, text: str, phrases: Sequence[Phrase], limits: Limits) -> list[Template]:
    """The incidents of one report."""
    found = incidents(reading, text)
    for template in found:
        for slot in SLOTS:
            template[slot] = [w for w in template[slot] if _chance(w, slot, phrases) >= limits.keep[slot]]
    for phrase in sorted(phrases, key=lambda p: (-p.chance, p.span)):
        if phrase.chance >= limits.add[phrase.slot]:
            _add(found, phrase, limits)
    surest = max((p.chance for p in phrases), default=0.0)
    return [t for t in found if surest >= limits.bare or any(t[slot] for slot in SLOTS)]


def _chance(words: str, slot: str, phrases: Iterable[Phrase]) -> float:
    """The network's chance for words of ours in a slot: of its likeliest phrase that shares a word with them."""
    return max((p.chance for p in phrases if p.slot == slot and core(p.words) & core(words)), default=0.0)


def _add(found: list[Template], phrase: Phrase, limits: Limits) -> None:
    """Puts a filler into the incident it belongs to, unless one of them has it."""
    if not found and phrase.chance >= limits.new:
        found.append(opened(phrase.incident))
    if not found or any(akin(phrase.words, t[phrase.slot]) for t in found):
        return
    alike = [t for t in found if t["incident_type"] == phrase.incident] or found
    min(alike, key=lambda t: _distance(t, phrase))[phrase.slot].append(phrase.words)


def _distance(template: Template, phrase: Phrase) -> int:
    """Characters between a filler and the nearest telling of an incident."""
    return min((abs(e["trigger"][0] - phrase.span[0]) for e in template["events"]), default=0)
