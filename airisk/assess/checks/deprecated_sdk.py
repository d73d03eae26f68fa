"""Finds packages that their publisher no longer keeps, where they are declared and where they are imported."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import finding
from airisk.assess.words import effect_of, fix_of, hearsay
from airisk.declared import ENDED, given
from airisk.domain import Component, Context, Role, Usage
from airisk.exposure import Exposure, counts, deciding_claim, exposures
from airisk.project import Project
from airisk.report import Finding
from airisk.rulebook.lifecycle import ends

RISK = "deprecated-sdk"
_ASIDE = frozenset({Role.TEST, Role.EXAMPLE, Role.DOCS})


def check(project: Project) -> Iterator[Finding]:
    """A warning at each import and each line that declares it; a note in tests, examples and docs, or where only a list says so."""
    for component in project.components:
        for exposure in exposures(project, component) if component.kind == "sdk" else ():
            if exposure.lifecycle is not None and exposure.lifecycle.status in ENDED:
                message = _message(project, component, exposure)
                for usage in (u for u in component.usages if counts(u) and _depends(u)):
                    severity = "note" if usage.role in _ASIDE or hearsay(exposure) else "warning"
                    yield finding(project, RISK, component, usage, severity, message, exposure)


def _depends(usage: Usage) -> bool:
    """An import, or a line that somebody wrote; a lock only follows from it."""
    return usage.context is Context.IMPORT or (usage.context is Context.MANIFEST and given(usage, "group") != "locked")


def _message(project: Project, component: Component, exposure: Exposure) -> str:
    claim, said = deciding_claim(exposure.lifecycle), hearsay(exposure)
    told = f": {said}" if said else f" {_state(project, exposure)}"
    stated = f" (stated {claim.stated})" if claim is not None else ""
    return f"The package {component.name}{told}{stated}. {_successor(project, component)}".strip()


def _state(project: Project, exposure: Exposure) -> str:
    life = exposure.lifecycle
    if life is None:
        return ""
    since = f" since {life.announced}" if life.announced else ""
    day = life.retires
    ended = f"came to its end on {day}" if day and day <= project.today else "came to its end"
    return {
        "retired": ended + effect_of(life),
        "retiring": f"ends {'no earlier than' if life.precision == 'earliest' else 'on'} {day}{effect_of(life)}",
        "overdue": f"was to end no earlier than {day}, which has passed",
        "frozen": f"gets no more features or repairs{since or (f' since {day}' if day else '')}",
        "archived": f"is archived by its publisher{since}: nobody repairs it",
        "deprecated": f"is deprecated by its publisher{since}",
    }.get(life.status, "")


def _successor(project: Project, component: Component) -> str:
    """What its publisher names instead, with the state of that."""
    book, package = project.rulebook, project.rulebook.package_of(component.id)
    if package is None or not package.successor:
        return fix_of(project, RISK)
    kind, _, name = package.successor.removeprefix("pkg:").partition("/")
    after = book.package(kind, name.replace("%40", "@"))
    state = book.claims_lifecycle(after.claims, after.vendor, project.today) if after is not None else None
    aside = f", which is {state.status} itself" if state is not None and ends(state, project.today) else ""
    return f"Its successor is {package.successor}{aside}: move the calls there and take this package out of the manifest."
