"""All that a report tells of harm, damage and victims, its counts read once."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.reader.harm.damage import damage_of
from tallystick.reader.harm.drafts import DamageDraft, HarmDraft, VictimDraft
from tallystick.reader.harm.harm import every_row, linked, told
from tallystick.reader.harm.listed import rows_of_names
from tallystick.reader.harm.revisions import revised
from tallystick.reader.harm.victims import named
from tallystick.reader.harm.view import look
from tallystick.reader.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Losses:
    """Rows of harm and of damage told as facts, and the named victims."""

    harm: tuple[HarmDraft, ...]
    damage: tuple[DamageDraft, ...]
    victims: tuple[VictimDraft, ...]


def find_losses(syntax: Syntax) -> Losses:
    """What ``find_harm``, ``find_damage`` and ``find_victims`` find."""
    view = look(syntax)
    rows = every_row(view)
    victims = named(view, linked(rows))
    harm = linked([*told(rows), *rows_of_names(view, victims, rows)])
    return Losses(tuple(revised(view, harm)), damage_of(view), victims)
