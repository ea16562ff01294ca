"""``tallystick note``: words beside a thing."""

from __future__ import annotations

import click

from tallystick.cli.deciding import decide
from tallystick.cli.options import by_option, ledger_option


@click.command("note", no_args_is_help=True)
@click.argument("target")
@click.argument("words")
@by_option
@ledger_option
def note_command(target: str, words: str, by: str | None, ledger: str) -> int:
    """Put a note beside an incident, a claim, an event or a decision.

    It changes nothing and is shown with it.
    """
    return decide(ledger, by, lambda desk: desk.note(target, words))
