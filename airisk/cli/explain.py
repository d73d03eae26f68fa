"""`airisk explain`: why airisk says what it says, about anything that a report or a rule names."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from airisk.cli.options import Reading, reads_a_project
from airisk.cli.progress import bar
from airisk.cli.render import read_report
from airisk.cli.streams import to_stdout
from airisk.cli.terminal import width
from airisk.errors import UsageError

if TYPE_CHECKING:
    from airisk.report import Report
    from airisk.rulebook.book import Rulebook


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--path", type=click.Path(path_type=Path), default=Path(), metavar="PATH", help="The project (default: this folder).")
@click.option("--report", type=click.Path(path_type=Path), metavar="FILE", help="Explain from this report instead of scanning.")
@reads_a_project
def explain(id_: str, path: Path, report: Path | None, reading: Reading) -> int:
    """Explain a risk, feature, way, licence, family, model, verdict, effort class or `effort` (from the rules), or what a project holds.

    Of a project: a component or vendor id with every term of its scores, the fingerprint of a finding, a file, or a place as path:line.
    """
    book = _rulebook(reading)
    today = reading.today or date.today()
    if not id_.strip():
        raise UsageError("ID is empty; name what to explain, for example a risk, a model id, or a place as path:line")
    found = list(_from_rules(book, id_, today))
    if not found or _stands_in_projects(book, id_):
        read = read_report(report) if report else _scan(path, reading)
        found += _from_report(read, book, id_, told=bool(found))
    if not found:
        raise UsageError(f"'{id_}' is known neither to the rules nor to the project{_hint(book, id_)}")
    to_stdout(shown(found))
    return 0


def shown(lines: Iterable[str]) -> str:
    """Lines wrapped to the terminal and made harmless; continuation lines keep their indent."""
    from airisk.render.sanitize import terminal

    wrapped = []
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()) + (2 if line.lstrip().startswith("- ") else 0))
        wrapped += textwrap.wrap(terminal(line), width(), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join(wrapped) + "\n"


def _rulebook(reading: Reading) -> Rulebook:
    from airisk.private import default_folder
    from airisk.rulebook import default_rules
    from airisk.rulebook.recall import recall

    return recall((default_rules(), *reading.rules), default_folder())


def _scan(path: Path, reading: Reading) -> Report:
    from airisk import pipeline

    request = reading.request((path,))
    with bar(reading.quiet) as progress:
        return pipeline.scan(replace(request, progress=progress))


def _from_rules(book: Rulebook, id_: str, today: date) -> Iterator[str]:
    from airisk.cli.explain_rules import explanations

    return explanations(book, id_, today)


def _stands_in_projects(book: Rulebook, id_: str) -> bool:
    from airisk.cli.explain_rules import stands_in_projects

    return stands_in_projects(book, id_)


def _from_report(report: Report, book: Rulebook, id_: str, told: bool) -> Iterator[str]:
    from airisk.cli.explain_project import explanations

    return explanations(report, book, id_, told)


def _hint(book: Rulebook, id_: str) -> str:
    from airisk.cli.explain_rules import ids

    near = get_close_matches(id_, ids(book), 3)
    return f"; did you mean {' or '.join(near)}?" if near else "; `airisk rules list` and `airisk scan` show what there is"
