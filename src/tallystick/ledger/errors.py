"""What can be wrong with a ledger as a whole, in one line for a person."""

from __future__ import annotations


class LedgerError(Exception):
    """The ledger cannot be used, or refuses what it was asked; nothing was half-written."""


class RefusedError(LedgerError):
    """What was asked goes against the record's rules (an unknown thing, one person instead of two); all else works."""


DAMAGED = (
    "damaged; restore it from a copy ('tallystick verify' says which rows are not as they were; where all are, "
    "'tallystick rebuild' makes the rest again)"
)
"""What is said where a row's content is not what was written."""
