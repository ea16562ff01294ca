"""``tallystick read``: reports in, readings out."""

from __future__ import annotations

from typing import Any

import click

from tallystick.cli.options import about_reading, about_reports

FORMATS = ("text", "json", "html")


@click.command("read", no_args_is_help=True)
@about_reports
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
              help="Cards to read, one JSON object a line, or a page for each report.")  # fmt: skip
@click.option("--out", type=click.Path(), metavar="FILE|DIR",
              help="Write there: one file; for html a folder with a page per report.")  # fmt: skip
@click.option("--resume", is_flag=True, help="With --format json --out FILE: keep what FILE holds, read only the rest.")
@about_reading
@click.option("--explain", is_flag=True, help="Say of each slot what read it and how likely it is, doubtful first.")
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
