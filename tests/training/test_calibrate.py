"""Fitting the chances of slots: what is often right becomes probable, and few cases change little."""

from __future__ import annotations

import json

from training.calibrate import FEWEST, Judged, fit, written

from tallystick.reader.calibrated import probability
from tallystick.reader.signs import families
from tallystick.resources.calibration import Curve


def slots(by: str, right: int, wrong: int, chance: float = 0.5, kind: str = "event.actors") -> list[Judged]:
    """Slots of one rule, some right and some wrong."""
    return [Judged(kind, chance, n < right, signs=marks(by)) for n in range(right + wrong)]


def marks(by: str) -> dict[str, float]:
    """The signs of a rule."""
    return dict.fromkeys(families(by), 1.0)


def chance(curve: Curve, by: str, raw: float = 0.5) -> float:
    """What the curve makes of a raw chance."""
    return probability(curve, raw, marks(by))


def test_a_rule_gets_the_share_it_is_right_in() -> None:
    """Same raw chance, different rules."""
    curve = fit([*slots("roles: subject", 180, 20), *slots("roles: distance", 40, 160)])["event.actors"]
    assert abs(chance(curve, "roles: subject") - 0.9) < 0.06
    assert abs(chance(curve, "roles: distance") - 0.2) < 0.06


def test_an_overconfident_head_is_held_back() -> None:
    """Raw .99 that is right in .7, raw .6 that is right in .5: the curve is flatter than the head."""
    told = [*slots("network: type", 140, 60, 0.99), *slots("network: type", 100, 100, 0.6)]
    curve = fit(told)["event.actors"]
    assert 0 < curve.slope < 1
    assert abs(chance(curve, "network: type", 0.99) - 0.7) < 0.05


def test_a_head_that_is_wrong_where_it_is_sure_is_not_turned_round() -> None:
    """The slope is never below 0."""
    curve = fit([*slots("a: b", 10, 90, 0.95), *slots("a: b", 90, 10, 0.05)])["event.actors"]
    assert curve.slope == 0
    assert abs(chance(curve, "a: b", 0.95) - 0.5) < 0.03


def test_few_cases_change_little() -> None:
    """Two right slots of a rule are no proof: it has no shift of its own."""
    curve = fit([*slots("a: seldom", 2, 0), *slots("a: often", 30, 30)])["event.actors"]
    assert "a: seldom" not in curve.signs and FEWEST > 2
    assert chance(curve, "a: seldom") < 0.7


def test_separable_slots_are_fitted_all_the_same() -> None:
    """Where raw chances part right from wrong without a fault, the fit still ends, and not at certainty."""
    curve = fit([*slots("a: b", 50, 0, 0.999), *slots("a: b", 0, 50, 0.001)])["event.actors"]
    assert 0.9 < chance(curve, "a: b", 0.9) < 1


def test_the_file_holds_what_was_fitted() -> None:
    """What is written is read back as the same curves."""
    found = fit(slots("a: b", 30, 30))
    row = json.loads(written(found, {"on": "today"}))
    assert {k: Curve(v["level"], v["slope"], v["signs"]) for k, v in row["slots"].items()} == found
