"""``tallystick reject``: an incident or a claim rejected."""

from __future__ import annotations

import click

from tallystick.cli.deciding import decide
from tallystick.cli.options import by_option, ledger_option


@click.command("reject", no_args_is_help=True)
@click.argument("target")
@click.option("--reason", required=True, help="Why.")
@by_option
@ledger_option
def reject_command(target: str, reason: str, by: str | None, ledger: str) -> int:
    """Reject an incident or a claim.

    TARGET is the code of an incident or the id of a claim. A rejected claim is still shown and counts
    for nothing; a rejected incident is not exported. Nothing is deleted.
    """
    return decide(ledger, by, lambda desk: desk.reject(target, reason))
