"""Gates: whether the report holds what the user said must not be, and the sentence that says why."""

from __future__ import annotations

from datetime import date, timedelta

from airisk.report import SEVERITIES, ComponentEntry, Gate, Report


def judge(report: Report, fail_on: str | None, fail_within: int | None) -> Gate | None:
    """The gate of --fail-on SEVERITY and --fail-within DAYS, or None where none was set.

    Findings of low confidence never meet a gate; nor does a date for what only tests, docs or examples use.
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
    limit = _later(date.fromisoformat(report.today), days)
    used = {component.id: component for component in report.components if _in_production(component)}
    met = sorted(
        (entry.deadline, entry.for_)
        for entry in report.plan
        if entry.for_ in used and entry.deadline and date.fromisoformat(entry.deadline) <= limit
    )
    if not met:
        return []
    more = f" and {len(met) - 1} more" if len(met) > 1 else ""
    return [f"--fail-within {days}d: {met[0][1]} ends on {met[0][0]}{more}"]


def _in_production(component: ComponentEntry) -> bool:
    return any(place.role == "production" and place.confidence != "low" for place in component.usages)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
