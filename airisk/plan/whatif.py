"""Supposes that what is asked about goes away: which places must change, which may, and which only look as if."""

from __future__ import annotations

from datetime import date

from airisk.domain import Component, Usage
from airisk.exposure import counts, start_by
from airisk.plan.disposition import Disposition, dispose, order
from airisk.plan.effort import CALL, OF_SURFACE, OF_VENDOR, classes
from airisk.plan.goal import Goal, goal_of
from airisk.plan.steps import OWN_DATA, Change, held, steps
from airisk.plan.ways import Leaving, asked, ways
from airisk.project import Project
from airisk.report import PlanEntry, Site, summed
from airisk.rulebook.schema import Feature

_NAMED = 2


def whatif(project: Project, to: str | None, on: date | None, written: tuple[str, ...] = ()) -> tuple[PlanEntry, ...]:
    """One entry for the whole question, whatever number of subjects it has; none if the tree uses nothing of it.

    `written`: the subjects in the words of who asks; without them their components are named.
    """
    seeds = project.seeds or tuple(u for u in project.usages if u.subject in project.asked)
    if not seeds:
        return ()
    found = dispose(seeds, project.ripples)
    places = Disposition(found.must, found.may, _left(project, seeds, found))
    subjects = tuple(c for c in project.components if c.id in {u.subject for u in seeds})
    known = tuple(word for word in written if word not in project.unknown) or project.asked or tuple(c.id for c in subjects)
    change = _change(project, seeds, subjects, known, to)
    listed = steps(project, change, seeds, places, classes(project))
    cost = summed(step.effort for step in listed)
    forward = ways(
        project, Leaving(subjects, places.must, cost, any(w in project.rulebook.rules.vendors for w in known)), _features(project, known)
    )  # fmt: skip
    if change.goal is not None and places.must:
        forward = (asked(project, change.goal, subjects, cost, change.same), *forward)
    start = start_by(project, on, cost).isoformat() if on is not None else None
    deadline = on.isoformat() if on is not None else None
    return (PlanEntry(change.component, deadline, start, cost, forward, listed, places.may, places.leave),)


def _change(project: Project, seeds: tuple[Usage, ...], subjects: tuple[Component, ...], words: tuple[str, ...], to: str | None) -> Change:
    goal = goal_of(project, to) if to else None
    same = goal is not None and _same(project, goal, words)
    shown = [next((c.name for c in subjects if c.id == word), word) for word in words]
    name = " and ".join(shown) if len(shown) <= _NAMED else f"{', '.join(shown[:_NAMED])} and {len(shown) - _NAMED} more"
    embeds = not same and _embeds(project, seeds, subjects)
    fits = goal is not None and goal.kind == "model" and goal.steady and not same and not embeds and _served(goal, seeds)
    return Change(" + ".join(words), name, goal, fits, same, embeds, _calls(project, words))


def _same(project: Project, goal: Goal, words: tuple[str, ...]) -> bool:
    """Whether the target is another version or setting of all that is asked about."""
    return all(goal_of(project, word).subject == goal.subject for word in words)


def _embeds(project: Project, seeds: tuple[Usage, ...], subjects: tuple[Component, ...]) -> bool:
    """Whether stored vectors lose their model: an embedding model goes away, or a capability that makes them, not merely a package."""
    if any(c.details.get("kind") == "embedding" for c in subjects):
        return True
    return any(c.kind != "sdk" for c in subjects) and bool(OWN_DATA & held(project, seeds).keys())


def _served(goal: Goal, seeds: tuple[Usage, ...]) -> bool:
    """Whether everybody who serves what is asked about serves the target too: then its name is all that changes."""
    return all((u.platform or u.vendor) in goal.platforms for u in seeds if counts(u))


def _calls(project: Project, words: tuple[str, ...]) -> str:
    """What a call costs: most where a whole vendor is left, less where one surface of its API is, least where only a package is."""
    vendors = project.rulebook.rules.vendors
    if any(word in vendors for word in words):
        return OF_VENDOR
    surface = any(word.partition(":")[0] in (*vendors, "feature") and ":" in word for word in words)
    return OF_SURFACE if surface else CALL


def _features(project: Project, words: tuple[str, ...]) -> tuple[Feature, ...]:
    """The features asked about, if nothing else is."""
    found = tuple(project.rulebook.feature(word.partition(":")[2]) for word in words)
    return tuple(f for f in found if f is not None) if all(found) else ()


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
