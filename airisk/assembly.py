"""Puts a judged project together as the one Report that every format shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from airisk import __version__
from airisk.domain import Component, FileFacts, Problem, Usage
from airisk.frozen import dataclass
from airisk.opening import unread
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
    ProjectEntry,
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
    projects: tuple[ProjectEntry, ...] = ()


def assemble(
    project: Project, judged: Judgement, coverage: Coverage, problems: Iterable[Problem], question: Question | None = None
) -> Report:
    """The report of a project, narrowed beforehand to what is to be reported."""
    rules, config = project.rulebook.rules, project.config
    components = tuple(_entry(c, judged.verdicts[c.id]) for c in project.components)
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
        findings=judged.findings,
        plan=judged.plan,
        forced=judged.forced,
        excerpts=_excerpts(components),
        names=_names(project),
        projects=judged.projects,
        problems=tuple(sorted(set(problems))),
    )


def _entry(component: Component, verdict: Verdict) -> ComponentEntry:
    return ComponentEntry(
        component.id, component.kind, component.vendor, component.name, component.version, component.license, component.details,
        component.lifecycles, verdict, tuple(place(u) for u in component.usages),
    )  # fmt: skip


def place(usage: Usage) -> Place:
    """A usage as the report shows it."""
    at = usage.location
    return Place(
        at.path, at.line, at.column, at.end_line, at.end_column, at.cell, usage.role.value, usage.context.value, usage.reach.value,
        usage.confidence.value, usage.platform, usage.feature, usage.text, usage.reference.scope, usage.reference.snippet,
    )  # fmt: skip


def _names(project: Project) -> dict[str, str]:
    """What the vendors that the report speaks of are called."""
    vendors = project.rulebook.rules.vendors
    spoken = {c.vendor for c in project.components} | {u.platform for u in project.usages}
    spoken |= {life.platform for c in project.components for life in c.lifecycles}
    return {id_: vendors[id_].name for id_ in sorted(spoken) if id_ in vendors}


def _excerpts(components: Iterable[ComponentEntry]) -> dict[str, dict[str, str]]:
    """The masked line of every place, by path and line."""
    found: dict[str, dict[str, str]] = {}
    for component in components:
        for usage in component.usages:
            if usage.snippet and usage.line:
                found.setdefault(usage.path, {})[str(usage.line)] = usage.snippet
    return {path: dict(sorted(lines.items(), key=lambda row: int(row[0]))) for path, lines in sorted(found.items())}


def covered(facts: Iterable[FileFacts], problems: Iterable[Problem]) -> Coverage:
    """How much was seen. Files that only a Problem names were found and skipped."""
    read = {f.source.path: f for f in facts}
    lost = {p.path for p in problems if p.path and unread(p.reason)}
    seen = [f for path, f in read.items() if path not in lost]
    return Coverage(
        files=len(read.keys() | lost),
        read=len(seen),
        parsed=sum(f.opened and not f.partial and f.source.kind != "text" for f in seen),
        partial=sum(f.partial for f in seen),
        skipped=len(lost),
        bytes=sum(f.source.size for f in seen),
    )
