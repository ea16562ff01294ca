"""``tallystick schema NAME``: the JSON Schema that an output holds to."""

from __future__ import annotations

import json

import click

SCHEMAS = ("reading",)


@click.command("schema")
@click.argument("name", type=click.Choice(SCHEMAS))
def schema_command(name: str) -> None:
    """Print the JSON Schema (2020-12) of an output.

    NAME is `reading`: what `tallystick read --format json` writes, one object per report.
    """
    from tallystick.publish.schema import reading_schema

    click.echo(json.dumps({"reading": reading_schema}[name](), ensure_ascii=False, indent=2))
