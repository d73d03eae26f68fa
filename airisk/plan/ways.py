"""Ways forward side by side: which of the rules' ways are open, and what each carries over, loses and costs."""

from __future__ import annotations

from collections.abc import Iterable

from airisk.domain import Component
from airisk.frozen import dataclass
from airisk.plan.conditions import called_there, conditions, family_of, host_sites
from airisk.plan.disposition import order
from airisk.plan.duties import duties_of, in_common, weighed
from airisk.plan.effort import CALL, OF_VENDOR, days_of, effort
from airisk.plan.goal import Goal
from airisk.plan.targets import Targets, targets
from airisk.project import Project
from airisk.report import Effort, Site, Span, Way
from airisk.rulebook.schema import Equivalent, Family, Feature, WayRule

#: Ways to a successor that somebody has to name, or there is none.
_NAMED = ("new-line", "package")
_KEPT = "same"
#: What stands in for a vendor where software that anyone may run does the same.
_OPEN, _OPEN_NAME = "open", "Open software"
#: The class of work of a way that leaves every place as it is.
_SETTING = "E0"


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
    of_goal = _of_goal(project, goal)
    now, then = duties_of(project, _families(project, subjects)), duties_of(project, of_goal)
    return Way(
        "asked", f"Move to {goal.written}", goal.written, cost, ends=goal.ends, because=told,
        license=next((f.license for f in of_goal), None),
        gains_duties=tuple(d for d in then if d not in now), loses_duties=tuple(d for d in now if d not in then) if goal.known else (),
    )  # fmt: skip


def _equivalent(project: Project, feature: Feature, other: Equivalent, cost: Effort) -> Way:
    """What another vendor, the vendor itself or open software has in place of a feature."""
    known = project.rulebook.rules.vendors.get(other.vendor)
    name = known.name if known is not None else _OPEN_NAME if other.vendor == _OPEN else other.vendor
    lost = (f"held at the vendor: {feature.held}",) if feature.held else ()
    days = _at_least(days_of(project, {feature.effort: 1}), cost.days)
    title = f"{'Same vendor' if other.vendor == feature.vendor else name}: {other.says}"
    hosts = ("self-hosted",) if other.vendor == _OPEN else (name,)
    return Way(f"equivalent-{other.vendor}", title, other.vendor, Effort(days, cost.churn), lost=lost, hosts=hosts)


def _at_least(span: Span, least: Span) -> Span:
    return Span(max(span.low, least.low), max(span.likely, least.likely), max(span.high, least.high))


def _way(project: Project, leaving: Leaving, rule: WayRule, met: frozenset[str]) -> Way | None:
    """A way as it is open here; None for one to a successor where none is named or the vendor itself is gone."""
    subjects = _weighed_with(project, leaving.subjects)
    found = targets(project, rule, leaving.subjects, subjects)
    if rule.leads_to in _NAMED and (not found.options or leaving.vendor_gone):
        return None
    now = duties_of(project, _families(project, subjects))
    options = tuple(weighed(project, option, now, rule.leaves_weights) for option in found.options)
    then = duties_of(project, _families(project, subjects)) if rule.leaves_weights is False else ()
    gains, loses = in_common(options) if options else ((), now if rule.leaves_weights and rule.leads_to != "family" else ())
    cost, counted = _cost(project, leaving, rule, met)
    says = tuple(f"The licence asks of you: {duty}" for duty in then if rule.leads_to == _KEPT)
    return Way(
        id=rule.id,
        title=rule.title,
        target=found.target,
        effort=cost,
        carries_over=_said(rule.carries_over, (w.carries_over for w in rule.given if w.condition in met)),
        changes=_said(rule.changes, (w.changes for w in rule.given if w.condition in met)),
        lost=_said(rule.lost, (w.lost for w in rule.given if w.condition in met)),
        license=_license(project, rule, subjects, found),
        gains_duties=gains,
        loses_duties=loses,
        ends=found.ends,
        hosts=found.hosts or rule.hosts,
        because=(rule.says, *found.because, *counted, *says),
        options=options,
    )


def _license(project: Project, rule: WayRule, subjects: Iterable[Component], found: Targets) -> str | None:
    """The licence that holds afterwards, where there is but one."""
    if rule.leaves_weights is False:
        licenses = {f.license for f in _families(project, subjects)}
    else:
        licenses = {option.license for option in found.options}
    return licenses.pop() if len(licenses) == 1 else None


def _weighed_with(project: Project, subjects: tuple[Component, ...]) -> tuple[Component, ...]:
    """What is left, and the models that go with a service that has ended."""
    found = {c.id: c for c in (*subjects, *(model for c in subjects for model in called_there(project, c)))}
    return tuple(found.values())


def _said(always: tuple[str, ...], given: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*always, *(word for words in given for word in words))))


def _cost(project: Project, leaving: Leaving, rule: WayRule, met: frozenset[str]) -> tuple[Effort, tuple[str, ...]]:
    """The effort of a way, and what it counts besides the places of the steps: all of whoever serves the thing, where that one is left."""
    work = max([rule.effort, *(w.effort for w in rule.given if w.condition in met)])
    if work == _SETTING and not rule.leaves_vendor:  # nothing changes where the thing is used
        return Effort(days_of(project, {work: 1})), ()
    more = set(host_sites(project, leaving.subjects)) - set(leaving.sites) if rule.leaves_vendor else set()
    sites = sorted({*leaving.sites, *more}, key=order)
    days = days_of(project, {work: max(1, len({(s.path, s.line) for s in sites}))})
    churn = effort(project, sites, None, OF_VENDOR if rule.leaves_vendor else CALL).churn
    places = len({(s.path, s.line) for s in more})
    counted = (f"Counted too, as clients, calls and keys change: {places} more place{'s' * (places > 1)}.",) if places else ()
    return Effort(_at_least(days, leaving.cost.days), _at_least(churn, leaving.cost.churn)), counted


def _families(project: Project, subjects: Iterable[Component]) -> tuple[Family, ...]:
    found = (family_of(project, c) for c in subjects)
    return tuple(dict.fromkeys(f for f in found if f is not None and f.license))


def _of_goal(project: Project, goal: Goal) -> tuple[Family, ...]:
    rows = project.rulebook.model(goal.component.partition("/")[2]) if goal.kind == "model" else ()
    family = project.rulebook.family(rows[0].family if rows else goal.written) if rows or goal.kind == "family" else None
    return (family,) if family is not None and family.license else ()
