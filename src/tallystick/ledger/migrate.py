"""The state of the tables: made, brought up to date, or refused because a later program made them."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect, text

from tallystick.ledger.connect import APPLICATION
from tallystick.ledger.errors import LedgerError

HEAD = "0003"  # the newest change under migrations/versions; a test holds the two together
KNOWN = ("0001", "0002", "0003")
SCRIPTS = "tallystick.ledger:migrations"
STATE = "alembic_version"


def bring_up_to_date(engine: Engine, name: str, *, create: bool) -> None:
    """Makes or changes the tables where that is needed; does nothing, quickly, where it is not.

    Raises:
        LedgerError: the database belongs to something else, or to a later version of this program.
    """
    with engine.connect() as connection:
        state = _state(connection, name)
    if state == HEAD:
        return
    if state is None and not create:
        raise LedgerError(f"{name}: not a ledger")
    if engine.dialect.name == "sqlite":
        _wal(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if _state(connection, name) != HEAD:  # another process may have been quicker
            _upgrade(connection)


def _state(connection: Connection, name: str) -> str | None:
    """The change the tables stand at; None for an empty database."""
    tables = set(inspect(connection).get_table_names())
    if connection.dialect.name == "sqlite":
        owner = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        if owner != APPLICATION and (owner or tables):
            raise LedgerError(f"{name}: a database of another program, not a ledger")
    if STATE not in tables:
        if tables & {"entries", "rows"}:
            raise LedgerError(f"{name}: has tables of the same names that are no ledger's")
        return None
    state = connection.execute(text(f"SELECT version_num FROM {STATE}")).scalar_one_or_none()
    if state is not None and state not in KNOWN:
        raise LedgerError(f"{name}: made by a later version of Tallystick; use that one")
    return state


def _wal(engine: Engine) -> None:
    """Readers and one writer beside each other; the file remembers it. Cannot be set inside a transaction."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
