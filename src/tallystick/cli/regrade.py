"""``tallystick regrade``: another rulebook put in force, and what that changes."""

from __future__ import annotations

import click

from tallystick.cli.exits import OK
from tallystick.cli.options import by_option, ledger_option


@click.command("regrade", no_args_is_help=True)
@click.option("--method", required=True, metavar="NAME", help="A shipped rulebook, or the file of your own.")
@by_option
@ledger_option
def regrade_command(method: str, by: str | None, ledger: str) -> int:
    """Put another rulebook in force and judge every incident by it.

    Nothing is read again. What people accepted stands as it was, with the name of its method, until
    somebody accepts the new grade.
    """
    from tallystick.cli.deciding import name_of
    from tallystick.cli.upkeep import current, told
    from tallystick.flow.methods import put_in_force
    from tallystick.ledger.store import Ledger

    with Ledger.open(ledger) as opened:
        current(opened)
        chosen = put_in_force(opened, method, name_of(by))
        judged = current(opened, "regrade")
        mark = "" if chosen.checked else "; not every rule of it is checked against its codebook"
        click.echo(f"in force: {chosen.name} {chosen.version}{mark}")
        click.echo("\n".join([*told(judged), f"head: {opened.head()}"]))
    return OK
