"""`airisk whatif`: suppose that something goes away; what must change, where, and what does it cost?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from airisk.cli.options import Reading, as_day, destination, reads_a_project, writes_a_report
from airisk.cli.output import deliver
from airisk.cli.progress import bar
from airisk.cli.scan import nothing_to_read
from airisk.cli.streams import to_stderr
from airisk.errors import UsageError


@click.command()
@click.argument("subjects", nargs=-1, required=True, metavar="SUBJECT...")
@click.option("--to", metavar="SUBJECT", help="What would take its place; the same subject means another version of it.")
@click.option("--on", callback=as_day, metavar="DATE", help="The day on which it goes away.")
@click.option("--path", type=click.Path(path_type=Path), default=Path(), metavar="PATH", help="The project (default: this folder).")
@writes_a_report
@reads_a_project
def whatif(
    subjects: tuple[str, ...],
    to: str | None,
    on: date | None,
    path: Path,
    format_: str | None,
    files: tuple[Path, ...],
    reading: Reading,
) -> int:
    """Suppose that SUBJECT goes away: list the places that must change, the steps and the effort.

    SUBJECT is a vendor id, a component id, a model id or any string that the project uses as one, a purl whose version may be a
    range (pkg:pypi/package@<1.0), vendor:surface, family:ID or feature:ID. Several subjects are one question.
    """
    from airisk import pipeline

    if not all(map(str.strip, subjects)):
        raise UsageError("SUBJECT is empty; name what goes away, for example a model id that `airisk scan` lists")
    if to is not None and not to.strip():
        raise UsageError("--to is empty; name what would take its place, or leave --to out")
    request = reading.request((path,))
    output = destination(format_, files, reading.quiet, (request.root, *request.rules_dirs))
    with bar(reading.quiet) as progress:
        report = pipeline.whatif(replace(request, progress=progress), subjects, to, on)
    if not report.coverage.files:
        nothing_to_read((path,))
    unknown = report.question.unknown if report.question else ()
    if set(subjects) <= set(unknown):
        raise UsageError(f"neither the rules nor {path} know {', '.join(subjects)}; `airisk scan {path}` lists what it uses")
    deliver(report, output)
    if unknown:
        to_stderr(f"airisk: not known to the rules or the project, left out: {', '.join(unknown)}")
    return 0
