"""Finds uses of a service or an API that its vendor has shut down, or will shut down on a known day."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import finding
from airisk.assess.words import doubt, effect_of, event_behind, fix_of, hearsay
from airisk.domain import Component, Context, Usage
from airisk.exposure import Exposure, counts, exposures
from airisk.project import Project
from airisk.report import SEVERITIES, Finding

RISK = "retired-service"
_ENDED = frozenset({"retired", "retiring", "overdue"})
#: After such an end only later releases of the client lack it.
_OF_THE_CLIENT = "client-removed"
_OLD_CLIENT = "Hold the client at a release that has it until the calls are moved to what its vendor offers instead."
#: Where a thing is called; anywhere else a key or a setting only prepares for it.
_CALLS = frozenset({Context.CALL, Context.ENDPOINT, Context.ARGUMENT})


def check(project: Project) -> Iterator[Finding]:
    """An error at a call or an address of what is gone; a warning at its keys and settings, before the day, or where only others say so.

    What exists at one vendor only is the matter of another check. One place is one finding.
    """
    found: dict[tuple[str, int], Finding] = {}
    for component in sorted(project.components, key=lambda c: "/" not in c.id):
        for exposure in exposures(project, component) if component.kind == "service" else ():
            if exposure.lifecycle is not None and exposure.lifecycle.status in _ENDED:
                for usage in (u for u in exposure.usages if counts(u) and not _elsewhere(project, component, u)):
                    at = (usage.location.path, usage.location.line)
                    message = _message(project, component, usage, exposure)
                    one = finding(project, RISK, component, usage, _severity(exposure, usage), message, exposure)
                    if at not in found or SEVERITIES.index(one.severity) > SEVERITIES.index(found[at].severity):
                        found[at] = one
    yield from found.values()


def _elsewhere(project: Project, component: Component, usage: Usage) -> bool:
    """Whether the check of features that one vendor alone has finds this place."""
    names = (component.id.partition(":")[2], usage.feature)
    features = [f for f in (project.rulebook.feature(n) for n in names if n) if f is not None]
    return any(f.portability == "vendor-only" for f in features)


def _severity(exposure: Exposure, usage: Usage) -> str:
    life = exposure.lifecycle
    if life is not None and life.status == "retiring" and exposure.event == "soft":
        return "note"
    gone = exposure.event == "broken" and life is not None and life.effect != _OF_THE_CLIENT
    return "error" if gone and usage.context in _CALLS else "warning"


def _message(project: Project, component: Component, usage: Usage, exposure: Exposure) -> str:
    life, said = exposure.lifecycle, hearsay(exposure)
    unsure = doubt(event_behind(project, component, exposure))
    if said and life is not None:
        return f"{component.name}: {said}{effect_of(life)}{unsure}. {fix_of(project, RISK)}".strip()
    if life is not None and life.effect == _OF_THE_CLIENT and life.retires is not None:
        floor = " at the earliest" if life.precision == "earliest" else ""
        return f"{component.name}: releases of the client from {life.retires} on{floor} no longer have this. {_OLD_CLIENT}"
    return f"{component.name} {_end(project, exposure, usage)}{unsure}. {fix_of(project, RISK)}".strip()


def _end(project: Project, exposure: Exposure, usage: Usage) -> str:
    life = exposure.lifecycle
    day = life.retires if life is not None else None
    if life is None or day is None:
        return "was shut down"
    if life.status == "overdue":
        return f"was to be shut down no earlier than {day}; that day has passed and no firm one is known"
    if life.status == "retiring":
        floor = "no earlier than" if life.precision == "earliest" else "on"
        return f"will be shut down {floor} {day}, in {(day - project.today).days} days"
    fails = ": calls fail" if exposure.event == "broken" and usage.context in _CALLS else ""
    return f"was shut down on {day}{fails}{effect_of(life)}"
