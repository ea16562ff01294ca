"""``tallystick accept``: an incident or a claim accepted."""

from __future__ import annotations

import click

from tallystick.cli.deciding import decide
from tallystick.cli.options import by_option, ledger_option


@click.command("accept", no_args_is_help=True)
@click.argument("target")
@click.option("--grade", metavar="LEVEL", help="The grade that is accepted, where it is not the one that stands now.")
@click.option("--reason", help="Why.")
@by_option
@ledger_option
def accept_command(target: str, grade: str | None, reason: str | None, by: str | None, ledger: str) -> int:
    """Accept an incident or a claim.

    TARGET is the code of an incident or the id of a claim (`c-…`, as `tallystick show` tells it). An
    incident is accepted with its grade and the rulebook that gave it: these stand until somebody accepts
    others. Only accepted incidents are exported.
    """
    from tallystick.flow.accepting import accept

    return decide(ledger, by, lambda desk: accept(desk, target, grade, reason))
