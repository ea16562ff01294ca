"""``tallystick redact``: content removed from the record, by order."""

from __future__ import annotations

import click

from tallystick.cli.exits import OK
from tallystick.cli.options import ledger_option


@click.command("redact", no_args_is_help=True)
@click.argument("document", required=False, metavar="[DOCUMENT]")
@click.option("--row", type=click.IntRange(1), metavar="N", help="Instead of a document: the row with this number.")
@click.option("--by", "people", multiple=True, required=True, metavar="NAME", help="Who orders it; given twice.")
@click.option("--reason", required=True, help="Why.")
@click.option("--order", "reference", required=True, help="The order it rests on: a ruling, a request, a ticket.")
@ledger_option
def redact_command(
    document: str | None, row: int | None, people: tuple[str, ...], reason: str, reference: str, ledger: str
) -> int:
    """Remove content from the record by order of two people.

    DOCUMENT is the id of a document: its text, its captures, readings and the decisions on it go, and
    the report is not taken in again. What stays is an empty place with its digest and the order
    itself, so that the chain holds. It cannot be undone; copies of the ledger are not reached.
    """
    from tallystick.cli.deciding import tell_change
    from tallystick.ledger.redact import Order, redact_document, redact_row
    from tallystick.ledger.store import Ledger

    if len(people) != 2:
        raise click.UsageError("two people order a removal: give --by twice")
    if (document is None) == (row is None):
        raise click.UsageError("give the id of a document, or --row")
    order = Order(people=(people[0], people[1]), reason=reason, reference=reference)
    with Ledger.open(ledger) as opened:
        if document is not None:
            count = redact_document(opened, document, order)
        else:
            redact_row(opened, row or 0, order)
            count = 1
        click.echo(f"removed: {count} rows")
        tell_change(opened, "redact")
    return OK
