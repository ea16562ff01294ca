"""Blocks found by role as well: the words that a thousand reports share are looked up by few of them."""

from __future__ import annotations

from alembic import op
from sqlalchemy import inspect

revision = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Drops the old table: what is derived and missing is made again when the ledger is opened."""
    if "blocks" in inspect(op.get_bind()).get_table_names():
        op.drop_table("blocks")
