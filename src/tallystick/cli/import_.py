"""``tallystick import``: an existing record, with its codes, in the voice of its dataset."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from tallystick.cli.exits import OK
from tallystick.cli.options import EXISTING, by_option, encoding_option, ledger_option

FORMS = ("airwars", "acled", "ged", "ibc", "csv")
MOST_REMARKS = 10


@click.command("import", no_args_is_help=True)
@click.argument("file", type=EXISTING)
@click.option("--as", "form", required=True, type=click.Choice(FORMS), help="Whose table it is; csv: one of your own.")
@click.option(
    "--map", "map_", type=EXISTING, metavar="FILE.toml", help="What its columns are, where that is not known."
)
@encoding_option
@by_option
@ledger_option
def import_command(file: str, form: str, map_: str | None, encoding: str | None, by: str | None, ledger: str) -> int:
    """Bring an existing record in.

    Each row of FILE, a CSV table, becomes an account in the voice of its dataset, under the code it has
    there. Empty cells are unknown, never zero. Every column has to be known: what a map does not
    name is refused. The same file again changes nothing; a row that has changed takes the place of
    what it said before.
    """
    from tallystick.cli.deciding import name_of, tell_change
    from tallystick.flow.importing import Importer
    from tallystick.flow.mapping import load_map
    from tallystick.ledger.store import Ledger

    who, known = name_of(by), load_map(form, map_)
    with Ledger.open(ledger, create=True) as opened:
        done = Importer(opened, file, known, who, encoding).bring_in(_progress())
        for remark, count in list(done.remarks.items())[:MOST_REMARKS]:
            click.echo(f"{remark} ({count} rows)", err=True)
        if len(done.remarks) > MOST_REMARKS:
            click.echo(f"and {len(done.remarks) - MOST_REMARKS} more of this kind", err=True)
        removed = f", {done.removed} left out as removed by order" if done.removed else ""
        click.echo(
            f"{known.dataset}: {done.new} entries new, {done.changed} changed, {done.known} on record before{removed}"
        )
        tell_change(opened, "import")
    return OK


def _progress() -> Callable[[int], None] | None:
    """Counts the rows on a terminal."""
    if not sys.stderr.isatty():
        return None
    return lambda count: click.echo(f"\r{count} rows", nl=False, err=True)
