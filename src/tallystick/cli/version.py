"""``tallystick version``: the version of the program."""

from __future__ import annotations

import click

from tallystick.version import VERSION


@click.command("version", help="Print the version.")
def version_command() -> None:
    """Prints one line."""
    click.echo(f"tallystick {VERSION}")
