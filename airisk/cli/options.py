"""The options that commands share, and the request that they make of the pipeline."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from airisk.cli.output import FORMATS, Output, check, choose
from airisk.errors import UsageError
from airisk.frozen import dataclass

if TYPE_CHECKING:
    from airisk.cli.progress import Progress
    from airisk.pipeline import Request

Command = Callable[..., int]


def as_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """The day of a text as YYYY-MM-DD; raises BadParameter."""
    if value is None:
        return None
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", value)
    try:
        return date(*map(int, found.groups())) if found else _no_day(value)
    except ValueError:
        return _no_day(value)


def _no_day(value: str) -> NoReturn:
    raise click.BadParameter(f"'{value}' is no day; write it as 2026-11-24")


def as_days(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """The number of days in 90d (or 90); raises BadParameter."""
    if value is None:
        return None
    found = re.fullmatch(r"([0-9]{1,4})d?", value)
    if found is None:
        raise click.BadParameter(f"'{value}' is no number of days; write it as 90d")
    return int(found[1])


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a project: the shared options of `scan`, `whatif` and `explain`."""

    today: date | None
    rules: tuple[Path, ...]
    jobs: int
    no_cache: bool
    local: bool
    quiet: bool

    def request(self, paths: tuple[Path, ...], progress: Progress | None = None) -> Request:
        """The request for the pipeline. The root is the folder of the nearest config, else of the VCS, else of the paths."""
        from airisk.config import load
        from airisk.pipeline import Request

        found = tuple(_existing(path) for path in paths)
        common = Path(os.path.commonpath(found))
        root, config = load(common if common.is_dir() else common.parent)
        return Request(
            root=root,
            paths=found,
            config=config,
            rules_dirs=self.rules,
            today=self.today or date.today(),
            jobs=self.jobs,
            cache=not self.no_cache,
            local=self.local,
            progress=progress,
        )


def _existing(path: Path) -> Path:
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder; give a path that exists")
    return path.resolve()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_READING = (
    click.option("--today", callback=as_day, metavar="DATE", help="Judge as of this day instead of the clock's."),
    click.option("--rules", type=_FOLDER, multiple=True, metavar="DIR", help="Add the rules of this folder; may repeat."),
    click.option("--jobs", type=click.IntRange(1, 256), default=_cores, metavar="N", help="Worker processes (default: one per core)."),
    click.option("--no-cache", is_flag=True, help="Read every file anew."),
    click.option("--local", is_flag=True, help="Read weight files and .env files that git ignores, too."),
    click.option("-q", "--quiet", is_flag=True, help="No progress and no text on standard output."),
)
_WRITING = (
    click.option("-f", "--format", "format_", type=click.Choice(FORMATS), help="Format of standard output (default: text)."),
    click.option(
        "-o",
        "--output",
        "files",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write a file, its format by its ending (.html .json .md), or -f's when there is one FILE; may repeat.",
    ),
)


def reads_a_project(command: Command) -> Command:
    """Give a command the options of Reading, as one argument `reading`."""

    @functools.wraps(command)
    def run(*args: Any, **given: Any) -> int:
        reading = Reading(**{field.name: given.pop(field.name) for field in fields(Reading)})
        return command(*args, reading=reading, **given)

    for option in reversed(_READING):
        run = option(run)
    return run


def writes_a_report(command: Command) -> Command:
    """Give a command -f and -o as `format_` and `files`."""
    for option in reversed(_WRITING):
        command = option(command)
    return command


def destination(format_: str | None, files: tuple[Path, ...], quiet: bool, inputs: tuple[Path, ...]) -> Output:
    """Where the report goes, checked before any work is done."""
    output = choose(format_, files, quiet)
    check(output, inputs)
    return output
