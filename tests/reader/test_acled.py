"""ACLED sub-events from type, mode and parties."""

from __future__ import annotations

import pytest

from tallystick.reader.events.acled import CROWD, GROUP, STATE, Deed, sub_event


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
        ({"mode": "aerial", "weapon": "Grenade"}, "Air/drone strike"),
        ({"mode": "aerial", "factuality": "planned"}, None),
        ({"mode": "aerial", "factuality": "possible"}, None),
        ({"mode": "firearms", "given": "Armed clash", "harmed": frozenset({"civilians"})}, "Armed clash"),
        ({"mode": "targeted", "targets": frozenset({"security-forces"})}, "Attack"),
        (
            {"mode": "firearms", "at_protesters": True, "doers": frozenset({STATE})},
            "Excessive force against protesters",
        ),
        ({"mode": "crowd-control", "at_protesters": True}, "Protest with intervention"),
        (
            {"mode": "crowd-control", "at_protesters": True, "harmed": frozenset({"unspecified"})},
            "Excessive force against protesters",
        ),
        ({"mode": "destroy", "doers": frozenset({CROWD})}, "Violent demonstration"),
        ({"mode": "beat", "doers": frozenset({CROWD}), "targets": frozenset({"men"})}, "Mob violence"),
        ({"mode": "primitive", "burning": True}, "Looting/property destruction"),
        ({"mode": "primitive", "burning": True, "targets": frozenset({"civilians"})}, "Attack"),
        (
            {"mode": None, "given": "Non-state actor overtakes territory", "doers": frozenset({STATE})},
            "Government regains territory",
        ),
        ({"type": "coerce", "mode": "arrest", "given": "Arrests"}, "Arrests"),
        ({"type": "coerce", "mode": "arrest", "doers": frozenset({GROUP})}, "Abduction/forced disappearance"),
        (
            {"type": "coerce", "mode": "seize", "things": frozenset({"ground"}), "doers": frozenset({STATE})},
            "Government regains territory",
        ),
        (
            {"type": "coerce", "mode": "seize", "things": frozenset({"ground"}), "doers": frozenset({GROUP})},
            "Non-state actor overtakes territory",
        ),
        ({"type": "coerce", "mode": "seize", "things": frozenset({"ground"})}, None),
        ({"type": "coerce", "mode": "seize", "things": frozenset({"arms"})}, "Disrupted weapons use"),
        (
            {"type": "coerce", "mode": "seize", "things": frozenset({"arms"}), "doers": frozenset({GROUP})},
            "Looting/property destruction",
        ),
        ({"type": "coerce", "mode": "seize", "things": frozenset({"goods"})}, "Looting/property destruction"),
        ({"type": "accuse", "mode": "allege"}, None),
    ],
)
def test_sub_event(known: dict[str, object], expected: str | None) -> None:
    """The weapon decides first, then the mode, then who was attacked."""
    assert sub_event(Deed(**{"type": "assault", **known})) == expected  # type: ignore[arg-type]
