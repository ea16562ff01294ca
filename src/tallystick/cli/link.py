"""``tallystick link``: two events are one happening."""

from __future__ import annotations

import click

from tallystick.cli.deciding import decide
from tallystick.cli.options import by_option, ledger_option


@click.command("link", no_args_is_help=True)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--reason", help="Why.")
@by_option
@ledger_option
def link_command(one: str, other: str, reason: str | None, by: str | None, ledger: str) -> int:
    """Say that two events are one happening.

    A and B are codes of incidents or ids of events (`e-…`). It holds whatever the machine thinks of
    it, but is refused where it would join what somebody said is not the same.
    """
    return decide(ledger, by, lambda desk: desk.link(one, other, reason))
