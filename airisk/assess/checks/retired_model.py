"""Finds models that their platform no longer serves under the name that the code uses."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import finding, hosted
from airisk.assess.words import advice, caveat, effect_of, hearsay, platform_name
from airisk.domain import Lifecycle
from airisk.exposure import KNOWN_ONLY, Exposure
from airisk.project import Project
from airisk.report import Finding

RISK = "retired-model"


def check(project: Project) -> Iterator[Finding]:
    """An error where calls fail; a warning where they are effect_of by something else, or where only a list says so."""
    for component in project.components:
        for usage, exposure in hosted(project, component):
            life = exposure.lifecycle
            if life is not None and life.status == "retired":
                severity = "error" if exposure.event == "broken" else "warning"
                fails = exposure.event == "broken" and usage.context not in KNOWN_ONLY
                message = f"{component.name}{_ended(project, exposure, life, fails)}. {advice(project, RISK, exposure, usage)}".strip()
                yield finding(project, RISK, component, usage, severity, message, exposure)


def _ended(project: Project, exposure: Exposure, life: Lifecycle, fails: bool) -> str:
    place, told = platform_name(project, exposure), caveat(project, exposure)
    said = hearsay(exposure, f" at {place}")
    if said:
        return f": {said}{effect_of(life)}{told}"
    when = f" on {life.retires}" if life.retires else ""
    return f" was retired at {place}{when}{told}{': calls fail' if fails else effect_of(life)}"
