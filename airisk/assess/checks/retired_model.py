"""Finds models that their platform no longer serves under the name that the code uses."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import advice, finding, hosted, platform_name, source_of
from airisk.exposure import Exposure
from airisk.project import Project
from airisk.report import Finding

RISK = "retired-model"


def check(project: Project) -> Iterator[Finding]:
    """An error where calls fail; a warning where they are answered by something else, or where only a list says so."""
    for component in project.components:
        for usage, exposure in hosted(project, component):
            life = exposure.lifecycle
            if life is not None and life.status == "retired":
                severity = "error" if exposure.event == "broken" else "warning"
                message = _message(project, component.name, exposure)
                yield finding(project, RISK, component, usage, severity, message, source_of(exposure))


def _message(project: Project, name: str, exposure: Exposure) -> str:
    life = exposure.lifecycle
    place = platform_name(project, exposure)
    when = f" on {life.retires}" if life is not None and life.retires else ""
    effect = life.effect if life is not None else None
    soft = f"effect: {effect}" if effect not in (None, "", "error") else "no first-party source says so"
    what = "calls fail" if exposure.event == "broken" else soft
    told = "" if exposure.platform else " (the code does not tell which platform it calls)"
    return f"{name} was retired at {place}{when}: {what}{told}. {advice(project, RISK, exposure)}".strip()
