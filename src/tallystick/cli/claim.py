"""``tallystick claim add``: what somebody says of an incident and the machine did not read."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from tallystick.cli.entries import about_source, about_where, entered


@click.group("claim")
def claim_command() -> None:
    """Add a claim of your own."""


@claim_command.command("add", no_args_is_help=True)
@click.argument("target")
@click.option("--property", "property_", required=True, metavar="NAME",
              help="killed, injured, actor, responsibility, target, type, weapon, date, place …")  # fmt: skip
@click.option("--value", help="What is said: a party, a weapon, a day (YYYY-MM-DD, or two with /), plain words.")
@click.option("--who", default=None, metavar="GROUP", help="Whom a count is of: civilians, children, combatants …")
@click.option("--number", metavar="N", help="How many: 5, or 3-5.")
@click.option("--quantifier", metavar="WORD", help="exact, at-least, about, up-to, dozens, none …")
@click.option("--status", metavar="STATUS", help="What those counted are said to have been: civilian, combatant …")
@about_where
@about_source
def add_command(target: str, property_: str, **options: Any) -> int:
    """Put on record what somebody says of an incident.

    TARGET is the code of an incident or the id of an event. The claim becomes an account of its own,
    in the voice of whoever says so (--voice), and your word that it is of this happening is kept
    beside it; `tallystick withdraw` takes that word back.
    """
    from tallystick.cli.entries import asserted
    from tallystick.flow.entering import add_claim

    slots = asserted(property_, options)
    return entered(options, partial(_named, add_claim, target), create=False, **slots)


def _named(add: Any, target: str, ledger: Any, entry: Any, by: str, document: str | None) -> Any:
    return add(ledger, target, entry, by, document)
