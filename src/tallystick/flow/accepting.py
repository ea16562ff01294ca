"""Accepting an incident with the grade it has."""

from __future__ import annotations

from tallystick.flow.dossiers import dossiers
from tallystick.flow.incidents import find
from tallystick.flow.methods import in_force
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.store import Ledger
from tallystick.review.desk import Desk, Taken


def accept(desk: Desk, name: str, level: str | None = None, reason: str | None = None) -> Taken:
    """Accepts a claim, or an incident with its grade: the one that stands now, or another of the rulebook's scale.

    Raises:
        RefusedError: there is no such thing, or the rulebook in force has no such grade.
    """
    held = find(desk.ledger, name)
    if held is None and level is not None:
        raise RefusedError(f"a grade is that of an incident; no incident has the code {name}")
    return desk.accept(name, grade_of(desk.ledger, held.code, level) if held else None, reason)


def grade_of(ledger: Ledger, code: str, level: str | None) -> str:
    """The grade of an incident with the rulebook that gives it, as a decision keeps it: "airwars/1 Fair"."""
    method = in_force(ledger)
    if level is None:
        level = next((one.incident.level for one in dossiers(ledger, codes=[code])), None)
    else:
        level = _on_scale(level, [given.level for given in method.levels], method.title)
    return f"{method.name}/{method.version} {level or ''}".strip()


def _on_scale(level: str, scale: list[str], title: str) -> str:
    found = next((one for one in scale if one.casefold() == level.strip().casefold()), None)
    if found is None:
        known = ", ".join(dict.fromkeys(scale)) or "none at all"
        raise RefusedError(f"{title} has no grade {level} (it has {known})")
    return found
