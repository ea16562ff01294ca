"""The sidecar of a file whose columns are fixed: for each of its rows code, grade, method, status and the way back."""

from __future__ import annotations

from tallystick.publish.exports.codes import row_id
from tallystick.publish.exports.columns import Column
from tallystick.publish.exports.own import NAMES, RECORD, STANDING, Row

COLUMNS: tuple[Column[Row], ...] = (
    Column("id", "The id of the row in the main file.", row_id),
    *NAMES,
    *STANDING,
    Column("dossier", "How to see all accounts of it with the words behind each number.",
           lambda row: f"tallystick show {row.entry.code}"),
    *RECORD,
)  # fmt: skip
