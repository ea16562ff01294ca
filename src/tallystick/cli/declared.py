"""``tallystick declared``: which incidents a party's own statement is about."""

from __future__ import annotations

import click

from tallystick.cli.exits import NOTHING, OK, SOME_SKIPPED
from tallystick.cli.options import ledger_option

FORMS = ("text", "json")


@click.command("declared", no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--party", "parties", multiple=True, metavar="NAME",
              help="Who makes them, where the reports do not name it as publisher; may be repeated.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="A list with reasons, or one JSON object a line.")  # fmt: skip
@ledger_option
def declared_command(ledger: str, paths: tuple[str, ...], parties: tuple[str, ...], form: str) -> int:
    """Say which incidents a party's own statements may be about.

    PATH is what `tallystick read` takes: strike reports, assessments, conceded deaths. Each is held
    against the incidents of the record by day, place (also a grid reference), party and code; "none
    of the record" is always an answer and stands where a match begins to be believed. Nothing is
    added to the record.
    """
    from tallystick.archive.intake import iter_reports
    from tallystick.archive.report import place
    from tallystick.cli.upkeep import current
    from tallystick.flow.declaring import answers
    from tallystick.ledger.store import Ledger
    from tallystick.publish.dossier.declared import declared_json, declared_text

    read = skipped = 0
    with Ledger.open(ledger) as opened:
        current(opened)
        for outcome, found in answers(opened, iter_reports(list(paths)), parties):
            if outcome.failed:
                skipped += 1
                click.echo(str(outcome), err=True)
                continue
            read += 1
            at = place(outcome.path, outcome.line)
            lines = (declared_json(at, outcome.document_id, found),) if form == "json" else declared_text(at, found)
            click.echo("\n".join(lines))
    return (SOME_SKIPPED if skipped else OK) if read else NOTHING
