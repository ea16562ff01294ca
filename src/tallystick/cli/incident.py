"""``tallystick incident new``: an incident that no report on record tells of."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from tallystick.cli.entries import about_source, about_where, counted, entered
from tallystick.cli.options import day_option


@click.group("incident")
def incident_command() -> None:
    """Add an incident of your own."""


@incident_command.command("new", no_args_is_help=True)
@day_option("--date", "The day it happened, or the first of several.")
@day_option("--until", "The last day, where it lasted or fell into several.")
@click.option("--type", "kind", default="assault", show_default=True, metavar="TYPE[/MODE]",
              help="What kind of happening, as assault/aerial or aerial.")  # fmt: skip
@about_where
@click.option("--by-party", "actors", multiple=True, metavar="NAME", help="Who did it; may be repeated.")
@click.option("--target", "targets", multiple=True, metavar="NAME", help="Who or what was hit; may be repeated.")
@click.option("--weapon", "weapons", multiple=True, metavar="NAME", help="With what; may be repeated.")
@click.option("--killed", metavar="COUNT", multiple=True,
              help="A number, 3-5, 5+ (at least), or a word (dozens, none); with whom: '5+ civilians'.")  # fmt: skip
@click.option("--injured", metavar="COUNT", multiple=True, help="Likewise.")
@about_source
def new_command(date: date | None, until: date | None, kind: str, **options: Any) -> int:
    """Put an incident on record that the machine does not know.

    It becomes an account like that of any report: under your name, or, with --document, under that of
    the report it is taken from; in the voice of whoever says so (--voice). It is linked, judged and
    shown like all others, marked as a person's entry.
    """
    from tallystick.flow.entering import new_incident
    from tallystick.flow.entry import checked_type

    type_, mode = checked_type(kind)
    counts = tuple(counted(outcome, words) for outcome in ("killed", "injured") for words in options[outcome])
    return entered(
        options, new_incident, create=True, type=type_, mode=mode, first=date or until, last=until or date,
        counts=counts,
    )  # fmt: skip
