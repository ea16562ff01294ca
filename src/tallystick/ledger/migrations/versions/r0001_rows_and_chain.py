"""The record's two tables, and the guards that let them only grow."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
ONLY_GROWS = "the record only grows"

# A row may lose its content, which is what an ordered redaction does; nothing else of it may change.
EMPTIED = """NEW.payload IS NULL AND NEW.salt IS NULL AND NEW.id = OLD.id AND NEW.entry = OLD.entry
    AND NEW.kind = OLD.kind AND NEW.digest = OLD.digest"""
SQLITE = (
    f"CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, '{ONLY_GROWS}'); END",
    f"CREATE TRIGGER entries_same BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, '{ONLY_GROWS}'); END",
    f"CREATE TRIGGER rows_stay BEFORE DELETE ON rows BEGIN SELECT RAISE(ABORT, '{ONLY_GROWS}'); END",
    f"CREATE TRIGGER rows_same BEFORE UPDATE ON rows WHEN NOT ({EMPTIED}) "
    f"BEGIN SELECT RAISE(ABORT, '{ONLY_GROWS}'); END",
)
POSTGRESQL = (
    f"CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{ONLY_GROWS}'; END $$",
    "CREATE TRIGGER entries_same BEFORE DELETE OR UPDATE ON entries FOR EACH ROW EXECUTE FUNCTION only_grows()",
    "CREATE TRIGGER rows_stay BEFORE DELETE ON rows FOR EACH ROW EXECUTE FUNCTION only_grows()",
    f"CREATE TRIGGER rows_same BEFORE UPDATE ON rows FOR EACH ROW WHEN (NOT ({EMPTIED})) EXECUTE FUNCTION only_grows()",
    "CREATE TRIGGER entries_cut BEFORE TRUNCATE ON entries EXECUTE FUNCTION only_grows()",
    "CREATE TRIGGER rows_cut BEFORE TRUNCATE ON rows EXECUTE FUNCTION only_grows()",
)


def upgrade() -> None:
    """Makes the tables of an empty ledger."""
    _entries()
    _rows()
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("first", NUMBER, nullable=False),
        sa.Column("count", NUMBER, nullable=False),
        sa.Column("previous", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
    )


def _rows() -> None:
    op.create_table(
        "rows",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("entry", NUMBER, sa.ForeignKey("entries.seq"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text),
        sa.Column("belongs", sa.Text),
        sa.Column("salt", sa.LargeBinary),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("payload", sa.Text),
    )
    op.create_index("rows_once", "rows", ["belongs", "kind", "key"], unique=True)
    op.create_index("rows_key", "rows", ["key"])
