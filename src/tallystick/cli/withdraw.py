"""``tallystick withdraw``: a decision taken back."""

from __future__ import annotations

import click

from tallystick.cli.deciding import decide
from tallystick.cli.options import by_option, ledger_option


@click.command("withdraw", no_args_is_help=True)
@click.argument("decision")
@click.option("--reason", help="Why.")
@by_option
@ledger_option
def withdraw_command(decision: str, reason: str | None, by: str | None, ledger: str) -> int:
    """Take a decision back.

    DECISION is its id (`d-…`). It stays on record; what held before it holds again.
    """
    return decide(ledger, by, lambda desk: desk.withdraw(decision, reason))
