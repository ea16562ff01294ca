"""``tallystick show``: the whole dossier of one incident."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date

import click

from tallystick.cli.exits import NOTHING, OK
from tallystick.cli.options import day_option, ledger_option

FORMS = ("text", "json")
MAX_WIDTH = 120


@click.command("show", no_args_is_help=True)
@click.argument("code")
@click.option("--method", metavar="NAME", help="Another rulebook than the one in force, by name or file.")
@click.option("--without", multiple=True, metavar="VOICE", help="As if this voice said nothing; may be repeated.")
@day_option("--as-of", "As known from what was published by this day.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="Text, or one JSON object.")  # fmt: skip
@ledger_option
def show_command(
    code: str, ledger: str, method: str | None, without: tuple[str, ...], as_of: date | None, form: str
) -> int:
    """Show one incident: what each report says, where they differ, range and grade with their reasons.

    Every number is followed by the claims it rests on [S1, S4] and every claim by the words it was
    taken from. A code of an incident that was merged into another shows that one.
    """
    from tallystick.cli.upkeep import current, say_merged
    from tallystick.flow.dossiers import View, dossier, roots_of
    from tallystick.flow.incidents import found
    from tallystick.flow.methods import chosen
    from tallystick.ledger.store import Ledger

    with Ledger.open(ledger) as opened:
        current(opened)
        held = found(opened, code)
        say_merged(code, held)
        view = View(method=chosen(opened, method), as_of=as_of, without=roots_of(without))
        one = dossier(opened, held.code, view)
        whole = dossier(opened, held.code, View(method=view.method, as_of=as_of)) if without else None
    if whole is not None and one is not None and len(one.statements) == len(whole.statements):
        click.echo(f"tallystick: nothing in {held.code} is said by {' or '.join(without)}", err=True)
        return NOTHING
    if whole is not None and form == "text":
        from tallystick.publish.dossier.dependence import compared_text

        click.echo(compared_text(whole, one, without))
    if one is None:
        click.echo("tallystick: nothing is left of it in this view", err=True)
        return NOTHING
    if form == "json":
        from tallystick.publish.dossier.listing import dossier_json

        click.echo(dossier_json(one))
        return OK
    from tallystick.publish.dossier.text import dossier_text

    width = min(shutil.get_terminal_size((100, 24)).columns, MAX_WIDTH) if sys.stdout.isatty() else 100
    click.echo(dossier_text(one, width=width, colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ), nl=False)
    return OK
