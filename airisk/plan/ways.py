"""Ways forward side by side: which of the rules' ways are open to a component, and what each carries over, loses and costs."""

from __future__ import annotations

from collections.abc import Iterable

from airisk.domain import Component
from airisk.exposure import OWN, counts, exposures, standing
from airisk.plan.effort import days_of, effort
from airisk.project import Project
from airisk.report import Effort, Site, Span, Way
from airisk.rulebook.schema import Equivalent, Family, Feature, WayRule

#: The way that leads along the vendor's own successors, and the one that keeps what is there.
_OWN_LINE = "vendor-new-line"
_STAY = "stay-on-weights"
_ENDING = ("retired", "retiring", "overdue", "deprecated")


def ways(project: Project, component: Component, sites: Iterable[Site], cost: Effort) -> tuple[Way, ...]:
    """Every way that is open to a component, the cheapest first; `cost` is that of its steps, which no way away from it undercuts.

    Of a feature these are its equivalents; of anything else, or where there are none, the rules' ways whose preconditions it meets.
    """
    feature = project.rulebook.feature(component.id.partition(":")[2])
    if feature is not None and feature.equivalents:
        found = [_equivalent(project, feature, e, cost) for e in feature.equivalents]
        return tuple(sorted(found, key=lambda w: (w.target != feature.vendor, w.id)))
    met = conditions(project, component)
    must = tuple(sites)
    open_ways = [(key, rule) for key, rule in project.rulebook.rules.ways.items() if met & set(rule.when)]
    found = [_way(project, component, key, rule, must, cost) for key, rule in open_ways]
    return tuple(sorted(found, key=lambda w: (w.effort.days.likely, w.id)))


def conditions(project: Project, component: Component) -> frozenset[str]:
    """The closed words that ways ask for: open-weights or closed-model, hosted, sdk."""
    family = family_of(project, component)
    is_open = component.details.get("open") if family is None else family.open
    met = set()
    if component.kind in ("weights", "file") or is_open is True:
        met.add("open-weights")
    elif component.kind == "model" and is_open is False:
        met.add("closed-model")
    platforms = {u.platform for u in component.usages if counts(u)}
    if component.kind in ("model", "service") and platforms - OWN - {""}:
        met.add("hosted")
    if component.kind == "sdk":
        met.add("sdk")
    return frozenset(met)


def family_of(project: Project, component: Component) -> Family | None:
    """The line that a component belongs to."""
    name = component.details.get("family")
    return project.rulebook.family(name) if isinstance(name, str) else None


def asked(project: Project, target: str, cost: Effort) -> Way:
    """The way that a question names. Of a target that the rules do not know nothing is claimed."""
    rows = project.rulebook.model(target)
    known = bool(rows) or target in project.rulebook.rules.vendors or any(target == p.purl for p in project.rulebook.rules.packages)
    told = () if known else (f"The rules do not know {target}: nothing is claimed about its end, its licence or what it lacks.",)
    end = end_of(project, target, None)
    if end is not None:
        told = (f"{target} ends itself{f' on {end}' if end[:1].isdigit() else f': it is {end}'}.",)
    return Way("asked", f"Move to {target}", target, cost, ends=end, because=told)


def end_of(project: Project, name: str, platform: str | None) -> str | None:
    """When a target ends itself, "2027-01-14" or its status; None if no end is known. Without a platform the earliest counts."""
    lives = project.rulebook.lifecycles(project.rulebook.model(name), project.today)
    ending = [life for life in lives if life.status in _ENDING and platform in (None, life.platform)]
    if not ending:
        return None
    days = sorted(life.retires for life in ending if life.retires is not None)
    return days[0].isoformat() if days else ending[0].status


def _equivalent(project: Project, feature: Feature, other: Equivalent, cost: Effort) -> Way:
    """What another vendor, the vendor itself or open software has in place of a feature."""
    known = project.rulebook.rules.vendors.get(other.vendor)
    name = known.name if known is not None else other.vendor
    lost = (f"held at the vendor: {feature.held}",) if feature.held else ()
    days = _at_least(days_of(project.rulebook, {feature.effort: 1}), cost.days)
    title = f"{'Same vendor' if other.vendor == feature.vendor else name}: {other.says}"
    return Way(f"equivalent-{other.vendor}", title, other.vendor, Effort(days, cost.churn), lost=lost, hosts=(name,))


def _at_least(days: Span, least: Span) -> Span:
    return Span(max(days.low, least.low), max(days.likely, least.likely), max(days.high, least.high))


def _way(project: Project, component: Component, key: str, rule: WayRule, sites: tuple[Site, ...], cost: Effort) -> Way:
    target, platform, because = _target(project, component, key)
    family = family_of(project, component)
    duties = _duties(project, family)
    churn = effort(project.rulebook, () if key == _STAY else sites).churn
    places = max(1, len({(s.path, s.line) for s in sites})) if key != _STAY else 1
    days = days_of(project.rulebook, {rule.effort: places})
    return Way(
        id=key,
        title=rule.title,
        target=target,
        effort=Effort(days if key == _STAY else _at_least(days, cost.days), churn),
        carries_over=rule.carries_over,
        changes=rule.changes,
        lost=rule.lost,
        license=family.license if key == _STAY and family is not None else None,
        loses_duties=() if key == _STAY else duties,
        ends=end_of(project, target, platform) if target is not None else None,
        hosts=rule.hosts,
        because=(rule.says, *because, *(f"The licence asks of you: {says}" for says in duties if key == _STAY)),
    )


def _target(project: Project, component: Component, key: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    """(target, platform, because): only the vendor's own new line, and staying, have a target that the rules can give."""
    if key != _OWN_LINE:
        return (component.name if key == _STAY else None), None, ()
    offered = {name: e.lifecycle.platform for e in exposures(project, component) if e.lifecycle for name in standing(e.lifecycle)}
    if offered:
        first, *rest = offered
        return first, offered[first], ((f"Also offered: {', '.join(rest[:3])}.",) if rest else ())
    family = family_of(project, component)
    successor = family.successor if family is not None else None
    return successor, None, (() if successor else ("The vendor names no successor.",))


def _duties(project: Project, family: Family | None) -> tuple[str, ...]:
    known = project.rulebook.rules.licenses.get(family.license) if family is not None and family.license else None
    return tuple(o.says for o in known.obligations) if known is not None else ()
