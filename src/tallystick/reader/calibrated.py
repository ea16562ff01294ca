"""From what heads and rules give a slot to the chance that it is right, as measured on reports nobody trained on.

For each kind of slot one curve over the raw chance, moved up or down by the slot's signs: who filled it, and what
stands around it (``signs``). The numbers are ``resources/calibration.json``; ``training/calibrate.py`` makes them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tallystick.model.reading import Attribution, Entity, Event, Reading, Why
from tallystick.reader.signs import (
    Signed,
    Signs,
    about_event,
    log_odds,
    of_attribution,
    of_count,
    of_event,
    of_relation,
    within_reach,
)
from tallystick.resources.calibration import Curve, curves


def calibrated(reading: Reading) -> Reading:
    """The reading with the raw chances of its slots made into probabilities."""
    entities, text = {entity.id: entity for entity in reading.entities}, reading.document.text
    events = tuple(_event(event, entities, text) for event in reading.events)
    ties = tuple(replace(r, why=_probable("relation", of_relation(r, entities))) for r in reading.relations)
    return replace(reading, attributions=calibrated_attributions(reading.attributions), events=events, relations=ties)


def calibrated_attributions(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Attributions with probabilities for raw chances."""
    return tuple(replace(a, why=_probable("attribution", of_attribution(a))) for a in attributions)


def _event(event: Event, entities: Mapping[str, Entity], text: str) -> Event:
    about = about_event(event)
    return replace(
        event,
        why=_probable("event", of_event(event, about, entities, text)),
        harm=tuple(replace(row, why=_probable("harm", of_count(row, event, about, text))) for row in event.harm),
        damage=tuple(replace(row, why=_probable("damage", of_count(row, event, about, text))) for row in event.damage),
    )


def _probable(record: str, whys: Signed) -> tuple[Why, ...]:
    table = curves()
    return tuple(
        replace(why, probability=probability(table.get(f"{record}.{why.slot}"), why.probability, signs))
        for why, signs in whys
    )


def probability(curve: Curve | None, raw: float, signs: Signs) -> float:
    """The chance that a slot is right; its raw chance where its kind was never measured."""
    chance = raw if curve is None else chance_by(curve, raw, signs)
    return round(within_reach(chance), 3)


def chance_by(curve: Curve, raw: float, signs: Mapping[str, float]) -> float:
    """What a curve makes of a raw chance, moved by the signs that it knows."""
    moved = sum([curve.signs.get(sign, 0.0) * value for sign, value in signs.items()])
    return 1 / (1 + math.exp(-(curve.level + curve.slope * log_odds(raw) + moved)))
