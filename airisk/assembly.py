"""Puts a judged project together as the one Report that every format shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from airisk import __version__
from airisk.domain import Component, FileFacts, Problem, Usage
from airisk.project import Project
from airisk.report import (
    SCHEMA,
    ComponentEntry,
    ConfigStamp,
    Coverage,
    Effort,
    Finding,
    Forced,
    Place,
    PlanEntry,
    Question,
    Report,
    RulesStamp,
    Tool,
    VendorEntry,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What assess and plan said of a project."""

    verdicts: Mapping[str, Verdict]
    efforts: Mapping[str, Effort]
    findings: tuple[Finding, ...] = ()
    vendors: tuple[VendorEntry, ...] = ()
    plan: tuple[PlanEntry, ...] = ()
    forced: tuple[Forced, ...] = ()


def assemble(
    project: Project,
    judged: Judgement,
    coverage: Coverage,
    problems: Iterable[Problem],
    question: Question | None = None,
    within: tuple[str, ...] = (),
) -> Report:
    """The report. `within`: path prefixes that narrow what is reported (never what is known); empty = all."""
    rules, config = project.rulebook.rules, project.config
    findings = tuple(f for f in judged.findings if inside(f.location.path, within))
    components = tuple(
        _entry(c, judged.verdicts[c.id], within) for c in project.components if any(inside(u.location.path, within) for u in c.usages)
    )
    return Report(
        schema=SCHEMA,
        tool=Tool("airisk", __version__),
        rules=RulesStamp(
            rules.digest, rules.stated.isoformat() if rules.stated else None, rules.checked.isoformat() if rules.checked else None
        ),
        root=".",
        revision=None,
        today=project.today.isoformat(),
        config=ConfigStamp(config.path, config.digest, "head"),
        question=question,
        coverage=coverage,
        components=components,
        vendors=judged.vendors,
        findings=findings,
        plan=judged.plan,
        forced=judged.forced,
        excerpts=_excerpts(components),
        problems=tuple(sorted({p for p in problems if inside(p.path, within)})),
    )


def inside(path: str, within: tuple[str, ...]) -> bool:
    """Whether a path is one of those named on the command line, or below one."""
    return not within or any(path == w or path.startswith(f"{w}/") for w in within)


def _entry(component: Component, verdict: Verdict, within: tuple[str, ...]) -> ComponentEntry:
    return ComponentEntry(
        component.id, component.kind, component.vendor, component.name, component.version, component.license, component.details,
        component.lifecycles, verdict, tuple(place(u) for u in component.usages if inside(u.location.path, within)),
    )  # fmt: skip


def place(usage: Usage) -> Place:
    """A usage as the report shows it."""
    at = usage.location
    return Place(
        at.path, at.line, at.column, at.end_line, at.end_column, at.cell, usage.role.value, usage.context.value, usage.reach.value,
        usage.confidence.value, usage.platform, usage.feature, usage.text, usage.reference.scope, usage.reference.snippet,
    )  # fmt: skip


def _excerpts(components: Iterable[ComponentEntry]) -> dict[str, dict[str, str]]:
    """The masked line of every place, by path and line."""
    found: dict[str, dict[str, str]] = {}
    for component in components:
        for usage in component.usages:
            if usage.snippet and usage.line:
                found.setdefault(usage.path, {})[str(usage.line)] = usage.snippet
    return {path: dict(sorted(lines.items(), key=lambda row: int(row[0]))) for path, lines in sorted(found.items())}


def covered(facts: Iterable[FileFacts], skipped: int) -> Coverage:
    """How much was seen. `skipped`: files named in Problems that nothing could be read of."""
    read = tuple(facts)
    unread = sum(1 for f in read if any(p.reason in UNREAD for p in f.problems))
    return Coverage(
        files=len(read) + skipped,
        read=len(read) - unread,
        parsed=sum(f.opened and not f.partial for f in read),
        partial=sum(f.partial for f in read),
        skipped=skipped + unread,
        bytes=sum(f.source.size for f in read if not any(p.reason in UNREAD for p in f.problems)),
    )


#: Reasons of Problems that mean: nothing of the file was read.
UNREAD = frozenset({"permission", "vanished", "too-large", "not-regular", "symlink", "crashed", "timeout", "unreadable"})
