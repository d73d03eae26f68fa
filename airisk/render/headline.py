"""The first sentence of a report: what must be done, by verdict, as work before vendors."""

from __future__ import annotations

from airisk.domain import MENTIONS, Context
from airisk.frozen import dataclass
from airisk.render import places, words
from airisk.render.serious import serious, told
from airisk.report import ComponentEntry, Effort, Place, PlanEntry, Report, summed

_SPOKEN = frozenset(context.value for context in MENTIONS)
#: Contexts in which the program knows a name without asking for the thing: a table, a guard, a word to airisk.
_KNOWN_ONLY = frozenset(context.value for context in (Context.CATALOGUE, Context.COMPARE, Context.DIRECTIVE))
#: Statuses of what is gone where it was, and of what has a day to go.
_ENDED = frozenset({"retired", "overdue"})
_ENDS = frozenset({"retiring"})


@dataclass(frozen=True, slots=True)
class Subject:
    """A component as the headline names it: its vendors, what it is, and the day to start by if work waits."""

    vendors: tuple[str, ...]
    name: str
    start_by: str | None


@dataclass(frozen=True, slots=True)
class Work:
    """All components of one verdict: who they are, which places they stand at, what their change costs."""

    verdict: str
    subjects: tuple[Subject, ...]
    spots: tuple[tuple[str, int], ...]
    effort: Effort

    @property
    def vendors(self) -> tuple[str, ...]:
        """Names of the vendors, each once."""
        return tuple(dict.fromkeys(name for subject in self.subjects for name in subject.vendors))


def depended_on(component: ComponentEntry) -> bool:
    """Whether the project depends on a component: not if it is only spoken of or guessed at, and a licence is a duty, no dependency."""
    return component.kind != "license" and any(_sure(usage) for usage in component.usages)


def _sure(usage: Place) -> bool:
    return usage.context not in _SPOKEN and usage.confidence != "low"


def used(component: ComponentEntry) -> tuple[Place, ...]:
    """Where a component is used; where it is only spoken of or guessed at, if it is used nowhere."""
    sure = tuple(usage for usage in component.usages if _sure(usage))
    return sure or component.usages


def asked_for(component: ComponentEntry) -> tuple[Place, ...]:
    """Where a component is asked for: its uses less those that only list it or compare with it. Nothing can break at those."""
    return tuple(usage for usage in component.usages if _sure(usage) and usage.context not in _KNOWN_ONLY)


def used_at(component: ComponentEntry) -> tuple[tuple[str, int], ...]:
    """Path and line of each use."""
    return places.spots(used(component))


def must_change(plan: PlanEntry) -> tuple[tuple[str, int], ...]:
    """Every location that the steps of a plan touch."""
    return tuple(dict.fromkeys(spot for step in plan.steps for spot in places.spots(step.locations)))


def vendor_names(report: Report, component: ComponentEntry) -> tuple[str, ...]:
    """The vendors whose verdict a component carries; if it is nobody's worst, those at whom its uses end, else the first that lists it."""
    listing = [vendor for vendor in report.vendors if component.id in vendor.components]
    bearing = [vendor.name for vendor in listing if vendor.verdict.verdict == component.verdict.verdict]
    first = listing[0].name if listing else component.vendor
    return tuple(bearing or _ended_at(report, component) or filter(None, [first]))


def _ended_at(report: Report, component: ComponentEntry) -> list[str]:
    """Names of the platforms of use at which a component has ended, else of those at which a day is set for its end."""
    names = report.names | {vendor.id: vendor.name for vendor in report.vendors}
    at = dict.fromkeys(usage.platform for usage in used(component) if usage.platform in names)
    for statuses in _ENDED, _ENDS:
        ended = {life.platform for life in component.lifecycles if life.status in statuses}
        if ended & at.keys():
            return [names[platform] for platform in at if platform in ended]
    return []


def work(report: Report, verdict: str) -> Work | None:
    """The work of a verdict, or None if no component has it. Places are those that plans touch, else those of use."""
    chosen = [one for one in report.components if one.verdict.verdict == verdict and depended_on(one)]
    if verdict == "unknown":  # that nobody dates the end of a service says nothing; of a model or package it does
        chosen = [one for one in chosen if one.kind != "service"]
    if not chosen:
        return None
    plans = {entry.for_: entry for entry in report.plan}
    spots: dict[tuple[str, int], None] = {}
    costs = []
    for component in chosen:
        plan = plans.get(component.id)
        spots.update(dict.fromkeys((must_change(plan) if plan else ()) or used_at(component)))
        costs += [plan.effort] if plan else []
    subjects = tuple(Subject(vendor_names(report, one), one.name, one.verdict.start_by) for one in chosen)
    return Work(verdict, subjects, tuple(spots), summed(costs))


def sentences(report: Report) -> tuple[tuple[str, str], ...]:
    """The headline as (label, text) pairs: ("Act now", "7 places in 3 files, 5-9 days (OpenAI)")."""
    if not any(map(depended_on, report.components)):
        return (("Nothing found", _nothing(report)),)
    wrong = serious(report)
    found = []
    for verdict, label, tell in (
        ("act-now", "Act now", _urgent),
        ("schedule", "Schedule", _scheduled),
        ("watch", "Watch", _watched),
        ("unknown", "Unknown", _watched),
    ):
        these = work(report, verdict)
        if these is not None:
            found.append((label, tell(these)))
    if wrong:
        found.insert(bool(found) and found[0][0] == "Act now", ("Wrong today", told(wrong)))
    harmed = {one.component for one in wrong}
    fine = sum(one.verdict.verdict == "fine" and one.id not in harmed and depended_on(one) for one in report.components)
    if fine:
        found.append(("Fine", words.count(fine, "component")))
    return tuple(found)


def _nothing(report: Report) -> str:
    return f"no AI vendor, package, model or weight file in {words.count(report.coverage.read, 'file')} that airisk read"


def _cost(these: Work) -> str:
    estimated = these.effort.days.high > 0
    return places.counted(these.spots) + (f", {words.days(these.effort.days)}" if estimated else "")


def _urgent(these: Work) -> str:
    return f"{_cost(these)} ({words.listed(these.vendors or ('vendor unknown',), 4)})"


def _scheduled(these: Work) -> str:
    named = [
        " ".join((*_unsaid(subject), subject.name)) + (f", start by {subject.start_by}" if subject.start_by else "")
        for subject in sorted(these.subjects, key=lambda one: (one.start_by is None, one.start_by or ""))
    ]
    rest = len(named) - 3
    return f"{_cost(these)} ({'; '.join(named[:3])}{f'; {rest} more' if rest > 0 else ''})"


def _unsaid(subject: Subject) -> tuple[str, ...]:
    """The vendor of a subject, unless the name of that says it already."""
    spoken = subject.name.casefold().split()[:1]
    return tuple(name for name in subject.vendors[:1] if not set(spoken) & set(name.casefold().split()))


def _watched(these: Work) -> str:
    return words.listed([subject.name for subject in these.subjects], 3)
