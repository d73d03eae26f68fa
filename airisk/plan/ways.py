"""Ways forward side by side: which of the rules' ways are open, and what each carries over, loses and costs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from airisk.domain import Component
from airisk.exposure import exposures, standing
from airisk.plan.conditions import conditions, family_of, host_sites
from airisk.plan.disposition import order
from airisk.plan.effort import CALL, OF_VENDOR, days_of, effort
from airisk.plan.goal import Goal, goal_of
from airisk.project import Project
from airisk.report import Effort, Site, Span, Way
from airisk.rulebook.schema import Equivalent, Family, Feature, WayRule

#: The ways that lead to a successor which somebody names, of models and of packages.
_SUCCESSORS = {"vendor-new-line": False, "successor-package": True}
#: The way that keeps what is there, and all that keep it.
_STAY = "stay-on-weights"
_KEPT = (_STAY, "fetch-weights")


@dataclass(frozen=True, slots=True)
class Leaving:
    """What the ways lead away from: its components, the places that must change, and the cost of the steps, which no way undercuts.

    `vendor_gone`: the vendor itself is asked about, so that nothing of its own is a way forward.
    """

    subjects: tuple[Component, ...]
    sites: tuple[Site, ...]
    cost: Effort
    vendor_gone: bool = False


def ways(project: Project, leaving: Leaving, features: Iterable[Feature] = ()) -> tuple[Way, ...]:
    """Every way that is open, the cheapest first; none where nothing must change.

    Of features alone these are their equivalents; of anything else, or where there are none, the rules' ways whose conditions are met.
    """
    if not leaving.sites:
        return ()
    found = [_equivalent(project, feature, e, leaving.cost) for feature in features for e in feature.equivalents]
    if found:
        own = {feature.vendor for feature in features}
        return tuple(sorted(found, key=lambda w: (w.target not in own, w.id)))
    met = conditions(project, leaving.subjects)
    open_ways = [rule for rule in project.rulebook.rules.ways.values() if met & set(rule.when)]
    found = [way for rule in open_ways if (way := _way(project, leaving, rule, met)) is not None]
    return tuple(sorted(found, key=lambda w: (w.effort.days.likely, w.id)))


def asked(project: Project, goal: Goal, subjects: Iterable[Component], cost: Effort, same: bool) -> Way:
    """The way that a question names. Of a target that the rules do not know nothing is claimed."""
    if same:
        return Way("asked", f"Another version or setting: {goal.written}", goal.written, cost)
    told: tuple[str, ...] = ()
    if not goal.known:
        told = (f"The rules do not know {goal.written}: nothing is claimed about its end, its licence or what it lacks.",)
    elif goal.ends is not None:
        told = (f"{goal.written} {'ends itself on' if goal.ends[:1].isdigit() else 'is itself'} {goal.ends}.",)
    now, then = _duties(project, _families(project, subjects)), _duties(project, _of_goal(project, goal))
    return Way(
        "asked", f"Move to {goal.written}", goal.written, cost, ends=goal.ends, because=told,
        license=next((f.license for f in _of_goal(project, goal)), None),
        gains_duties=tuple(d for d in then if d not in now), loses_duties=tuple(d for d in now if d not in then) if goal.known else (),
    )  # fmt: skip


def _equivalent(project: Project, feature: Feature, other: Equivalent, cost: Effort) -> Way:
    """What another vendor, the vendor itself or open software has in place of a feature."""
    known = project.rulebook.rules.vendors.get(other.vendor)
    name = known.name if known is not None else other.vendor
    lost = (f"held at the vendor: {feature.held}",) if feature.held else ()
    days = _at_least(days_of(project.rulebook, {feature.effort: 1}), cost.days)
    title = f"{'Same vendor' if other.vendor == feature.vendor else name}: {other.says}"
    return Way(f"equivalent-{other.vendor}", title, other.vendor, Effort(days, cost.churn), lost=lost, hosts=(name,))


def _at_least(span: Span, least: Span) -> Span:
    return Span(max(span.low, least.low), max(span.likely, least.likely), max(span.high, least.high))


def _way(project: Project, leaving: Leaving, rule: WayRule, met: frozenset[str]) -> Way | None:
    """A way as it is open here; None for one to a successor where none is named or the vendor itself is gone."""
    goal, because = _target(project, leaving, rule.id)
    if rule.id in _SUCCESSORS and (goal is None or leaving.vendor_gone):
        return None
    now = _families(project, leaving.subjects)
    then = _of_goal(project, goal) if goal is not None and rule.leaves_weights else now if rule.leaves_weights is False else ()
    duties, next_duties = _duties(project, now), _duties(project, then)
    licenses = {f.license for f in then}
    cost, counted = _cost(project, leaving, rule, met)
    says = tuple(f"The licence asks of you: {duty}" for duty in duties if rule.id in _KEPT)
    return Way(
        id=rule.id,
        title=rule.title,
        target=goal.written if goal is not None else None,
        effort=cost,
        carries_over=_said(rule.carries_over, (w.carries_over for w in rule.given if w.condition in met)),
        changes=_said(rule.changes, (w.changes for w in rule.given if w.condition in met)),
        lost=_said(rule.lost, (w.lost for w in rule.given if w.condition in met)),
        license=licenses.pop() if len(licenses) == 1 else None,
        gains_duties=tuple(d for d in next_duties if d not in duties),
        loses_duties=tuple(d for d in duties if d not in next_duties) if rule.leaves_weights else (),
        ends=goal.ends if goal is not None and rule.id not in _KEPT else None,
        hosts=rule.hosts,
        because=(rule.says, *because, *counted, *says),
    )


def _said(always: tuple[str, ...], given: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*always, *(word for words in given for word in words))))


def _cost(project: Project, leaving: Leaving, rule: WayRule, met: frozenset[str]) -> tuple[Effort, tuple[str, ...]]:
    """The effort of a way, and what it counts besides the places of the steps: all of whoever serves the thing, where that one is left."""
    work = max([rule.effort, *(w.effort for w in rule.given if w.condition in met)])
    if rule.id == _STAY:
        return Effort(days_of(project.rulebook, {work: 1})), ()
    more = set(host_sites(project, leaving.subjects)) - set(leaving.sites) if rule.leaves_vendor else set()
    sites = sorted({*leaving.sites, *more}, key=order)
    days = days_of(project.rulebook, {work: max(1, len({(s.path, s.line) for s in sites}))})
    churn = effort(project.rulebook, sites, None, OF_VENDOR if rule.leaves_vendor else CALL).churn
    places = len({(s.path, s.line) for s in more})
    counted = (f"Counted too, as clients, calls and keys change: {places} more place{'s' * (places > 1)}.",) if places else ()
    return Effort(_at_least(days, leaving.cost.days), _at_least(churn, leaving.cost.churn)), counted


def _target(project: Project, leaving: Leaving, key: str) -> tuple[Goal | None, tuple[str, ...]]:
    """(goal, because): only named successors, and keeping the weights, have a target that the rules can give."""
    if key in _KEPT:
        names = tuple(c.name for c in leaving.subjects if c.kind in ("model", "weights", "file"))
        return (Goal(names[0], "model", True) if len(names) == 1 else None), ()
    if key not in _SUCCESSORS:
        return None, ()
    own = {c.id for c in leaving.subjects}
    named = (pair for c in leaving.subjects if (c.kind == "sdk") is _SUCCESSORS[key] for pair in offers(project, c))
    offered = {name: platform for name, platform in named if goal_of(project, name).component not in own}
    if not offered:
        return None, ()
    first, *rest = offered
    return goal_of(project, first, offered[first]), ((f"Also offered: {', '.join(rest[:3])}.",) if rest else ())


def offers(project: Project, component: Component) -> tuple[tuple[str, str | None], ...]:
    """(target, platform) of each successor that is named for a component, the drop-in first."""
    lives = [e.lifecycle for e in exposures(project, component) if e.lifecycle is not None]
    found: list[tuple[str, str | None]] = [(name, life.platform) for life in lives for name in standing(life)]
    if found:
        return tuple(found)
    family = family_of(project, component)
    package = project.rulebook.package(*component.id.partition(":")[2].split("/", 1)) if component.kind == "sdk" else None
    named = family.successor if family is not None else package.successor if package is not None else None
    return ((named, None),) if named else ()


def _families(project: Project, subjects: Iterable[Component]) -> tuple[Family, ...]:
    found = (family_of(project, c) for c in subjects)
    return tuple(dict.fromkeys(f for f in found if f is not None and f.license))


def _of_goal(project: Project, goal: Goal) -> tuple[Family, ...]:
    rows = project.rulebook.model(goal.component.partition("/")[2]) if goal.kind == "model" else ()
    family = project.rulebook.family(rows[0].family if rows else goal.written) if rows or goal.kind == "family" else None
    return (family,) if family is not None and family.license else ()


def _duties(project: Project, families: Iterable[Family]) -> tuple[str, ...]:
    known = (project.rulebook.rules.licenses.get(f.license) for f in families if f.license)
    return tuple(dict.fromkeys(o.says for license in known if license is not None for o in license.obligations))
