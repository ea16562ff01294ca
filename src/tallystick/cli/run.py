"""``tallystick run``: reports onto the record."""

from __future__ import annotations

from typing import Any

import click

from tallystick.cli.options import about_reading, about_reports, ledger_option


@click.command("run", no_args_is_help=True)
@about_reports
@ledger_option
@about_reading
def run_command(ledger: str, **options: Any) -> int:
    """Read reports and keep what they say on the record.

    PATH is what `tallystick read` takes. Only what is new is read and added; the same bytes again
    change nothing, and after an interruption the same command goes on where it stopped. A newer
    reader's readings stand beside the old ones.

    Standard output says what was added, and the head of the record: keep it, `tallystick verify
    --head` tells by it whether anything was touched. The exit status is 0 when all is on record,
    1 when some reports were skipped, 2 when nothing was done, 130 when interrupted.
    """
    from tallystick.cli.job import Job
    from tallystick.cli.recording import run_recording

    return run_recording(Job(**options), ledger)
