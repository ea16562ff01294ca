"""ACLED sub-events from type, mode and parties."""

from __future__ import annotations

import pytest

from tallystick.reader.events.acled import sub_event

PLAIN = {
    "type_": "assault",
    "given": None,
    "weapon": None,
    "reciprocal": False,
    "targets": frozenset[str](),
    "actors_armed": False,
}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"mode": "aerial"}, "Air/drone strike"),
        ({"mode": "drone"}, "Air/drone strike"),
        ({"mode": "heavy-weapons"}, "Shelling/artillery/missile attack"),
        ({"mode": "explosives"}, "Remote explosive/landmine/IED"),
        ({"mode": "explosives", "weapon": "Grenade"}, "Grenade"),
        ({"mode": "suicide-attack"}, "Suicide bomb"),
        ({"mode": "firearms", "reciprocal": True}, "Armed clash"),
        ({"mode": "firearms", "targets": frozenset({"civilians"})}, "Attack"),
        ({"mode": "firearms", "targets": frozenset({"security-forces"})}, "Armed clash"),
        ({"mode": None}, None),
        ({"mode": None, "harmed": frozenset({"security-forces"})}, "Armed clash"),
        ({"mode": None, "harmed": frozenset({"children"})}, "Attack"),
        ({"mode": "firearms", "targets": frozenset({"unspecified"})}, "Attack"),
        ({"mode": "firearms", "targets": frozenset({"civilians"}), "harmed": frozenset({"combatants"})}, "Attack"),
        ({"mode": "aerial", "given": "Disrupted weapons use"}, "Disrupted weapons use"),
        ({"type_": "coerce", "mode": "arrest", "given": "Arrests"}, "Arrests"),
        ({"type_": "accuse", "mode": "allege"}, None),
    ],
)
def test_sub_event(known: dict[str, object], expected: str | None) -> None:
    """The weapon decides first, then the mode, then who was attacked."""
    assert sub_event(**{**PLAIN, **known}) == expected  # type: ignore[arg-type]
