"""Finds lines of manifests that take any later release of an SDK, where no lock or pin says which."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import finding
from airisk.assess.words import fix_of
from airisk.declared import ENDED, given, settled
from airisk.domain import Component, Context, Usage
from airisk.exposure import in_production
from airisk.project import Project
from airisk.report import Finding
from airisk.versions import unbounded

RISK = "unpinned-sdk"
#: What is installed wherever the project runs.
_MAIN = "dependencies"


def check(project: Project) -> Iterator[Finding]:
    """A note per line; none where a lock, or a pin in another file, settles the version."""
    for component in project.components:
        lines = [u for u in component.usages if u.context is Context.MANIFEST and in_production(u)] if component.kind == "sdk" else []
        ended = any(life.status in ENDED for life in component.lifecycles)  # what is to be left needs no bound
        if ended or component.details.get("locked") or any(settled(u) for u in lines):
            continue
        for usage in lines:
            if given(usage, "group") == _MAIN and not given(usage, "url") and unbounded(given(usage, "constraint")):
                yield finding(project, RISK, component, usage, "note", _message(project, component, usage))


def _message(project: Project, component: Component, usage: Usage) -> str:
    wanted = given(usage, "constraint")
    asked = f"asks for {component.name} {wanted}" if wanted.strip("*") else f"asks for {component.name} without a version"
    return f"This line {asked}, with no upper bound, and no lock file settles it. {fix_of(project, RISK)}".strip()
