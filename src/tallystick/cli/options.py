"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
LEDGER = "tallystick.db"
EXISTING = click.Path(exists=True, dir_okay=False, readable=True)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """The date of --published-on, or one line saying why it is none."""
    from tallystick.archive.check import UnreadableError, checked_date

    try:
        return checked_date(value)
    except UnreadableError as error:
        raise click.BadParameter(str(error)) from None


def _encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The name of an encoding, or one line saying that there is no such encoding."""
    from tallystick.archive.decode import known_encoding

    if value is None or known_encoding(value):
        return value
    raise click.BadParameter(f"no such encoding: {value!r}")


def day_option(name: str, words: str) -> Callable[[F], F]:
    """An option that takes a day."""
    return click.option(name, callback=_day, metavar="YYYY-MM-DD", help=words)


def days_option(name: str, words: str) -> Callable[[F], F]:
    """An option that takes a day and may be repeated."""

    def each(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[date | None, ...]:
        return tuple(_day(ctx, param, value) for value in values)

    return click.option(name, callback=each, multiple=True, metavar="YYYY-MM-DD", help=words)


def about_reports(command: F) -> F:
    """What a user can say of the reports that are read."""
    return _all(
        command,
        click.argument("paths", nargs=-1, required=True, metavar="PATH…"),
        click.option("--published-on", callback=_day, metavar="YYYY-MM-DD",
                     help="Day of publication, where it is not given."),
        click.option("--publisher", help="Who published it, where a report does not say."),
        click.option("--title", help="Title, where a report has none."),
        click.option("--url", help="Address, where a report has none; it is never opened."),
    )  # fmt: skip


def encoding_option(command: F) -> F:
    """In which encoding the files are."""
    return click.option("--encoding", callback=_encoding, help="Encoding of the files, where it is not UTF-8.")(command)


def about_reading(command: F) -> F:
    """How the reading is done."""
    return _all(
        command,
        click.option("--zones", type=EXISTING, multiple=True, metavar="FILE.geojson",
                     help="Your own zones; may be repeated."),
        click.option("--gazetteer", type=EXISTING, metavar="FILE",
                     help="A GeoNames dump (as SY.txt) that adds places."),
        encoding_option,
        click.option("--workers", type=click.IntRange(1, 64), metavar="N",
                     help="Processes; otherwise one for each core."),
        click.option("--timings", is_flag=True, help="Say on standard error how long each step took."),
        click.option("--quiet", "-q", is_flag=True, help="No progress, no warnings."),
    )  # fmt: skip


def ledger_option(command: F) -> F:
    """Which ledger."""
    option = click.option("--ledger", default=LEDGER, show_default=True, metavar="FILE",
                          help="The ledger: a file, or the address of a PostgreSQL database.")  # fmt: skip
    return option(command)


def by_option(command: F) -> F:
    """Who decides."""
    option = click.option("--by", envvar="TALLYSTICK_USER", metavar="NAME",
                          help="Who says so; otherwise TALLYSTICK_USER, or the login name.")  # fmt: skip
    return option(command)


def _all(command: F, *decorators: Callable[[F], F]) -> F:
    """The command with these, shown in this order."""
    for decorate in reversed(decorators):
        command = decorate(command)
    return command
