"""Reads what things mean: features, licences, risks, ways, the numbers of scoring.toml and the tables of weights.toml."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.rulebook.facts import Sources, read_claims, source_named, source_of
from airisk.rulebook.licences import VERIFIED
from airisk.rulebook.schema import (
    CONDITIONS,
    GOALS,
    Equivalent,
    Feature,
    License,
    Number,
    Obligation,
    RetiredType,
    Risk,
    Source,
    VerdictRow,
    WayRule,
    WayWords,
    WeightFormat,
)
from airisk.rulebook.table import Table, nearest
from airisk.rulebook.vendors import full_id

PLANES = ("shape", "parameters", "prompts", "hosted", "held")
PORTABILITIES = ("portable", "adaptable", "vendor-only")
EFFORTS = ("E0", "E1", "E2", "E3", "E4", "E5")
SEVERITIES = ("note", "warning", "error")
BASES = ("measured", "judgement", "contract")
EVENTS = ("broken", "dated", "soft", "none", "unknown")
USES = ("production", "other")
STARTS = ("<0", "<90", ">=90")
FORMAT_KINDS = ("container", "quantisation")
VERDICTS = ("act-now", "schedule", "watch", "unknown", "fine")


def read_features(root: Table, vendor: str, sources: Sources) -> Iterator[Feature]:
    """features.toml; ids become `vendor/id`."""
    for row in root.tables("feature"):
        platform = row.text("vendor", vendor)  # the service of a maker may be a vendor of its own
        feature = Feature(
            id=full_id(vendor, row.text("id")),
            vendor=platform,
            name=row.text("name"),
            plane=row.choice("plane", PLANES),
            portability=row.choice("portability", PORTABILITIES),
            effort=row.choice("effort", EFFORTS),
            held=row.text("held", ""),
            equivalents=tuple(_equivalent(item) for item in row.tables("equivalents", "vendor")),
            claims=read_claims(row, platform, sources),
            source=source_of(row, sources),
            runs_code=row.text("runs_code", ""),
        )
        row.done()
        yield feature


def _equivalent(row: Table) -> Equivalent:
    equivalent = Equivalent(vendor=row.text("vendor"), says=row.text("says"))
    row.done()
    return equivalent


def read_license(root: Table, name: str, sources: Sources) -> License:
    """licenses/<id>.toml."""
    verified = root.peek("verified")
    return License(
        id=name,
        name=root.text("name"),
        spdx=root.optional("spdx"),
        scancode=root.optional("scancode"),
        hub=root.optional("hub"),
        commercial=root.text("commercial"),
        phrases=root.texts("phrases"),
        not_phrases=root.texts("not_phrases"),
        obligations=tuple(_obligation(row) for row in root.tables("obligations")),
        verified=root.choice("verified", tuple(VERIFIED)) if isinstance(verified, str) else root.must_day("verified").isoformat(),
        source=source_of(root, sources),
        look_in=root.texts("look_in"),
    )


def _obligation(row: Table) -> Obligation:
    duty = Obligation(id=row.text("id"), says=row.text("says"), clause=row.text("clause"))
    row.done()
    return duty


def read_risk(root: Table, name: str) -> Risk:
    """risks/<risk>.toml."""
    return Risk(
        id=name,
        title=root.text("title"),
        severity=root.choice("severity", SEVERITIES),
        says=root.text("says"),
        why=root.text("why"),
        fix=root.text("fix"),
    )


def read_way(root: Table, name: str) -> WayRule:
    """ways/<way>.toml."""
    return WayRule(
        id=name,
        title=root.text("title"),
        when=tuple(_condition(root, word) for word in root.texts("when")),
        effort=root.choice("effort", EFFORTS),
        carries_over=root.texts("carries_over"),
        changes=root.texts("changes"),
        lost=root.texts("lost"),
        hosts=root.texts("hosts"),
        says=root.text("says"),
        leaves_weights=root.flag("leaves_weights"),
        leaves_vendor=root.flag("leaves_vendor") or False,
        given=tuple(_way_words(row, _condition(root, word)) for word, row in root.named("if")),
        leads_to=root.choice("leads_to", GOALS, ""),
    )


def _condition(root: Table, word: str) -> str:
    if word not in CONDITIONS:
        root.fail(f"{word!r} is no condition; {nearest(word, list(CONDITIONS))}")
    return word


def _way_words(row: Table, condition: str) -> WayWords:
    words = WayWords(
        condition=condition,
        effort=row.choice("effort", EFFORTS, ""),
        carries_over=row.texts("carries_over"),
        changes=row.texts("changes"),
        lost=row.texts("lost"),
    )
    row.done()
    return words


def read_numbers(root: Table) -> Iterator[tuple[str, Number]]:
    """The `[numbers."dotted.key"]` of scoring.toml."""
    for key, row in root.named("numbers"):
        yield key, Number(value=row.number("value"), rationale=row.text("rationale"), basis=row.choice("basis", BASES))
        row.done()


def read_verdicts(root: Table) -> Iterator[VerdictRow]:
    """The verdict table of scoring.toml."""
    for row in root.tables("verdict", "event"):
        yield VerdictRow(
            event=row.choice("event", EVENTS),
            use=row.choice("use", USES),
            start=row.choice("start", STARTS, ""),
            hard=row.flag("hard"),
            verdict=row.choice("verdict", VERDICTS),
        )
        row.done()


def read_words(table: Table) -> Iterator[tuple[str, str]]:
    """A table of free keys whose values are strings."""
    for key in table.rest():
        yield key, table.text(key)


def read_lists(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A table of free keys whose values are lists of strings."""
    for key in table.rest():
        yield key, table.texts(key)


def read_table_sources(root: Table, sources: Sources) -> Iterator[tuple[str, tuple[Source, ...]]]:
    """Where the tables of weights.toml were read."""
    table = root.open_table("read_in")
    for key in table.rest():
        yield key, tuple(source_named(table, name, sources) for name in table.texts(key))


def read_retired_types(root: Table, sources: Sources) -> Iterator[RetiredType]:
    """The tensor types of weights.toml that runtimes gave up."""
    for row in root.tables("retired_type"):
        yield RetiredType(
            id=row.text("id"),
            name=row.text("name"),
            runtimes=row.texts("runtimes"),
            since=row.day("since"),
            instead=row.text("instead"),
            source=source_of(row, sources),
        )
        row.done()


def read_formats(root: Table, sources: Sources) -> Iterator[WeightFormat]:
    """The formats of weights.toml."""
    for row in root.tables("format"):
        yield WeightFormat(
            id=row.text("id"),
            name=row.text("name"),
            kind=row.choice("kind", FORMAT_KINDS),
            endings=row.texts("endings"),
            runtimes=row.texts("runtimes"),
            packages=row.texts("packages"),
            ended=row.day("ended"),
            says=row.text("says"),
            instead=row.text("instead", ""),
            source=source_of(row, sources),
        )
        row.done()
