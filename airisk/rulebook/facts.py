"""Reads what every file with facts has: its sources, and claims that refer to them by `from`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from airisk.domain import Claim
from airisk.rulebook.schema import Source
from airisk.rulebook.table import Table, nearest

KINDS = ("first-party", "transcribed", "catalogue", "press")
PRECISIONS = ("exact", "earliest", "unqualified")
EFFECTS = ("error", "removed", "re-routed", "frozen", "no-new-jobs", "client-removed")
STATUSES = ("active", "deprecated", "archived")

Sources = Mapping[str, Source]


def read_sources(root: Table) -> dict[str, Source]:
    """The `[sources.<id>]` of a file by id."""
    return {name: _source(name, table) for name, table in root.named("sources")}


def _source(name: str, table: Table) -> Source:
    source = Source(
        id=name,
        url=table.text("url"),
        via=table.text("via", ""),
        kind=table.choice("kind", KINDS),
        stated=table.must_day("stated"),
        checked=table.must_day("checked"),
    )
    table.done()
    return source


def source_of(table: Table, sources: Sources) -> Source:
    """The source that a table names by `from`: no fact without one."""
    return source_named(table, table.text("from"), sources)


def source_named(table: Table, name: str, sources: Sources) -> Source:
    """One of the sources of a file."""
    if name not in sources:
        table.fail(f"source {name!r} is not among the file's [sources]; {nearest(name, list(sources))}")
    return sources[name]


def read_claims(owner: Table, platform: str, sources: Sources) -> tuple[Claim, ...]:
    """The claims of a model, package or feature: one row of TOML becomes one Claim for each thing that it says."""
    return tuple(claim for row in owner.tables("claims", "from") for claim in _claims(owner.where, row, platform, sources))


def _claims(owner: str, row: Table, platform: str, sources: Sources) -> Iterator[Claim]:
    row.where = f"{owner}: {row.where}"
    source = source_of(row, sources)
    stated = row.day("stated") or source.stated
    platform = row.text("platform", platform)
    precision = row.choice("precision", PRECISIONS, "")
    effect = row.choice("effect", EFFECTS, "")
    said = list(_said(row))
    row.done()
    if not said:
        row.fail("a claim must say something: retires, announced, removed, deprecated, listed, status, replacement or options")
    for field, value in said:
        dated = field in ("retires", "removed")
        yield Claim(
            field=field,
            platform=platform,
            value=value,
            precision=(precision or "unqualified") if dated else "",
            effect=effect if dated else "",
            source=source.url,
            via=source.via,
            kind=source.kind,
            stated=stated,
            checked=source.checked,
        )


def _said(row: Table) -> Iterator[tuple[str, str]]:
    """Field and value of each thing that a row says."""
    for field in ("retires", "announced"):
        day = row.day(field)
        if day:
            yield field, day.isoformat()
    for field in ("removed", "deprecated", "listed"):
        if row.peek(field) is not None:
            yield field, _day_or_true(row, field)
    if "status" in row:
        yield "status", row.choice("status", STATUSES)
    else:
        row.choice("status", STATUSES, "")
    replacement = row.text("replacement", "")
    if replacement:
        yield "replacement", replacement
    options = row.texts("options")
    if options:
        yield "options", ", ".join(options)


def _day_or_true(row: Table, field: str) -> str:
    """A fact that is either dated or only known to hold."""
    value = row.peek(field)
    if isinstance(value, date):
        return row.must_day(field).isoformat()
    if row.flag(field) is not True:
        row.fail(f"key {field!r} must be true or a day; leave it out if it is not so")
    return "true"
