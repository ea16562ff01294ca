"""``tallystick export``: incidents in the form of other datasets."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tallystick.cli.exits import OK
from tallystick.cli.options import day_option, ledger_option

if TYPE_CHECKING:
    from tallystick.flow.exporting import Exported

FORMATS = ("acled", "ged", "airwars", "csv", "geojson", "geoparquet", "jsonl", "xlsx", "package")


@click.command("export", no_args_is_help=True)
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option("--out", required=True, metavar="PATH", type=click.Path(path_type=Path),
              help="The file, or a folder that is there.")  # fmt: skip
@day_option("--as-of", "As known from what was published by this day; otherwise all, as of today.")
@click.option("--method", metavar="NAME", help="Another rulebook than that of the format or the one in force.")
@click.option("--tier", type=click.Choice(("public", "full")), default="public", show_default=True,
              help="full: also what could harm somebody; it is noted on the record.")  # fmt: skip
@click.option("--include-proposed", "proposed", is_flag=True,
              help="Also what nobody has accepted, without grade and accused; the file's name says so.")  # fmt: skip
@ledger_option
def export_command(
    form: str, out: Path, as_of: date | None, method: str | None, tier: str, proposed: bool, ledger: str
) -> int:
    """Write the accepted incidents in the form of other datasets.

    FORMAT is acled, ged, airwars, csv (with a row of HXL tags), geojson, geoparquet, jsonl (claims),
    xlsx, or package (a zip with data, codebook and methodology). The public tier tells no private
    person, witness or child by name, no home, camp or medical site finer than its district, nothing
    of the last seven days finer than a town, and no movements of forces.
    """
    from tallystick.cli.upkeep import current
    from tallystick.flow.exporting import Order, export
    from tallystick.ledger.store import Ledger
    from tallystick.publish.exports.forms import MissingExtraError
    from tallystick.publish.exports.xlsx import TooManyRowsError

    day = as_of or datetime.now(UTC).date()
    order = Order(form=form, out=out, as_of=day, known=as_of is not None, method=method, tier=tier, proposed=proposed)
    with Ledger.open(ledger) as opened:
        current(opened)
        try:
            made = export(opened, order)
        except (MissingExtraError, TooManyRowsError) as error:
            raise click.ClickException(str(error)) from None
    for line in _told(made):
        click.echo(line)
    return OK


def _told(made: Exported) -> list[str]:
    """What was written, what was left out and why, by which rulebook, and the head of the record."""
    terms = made.gathered.terms
    checked = "" if terms.method.checked else "; not every rule of it is checked against its codebook"
    return [
        *(f"written: {path}" for path in made.files),
        f"incidents: {len(made.gathered.entries)}, as of {terms.as_of}, {terms.tier} tier",
        *(f"left out: {count}: {why}" for why, count in made.gathered.left_out.items()),
        f"method: {terms.method.name} {terms.method.version}{checked}",
        f"head: {made.head}",
    ]
