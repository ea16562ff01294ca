"""What Alembic runs: the changes, on the connection (and in the transaction) that the ledger opened."""

from __future__ import annotations

from alembic import context

from tallystick.ledger.tables import RECORD

context.configure(connection=context.config.attributes["connection"], target_metadata=RECORD)
context.run_migrations()
