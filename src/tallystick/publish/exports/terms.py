"""Under which terms an export is made: the day it speaks for, who may see it, by which rulebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallystick.model.method import Method

PUBLIC, FULL = "public", "full"
TIERS = (PUBLIC, FULL)
NOT_REVIEWED = "PROPOSED-not-reviewed"
PREFIX = "TLY-"
"""Before our codes where they stand as ids in another dataset's form, so that nobody takes them for that dataset's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """``as_of`` is written into the export, which holds no other time; ``proposed``: also what nobody has accepted."""

    as_of: date
    method: Method
    tier: str = PUBLIC
    proposed: bool = False

    @property
    def public(self) -> bool:
        """Whether what could harm somebody is left out."""
        return self.tier != FULL
