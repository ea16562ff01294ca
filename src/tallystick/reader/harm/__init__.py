"""Harm to people, damage to things and named victims, read off a dependency parse."""

from tallystick.reader.harm.damage import find_damage
from tallystick.reader.harm.drafts import DamageDraft, HarmDraft, VictimDraft
from tallystick.reader.harm.harm import find_harm
from tallystick.reader.harm.losses import Losses, find_losses
from tallystick.reader.harm.victims import find_victims
from tallystick.reader.harm.why import why_of_damage, why_of_harm

__all__ = [
    "DamageDraft",
    "HarmDraft",
    "Losses",
    "VictimDraft",
    "find_damage",
    "find_harm",
    "find_losses",
    "find_victims",
    "why_of_damage",
    "why_of_harm",
]
