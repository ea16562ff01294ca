"""Cells that a spreadsheet cannot take for formulas."""

from __future__ import annotations

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""What makes a spreadsheet compute a cell (OWASP, CSV injection; the wide forms in some languages' spreadsheets)."""


def harmless(value: object) -> object:
    """A value for a cell: text that would be computed gets an apostrophe before it; numbers and None stay."""
    if value is None:
        return ""
    if isinstance(value, str) and value.lstrip().startswith(BEGINNINGS):
        return "'" + value
    return value
