"""Finds lines that lead to a release which must not be used: one that was tampered with, or one with a grave defect."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import finding
from airisk.assess.words import fix_of
from airisk.declared import bad_releases, given, settled
from airisk.domain import Component, Context, Usage
from airisk.exposure import counts
from airisk.project import Project
from airisk.report import Finding
from airisk.rulebook.schema import BadRelease
from airisk.versions import overlap, unbounded

RISK = "compromised-release"


def check(project: Project) -> Iterator[Finding]:
    """An error where a pin or a lock leads to it; a warning where a range ends among such releases and nothing pins it.

    A range with newer releases in it leads to these. A release that no index hands out any more is reached by pins and locks alone.
    """
    for component in project.components:
        hit = bad_releases(project, component)
        for usage, bad in hit:
            text = f"{component.name} {settled(usage)} is {'locked' if given(usage, 'locked') else 'pinned'} here"
            yield _finding(project, component, usage, "error", text, bad)
        if not component.details.get("locked"):
            for usage, bad in _admitting(project, component, {u.order for u, _ in hit}):
                text = f"{given(usage, 'constraint')} admits no release of {component.name} after {bad.versions}, which is the bad one"
                yield _finding(project, component, usage, "warning", text, bad)


def _admitting(project: Project, component: Component, told: set[tuple[object, ...]]) -> Iterator[tuple[Usage, BadRelease]]:
    """Lines whose range ends among releases that an index still hands out."""
    package = project.rulebook.package_of(component.id)
    for bad in package.bad if package is not None else ():
        for usage in component.usages:
            wanted = given(usage, "constraint")
            if bad.removed or not wanted or usage.order in told or not counts(usage) or usage.context is not Context.MANIFEST:
                continue
            if not settled(usage) and overlap(wanted, bad.versions) and not _goes_on(wanted, bad.versions):
                yield usage, bad


def _goes_on(wanted: str, bad: str) -> bool:
    """Whether a range has room above the bad releases."""
    if unbounded(bad):
        return False
    ends = [part.strip() for part in bad.split(",") if part.strip().startswith(("<", "="))]
    after = ",".join(part.replace("<=", ">").replace("==", ">").replace("<", ">=") for part in ends)
    return bool(overlap(wanted, after)) if after else True


def _finding(project: Project, component: Component, usage: Usage, severity: str, text: str, bad: BadRelease) -> Finding:
    says = bad.says.rstrip(".")
    instead = f"Take {bad.instead} instead. " if bad.instead else ""
    message = f"{text}: {says} (stated {bad.source.stated}). {instead}{fix_of(project, RISK)}".strip()
    return finding(project, RISK, component, usage, severity, message, source=bad.source.url)
