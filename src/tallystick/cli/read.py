"""``tallystick read``: reports in, readings out."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

FORMATS = ("text", "json", "html")


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


EXISTING = click.Path(exists=True, dir_okay=False, readable=True)


@click.command("read", no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--published-on", callback=_day, metavar="YYYY-MM-DD", help="Day of publication, where it is not given.")
@click.option("--publisher", help="Who published it, where a report does not say.")
@click.option("--title", help="Title, where a report has none.")
@click.option("--url", help="Address, where a report has none; it is never opened.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
              help="Cards to read, one JSON object a line, or a page for each report.")  # fmt: skip
@click.option("--out", type=click.Path(), metavar="FILE|DIR",
              help="Write there: one file; for html a folder with a page per report.")  # fmt: skip
@click.option("--resume", is_flag=True, help="With --format json --out FILE: keep what FILE holds, read only the rest.")
@click.option("--zones", type=EXISTING, multiple=True, metavar="FILE.geojson", help="Your own zones; may be repeated.")
@click.option("--gazetteer", type=EXISTING, metavar="FILE", help="A GeoNames dump (as SY.txt) that adds places.")
@click.option("--encoding", callback=_encoding, help="Encoding of the files, where it is not UTF-8.")
@click.option("--workers", type=click.IntRange(1, 64), metavar="N", help="Processes; otherwise one for each core.")
@click.option("--explain", is_flag=True, help="Say of each slot what read it and how likely it is, doubtful first.")
@click.option("--timings", is_flag=True, help="Say on standard error how long each step took.")
@click.option("--quiet", "-q", is_flag=True, help="No progress, no warnings.")
def read_command(**options: Any) -> int:
    """Read reports: what happened, and who says so.

    PATH is a text (.txt), Markdown (.md), JSON Lines (.jsonl) or JSON file with reports as
    {text, title, publisher, published_on, url}, an index of files (.toml), a folder of all these,
    or - for standard input.

    Standard output carries only the result. The exit status is 0 when all were read, 1 when some
    were skipped (they are listed on standard error), 2 when nothing was done, 130 when interrupted.
    """
    from tallystick.cli.job import Job, run_job

    return run_job(Job(**options))
