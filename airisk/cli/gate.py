"""Gates: whether the report holds what the user said must not be, and the sentence that says why."""

from __future__ import annotations

from datetime import date, timedelta

from airisk.exposure import IN_USE
from airisk.report import SEVERITIES, ComponentEntry, Gate, Place, Report

_IN_USE = frozenset(context.value for context in IN_USE)


def gate(report: Report, fail_on: str | None, fail_within: int | None) -> Gate | None:
    """The gate of --fail-on SEVERITY and --fail-within DAYS, or None where none was set.

    Findings of low confidence never meet a gate; nor does a day that is not firm, or one for what production does not use.
    """
    if fail_on is None and fail_within is None:
        return None
    reasons = [
        *([] if fail_on is None else _severe(report, fail_on)),
        *([] if fail_within is None else _ending(report, fail_within)),
    ]
    return Gate(bool(reasons), "; ".join(reasons) if reasons else "nothing met")


def _severe(report: Report, severity: str) -> list[str]:
    least = SEVERITIES.index(severity)
    met = [finding for finding in report.findings if SEVERITIES.index(finding.severity) >= least and finding.confidence != "low"]
    if not met:
        return []
    worst = min(met, key=lambda f: (-SEVERITIES.index(f.severity), f.location.path, f.location.line))
    more = f" and {len(met) - 1} more" if len(met) > 1 else ""
    return [f"--fail-on {severity}: {worst.risk} at {worst.location.path}:{worst.location.line}{more}"]


def _ending(report: Report, days: int) -> list[str]:
    today = date.fromisoformat(report.today)
    limit = _later(today, days)
    met = [(day, id_) for day, id_ in endings(report) if day <= limit]
    if not met:
        return []
    more = f" and {len(met) - 1} more" if len(met) > 1 else ""
    ends = "ended" if met[0][0] <= today else "ends"
    return [f"--fail-within {days}d: {met[0][1]} {ends} on {met[0][0].isoformat()}{more}"]


def endings(report: Report) -> list[tuple[date, str]]:
    """(day, component id) of what production uses and a firm day ends, the earliest first; days that are past too."""
    known = {component.id: component for component in report.components}
    firm = [(entry.deadline, entry.for_) for entry in report.plan if entry.deadline and entry.for_ in known]
    return sorted((date.fromisoformat(day), id_) for day, id_ in firm if _ends(known[id_], day))


def _ends(component: ComponentEntry, day: str) -> bool:
    """Whether production uses a component where that day ends it.

    A day that is past asks to act now if production meets it; one to come gives a day to start by, however far off it is.
    """
    firm = component.verdict.verdict == "act-now" or component.verdict.start_by is not None
    return firm and any(_in_production(place) and _meets(component, place, day) for place in component.usages)


def _in_production(place: Place) -> bool:
    return place.role == "production" and place.confidence != "low" and place.context in _IN_USE


def _meets(component: ComponentEntry, place: Place, day: str) -> bool:
    """Whether the day is of the platform that a place calls, or of those that speak where the place does not tell one."""
    speaking = {life.platform for life in component.lifecycles if life.claims}
    ending = {life.platform for life in component.lifecycles if life.retires is not None and life.retires.isoformat() == day}
    return component.kind != "model" or place.platform in ending or place.platform not in speaking


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
