"""Finds models and weights of a line that its maker no longer continues."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import finding, source_of
from airisk.domain import Component
from airisk.exposure import Exposure, counts, exposures, of_weights
from airisk.project import Project
from airisk.report import Finding

RISK = "frozen-line"


def check(project: Project) -> Iterator[Finding]:
    """A warning where production uses the line: what stands goes on, and nothing new comes."""
    for component in project.components:
        for exposure in exposures(project, component):
            if exposure.lifecycle is not None and of_weights(exposure.lifecycle):
                for usage in (u for u in component.usages if counts(u)):
                    yield finding(project, RISK, component, usage, "warning", _message(project, component, exposure), source_of(exposure))
                break


def _message(project: Project, component: Component, exposure: Exposure) -> str:
    since = exposure.lifecycle.announced if exposure.lifecycle is not None else None
    known = project.rulebook.rules.risks.get(RISK)
    when = f" since {since}" if since is not None else ""
    fix = known.fix if known is not None else ""
    return f"The line of {component.name} gets no more releases{when}; what is used today goes on working. {fix}".strip()
