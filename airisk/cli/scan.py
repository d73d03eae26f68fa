"""`airisk scan`: read a project and report what it depends on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from airisk.cli.gate import gate
from airisk.cli.options import Reading, as_days, destination, reads_a_project, writes_a_report
from airisk.cli.output import deliver
from airisk.cli.progress import bar
from airisk.cli.streams import to_stderr
from airisk.errors import Incomplete, UsageError
from airisk.opening import ON_PURPOSE
from airisk.report import SEVERITIES, Report


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@writes_a_report
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit 1 if a finding is this severe or more.")
@click.option("--fail-within", callback=as_days, metavar="90d", help="Exit 1 if something in production ends within so many days.")
@click.option("--strict", is_flag=True, help="Exit 3 if anything could not be read, or only in part.")
@reads_a_project
def scan(
    paths: tuple[Path, ...],
    format_: str | None,
    files: tuple[Path, ...],
    fail_on: str | None,
    fail_within: int | None,
    strict: bool,
    reading: Reading,
) -> int:
    """Read a project (default: this folder) and report what it depends on.

    Naming files narrows what is reported, never what is known. Findings alone are no failure: see --fail-on and --fail-within.
    """
    from airisk import pipeline

    request = reading.request(paths or (Path(),))
    output = destination(format_, files, reading.quiet, (request.root, *request.paths, *request.rules_dirs))
    with bar(reading.quiet) as progress:
        report = pipeline.scan(replace(request, progress=progress))
    if not report.coverage.files:
        nothing_to_read(paths)
    report = replace(report, gate=gate(report, fail_on, fail_within))
    deliver(report, output)
    return exit_code(report, strict)


def nothing_to_read(paths: tuple[Path, ...]) -> None:
    """A project without a file to scan is a mistake; files that were named one by one, as a commit hook does, may all be excluded."""
    where = ", ".join(map(str, paths[:3])) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "") or "."
    said = f"{where}: nothing to scan; every file is excluded, ignored or of a kind that says nothing"
    if not paths or any(path.is_dir() for path in paths):
        raise UsageError(said)
    to_stderr(f"airisk: {said}")


def exit_code(report: Report, strict: bool) -> int:
    """The exit code: 1 for a gate that was met, before 3 for what was not read under --strict (raised as Incomplete)."""
    if report.gate is not None and report.gate.met:
        to_stderr(f"airisk: gate met: {report.gate.reason}")
        return 1
    unread = [problem for problem in report.problems if problem.stage != "cache" and problem.reason not in ON_PURPOSE]
    if strict and unread:
        number = "1 problem" if len(unread) == 1 else f"{len(unread)} problems"
        raise Incomplete(f"{number} in reading, first {unread[0].path} ({unread[0].reason}); --strict asks for none")
    return 0
