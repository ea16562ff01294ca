"""The ACLED sub-event of an event, from its type, mode, means, sides and things (method.md 2.4; RULES.md 11)."""

from __future__ import annotations

from dataclasses import dataclass

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
TELLING = frozenset({"aerial", "drone", "suicide-attack"})
"""Modes that tell more than the weapon: a grenade may come from a drone, a bomb from a plane."""
CLOSE_MODES = frozenset({None, "firearms", "targeted", "destroy", "primitive", "beat", "torture"})
ONE_SIDED = frozenset({"beat", "primitive", "targeted", "torture"})
UNARMED = frozenset({"civilians", "children", "women", "men", "journalists", "medics", "aid-workers"})
ARMED = frozenset({"combatants", "security-forces"})
UNDONE = frozenset({"denied", "did-not-happen", "planned", "possible"})
"""ACLED codes what happened; the happening itself is coded, not that somebody denies a part in it."""
DISARMED, LOOTED = "Disrupted weapons use", "Looting/property destruction"
WON_BACK, OVERRUN = "Government regains territory", "Non-state actor overtakes territory"
AGREEMENT = "Agreement"
ABDUCTED, ARRESTED = "Abduction/forced disappearance", "Arrests"
STATE, GROUP, CROWD = "state", "group", "crowd"
"""What kind of doer: a state's own, an armed group, a crowd that gathered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What the sub-event depends on. ``targets`` and ``harmed`` are the harm vocabulary's words for those aimed at and
    for those counted as harmed, ``doers`` the kinds of doer, ``things`` the kinds of thing it was done to."""

    type: str
    mode: str | None
    given: str | None = None
    weapon: str | None = None
    factuality: str | None = "happened"
    reciprocal: bool = False
    actors_armed: bool = False
    targets: frozenset[str] = frozenset()
    harmed: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    at_protesters: bool = False
    burning: bool = False


def sub_event(deed: Deed) -> str | None:
    """The sub-event, or None where ACLED codes none."""
    if deed.factuality in UNDONE:
        return None
    if deed.type == "assault":
        return _assault(deed)
    if deed.type == "coerce":
        return _coercion(deed)
    return deed.given


def _assault(deed: Deed) -> str | None:
    """By the means, then by whom it befell and what."""
    if deed.given == DISARMED:
        return DISARMED
    if deed.weapon is not None and deed.mode not in TELLING:
        return deed.weapon
    if deed.mode in BY_MODE:
        return BY_MODE[deed.mode]
    if deed.at_protesters and CROWD not in deed.doers:
        return _against_protesters(deed)
    if deed.mode == "crowd-control":
        return _against_protesters(deed)
    if deed.given in (WON_BACK, OVERRUN):
        return _territory(deed) or deed.given
    if CROWD in deed.doers:
        return _by_crowd(deed)
    if (deed.given == LOOTED or deed.burning) and not deed.targets & (ARMED | UNARMED):
        return LOOTED
    return _close(deed) if deed.mode in CLOSE_MODES else deed.given


def _against_protesters(deed: Deed) -> str:
    """Force against a crowd is excessive where it kills or wounds; else it is an intervention."""
    shot = deed.mode in ("firearms", None)
    return "Excessive force against protesters" if shot or deed.harmed else "Protest with intervention"


def _by_crowd(deed: Deed) -> str:
    """Crowds that set on people are mobs; those that burn and throw are violent demonstrations."""
    people = (deed.targets | deed.harmed) & (ARMED | UNARMED | {"unspecified"})
    return "Mob violence" if people else "Violent demonstration"


def _coercion(deed: Deed) -> str | None:
    """Arrests, and what was seized: people, ground, arms or goods."""
    if deed.mode == "arrest":
        return ABDUCTED if deed.doers == {GROUP} else ARRESTED
    if deed.mode != "seize":
        return deed.given
    if "ground" in deed.things:
        return _territory(deed)
    if "arms" in deed.things:
        return LOOTED if deed.doers == {GROUP} else DISARMED
    return LOOTED if "goods" in deed.things else deed.given


def _territory(deed: Deed) -> str | None:
    if STATE in deed.doers:
        return WON_BACK
    return OVERRUN if GROUP in deed.doers else None


def _close(deed: Deed) -> str | None:
    """Fighting at close range: a clash when both sides are armed, an attack when those attacked are not or cannot
    fight back.

    Whom it aims at says so first, then whom it harmed; people of whom nothing is told are civilians (ACLED's rule).
    """
    if deed.reciprocal or deed.given == "Armed clash":
        return "Armed clash"
    if deed.mode in ONE_SIDED:
        return "Attack"
    for people in (deed.targets, deed.harmed):
        if people & ARMED:
            return "Armed clash"
        if people & UNARMED:
            return "Attack"
    if "unspecified" in deed.targets | deed.harmed:
        return deed.given or "Attack"
    return deed.given or ("Armed clash" if deed.actors_armed and deed.targets else None)
