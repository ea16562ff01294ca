"""``tallystick verify``: whether the record is whole."""

from __future__ import annotations

import click

from tallystick.cli.exits import OK
from tallystick.cli.options import ledger_option

FOUND = 1


@click.command("verify")
@ledger_option
@click.option("--head", metavar="HASH", help="A head noted earlier; its first 16 digits do.")
def verify_command(ledger: str, head: str | None) -> int:
    """Go through the whole record and say what is not as it was recorded.

    Found are rows that were altered, moved, inserted or taken out, and, given a head noted earlier,
    a missing tail or a record made anew. What was removed by order is counted, not complained of.
    The exit status is 0 when nothing is found, 1 when something is, 2 when there is no ledger.
    """
    from tallystick.ledger.store import Ledger
    from tallystick.ledger.verify import verify

    with Ledger.open(ledger) as opened:
        verdict = verify(opened, head)
    for problem in verdict.problems:
        click.echo(str(problem))
    gone = f", {verdict.removed} of them removed by order" if verdict.removed else ""
    state = "not whole" if verdict.problems else "whole"
    click.echo(f"{state}: {verdict.entries} entries, {verdict.rows} rows{gone}")
    click.echo(f"head: {verdict.head or 'none, nothing is on record'}")
    return FOUND if verdict.problems else OK
