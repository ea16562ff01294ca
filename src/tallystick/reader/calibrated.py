"""From what heads and rules give a slot to the chance that it is right, as measured on reports nobody trained on.

For each kind of slot one curve over the raw chance, moved up or down by who filled the slot: a rule that is often right
lends more than one that is not. The numbers are ``resources/calibration.json``; ``training/calibrate.py`` makes them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from tallystick.model.reading import Attribution, Event, Reading, Why
from tallystick.resources.calibration import Curve, curves

NEAREST = 0.001
"""No slot is wholly sure or wholly unsure: chances are held this far from 0 and 1."""


def calibrated(reading: Reading) -> Reading:
    """The reading with the raw chances of its slots made into probabilities."""
    events = tuple(_event(e, curves()) for e in reading.events)
    return replace(reading, attributions=calibrated_attributions(reading.attributions), events=events)


def calibrated_attributions(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Attributions with probabilities for raw chances."""
    return tuple(replace(a, why=_probable("attribution", a.why, curves())) for a in attributions)


def _event(event: Event, table: Mapping[str, Curve]) -> Event:
    return replace(
        event,
        why=_probable("event", event.why, table),
        harm=tuple(replace(row, why=_probable("harm", row.why, table)) for row in event.harm),
        damage=tuple(replace(row, why=_probable("damage", row.why, table)) for row in event.damage),
    )


def _probable(record: str, whys: tuple[Why, ...], table: Mapping[str, Curve]) -> tuple[Why, ...]:
    return tuple(
        Why(
            slot=w.slot,
            by=w.by,
            probability=probability(table.get(f"{record}.{w.slot}"), w),
            words=w.words,
            value=w.value,
        )
        for w in whys
    )


def probability(curve: Curve | None, why: Why) -> float:
    """The chance that a slot is right; its raw chance where its kind was never measured."""
    chance = why.probability if curve is None else chance_by(curve, why.probability, families(why.by))
    return round(within_reach(chance), 3)


def chance_by(curve: Curve, raw: float, signs: Iterable[str]) -> float:
    """What a curve makes of a raw chance, moved by those of its weights that ``signs`` name."""
    moved = sum([curve.by.get(sign, 0.0) for sign in signs])
    return 1 / (1 + math.exp(-(curve.level + curve.slope * log_odds(raw) + moved)))


def within_reach(chance: float) -> float:
    """A chance that is neither 0 nor 1."""
    return min(max(chance, NEAREST), 1 - NEAREST)


def log_odds(chance: float) -> float:
    """The log-odds of a chance, 0 and 1 left out."""
    held = within_reach(chance)
    return math.log(held / (1 - held))


@cache
def families(by: str) -> tuple[str, ...]:
    """A rule and the family it belongs to: "roles: subject" and "roles"; what has no family is its own."""
    family = by.partition(":")[0]
    return (family,) if family == by else (family, by)
