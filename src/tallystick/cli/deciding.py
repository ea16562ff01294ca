"""What the verbs of decisions share: the ledger brought up to date, the decision taken, what it changed told."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from tallystick.cli.exits import OK

if TYPE_CHECKING:
    from tallystick.ledger.store import Ledger
    from tallystick.review.desk import Desk, Taken

Act = Callable[["Desk"], "Taken"]


def name_of(given: str | None) -> str:
    """Who decides: as given (``--by``, or TALLYSTICK_USER), else the login name."""
    if given is not None and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name for this number: a container, as a rule
        raise click.UsageError("who are you? give --by NAME") from None


def decide(target: str, by: str | None, act: Act, *, create: bool = False) -> int:
    """Takes a decision on a ledger and says what it changed."""
    from tallystick.cli.upkeep import current
    from tallystick.flow.incidents import found
    from tallystick.ledger.store import Ledger
    from tallystick.review.desk import Desk

    who = name_of(by)
    with Ledger.open(target, create=create) as ledger:
        current(ledger)
        taken = act(Desk(ledger, who, found))
        for words in taken.words:
            click.echo(words, err=True)
        click.echo(_line(taken))
        tell_change(ledger, "decide")
    return OK


def _line(taken: Taken) -> str:
    made = taken.decision
    about = f"{made.kind} {made.key}" + (f" and {made.other}" if made.other else "")
    value = f" {made.value}" if made.value else ""
    return f"{made.id}: {made.verdict}{value}: {about}, {made.by}{'' if taken.new else ' (was on record)'}"


def tell_change(ledger: Ledger, why: str) -> None:
    """Links and judges what is new on record and says what that changed, and the head."""
    from tallystick.cli.upkeep import current, told

    click.echo("\n".join([*told(current(ledger, why)), f"head: {ledger.head()}"]))
