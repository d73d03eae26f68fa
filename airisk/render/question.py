"""The answer to a what-if as people read it: what must change, what may, what must be left alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from airisk.frozen import dataclass
from airisk.render import places, words
from airisk.report import Effort, PlanEntry, Report, Site, Step, summed


@dataclass(frozen=True, slots=True)
class Answer:
    """All plans of a question as one."""

    asked: str
    must: tuple[Site, ...]
    may: tuple[Site, ...]
    leave: tuple[Site, ...]
    steps: tuple[Step, ...]
    plans: tuple[PlanEntry, ...]
    effort: Effort

    @property
    def summary(self) -> str:
        """ "12 places in 5 files must change, 3-6 days, about 120 changed lines"."""
        if not self.must:
            return "nothing in the tree must change"
        return f"{places.counted(places.spots(self.must))} must change, {words.effort(self.effort)}"


@dataclass(frozen=True, slots=True)
class FileSites:
    """A file with the lines that must change for one reason; `via` are the places they hang on."""

    files: places.FileLines
    why: str
    via: tuple[str, ...]
    role: str


def asked(report: Report) -> str:
    """The question in words: "gpt-4o goes away on 2027-01-14 (to o3)"."""
    question = report.question
    if question is None:
        return ""
    if not question.subjects:
        return "nothing known was asked"
    verb = "goes" if len(question.subjects) == 1 else "go"
    when = f" on {question.on}" if question.on else ""
    to = f", replaced by {question.to}" if question.to else ""
    return f"{' and '.join(question.subjects)} {verb} away{when}{to}"


def answer(report: Report) -> Answer:
    """The plans of the report as one answer."""
    steps = tuple(step for plan in report.plan for step in plan.steps)
    return Answer(
        asked(report),
        tuple(dict.fromkeys(site for step in steps for site in step.locations)),
        tuple(dict.fromkeys(site for plan in report.plan for site in plan.may)),
        tuple(dict.fromkeys(site for plan in report.plan for site in plan.leave)),
        steps,
        report.plan,
        summed(plan.effort for plan in report.plan),
    )


def timing(plans: Iterable[PlanEntry], names: Mapping[str, str], today: str) -> tuple[str, ...]:
    """When it must be done and begun, a sentence for each pair of days: "Deadline 2027-02-01, start by 2027-01-10"."""
    found: dict[tuple[str | None, str | None], list[str]] = {}
    for plan in plans:
        if plan.deadline or plan.start_by:
            found.setdefault((plan.deadline, plan.start_by), []).append(names.get(plan.for_, plan.for_))
    ordered = sorted(found.items(), key=lambda item: (item[0][1] or item[0][0] or "", item[1]))
    return tuple(_days(*days, today, "" if len(found) == 1 else words.listed(dict.fromkeys(who), 3)) for days, who in ordered)


def _days(deadline: str | None, start_by: str | None, today: str, who: str) -> str:
    told = ", ".join(one[:1].lower() + one[1:] for one in words.due(deadline, start_by, today))
    return f"{who}: {told}" if who else told[:1].upper() + told[1:]


def by_file(sites: tuple[Site, ...]) -> tuple[FileSites, ...]:
    """Sites by file, then reason and what they hang on, in path order."""
    groups: dict[tuple[str, str, str], list[Site]] = {}
    for site in sorted(sites, key=lambda one: (one.path, one.line, one.column, one.why)):
        groups.setdefault((site.path, site.why, site.role), []).append(site)
    return tuple(
        FileSites(
            places.by_file(places.spots(group))[0],
            why,
            tuple(dict.fromkeys(site.via for site in group if site.via)),
            role,
        )
        for (_, why, role), group in groups.items()
    )
