"""``tallystick gaps``: what sources say exists and the record lacks."""

from __future__ import annotations

import shutil
import sys
from datetime import date

import click

from tallystick.cli.exits import OK
from tallystick.cli.options import day_option, ledger_option

FORMS = ("text", "json")
MAX_WIDTH = 120


@click.command("gaps")
@day_option("--as-of", "As known from what was published by this day.")
@click.option("--method", metavar="NAME", help="Another rulebook than the one in force, by name or file.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="Sentences, or one JSON object a line.")  # fmt: skip
@ledger_option
def gaps_command(ledger: str, as_of: date | None, method: str | None, form: str) -> int:
    """Say what sources say exists and the record lacks.

    "The third such clash" where two are on record, "31 killed in a week" where the incidents of that
    week sum to fewer, somebody named as harmed whom no incident names, a party's own word that it
    struck where nobody else gives an account.
    """
    from tallystick.assessment.gaps import gaps
    from tallystick.cli.upkeep import current
    from tallystick.flow.dossiers import dossiers, loose
    from tallystick.flow.methods import chosen
    from tallystick.ledger.store import Ledger
    from tallystick.publish.dossier.gaps import gaps_json, gaps_text

    with Ledger.open(ledger) as opened:
        current(opened)
        beside = (one for one in loose(opened) if as_of is None or _known(one[0].published_on, as_of))
        found = gaps(dossiers(opened, method=chosen(opened, method), as_of=as_of), beside)
    if form == "json":
        for line in gaps_json(found):
            click.echo(line)
        return OK
    width = min(shutil.get_terminal_size((100, 24)).columns, MAX_WIDTH) if sys.stdout.isatty() else 100
    click.echo(gaps_text(found, width=width), nl=False)
    return OK


def _known(published_on: date | None, as_of: date) -> bool:
    return published_on is not None and published_on <= as_of
