"""The plan: for every component that asks for work its deadline, its places, its steps and the ways forward."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from airisk.domain import Component, Ripple, Usage
from airisk.exposure import Exposure, counts, exposures, known_only, of_weights, standing, urgency, weighed
from airisk.plan.disposition import Disposition, dispose, order
from airisk.plan.effort import classes
from airisk.plan.goal import Goal, goal_of
from airisk.plan.steps import OWN_DATA, Change, Classes, steps
from airisk.plan.targets import offers
from airisk.plan.ways import Leaving, ways
from airisk.project import Project
from airisk.report import Effort, Forced, PlanEntry, Site, Step, Verdict, summed

#: Verdicts that ask for work.
ASKING = ("act-now", "schedule", "watch")
#: Days that the forced work is added up for.
HORIZONS = (30, 90, 180, 365)
_ENDANGERED = ("broken", "dated", "soft")
#: Events whose day is one to rely on; a "not before" is none.
_FIRM = ("broken", "dated")


def efforts(project: Project) -> dict[str, Effort]:
    """What replacing each component costs, by its id: the sum of its steps."""
    ripples = _by_subject(project.ripples)
    known = classes(project)
    return {
        c.id: summed(s.effort for s in _steps(project, c, *_places(project, c, ripples.get(c.id, ())), known)) for c in project.components
    }


def entries(project: Project, verdicts: Mapping[str, Verdict], costs: Mapping[str, Effort]) -> tuple[PlanEntry, ...]:
    """A plan for every component in use whose verdict asks for work, the most urgent first."""
    ripples = _by_subject(project.ripples)
    asking = (c for c in project.components if verdicts[c.id].verdict in ASKING and any(counts(u) for u in c.usages))
    chosen = [c for c in asking if not known_only(weighed(project, c).usages) and not _elsewhere(project, c)]
    chosen.sort(key=lambda c: (*urgency(verdicts[c.id]), c.id))
    known = classes(project)
    return tuple(_entry(project, c, verdicts[c.id], costs[c.id], ripples.get(c.id, ()), known) for c in chosen)


def forced(project: Project, costs: Mapping[str, Effort]) -> tuple[Forced, ...]:
    """What firm days force within 30, 90, 180 and 365 days; what is broken already is forced in each."""
    days = {}
    for component in project.components:
        firm = [e.day for e in exposures(project, component) if e.event in _FIRM and e.day and any(map(counts, e.usages))]
        if firm:
            days[component.id] = min(firm)
    found = []
    for horizon in HORIZONS:
        last = project.today + timedelta(days=min(horizon, (date.max - project.today).days))
        due = sorted((d, c) for c, d in days.items() if d <= last)
        found.append(Forced(horizon, summed(costs.get(c, Effort()) for _, c in due), tuple(c for _, c in due)))
    return tuple(found)


def _entry(
    project: Project, component: Component, verdict: Verdict, cost: Effort, ripples: tuple[Ripple, ...], known: Classes
) -> PlanEntry:
    usages, places = _places(project, component, ripples)
    met = _met(project, component)
    days = [e.day for e in met if e.event in _FIRM and e.day is not None]
    feature = project.rulebook.feature(component.id.partition(":")[2])
    calm = all(e.lifecycle is not None and of_weights(e.lifecycle) for e in met)
    return PlanEntry(
        for_=component.id,
        deadline=min(days).isoformat() if days else None,
        start_by=verdict.start_by,
        effort=cost,
        ways=() if _repinned(met) else ways(project, Leaving((component,), places.must, cost), (feature,) if feature is not None else ()),
        steps=() if calm else _steps(project, component, usages, places, known),
        # Nothing must change while a line only stands still: its places are those of the ways that leave it.
        may=tuple(sorted(places.must + places.may, key=order)) if calm else places.may,
        leave=places.leave,
    )


def _elsewhere(project: Project, component: Component) -> bool:
    """Whether all that ends under a component are copies at hosts that nothing here calls."""
    return not _met(project, component) and any(e.elsewhere for e in exposures(project, component))


def _repinned(met: list[Exposure]) -> bool:
    """Whether another release of the same package is all that is asked for: the calls stay, and nothing is left."""
    return bool(met) and all(e.bad is not None for e in met)


def _met(project: Project, component: Component) -> list[Exposure]:
    return [e for e in exposures(project, component) if e.event in _ENDANGERED and not e.elsewhere]


def _places(project: Project, component: Component, ripples: tuple[Ripple, ...]) -> tuple[tuple[Usage, ...], Disposition]:
    """The usages that the event meets, with their places. Where only one platform ends, calls to another one stay."""
    events = _met(project, component)
    met = {u.order for e in events for u in e.usages}
    if _repinned(events):
        lines = tuple(u for u in component.usages if u.order in met)
        return lines, dispose(lines, ())
    spared = {u.order for e in exposures(project, component) for u in e.usages if met} - met
    usages = tuple(u for u in component.usages if u.order not in spared)
    found = dispose(usages, ripples)
    taken = {(s.path, s.line, s.column) for s in (*found.must, *found.may, *found.leave)}
    others = tuple(
        Site(at.path, at.line, at.column, at.end_line, at.end_column, at.cell, u.role.value, "other-service", None)
        for u in component.usages
        if u.order in spared and ((at := u.location).path, at.line, at.column) not in taken
    )
    return usages, Disposition(found.must, found.may, tuple(sorted({*found.leave, *others}, key=order)))


def _steps(project: Project, component: Component, usages: tuple[Usage, ...], places: Disposition, known: Classes) -> tuple[Step, ...]:
    met = _met(project, component)
    if _repinned(met):
        instead = next((e.bad.instead for e in met if e.bad is not None and e.bad.instead), None)
        goal = Goal(instead, "sdk", True, component=component.id) if instead else None
        return steps(project, Change(component.id, component.name, goal), usages, places, known)
    lives = [e.lifecycle for e in met if e.lifecycle is not None]
    drop_in = next(((life.replacement, life.platform) for life in lives if life.replacement), None)
    offered = next(((name, life.platform) for life in lives for name in standing(life)), None)
    named = drop_in or offered or next(iter(offers(project, component) if component.kind == "sdk" else ()), None)
    goal = goal_of(project, *named) if named is not None else None
    feature = project.rulebook.feature(component.id.partition(":")[2])
    embeds = component.details.get("kind") == "embedding" or (feature is not None and feature.held in OWN_DATA)
    fits = drop_in is not None and goal is not None and goal.steady and not embeds
    change = Change(component.id, component.name, goal, fits, embeds=embeds, platform=drop_in[1] if drop_in is not None else None)
    return steps(project, change, usages, places, known)


def _by_subject(ripples: tuple[Ripple, ...]) -> dict[str, tuple[Ripple, ...]]:
    found: dict[str, list[Ripple]] = {}
    for ripple in ripples:
        found.setdefault(ripple.subject, []).append(ripple)
    return {subject: tuple(group) for subject, group in found.items()}
