"""Finds models that will end: on a known day, not before a day, or on a day that nobody has named yet."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import finding, hosted
from airisk.assess.words import advice, caveat, effect_of, hearsay, platform_name
from airisk.domain import Component, Usage
from airisk.exposure import KNOWN_ONLY, Exposure, start_by
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
                severity = "note" if hearsay(exposure) or (status == "retiring" and exposure.event != "dated") else _SEVERITY[status]
                said = (f"{component.name}{_ends(project, exposure)}.", *_start(project, component, exposure, usage))
                message = " ".join((*said, advice(project, RISK, exposure, usage))).strip()
                yield finding(project, RISK, component, usage, severity, message, exposure)


def _ends(project: Project, exposure: Exposure) -> str:
    life = exposure.lifecycle
    place, told = platform_name(project, exposure), caveat(project, exposure)
    days = f", in {(life.retires - project.today).days} days" if life is not None and life.retires and life.status == "retiring" else ""
    said = hearsay(exposure, f" at {place}")
    if said:
        return f": {said}{days}{told}"
    if life is None or life.retires is None:
        return f" is deprecated at {place} without a day for its end{told}"
    if life.status == "overdue":
        return f" was to end at {place} no earlier than {life.retires}; that day has passed and no firm one is known{told}"
    floor = "no earlier than" if life.precision == "earliest" else "on"
    return f" ends at {place} {floor} {life.retires}{days}{effect_of(life)}{told}"


def _start(project: Project, component: Component, exposure: Exposure, usage: Usage) -> tuple[str, ...]:
    """By which day to start: only a firm day gives one, and only the effort of the change tells how long before."""
    if usage.context in KNOWN_ONLY or exposure.elsewhere:
        return ()
    life = exposure.lifecycle
    if life is None or life.retires is None or life.precision == "earliest" or hearsay(exposure):
        return ("No firm day is known, so there is none to start by.",)
    if exposure.event != "dated":
        return ("Calls are still answered then, so there is no day to start by.",)
    effort = project.efforts.get(component.id)
    if effort is None:
        return ()
    start = start_by(project, life.retires, effort)
    if start < project.today:
        return (f"The day to start by was {start}.",)
    return (f"Start by {start}, which leaves time for the change, its tests and a release.",)
