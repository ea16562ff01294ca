"""``tallystick method``: the methodology page of a rulebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tallystick.cli.exits import OK
from tallystick.cli.options import ledger_option

if TYPE_CHECKING:
    from tallystick.model.method import Method

FORMS = ("text", "markdown", "html")


@click.command("method")
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="Text, Markdown, or one self-contained page.")  # fmt: skip
@ledger_option
def method_command(name: str | None, form: str, ledger: str) -> int:
    """Print what a rulebook makes of words, claims and origins, rule by rule with its source.

    NAME is a shipped rulebook (airwars, acled, iraq-body-count, ucdp-ged) or the file of your own;
    without it, the one in force on the ledger, or airwars where there is no ledger.
    """
    from tallystick.publish import methodology
    from tallystick.resources.methods.load import MethodError, load_method

    try:
        method = load_method(name) if name else _in_force(ledger)
    except MethodError as error:
        raise click.UsageError(str(error)) from None
    click.echo(methodology.FORMS[form](methodology.methodology(method)), nl=False)
    return OK


def _in_force(ledger: str) -> Method:
    """The rulebook in force on a ledger; the default where there is none."""
    from tallystick.resources.methods.load import load_method

    if "://" not in ledger and not Path(ledger).exists():
        return load_method()
    from tallystick.flow.methods import in_force
    from tallystick.ledger.store import Ledger

    with Ledger.open(ledger) as opened:
        return in_force(opened)
