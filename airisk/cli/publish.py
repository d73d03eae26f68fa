"""`airisk publish`: put a finished report where a change is discussed, a pull request or the page of a CI job."""

from __future__ import annotations

import os
from pathlib import Path

import click

from airisk.cli.streams import to_stderr, to_stdout
from airisk.errors import OutputError, UsageError
from airisk.report import Report

_REPORT = click.argument("report", type=click.Path(path_type=Path), metavar="[REPORT.json]", default=Path("report.json"))
#: Larger reports are not meant for a page; a stranger may have made them.
_LARGEST = 64 * 1024 * 1024


@click.group()
def publish() -> None:
    """Put a finished report where a change is discussed. The report is read as data and rendered anew."""


@publish.command("github")
@_REPORT
@click.option("--repo", metavar="OWNER/NAME", help="The repository (default: $GITHUB_REPOSITORY).")
@click.option("--pr", type=click.IntRange(1), metavar="NUMBER", help="The pull request (default: the one of $GITHUB_EVENT_PATH).")
@click.option("--key", default="airisk", metavar="KEY", help="Name of the comment, where one pull request has several (default: airisk).")
@click.option("--author", metavar="LOGIN", help="Whose comments are ours (default: the token's user, else the bot of Actions).")
@click.option("--link", metavar="URL", help="Where the whole report is (default: the page of this run).")
@click.option("--optional", is_flag=True, help="If GitHub refuses or cannot be reached, say so and exit 0.")
@click.option("--dry-run", is_flag=True, help="Print the comment and send nothing.")
def github(
    report: Path,
    repo: str | None,
    pr: int | None,
    key: str,
    author: str | None,
    link: str | None,
    optional: bool,
    dry_run: bool,
) -> int:
    """Write the report as one comment on a pull request, and edit that same comment from then on.

    The token is read from $GITHUB_TOKEN only; it needs `pull-requests: write`.

    \b
    airisk scan . -o report.json && airisk publish github report.json
    airisk publish github report.json --repo OWNER/NAME --pr 12
    airisk publish github report.json --dry-run
    """
    from airisk.publish import PublishError, comment
    from airisk.publish.target import checked_key, checked_link, run_link, target

    body = comment(_markdown(_read(report), "short"), checked_key(key), checked_link(link) or run_link(os.environ))
    if dry_run:
        to_stdout(body, exact=True)
        return 0
    from airisk.publish.github import publish as put

    try:
        published = put(target(os.environ, repo, pr, author), key, body)
    except PublishError as error:
        if not optional:
            raise
        to_stderr(f"airisk: no comment: {error}")
        return 0
    to_stderr(f"airisk: comment {published.done}: {published.address}")
    return 0


@publish.command("job")
@_REPORT
def job(report: Path) -> int:
    """Write the report to the page of a GitHub Actions job, and what it found to the outputs of the step.

    Appends to $GITHUB_STEP_SUMMARY and $GITHUB_OUTPUT; without them both go to standard output. Outputs: outcome (passed, failed),
    findings, earliest-date.
    """
    from airisk.publish import summary

    read = _read(report)
    _append("GITHUB_STEP_SUMMARY", summary(_markdown(read, "usual")))
    _append("GITHUB_OUTPUT", "".join(f"{name}={value}\n" for name, value in _outputs(read).items()))
    return 0


def _read(path: Path) -> Report:
    from airisk.cli.render import read_report

    if path.is_file() and path.stat().st_size > _LARGEST:
        raise UsageError(f"{path}: too large to publish ({path.stat().st_size:,} bytes, at most {_LARGEST:,})")
    return read_report(path)


def _markdown(report: Report, detail: str) -> str:
    from airisk.render import View, to_markdown

    return to_markdown(report, View(detail="short" if detail == "short" else "usual"))


def _outputs(report: Report) -> dict[str, str]:
    """Each value is one line of digits, letters and hyphens, whatever stands in the report."""
    from airisk.cli.gate import endings

    try:
        ends = endings(report)
    except ValueError as error:
        raise UsageError(f"the report holds a day that is none ({error})") from error
    return {
        "outcome": "failed" if report.gate and report.gate.met else "passed",
        "findings": str(len(report.findings)),
        "earliest-date": ends[0][0].isoformat() if ends else "",
    }


def _append(name: str, text: str) -> None:
    path = os.environ.get(name)
    if not path:
        to_stdout(text, exact=True)
        return
    try:
        with open(path, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(f"${name}: {path}: cannot be written ({error.strerror})") from error
