"""Finds models that will end: on a known day, not before a day, or on a day that nobody has named yet."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import advice, finding, hosted, platform_name, source_of
from airisk.exposure import Exposure
from airisk.project import Project
from airisk.report import Finding

RISK = "retiring-model"
_SEVERITY = {"retiring": "warning", "overdue": "warning", "deprecated": "note"}


def check(project: Project) -> Iterator[Finding]:
    """A warning for a firm day and for one that is overdue; a note where no firm day is known."""
    for component in project.components:
        for usage, exposure in hosted(project, component):
            status = exposure.lifecycle.status if exposure.lifecycle is not None else ""
            if status in _SEVERITY:
                severity = "note" if status == "retiring" and exposure.event != "dated" else _SEVERITY[status]
                message = f"{component.name} {_ends(project, exposure)}. {advice(project, RISK, exposure)}".strip()
                yield finding(project, RISK, component, usage, severity, message, source_of(exposure))


def _ends(project: Project, exposure: Exposure) -> str:
    life = exposure.lifecycle
    place = platform_name(project, exposure)
    told = "" if exposure.platform else " (the code does not tell which platform it calls)"
    if life is None or life.retires is None:
        return f"is deprecated at {place} without a day for its end{told}"
    if life.status == "overdue":
        return f"was to end at {place} no earlier than {life.retires}; that day has passed and no firm one is known{told}"
    floor = "no earlier than" if life.precision == "earliest" else "on"
    effect = f" (effect: {life.effect})" if life.effect not in (None, "", "error") else ""
    return f"ends at {place} {floor} {life.retires}, in {(life.retires - project.today).days} days{effect}{told}"
