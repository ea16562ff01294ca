"""Dated zones with a meaning: those of public record that we ship, and a user's own."""

from __future__ import annotations

from tallystick.resources.zones.shipped import load_zones, zones_digest
from tallystick.resources.zones.user import load_user_zones

__all__ = ["load_user_zones", "load_zones", "zones_digest"]
