"""The steps of a change in order: export, contain, replace, recompute, verify; each with exactly the places that must change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from airisk.domain import Context, Role, Usage
from airisk.exposure import counts
from airisk.plan.disposition import Disposition
from airisk.plan.effort import added, days_of, effort
from airisk.project import Project
from airisk.report import Effort, Site, Step

#: A change that touches calls in more files than this is better behind one interface first.
_SCATTERED = 2
_REQUIRED = frozenset({"manifest", "lock", "install"})
_SETTINGS = frozenset({"env", "endpoint"})
_NAMES = frozenset({"id", "weights", "dimension", "tokenizer"})


@dataclass(frozen=True, slots=True)
class Change:
    """What is changed: the component or question it is for, its name, what it becomes, and whether that fits without other changes."""

    component: str
    name: str
    target: str | None
    drop_in: bool
    embeds: bool


#: The effort class of the features at each path and line, as `effort.classes` finds it once for a project.
Classes = Mapping[tuple[str, int], str]


def steps(project: Project, change: Change, usages: Iterable[Usage], places: Disposition, known: Classes) -> tuple[Step, ...]:
    """All steps; those with nothing to do are left out."""
    seeds = tuple(u for u in usages if counts(u))
    found = [*_export(project, change, seeds, places, known), *_contain(project, change, places)]
    to = f" by {change.target}" if change.target else ""
    for action, title in (
        ("ids", f"Replace the name {change.name}{to}"),
        ("calls", f"Change the calls, and what hangs on them, of {change.name}"),
        ("settings", f"Change variables and addresses of {change.name}"),
        ("requirements", f"Change what is installed of {change.name}"),
        ("docs", f"Correct the documentation of {change.name}"),
    ):
        sites = tuple(s for s in places.must if _action(s) == action)
        if sites:
            automatic = action == "ids" and change.drop_in and all(s.why == "id" for s in sites)
            found.append(_step(project, change, "replace", action, title, sites, known, automatic))
    if change.embeds and places.must:
        cost = Effort(days_of(project.rulebook, {"E4": 1}))
        title = f"Compute every stored vector of {change.name} again: vectors of two models cannot be compared"
        found.append(Step("recompute", "vectors", title, change.component, change.target, (), cost, False))
    tests = tuple(s for s in places.must if _action(s) == "tests")
    if places.must:
        title = (
            "Change the tests that name it, then run" if tests else "Run"
        ) + " prompts, token limits and parsers against what replaces it"
        cost = added((Effort(days_of(project.rulebook, {"E1": 1})), effort(project.rulebook, tests, known)))
        found.append(Step("verify", "tests", title, change.component, change.target, tests, cost, False))
    return tuple(found)


def _step(
    project: Project, change: Change, phase: str, action: str, title: str, sites: tuple[Site, ...], known: Classes,
    automatic: bool,
) -> Step:  # fmt: skip
    return Step(phase, action, title, change.component, change.target, sites, effort(project.rulebook, sites, known), automatic)


def _action(site: Site) -> str:
    if site.role == Role.TEST.value:
        return "tests"
    if site.role == Role.DOCS.value or site.why == "doc":
        return "docs"
    if site.why in _REQUIRED:
        return "requirements"
    return "settings" if site.why in _SETTINGS else "ids" if site.why in _NAMES else "calls"


def _export(project: Project, change: Change, seeds: tuple[Usage, ...], places: Disposition, known: Classes) -> Iterable[Step]:
    """What the vendor holds comes out first: afterwards it may be too late. The places are those of the held feature that change anyway."""
    held: dict[str, set[tuple[str, int]]] = {}
    for usage in seeds:
        feature = project.rulebook.feature(usage.feature) if usage.feature else None
        if feature is not None and feature.held and usage.context is not Context.IMPORT:
            held.setdefault(feature.held, set()).add((usage.location.path, usage.location.line))
    for what, spots in sorted(held.items()):
        sites = tuple(s for s in places.must if (s.path, s.line) in spots)
        cost = Effort(days_of(project.rulebook, {"E4": 1}))
        yield Step("export", "held", f"Export what is still yours: {what}", change.component, change.target, sites, cost, False)


def _contain(project: Project, change: Change, places: Disposition) -> Iterable[Step]:
    calls = tuple(s for s in places.must if s.why == "call" and s.role == Role.PRODUCTION.value)
    files = {s.path for s in calls}
    if len(files) > _SCATTERED:
        cost = Effort(days_of(project.rulebook, {"E2": len(files)}))
        title = f"Contain: move the calls in {len(files)} files behind one interface of your own"
        yield Step("contain", "seam", title, change.component, change.target, calls, cost, False)
