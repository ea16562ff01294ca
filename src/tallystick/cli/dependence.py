"""``tallystick dependence``: what the record rests on."""

from __future__ import annotations

import shutil
import sys
from datetime import date

import click

from tallystick.cli.exits import OK
from tallystick.cli.options import day_option, days_option, ledger_option

FORMS = ("text", "csv", "json")
MAX_WIDTH = 120


@click.command("dependence")
@click.argument("codes", nargs=-1, metavar="[CODE…]")
@day_option("--as-of", "As known from what was published by this day.")
@days_option("--known-on", "Also tell what each was as known on this day; may be repeated.")
@click.option("--method", metavar="NAME", help="Another rulebook than the one in force, by name or file.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="Text, CSV, or one JSON object a line.")  # fmt: skip
@ledger_option
def dependence_command(
    ledger: str, codes: tuple[str, ...], as_of: date | None, known_on: tuple[date, ...], method: str | None, form: str
) -> int:
    """Say what the numbers rest on: ranges, grades and totals without each thing that supports them.

    Withheld are, one at a time, each origin, each party's voices, each source that nobody has assessed
    and each link that only the machine made. Text shows the totals of the record, or the incidents
    named by CODE; csv and json have every incident, and the totals last.
    """
    from tallystick.assessment.dependence import Record
    from tallystick.cli.upkeep import current, say_merged
    from tallystick.flow.depends import depends
    from tallystick.flow.incidents import found
    from tallystick.flow.methods import chosen
    from tallystick.ledger.store import Ledger
    from tallystick.publish.dossier.dependence import dependence_csv, dependence_json, dependence_text, record_text

    with Ledger.open(ledger) as opened:
        current(opened)
        held = [found(opened, code) for code in codes]
        for asked, one in zip(codes, held, strict=True):
            say_merged(asked, one)
        wanted = [one.code for one in held] if codes else None
        every = depends(opened, method=chosen(opened, method), as_of=as_of, days=known_on, codes=wanted)
        record, width = Record(), _width()
        if form == "text" and codes:
            for each in every:
                click.echo(dependence_text(each, width=width))
        elif form == "text":
            for each in every:
                record.add(each)
            click.echo(record_text(record, width=width), nl=False)
        else:
            for line in (dependence_csv if form == "csv" else dependence_json)(every, record):
                click.echo(line)
    return OK


def _width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, MAX_WIDTH) if sys.stdout.isatty() else 100
