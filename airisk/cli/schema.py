"""`airisk schema`: the JSON Schema of the report."""

from __future__ import annotations

import click

from airisk.cli.streams import to_stdout


@click.command()
def schema() -> int:
    """Print the JSON Schema of airisk-report/1."""
    from airisk.render import schema_text

    to_stdout(schema_text(), exact=True)
    return 0
