"""JSON Lines of claims: one object for each claim; what is not known is left out."""

from __future__ import annotations

import json

from tallystick.publish.exports.columns import written
from tallystick.publish.exports.gather import Gathered
from tallystick.publish.exports.reports import CLAIMS, ClaimRow, claim_rows


def jsonl(gathered: Gathered) -> bytes:
    """The file."""
    return "".join(_line(row) + "\n" for row in claim_rows(gathered)).encode("utf-8")


def _line(row: ClaimRow) -> str:
    cells = ((column.name, column.cell(row)) for column in CLAIMS)
    plain = {name: cell if isinstance(cell, str | int) else written(cell) for name, cell in cells if cell is not None}
    return json.dumps({**plain, "voices": list(row.claim.voices)}, ensure_ascii=False, allow_nan=False)
