"""What can be wrong with a ledger as a whole, in one line for a person."""

from __future__ import annotations


class LedgerError(Exception):
    """The ledger cannot be used, or refuses what it was asked; nothing was half-written."""


class RefusedError(LedgerError):
    """What was asked goes against the record's rules (an unknown thing, one person instead of two); all else works."""
