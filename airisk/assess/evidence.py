"""Builds a Finding from a usage: its place, severity and confidence, and the fingerprint by which it is known again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from airisk.assess.words import event_behind
from airisk.domain import Component, Confidence, Role, Usage
from airisk.exposure import EVENTS, KNOWN_ONLY, Exposure, counts, deciding_claim, exposures, of_weights
from airisk.project import Project
from airisk.report import SEVERITIES, Finding, Point

#: Confidences, the least first.
_SURE = tuple(c.value for c in (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH))


def milder(*severities: str) -> str:
    """The mildest of some severities."""
    return min(severities, key=SEVERITIES.index)


def finding(
    project: Project, risk: str, component: Component, usage: Usage, severity: str, message: str, exposure: Exposure | None = None,
    source: str | None = None,
) -> Finding:  # fmt: skip
    """A finding at a usage; `exposure` is the event that it rests on, which brings the source; `source`: of a fact that is no event.

    Its severity is capped by its risk, by the role of the file (outside production at most a warning) and by the context (an id that
    the program merely knows is a note, and so is an end at a host that is not called); its confidence where another platform's word has
    to stand for the one that is called, and by that of an event of a whole line.
    """
    known = project.rulebook.rules.risks.get(risk)
    severity = milder(severity, known.severity if known is not None else severity)
    severity = milder(severity, "error" if usage.role is Role.PRODUCTION else "warning")
    severity = milder(severity, "note" if usage.context in KNOWN_ONLY or (exposure is not None and exposure.elsewhere) else severity)
    event = event_behind(project, component, exposure) if exposure is not None else None
    told = "high" if exposure is None or exposure.own_word else "medium"
    confidence = (usage.confidence.value, told, event.confidence if event is not None else "high")
    claim = deciding_claim(exposure.lifecycle) if exposure is not None else None
    at = usage.location
    return Finding(
        risk=risk,
        severity=severity,
        confidence=min(confidence, key=_SURE.index),
        component=component.id,
        message=message,
        fingerprint=f"{project.place(usage)}:{risk}",
        state="new",
        location=Point(at.path, at.line, at.column, at.end_line, at.end_column, at.cell),
        evidence=usage.via,
        source=claim.source if claim is not None else source,
    )


def of_project(project: Project, risk: str, severity: str, message: str, path: str) -> Finding:
    """A finding about the project as a whole, shown at a file of it or at its root folder (".")."""
    known = project.rulebook.rules.risks.get(risk)
    severity = milder(severity, known.severity if known is not None else severity)
    at = Point(path, 0, 0, 0, 0, 0)
    return Finding(risk, severity, Confidence.HIGH.value, "", message, f"project:{risk}", "new", at)


def first_places(usages: Iterable[Usage]) -> list[Usage]:
    """One usage for each line, in order of place."""
    found: dict[tuple[str, int], Usage] = {}
    for usage in sorted(usages, key=lambda u: u.order):
        found.setdefault((usage.location.path, usage.location.line), usage)
    return list(found.values())


def hosted(project: Project, component: Component) -> Iterator[tuple[Usage, Exposure]]:
    """Each real usage of a hosted model with the worst event that meets it there."""
    worst: dict[tuple[object, ...], tuple[Usage, Exposure]] = {}
    for exposure in exposures(project, component) if component.kind == "model" else ():
        for usage in exposure.usages:
            known = worst.get(usage.order)
            if counts(usage) and not _weights(exposure) and (known is None or _rank(exposure) < _rank(known[1])):
                worst[usage.order] = (usage, exposure)
    yield from worst.values()


def _weights(exposure: Exposure) -> bool:
    return exposure.lifecycle is not None and of_weights(exposure.lifecycle)


def _rank(exposure: Exposure) -> tuple[int, bool, str]:
    return EVENTS.index(exposure.event), exposure.elsewhere, exposure.day.isoformat() if exposure.day is not None else "9999"
