"""Steps of several plans as people read them: what all of them end with is said once."""

from __future__ import annotations

from collections.abc import Iterable

from airisk.frozen import dataclass
from airisk.render import words
from airisk.report import Effort, PlanEntry, Span, Step


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with the steps that are its own."""

    plan: PlanEntry
    steps: tuple[Step, ...]
    today: str = ""

    @property
    def timing(self) -> str:
        """ "Deadline 2027-01-14. Start by 2026-12-29. All in all 1-2 days": what is known of it; one step says itself what it costs."""
        plan = self.plan
        told = list(words.due(plan.deadline, plan.start_by, self.today))
        told += [f"All in all {words.effort(plan.effort)}"] if len(self.steps) > 1 and plan.effort.days.high > 0 else []
        return words.sentences(told)


@dataclass(frozen=True, slots=True)
class Shared:
    """A step that several plans end with; its effort is the widest interval of them, for each one."""

    step: Step
    subjects: tuple[str, ...]
    effort: Effort


def shared(plans: Iterable[PlanEntry]) -> tuple[Shared, ...]:
    """The last steps that several plans have in common; such a step names no place."""
    groups: dict[tuple[str, str, bool], list[tuple[str, Step]]] = {}
    for plan in plans:
        for step in plan.steps[-1:]:
            if not step.locations:
                groups.setdefault(_key(step), []).append((plan.for_, step))
    return tuple(_shared(members) for members in groups.values() if len(members) > 1)


def own(plan: PlanEntry, common: Iterable[Shared], today: str = "") -> Planned:
    """A plan less the last step that it shares; `today` tells days that have passed from those to come."""
    keys = {_key(one.step) for one in common}
    return Planned(plan, tuple(step for step in plan.steps if step.locations or _key(step) not in keys), today)


def _key(step: Step) -> tuple[str, str, bool]:
    return (step.phase, step.title, step.automatic)


def _shared(members: list[tuple[str, Step]]) -> Shared:
    costs = [step.effort for _, step in members]
    widest = Effort(_widest(cost.days for cost in costs), _widest(cost.churn for cost in costs))
    return Shared(members[0][1], tuple(subject for subject, _ in members), widest)


def _widest(spans: Iterable[Span]) -> Span:
    spans = tuple(spans)
    return Span(min(s.low for s in spans), max(s.likely for s in spans), max(s.high for s in spans))
