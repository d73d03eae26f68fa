"""Where each way can lead: the targets that somebody names, and those that the rules hold for what is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from airisk.domain import Component
from airisk.exposure import exposures, standing
from airisk.frozen import dataclass
from airisk.plan.candidates import closed_apis, hosts_of, makers_line, of_family, open_families, own_line, told
from airisk.plan.conditions import hosts
from airisk.plan.goal import goal_of
from airisk.project import Project
from airisk.report import Option
from airisk.rulebook.schema import WayRule

_WEIGHTS = ("model", "weights", "file")
_CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Targets:
    """What a way can lead to. `target` is set where there is one, or where somebody names one first; `because` tells of them in words."""

    options: tuple[Option, ...] = ()
    target: str | None = None
    ends: str | None = None
    hosts: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


def targets(project: Project, rule: WayRule, subjects: tuple[Component, ...], models: tuple[Component, ...]) -> Targets:
    """The targets of a way for what is left: `subjects`, with the models that go with them."""
    of_weights = tuple(c for c in models if c.kind in _WEIGHTS)
    if rule.leads_to == "same":
        names = tuple(c.name for c in subjects if c.kind in _WEIGHTS)
        return Targets(target=names[0] if len(names) == 1 else None, because=_loaded_by(project, subjects))
    if rule.leads_to == "package":
        return _first(_named(project, (c for c in subjects if c.kind == "sdk")))
    if rule.leads_to == "new-line":
        return _first(_of_maker(project, of_weights))
    if rule.leads_to == "family":
        return _choice(open_families(project, _kind(of_weights), _makers(of_weights)), ("self-hosted",))
    if rule.leads_to == "api":
        named = [o for o in _elsewhere(project, of_weights) if not o.license]
        left = _makers(models).union(*(hosts(project, c) for c in models))
        return _choice([*named, *closed_apis(project, _kind(of_weights), left)], ())
    return _hosted(project, of_weights) if rule.leads_to == "hosts" else Targets()


def _loaded_by(project: Project, subjects: tuple[Component, ...]) -> tuple[str, ...]:
    """Which runtimes load a weight file; of one that alone does, what is known of its upkeep."""
    told: list[str] = []
    for component in subjects:
        runtimes = component.details.get("runtimes")
        if component.kind != "file" or not isinstance(runtimes, tuple) or not runtimes:
            continue
        told.append(f"{'Loaded by' if len(runtimes) > 1 else 'Loaded by this runtime alone'}: {', '.join(runtimes)}")
        if len(runtimes) == 1:
            alone = (v for v in project.rulebook.rules.vendors.values() if v.name == runtimes[0])
            told += [f"{runtimes[0]}: {e.says} ({e.confidence} confidence)" for vendor in alone for e in vendor.events]
    return tuple(dict.fromkeys(told))


def offers(project: Project, component: Component) -> tuple[tuple[str, str | None], ...]:
    """(target, platform) of each successor that is named for a component, the drop-in first."""
    lives = [e.lifecycle for e in exposures(project, component) if e.lifecycle is not None]
    found: list[tuple[str, str | None]] = [(name, life.platform) for life in lives for name in standing(life)]
    return tuple(found) or tuple((name, None) for name in _successors(project, component))


def _successors(project: Project, component: Component) -> tuple[str, ...]:
    """What the rules name in place of a whole line or package, the first of all in front."""
    if component.kind == "sdk":
        package = project.rulebook.package_of(component.id)
        return (package.successor,) if package is not None and package.successor else ()
    family = makers_line(project, component)
    return tuple(filter(None, (family.successor, *family.options))) if family is not None else ()


def _named(project: Project, components: Iterable[Component]) -> list[Option]:
    """What is named in place of some components, none of them itself."""
    asked = tuple(components)
    own = {c.id for c in asked}
    pairs = dict(pair for c in asked for pair in offers(project, c))
    return [_option(project, name, platform) for name, platform in pairs.items() if goal_of(project, name).component not in own]


def _of_maker(project: Project, models: tuple[Component, ...]) -> list[Option]:
    """What the makers themselves offer: what is named, of their own; else the line's successors; else their newest models."""
    makers = _makers(models)
    found = [o for o in _named(project, models) if _maker(project, o.target) in makers]
    lines = dict.fromkeys(name for c in models for name in _successors(project, c))
    found = found or [_option(project, name, None) for name in lines]
    if not found:
        own = frozenset(c.name for c in models)
        closed = [c for c in models if c.kind == "model" and c.details.get("open") is False]
        found = [o for c in closed[:1] for o in own_line(project, c.vendor, _kind(models), own)]
    return found


def _elsewhere(project: Project, models: tuple[Component, ...]) -> list[Option]:
    """What a host names in place of somebody else's model that it drops, and is not of the same maker."""
    makers = _makers(models)
    return [o for o in _named(project, models) if _maker(project, o.target) not in (*makers, None)]


def _hosted(project: Project, models: tuple[Component, ...]) -> Targets:
    """Hosts of these very weights, else of their line, and what a host names instead; without either, hosts of other open weights."""
    options: list[Option] = []
    because: list[str] = []
    for component in (c for c in models if c.details.get("open") is not False):
        found, gone = hosts_of(project, component, hosts(project, component))
        line = makers_line(project, component) if not found else None
        found = found or ([replace(of_family(project, line), says=())] if line is not None else [])
        options += [option for option in found if option.hosts]
        because += [f"{component.name} may be had from: {told(option)}" for option in found if option.hosts]
        if gone:
            because.append(f"{component.name} is no longer served by, or not for long: {', '.join(sorted(gone))}")
    named = [o for o in _elsewhere(project, models) if o.license]
    because += [f"Named by the host itself: {told(option)}" for option in named]
    options += named
    if not options:
        options = open_families(project, _kind(models), _makers(models))
        because += [f"Other open weights: {told(option)}" for option in options]
    names = tuple(dict.fromkeys(host for option in options for host in option.hosts))
    return Targets(tuple(options), None, None, names, tuple(dict.fromkeys(because)))


def _option(project: Project, name: str, platform: str | None) -> Option:
    goal = goal_of(project, name, platform)
    family = project.rulebook.family(name)
    if family is not None:
        return of_family(project, family)
    rows = project.rulebook.model(name) if goal.kind == "model" else ()
    line = project.rulebook.family(rows[0].family) if rows else None
    at = (project.rulebook.name_of(platform),) if platform else ()
    return Option(goal.written, goal.written, line.license if line is not None else None, goal.ends, at)


def _maker(project: Project, target: str) -> str | None:
    family = project.rulebook.family(target)
    rows = project.rulebook.model(target)
    return family.maker if family is not None else rows[0].maker if rows else None


def _makers(components: Iterable[Component]) -> frozenset[str]:
    return frozenset(c.vendor for c in components)


def _kind(models: Iterable[Component]) -> str:
    """The kind of models that are left: chat where it is not told."""
    kinds = [str(c.details["kind"]) for c in models if c.details.get("kind")]
    return kinds[0] if kinds else _CHAT


def _first(options: list[Option]) -> Targets:
    """Successors that somebody names: the first is the target."""
    if not options:
        return Targets()
    first = options[0]
    names = tuple(dict.fromkeys(host for option in options for host in option.hosts))
    because = [f"Offered: {told(o)}" for o in options] if len(options) > 1 or first.says else []
    return Targets(tuple(options), first.target, first.ends, names, tuple(because))


def _choice(options: list[Option], more: tuple[str, ...]) -> Targets:
    """Targets of which none is advised before the others."""
    names = tuple(dict.fromkeys((*more, *(host for option in options for host in option.hosts))))
    return Targets(tuple(options), None, None, names if options else (), tuple(f"To choose from: {told(o)}" for o in options))
