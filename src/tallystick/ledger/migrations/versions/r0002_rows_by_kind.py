"""Rows found by their kind: decisions and methods are asked for at every step of judging."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Adds the index."""
    op.create_index("rows_kind", "rows", ["kind", "id"])
