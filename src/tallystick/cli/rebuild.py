"""``tallystick rebuild``: everything derived made again from the rows of the record."""

from __future__ import annotations

import click

from tallystick.cli.exits import OK
from tallystick.cli.options import ledger_option


@click.command("rebuild")
@ledger_option
def rebuild_command(ledger: str) -> int:
    """Make the incidents again from claims, decisions and codes.

    Drops what is derived, links and judges all reports anew, and says where the outcome differs from
    what was recorded: nowhere, unless the linker or the rulebook is another one since.
    """
    from tallystick.cli.upkeep import told
    from tallystick.flow.judge import rebuild
    from tallystick.ledger.lookups import counted
    from tallystick.ledger.store import Ledger

    with Ledger.open(ledger) as opened:
        judged = rebuild(opened)
        with opened.asking() as connection:
            count = counted(connection)
        click.echo("\n".join([f"rebuilt: {count} incidents", *told(judged), f"head: {opened.head()}"]))
    return OK
