"""``tallystick credible``: whether a source is credible."""

from __future__ import annotations

import click

from tallystick.cli.deciding import decide
from tallystick.cli.options import by_option, ledger_option


@click.command("credible", no_args_is_help=True)
@click.argument("voice")
@click.argument("answer", metavar="yes|no", type=click.Choice(("yes", "no")))
@click.option("--reason", required=True, help="Why.")
@by_option
@ledger_option
def credible_command(voice: str, answer: str, reason: str, by: str | None, ledger: str) -> int:
    """Say whether a source is credible.

    VOICE is its name. All voices of its institution are meant. A source of which nobody has said
    so is not assessed: grades are then given twice, as if it were credible and as if not.
    """
    return decide(ledger, by, lambda desk: desk.credible(voice, answer == "yes", reason))
