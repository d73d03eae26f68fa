"""Supposes that what is asked about goes away: which places must change, which may, and which only look as if."""

from __future__ import annotations

from datetime import date

from airisk.domain import Component, Usage
from airisk.exposure import counts, start_by
from airisk.plan.disposition import Disposition, dispose, order
from airisk.plan.effort import added, classes
from airisk.plan.steps import Change, steps
from airisk.plan.ways import asked, ways
from airisk.project import Project
from airisk.report import PlanEntry, Site


def whatif(project: Project, to: str | None, on: date | None) -> tuple[PlanEntry, ...]:
    """One entry for the whole question, whatever number of subjects it has; none if the tree uses nothing of it."""
    seeds = project.seeds or tuple(u for u in project.usages if u.subject in project.asked)
    if not seeds:
        return ()
    found = dispose(seeds, project.ripples)
    places = Disposition(found.must, found.may, _left(project, seeds, found))
    subjects = [c for c in project.components if c.id in {u.subject for u in seeds}]
    main = max(subjects, key=lambda c: (sum(counts(u) for u in c.usages), c.id)) if subjects else None
    embeds = any(c.details.get("kind") == "embedding" for c in subjects)
    change = Change(_named(project), _name(subjects), to, to is not None and not embeds, embeds)
    listed = steps(project, change, seeds, places, classes(project))
    cost = added(step.effort for step in listed)
    forward = ((asked(project, to, cost),) if to else ()) + (ways(project, main, places.must, cost) if main is not None else ())
    start = start_by(project, on, cost).isoformat() if on is not None else None
    deadline = on.isoformat() if on is not None else None
    return (PlanEntry(_named(project), deadline, start, cost, forward, listed, places.may, places.leave),)


def _named(project: Project) -> str:
    return " + ".join(project.asked)


def _name(subjects: list[Component]) -> str:
    names = [c.name for c in subjects]
    return " and ".join(names) if len(names) < 3 else f"{names[0]} and {len(names) - 1} more"


def _left(project: Project, seeds: tuple[Usage, ...], found: Disposition) -> tuple[Site, ...]:
    """What stands beside the places of a model and looks alike: other models of the same maker in the same files."""
    taken = {(s.path, s.line, s.column) for s in (*found.must, *found.may, *found.leave)}
    paths = {s.path for s in found.must}
    makers = {u.vendor for u in seeds if u.subject.startswith("model:")}
    asked_for = {u.subject for u in seeds}
    others = {
        Site(at.path, at.line, at.column, at.end_line, at.end_column, at.cell, u.role.value, "other-model", None)
        for u in project.usages
        if u.subject.startswith("model:") and u.vendor in makers and u.subject not in asked_for and counts(u)
        if (at := u.location).path in paths and (at.path, at.line, at.column) not in taken
    }
    return tuple(sorted({*found.leave, *others}, key=order))
