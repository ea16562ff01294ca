"""``tallystick unlink``: two events are not one happening."""

from __future__ import annotations

import click

from tallystick.cli.deciding import decide
from tallystick.cli.options import by_option, ledger_option


@click.command("unlink", no_args_is_help=True)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--reason", required=True, help="Why.")
@by_option
@ledger_option
def unlink_command(one: str, other: str, reason: str, by: str | None, ledger: str) -> int:
    """Say that two events are not one happening.

    A and B are codes of incidents or ids of events (`e-…`). They are never joined again, neither
    by a link of the machine nor by way of others, until this is withdrawn. An old code of an incident
    that was merged into another means the part it was given to.
    """
    return decide(ledger, by, lambda desk: desk.unlink(one, other, reason))
