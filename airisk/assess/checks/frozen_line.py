"""Finds models and weights of a line that its maker no longer continues."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import finding
from airisk.assess.words import event_behind, fix_of, nothing_to_change, standstill
from airisk.domain import Component, Usage
from airisk.exposure import KNOWN_ONLY, Exposure, counts, exposures, of_weights
from airisk.project import Project
from airisk.report import Finding

RISK = "frozen-line"


def check(project: Project) -> Iterator[Finding]:
    """A warning where production uses the line: what stands goes on, and nothing new comes."""
    for component in project.components:
        for exposure in exposures(project, component):
            if exposure.lifecycle is not None and of_weights(exposure.lifecycle):
                for usage in (u for u in component.usages if counts(u)):
                    yield finding(project, RISK, component, usage, "warning", _message(project, component, exposure, usage), exposure)
                break


def _message(project: Project, component: Component, exposure: Exposure, usage: Usage) -> str:
    event = event_behind(project, component, exposure)
    why = f" {event.says}" if event is not None else ""
    next_ = nothing_to_change(usage) if usage.context in KNOWN_ONLY else fix_of(project, RISK)
    still = standstill(project, component, exposure)
    return f"The line of {component.name} {still}; what is used today goes on working.{why} {next_}".strip()
