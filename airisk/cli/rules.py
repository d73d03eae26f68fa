"""`airisk rules`: list what the rules know, show one thing with its sources, check the rules themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path

import click

from airisk.cli.explain import shown
from airisk.cli.explain_claims import lifecycle_lines
from airisk.cli.options import as_day, as_days
from airisk.cli.rules_stats import stats_lines
from airisk.cli.streams import to_stderr, to_stdout
from airisk.domain import Lifecycle
from airisk.errors import UsageError
from airisk.plain import from_plain, to_plain
from airisk.rulebook.book import Rulebook
from airisk.rulebook.entries import Entry, entries, model_rows
from airisk.rulebook.lint import lint
from airisk.rulebook.load import default_rules, load
from airisk.rulebook.schema import Rules
from airisk.rulebook.stats import stats

STATUSES = ("active", "deprecated", "retiring", "overdue", "retired", "frozen", "archived", "listed", "unknown")


_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_more_rules = click.option(
    "--rules", "folders", type=_FOLDER, multiple=True, metavar="DIR", help="Add the rules of this folder; may repeat."
)
_today = click.option("--today", callback=as_day, metavar="DATE", help="Judge as of this day instead of the clock's.")
_format = click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Format (default: text).")


@click.group()
def rules() -> None:
    """Look into the rules: what is known, from where, and whether it holds together."""


def _load(folders: tuple[Path, ...]) -> Rules:
    return load((default_rules(), *folders))


def _day(today: date | None) -> date:
    return today or date.today()


def _print(lines: list[str]) -> None:
    """Lines as they are, made harmless: a list is for reading down and for other programs, so it is not wrapped."""
    from airisk.render.sanitize import terminal

    to_stdout("".join(f"{terminal(line)}\n" for line in lines))


def _print_json(value: object) -> None:
    to_stdout(json.dumps(value, indent=2, ensure_ascii=False) + "\n", exact=True)


@rules.command("list")
@_more_rules
@_today
@_format
@click.option("--vendor", help="Only models that this vendor made or serves.")
@click.option("--status", type=click.Choice(STATUSES), multiple=True, help="Only models of this status; may repeat.")
@click.option("--retires-within", callback=as_days, metavar="DAYS", help="Only models that end within so many days, e.g. 90d.")
def list_models(
    folders: tuple[Path, ...],
    today: date | None,
    form: str,
    vendor: str | None,
    status: tuple[str, ...],
    retires_within: int | None,
) -> int:
    """List models with their status on each platform."""
    known, day = _load(folders), _day(today)
    if vendor and vendor not in known.vendors:
        raise UsageError(f"vendor {vendor!r} is not in the rules; {_near(vendor, list(known.vendors))}")
    rows = [
        (ident, lifecycle)
        for ident, lifecycle in model_rows(Rulebook(known), day)
        if (not vendor or vendor in (lifecycle.platform, ident.partition(":")[2].partition("/")[0]))
        and (not status or lifecycle.status in status)
        and (retires_within is None or _within(lifecycle, day, timedelta(days=retires_within)))
    ]
    if form == "json":
        _print_json([{"id": ident, **to_plain(lifecycle)} for ident, lifecycle in rows])
    else:
        wide = max((len(ident) for ident, _ in rows), default=0)
        _print([f"{ident:<{wide}}  {lifecycle.platform}: {_state(lifecycle)}" for ident, lifecycle in rows])
        none = vendor and not any(vendor in (model.vendor, model.maker) for model in known.models)
        why = f": {vendor} neither makes nor serves a model that the rules know" if none else ""
        to_stderr(f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}{why}")
    return 0


def _within(lifecycle: Lifecycle, day: date, period: timedelta) -> bool:
    return lifecycle.retires is not None and timedelta(0) <= lifecycle.retires - day <= period


def _state(lifecycle: Lifecycle) -> str:
    """One line for a lifecycle: status, its day and how firm it is, what to take instead."""
    text = lifecycle.status
    if lifecycle.retires:
        firm = ", ".join(word for word in (lifecycle.precision, lifecycle.effect) if word)
        text += f" {lifecycle.retires}" + (f" ({firm})" if firm else "")
    if lifecycle.replacement:
        text += f" → {lifecycle.replacement}"
    if lifecycle.options:
        text += f" → one of {', '.join(lifecycle.options)}"
    return text


@rules.command("show")
@_more_rules
@_today
@_format
@click.argument("ident", metavar="ID")
def show(folders: tuple[Path, ...], today: date | None, form: str, ident: str) -> int:
    """Show everything known under an ID: a model, component, purl, vendor, family, feature, licence, format of weights or tensor type."""
    known = _load(folders)
    found = entries(Rulebook(known), ident, _day(today))
    if not found:
        names = [*known.vendors, *(model.id for model in known.models), *(package.purl for package in known.packages)]
        raise UsageError(f"{ident!r} is not in the rules; {_near(ident, names)}")
    if form == "json":
        _print_json(list(found))
    else:
        to_stdout(shown(line for entry in found for line in _entry_lines(entry)))
    return 0


def _near(name: str, known: list[str]) -> str:
    near = get_close_matches(name, sorted(set(known)), 3)
    return f"did you mean {' or '.join(near)}?" if near else "`airisk rules list` shows what there is"


def _entry_lines(entry: Entry) -> Iterator[str]:
    """One entry: plain facts first, then lifecycles with their claims."""
    yield str(entry["id"])
    for key, value in entry.items():
        if key not in ("id", "kind", "lifecycles") and value not in (None, "", []):
            yield from _fact_lines(key.replace("_", " "), value)
    lifecycles = entry.get("lifecycles")
    for lifecycle in lifecycles if isinstance(lifecycles, list) else ():
        yield from lifecycle_lines(from_plain(Lifecycle, lifecycle))


def _fact_lines(label: str, value: object) -> Iterator[str]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield f"  {label}: {', '.join(value)}"
    elif isinstance(value, list):
        yield from (f"  {label}: {_phrase(item)}" for item in value)
    else:
        yield f"  {label}: {'yes' if value is True else 'no' if value is False else value}"


def _phrase(item: Entry) -> str:
    """The values of a small table in one line, a source by its address."""
    parts = (value["url"] if isinstance(value, dict) else ", ".join(value) if isinstance(value, list) else value for value in item.values())
    return " · ".join(str(part) for part in parts if part)


@rules.command("stats")
@_more_rules
@_today
@_format
def count(folders: tuple[Path, ...], today: date | None, form: str) -> int:
    """Count what the rules hold: how much, from whom, how old, and where sources disagree."""
    known = _load(folders)
    found = stats(known, _day(today))
    if form == "json":
        _print_json({"digest": known.digest, "stated": str(known.stated), "checked": str(known.checked), **to_plain(found)})
    else:
        _print(list(stats_lines(found, known)))
    return 0


@rules.command("lint")
@_more_rules
@_today
@click.option("--max-age", callback=as_days, metavar="DAYS", help="Facts read longer ago are errors (default: a warning after 90d).")
def check(folders: tuple[Path, ...], today: date | None, max_age: int | None) -> int:
    """Check the rules: needles, references, days, replacements, the verdict table. Exit 1 if there is an error."""
    rows = lint(_load(folders), _day(today), None if max_age is None else timedelta(days=max_age))
    _print([f"{row.level}: {row.where}: {row.message}" for row in rows])
    errors = sum(row.level == "error" for row in rows)
    to_stderr(f"{errors} errors, {len(rows) - errors} warnings")
    return 1 if errors else 0
