"""``tallystick incidents``: the incidents of the record, as they were last judged."""

from __future__ import annotations

from datetime import date

import click

from tallystick.cli.exits import OK
from tallystick.cli.options import day_option, ledger_option

FORMS = ("text", "json", "csv")


@click.command("incidents")
@day_option("--since", "Happened on this day or later.")
@day_option("--until", "Happened on this day or before.")
@click.option("--place", help="Part of the place's name.")
@click.option("--country", help="Country: three letters (SYR) or its English name.")
@click.option("--party", help="Part of the name of a party that did it or was hit.")
@click.option("--grade", help="Part of the grade: Confirmed, Fair, Weak, Contested, ungraded …")
@click.option("--status", type=click.Choice(("proposed", "accepted", "rejected")), help="What people made of it.")
@click.option("--killed", type=click.IntRange(0), metavar="N", help="N or more may have been killed.")
@click.option("--injured", type=click.IntRange(0), metavar="N", help="N or more may have been injured.")
@click.option("--all", "everything", is_flag=True, help="Also happenings without an attack or harm.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="A table, one JSON object a line, or CSV.")  # fmt: skip
@ledger_option
def incidents_command(
    ledger: str, form: str, since: date | None, until: date | None, everything: bool, killed: int | None,
    injured: int | None, country: str | None, **words: str | None,
) -> int:  # fmt: skip
    """List the incidents of the record.

    An incident gathers the accounts of one happening from all reports. Its ranges and grade follow the
    rulebook in force; "Weak to Fair" says that the grade hangs on sources nobody has assessed yet. All
    of it is a machine's proposal until a person accepts it.
    """
    from tallystick.cli.upkeep import current
    from tallystick.flow.incidents import Filter, incidents
    from tallystick.flow.placing import alpha3
    from tallystick.ledger.store import Ledger
    from tallystick.publish.dossier.listing import listing_csv, listing_json, listing_text

    where = alpha3(country) if country else None
    wanted = Filter(
        since=since, until=until, country=where, everything=everything, killed=killed, injured=injured, **words
    )
    with Ledger.open(ledger) as opened:
        current(opened)
        lines = incidents(opened, wanted)
        if form == "json":
            for line in listing_json(lines):
                click.echo(line)
        else:
            click.echo(listing_csv(lines) if form == "csv" else listing_text(lines), nl=False)
    return OK
