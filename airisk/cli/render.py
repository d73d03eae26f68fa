"""`airisk render`: make any format of a report that was written before."""

from __future__ import annotations

from pathlib import Path

import click

from airisk.cli.options import destination, writes_a_report
from airisk.cli.output import deliver
from airisk.errors import UsageError
from airisk.report import Report

#: Larger than any report that a person would look at; a guard against reading a disk.
_LARGEST = 512 * 1024 * 1024


def read_report(path: Path) -> Report:
    """The report in a JSON file. Raises UsageError if there is none."""
    from airisk.render import from_json

    if not path.is_file():
        raise UsageError(f"{path}: no such report; `airisk scan . -o report.json` writes one")
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{path}: too large for a report ({path.stat().st_size} bytes)")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as a report ({error})") from error
    try:
        return from_json(text)
    except (UsageError, RecursionError) as error:
        raise UsageError(f"{path}: {error}") from error


@click.command()
@click.argument("report", type=click.Path(path_type=Path), metavar="REPORT.json")
@writes_a_report
@click.option("-q", "--quiet", is_flag=True, help="No text on standard output.")
def render(report: Path, format_: str | None, files: tuple[Path, ...], quiet: bool) -> int:
    """Make any format of a report that was written as JSON."""
    read = read_report(report)
    deliver(read, destination(format_, files, quiet, (report,)))
    return 0
