"""What to do, in order: the plans that must be begun, the most urgent first, each with its first step."""

from __future__ import annotations

from airisk.frozen import dataclass
from airisk.render import words
from airisk.render.headline import must_change, vendor_names
from airisk.render.serious import Serious, serious
from airisk.report import VERDICTS, ComponentEntry, PlanEntry, Report

_URGENT = ("act-now", "schedule")


@dataclass(frozen=True, slots=True)
class Task:
    """A plan to begin: `begin` is "now", a day, or "" where none is known; `first` is its first step, `plan` what it is for.

    `at` is the vendor that it concerns, "" where they are several. `risk` stands where a finding asks for it and no plan does.
    """

    verdict: str
    name: str
    at: str
    begin: str
    first: str
    automatic: bool
    effort: str
    spots: tuple[tuple[str, int], ...]
    plan: str
    risk: str = ""


def agenda(report: Report) -> tuple[Task, ...]:
    """Tasks by verdict, then by the day to start, as the plans of a scan say it; none for the answer to a question."""
    if report.question is not None:
        return ()
    components = {component.id: component for component in report.components}
    found = [(components[plan.for_], plan) for plan in report.plan if plan.for_ in components and plan.steps]
    urgent = [(component, plan) for component, plan in found if component.verdict.verdict in _URGENT]
    urgent.sort(key=lambda pair: (VERDICTS.index(pair[0].verdict.verdict), _begin(*pair) != "now", _begin(*pair), pair[1].deadline or ""))
    planned = [_task(report, component, plan) for component, plan in urgent]
    wrong = [_wrong(report, one) for one in serious(report)]
    now = [task for task in planned if task.begin == "now"]
    return (*now, *wrong, *planned[len(now) :])


def _wrong(report: Report, one: Serious) -> Task:
    """What a finding asks for that no date forces."""
    component = next(component for component in report.components if component.id == one.component)
    at = vendor_names(report, component)
    return Task("wrong-today", component.name, at[0] if len(at) == 1 else "", "now", one.said, False, "", one.spots, "", one.risk)


def _task(report: Report, component: ComponentEntry, plan: PlanEntry) -> Task:
    step = plan.steps[0]
    vendors = vendor_names(report, component)
    return Task(
        component.verdict.verdict,
        component.name,
        vendors[0] if len(vendors) == 1 else "",
        _begin(component, plan),
        step.title,
        step.automatic,
        words.days(plan.effort.days),
        must_change(plan),
        plan.for_,
    )


def _begin(component: ComponentEntry, plan: PlanEntry) -> str:
    day = plan.start_by or component.verdict.start_by
    return "now" if component.verdict.verdict == "act-now" else day or ""
