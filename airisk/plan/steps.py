"""The steps of a change in order: export, contain, replace, recompute, verify; each with exactly the places that must change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from airisk.domain import Context, Role, Usage
from airisk.exposure import counts
from airisk.frozen import dataclass
from airisk.plan.disposition import Disposition
from airisk.plan.effort import CALL, days_of, effort
from airisk.plan.goal import Goal
from airisk.project import Project
from airisk.report import Effort, Site, Step, summed

#: A change that touches calls in more files than this is better behind one interface first.
_SCATTERED = 2
_REQUIRED = frozenset({"manifest", "lock", "install"})
_SETTINGS = frozenset({"env", "endpoint"})
_NAMES = frozenset({"id", "weights", "dimension", "tokenizer"})
#: Held data that lies with the project: it is computed again, never exported.
OWN_DATA = frozenset({"vectors"})
#: The kinds of components that a step of an action names, and the kinds of targets that it may name.
_OF_ACTION = {
    "ids": (("model", "weights", "file"), ("model", "family", "name")),
    "calls": (("sdk", "service"), ("sdk", "vendor", "surface")),
    "requirements": (("sdk", "image"), ("sdk",)),
    "settings": (("service", "sdk"), ("vendor",)),
}
_NAMED = 2
#: The effort class of the features at each path and line, as `effort.classes` finds it once for a project.
Classes = Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Change:
    """What is changed: the component or question it is for, its name as asked, and what it becomes.

    `drop_in`: a name put in the place of the other is all, by the word of a `platform` (None: a question names it); `same`: the target is
    another version or setting of it. `embeds`: its vectors are stored; `calls`: the number of changed lines of a call.
    """

    component: str
    name: str
    goal: Goal | None = None
    drop_in: bool = False
    same: bool = False
    embeds: bool = False
    calls: str = CALL
    platform: str | None = None


def steps(project: Project, change: Change, usages: Iterable[Usage], places: Disposition, known: Classes) -> tuple[Step, ...]:
    """All steps; those with nothing to do are left out."""
    seeds = tuple(u for u in usages if counts(u))
    found = [*_export(project, change, seeds, places), *_contain(project, change, places)]
    names = {c.id: c.name for c in project.components}
    for action in ("ids", "calls", "settings", "requirements", "docs"):
        sites = tuple(s for s in places.must if _action(s) == action)
        if sites:
            title = _title(change, action, _touched(change, action, seeds, sites, names))
            automatic = action == "ids" and _mechanical(change, seeds, sites)
            cost = effort(project, sites, known, change.calls)
            found.append(Step("replace", action, title, change.component, _target(change, action), sites, cost, automatic))
    if change.embeds and places.must:
        cost = Effort(days_of(project, {"E4": 1}))
        title = f"Compute every stored vector of {_embedding(change, project, seeds)} again: vectors of two models cannot be compared"
        found.append(Step("recompute", "vectors", title, change.component, _target(change, "ids"), (), cost, False))
    if places.must:
        found.append(_verify(project, change, places, known))
    return tuple(found)


def _mechanical(change: Change, seeds: Iterable[Usage], sites: tuple[Site, ...]) -> bool:
    """Whether one name put in the place of another is all, at every place: another platform, and another spelling, want other names."""
    at = {(s.path, s.line, s.column, s.cell) for s in sites}
    here = [u for u in seeds if (u.location.path, u.location.line, u.location.column, u.location.cell) in at]
    platforms = {u.platform for u in here}
    same = (
        len(platforms) == 1 and (change.platform is None or platforms <= {"", change.platform}) and all(u.text == change.name for u in here)
    )
    return change.drop_in and same and all(s.why == "id" for s in sites)


def _verify(project: Project, change: Change, places: Disposition, known: Classes) -> Step:
    tests = tuple(s for s in places.must if _action(s) == "tests")
    title = ("Change the tests that name it, then run" if tests else "Run") + " prompts, token limits and parsers against what replaces it"
    cost = summed((Effort(days_of(project, {"E1": 1})), effort(project, tests, known, change.calls)))
    return Step("verify", "tests", title, change.component, change.goal.written if change.goal else None, tests, cost, False)


def _title(change: Change, action: str, what: str) -> str:
    """What a step does. Only a target of its own kind is named in it."""
    to = _target(change, action)
    fit = f", to fit {to}" if to and change.same else ""
    if action == "ids":
        return f"Set another version or setting at {what}" if fit else f"Change {what}{f' to {to}' if to else ''}"
    if action == "calls":
        return f"Change the calls of {what}, and what hangs on them{fit or (f', to those of {to}' if to else '')}"
    if action == "requirements":
        return f"Change what is installed of {what}{fit or (f': {to} instead' if to else '')}"
    if action == "settings":
        return f"Change variables and addresses of {what}{fit or (f' to those of {to}' if to else '')}"
    return f"Correct the documentation of {change.name}"


def _target(change: Change, action: str) -> str | None:
    goal = change.goal
    return goal.written if goal is not None and (action == "docs" or goal.kind in _OF_ACTION[action][1]) else None


def _touched(change: Change, action: str, seeds: Iterable[Usage], sites: Iterable[Site], names: Mapping[str, str]) -> str:
    """The components of the step's kind at its places, by name; where they are many, what was asked about."""
    if action == "docs":
        return change.name
    at = {(s.path, s.line, s.column, s.cell) for s in sites}
    kinds = _OF_ACTION[action][0]
    here = (u for u in seeds if u.subject.partition(":")[0] in kinds)
    found = sorted(
        {names.get(u.subject, u.subject) for u in here if (u.location.path, u.location.line, u.location.column, u.location.cell) in at}
    )
    if action == "ids":
        return (
            f"{len(found)} model names of {change.name}"
            if len(found) > _NAMED
            else f"the name{'s' * (len(found) > 1)} {' and '.join(found) or change.name}"
        )
    return " and ".join(found) if 0 < len(found) <= _NAMED else change.name


def _embedding(change: Change, project: Project, seeds: Iterable[Usage]) -> str:
    subjects = {u.subject for u in seeds}
    found = [c.name for c in project.components if c.id in subjects and c.details.get("kind") == "embedding"]
    return " and ".join(found) if 0 < len(found) <= _NAMED else change.name


def _action(site: Site) -> str:
    if site.role == Role.TEST.value:
        return "tests"
    if site.role == Role.DOCS.value or site.why == "doc":
        return "docs"
    if site.why in _REQUIRED:
        return "requirements"
    return "settings" if site.why in _SETTINGS else "ids" if site.why in _NAMES else "calls"


def held(project: Project, seeds: Iterable[Usage]) -> dict[str, set[tuple[str, int]]]:
    """What the features in use hold, with the "path", line of each."""
    found: dict[str, set[tuple[str, int]]] = {}
    for usage in seeds:
        feature = project.rulebook.feature(usage.feature) if usage.feature else None
        if feature is not None and feature.held and counts(usage) and usage.context is not Context.IMPORT:
            found.setdefault(feature.held, set()).add((usage.location.path, usage.location.line))
    return found


def _export(project: Project, change: Change, seeds: tuple[Usage, ...], places: Disposition) -> Iterable[Step]:
    """What the vendor holds comes out first: afterwards it may be too late. The places are those of the held feature that change anyway."""
    if change.same:
        return
    for what, spots in sorted(held(project, seeds).items()):
        if what not in OWN_DATA:
            sites = tuple(s for s in places.must if (s.path, s.line) in spots)
            cost = Effort(days_of(project, {"E4": 1}))
            yield Step("export", "held", f"Take out what is still yours: {what}", change.component, None, sites, cost, False)


def _contain(project: Project, change: Change, places: Disposition) -> Iterable[Step]:
    calls = tuple(s for s in places.must if s.why == "call" and s.role == Role.PRODUCTION.value)
    files = {s.path for s in calls}
    if len(files) > _SCATTERED:
        cost = Effort(days_of(project, {"E2": len(files)}))
        title = f"Move the calls in {len(files)} files behind one interface of your own"
        yield Step("contain", "seam", title, change.component, None, calls, cost, False)
