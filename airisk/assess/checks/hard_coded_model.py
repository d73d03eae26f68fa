"""Finds names of models that are written straight into a call."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import finding, first_places
from airisk.assess.words import fix_of
from airisk.domain import Component, Context, Name, Reach, Usage
from airisk.exposure import in_production, weighed
from airisk.project import Project
from airisk.report import Finding

RISK = "hard-coded-model"


def check(project: Project) -> Iterator[Finding]:
    """A note per place. A constant, a default, a setting or a variable is the cure and no finding."""
    for component in (weighed(project, c) for c in project.components if c.kind == "model"):
        places = first_places(u for u in component.usages if _literal(u))
        for usage in places:
            yield finding(project, RISK, component, usage, "note", _message(project, component, usage, len(places)))


def _literal(usage: Usage) -> bool:
    """Whether a string stands as an argument of the very call that it is given to."""
    if usage.context is not Context.ARGUMENT or usage.reach is not Reach.CALLED or not in_production(usage):
        return False
    callee = usage.reference.argument("callee")  # a literal that no needle led to has none
    flow = f"flows into {callee.dotted} at {usage.location.path}:" if isinstance(callee, Name) else "flows into "
    return any(word.startswith(flow) for word in usage.via)


def _message(project: Project, component: Component, usage: Usage, places: int) -> str:
    same = f", as at {places - 1} other place{'s' if places > 2 else ''}" if places > 1 else ""
    told = f"{usage.text} is written into the call{same}: to change the model is to change and release code."
    return f"{told} {fix_of(project, RISK)}".strip()
