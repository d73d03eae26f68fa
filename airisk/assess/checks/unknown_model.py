"""Finds model names that neither the rules nor the project's own configuration explain."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import finding
from airisk.domain import Component
from airisk.exposure import counts
from airisk.project import Project
from airisk.report import Finding

RISK = "unknown-model"


def check(project: Project) -> Iterator[Finding]:
    """A note per place, with the line of configuration that answers it."""
    for component in project.components:
        if component.kind == "model" and not _explained(project, component):
            for usage in component.usages:
                if counts(usage) and usage.text not in project.config.models:
                    message = _message(usage.text or component.name)
                    yield finding(project, RISK, component, usage, "note", message)


def _explained(project: Project, component: Component) -> bool:
    known = project.rulebook.model(component.name) or component.details.get("family")  # of a derivative the line is known
    return bool(known) or component.name in project.config.models or component.vendor == "private"


def _message(name: str) -> str:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return (
        f"The rules do not know the model {name}, so nothing is known about its end. "
        f'Say what it is under [tool.airisk.models]: "{quoted}" = "platform:maker/model", or "{quoted}" = "private".'
    )
