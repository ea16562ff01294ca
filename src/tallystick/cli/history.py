"""``tallystick history``: how the record, or one thing on it, came to be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tallystick.archive.report import visible
from tallystick.cli.exits import NOTHING, OK
from tallystick.cli.options import ledger_option

if TYPE_CHECKING:
    from tallystick.ledger.store import Ledger

MAX_WORDS = 300  # a document's text is not for a list
FORMS = ("text", "json")


@click.command("history")
@click.argument("id_", required=False, metavar="[ID]")
@ledger_option
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many entries, the youngest.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="Lines to read, or one JSON object a line.")  # fmt: skip
def history_command(id_: str | None, ledger: str, limit: int, form: str) -> int:
    """Show the last entries of the record, or all that is on it of one thing.

    ID is that of a document, a reading, an event, a claim or a decision: the rows that hold it, its
    readings, where its bytes came from, and the decisions on it, oldest first.
    """
    from tallystick.ledger.store import Ledger

    with Ledger.open(ledger) as opened:
        lines = list(_entries(opened, limit, form) if id_ is None else _thing(opened, id_, form))
    if id_ is not None and not lines:
        click.echo(f"tallystick: nothing on record is called {id_}", err=True)
        return NOTHING
    for line in lines:
        click.echo(line)
    return OK


def _entries(ledger: Ledger, limit: int, form: str) -> Iterator[str]:
    from tallystick.ledger.reads import steps

    for step in steps(ledger, limit):
        if form == "json":
            yield json.dumps(step._asdict(), ensure_ascii=False)
        else:
            added = ", ".join(f"{count} {kind}" for kind, count in step.added.items())
            yield f"{step.seq:6d}  {step.made_at[:19]}Z  {step.action:10s}  {added}"


def _thing(ledger: Ledger, id_: str, form: str) -> Iterator[str]:
    from tallystick.ledger.reads import traces

    for trace in traces(ledger, id_):
        if form == "json":
            content = json.loads(trace.payload) if trace.payload is not None else None
            yield json.dumps({**trace._asdict(), "payload": content}, ensure_ascii=False)
        else:
            words = visible(trace.payload, MAX_WORDS) if trace.payload is not None else "removed by order"
            head = f"{trace.seq:6d}  {trace.made_at[:19]}Z  {trace.action:10s}  row {trace.row}: {trace.kind}"
            yield f"{head} {trace.key or ''}\n        {words}"
