"""Makes a finding out of a usage: how severe it may be at most, where it stands, what it is called from scan to scan."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.domain import Component, Context, Role, Usage
from airisk.exposure import EVENTS, Exposure, counts, deciding_claim, exposures, of_weights, standing
from airisk.project import Project
from airisk.report import SEVERITIES, Finding, Point

_KNOWN_ONLY = frozenset({Context.CATALOGUE, Context.COMPARE})


def milder(*severities: str) -> str:
    """The mildest of some severities."""
    return min(severities, key=SEVERITIES.index)


def finding(project: Project, risk: str, component: Component, usage: Usage, severity: str, message: str, source: str | None) -> Finding:
    """A finding at a usage.

    Its severity is capped by its risk, by the role of the file (outside production at most a warning) and by the context (an id that
    the program merely knows is a note).
    """
    known = project.rulebook.rules.risks.get(risk)
    severity = milder(severity, known.severity if known is not None else severity)
    severity = milder(severity, "error" if usage.role is Role.PRODUCTION else "warning")
    severity = milder(severity, "note" if usage.context in _KNOWN_ONLY else severity)
    at = usage.location
    return Finding(
        risk=risk,
        severity=severity,
        confidence=usage.confidence.value,
        component=component.id,
        message=message,
        fingerprint=f"{project.place(usage)}:{risk}",
        state="new",
        location=Point(at.path, at.line, at.column, at.end_line, at.end_column, at.cell),
        evidence=usage.via,
        source=source,
    )


def hosted(project: Project, component: Component) -> Iterator[tuple[Usage, Exposure]]:
    """Each real usage of a hosted model with the worst event that meets it there."""
    worst: dict[tuple[object, ...], tuple[Usage, Exposure]] = {}
    for exposure in exposures(project, component) if component.kind == "model" else ():
        for usage in exposure.usages:
            known = worst.get(usage.order)
            if counts(usage) and not _weights(exposure) and (known is None or _rank(exposure) < _rank(known[1])):
                worst[usage.order] = (usage, exposure)
    yield from worst.values()


def source_of(exposure: Exposure) -> str | None:
    """Where the deciding claim can be read."""
    claim = deciding_claim(exposure.lifecycle)
    return claim.source if claim is not None else None


def platform_name(project: Project, exposure: Exposure) -> str:
    """The name of the platform whose word it is; empty where there is none."""
    known = project.rulebook.rules.vendors.get(exposure.lifecycle.platform if exposure.lifecycle is not None else exposure.platform)
    return known.name if known is not None else exposure.lifecycle.platform if exposure.lifecycle is not None else ""


def advice(project: Project, risk: str, exposure: Exposure) -> str:
    """What to do next: a drop-in that stands, options that stand, else the fix that the risk tells."""
    offered = standing(exposure.lifecycle)
    known = project.rulebook.rules.risks.get(risk)
    fix = known.fix if known is not None else ""
    if not offered:
        return fix
    drop_in = exposure.lifecycle is not None and offered[0] == exposure.lifecycle.replacement
    return f"{'Its vendor names' if drop_in else 'Its vendor offers'} {' or '.join(offered[:3])} instead. {fix}".strip()


def _weights(exposure: Exposure) -> bool:
    return exposure.lifecycle is not None and of_weights(exposure.lifecycle)


def _rank(exposure: Exposure) -> tuple[int, str]:
    return EVENTS.index(exposure.event), exposure.day.isoformat() if exposure.day is not None else "9999"
