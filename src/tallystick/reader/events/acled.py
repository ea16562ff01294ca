"""The ACLED sub-event of an event, from its type, mode, weapons and parties (method.md 2.4; RULES.md 11)."""

from __future__ import annotations

BY_MODE = {
    "aerial": "Air/drone strike",
    "drone": "Air/drone strike",
    "heavy-weapons": "Shelling/artillery/missile attack",
    "explosives": "Remote explosive/landmine/IED",
    "suicide-attack": "Suicide bomb",
    "unconventional": "Chemical weapon",
    "sexual": "Sexual violence",
    "abduct": "Abduction/forced disappearance",
}
CLOSE_MODES = frozenset({None, "firearms", "targeted", "destroy", "primitive", "beat", "torture"})
UNARMED = frozenset({"civilians", "children", "women", "men", "journalists", "medics", "aid-workers"})
ARMED = frozenset({"combatants", "security-forces"})


def sub_event(
    *,
    type_: str,
    mode: str | None,
    given: str | None,
    weapon: str | None,
    reciprocal: bool,
    targets: frozenset[str],
    actors_armed: bool,
    harmed: frozenset[str] = frozenset(),
) -> str | None:
    """The sub-event, or None where ACLED codes none.

    ``targets`` and ``harmed`` are the harm vocabulary's words for those aimed at and for those counted as harmed.
    """
    if type_ != "assault":
        return given
    if given in ("Disrupted weapons use", "Looting/property destruction"):
        return given
    if weapon is not None and mode not in ("suicide-attack",):
        return weapon
    if mode in BY_MODE:
        return BY_MODE[mode]
    if mode in CLOSE_MODES:
        return _close(given, reciprocal, targets, harmed, actors_armed)
    return given


def _close(
    given: str | None, reciprocal: bool, targets: frozenset[str], harmed: frozenset[str], actors_armed: bool
) -> str | None:
    """Fighting at close range: a clash when both sides are armed, an attack when those attacked are not.

    Whom it aims at says so first, then whom it harmed; people of whom nothing is told are civilians (ACLED's rule).
    """
    for people in (targets, harmed):
        if reciprocal or people & ARMED:
            return "Armed clash"
        if people & UNARMED:
            return "Attack"
    if "unspecified" in targets | harmed:
        return given or "Attack"
    return given or ("Armed clash" if actors_armed and targets else None)
