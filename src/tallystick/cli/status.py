"""``tallystick status``: what the harmed were."""

from __future__ import annotations

import click

from tallystick.cli.deciding import decide
from tallystick.cli.options import by_option, ledger_option


@click.command("status", no_args_is_help=True)
@click.argument("claim")
@click.argument("status", metavar="STATUS")
@click.option("--reason", required=True, help="Why.")
@by_option
@ledger_option
def status_command(claim: str, status: str, reason: str, by: str | None, ledger: str) -> int:
    """Say what the people were whom a claim counts as harmed.

    STATUS is civilian, combatant, direct-participant, hors-de-combat, undetermined or contested.
    """
    return decide(ledger, by, lambda desk: desk.status(claim, status, reason))
