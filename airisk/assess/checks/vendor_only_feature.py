"""Finds uses of vendor capabilities that no other vendor offers in a like form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from airisk.assess.evidence import finding
from airisk.assess.words import effect_of, hearsay
from airisk.domain import OWN, Component, Context, Usage
from airisk.exposure import Exposure, answering, counts, deciding_claim, event_of
from airisk.project import Project
from airisk.report import Finding
from airisk.rulebook.schema import Feature, Vendor

RISK = "vendor-only-feature"
_BARE = frozenset({Context.IMPORT, Context.MANIFEST, Context.CATALOGUE})
_SEVERITY = {"broken": "error", "dated": "warning"}


def check(project: Project) -> Iterator[Finding]:
    """A finding per place and feature: an error where it has ended, a warning where it will, else a note.

    Where a feature is a component of its own, the finding is that component's. On the user's own machines nobody takes it away.
    """
    found: dict[tuple[object, ...], tuple[Component, Usage, Feature]] = {}
    for component in project.components:
        for usage in component.usages:
            feature = project.rulebook.feature(usage.feature) if usage.feature else None
            if feature is None or feature.portability != "vendor-only" or not counts(usage) or usage.context in _BARE:
                continue
            key = (usage.location, feature.id)
            if usage.platform not in OWN and (key not in found or component.kind == "service"):
                found[key] = (component, usage, feature)
    for component, usage, feature in found.values():
        exposure = _exposure(project, usage, feature)
        severity = _SEVERITY.get(exposure.event, "note") if exposure is not None else "note"
        yield finding(project, RISK, component, usage, severity, _message(project, usage, feature, exposure), exposure)


def _exposure(project: Project, usage: Usage, feature: Feature) -> Exposure | None:
    """What happens to the feature at its vendor; nothing is known of it where another platform answers."""
    if answering(project, usage, feature.vendor) != feature.vendor:
        return None
    life = project.rulebook.claims_lifecycle(feature.claims, feature.vendor, project.today)
    return Exposure(event_of(life, project.today), feature.vendor, life, (usage,))


def _message(project: Project, usage: Usage, feature: Feature, exposure: Exposure | None) -> str:
    vendors = project.rulebook.rules.vendors
    maker = vendors[feature.vendor].name if feature.vendor in vendors else feature.vendor
    end = _end(feature, maker, exposure) if exposure is not None else ""
    if exposure is None:
        only = f"{feature.name} is made by {maker} and answered by {vendors[usage.platform].name} here"
    else:
        only = f"Only {maker} had it in this form" if exposure.event == "broken" else f"{feature.name} exists in this form at {maker} only"
    told = [end] if end else []
    told.append(f"{only} (effort class {feature.effort}).")
    if feature.held:
        told.append(f"It holds data at the vendor: {feature.held}.")
    if feature.equivalents:
        named = [f"{_called(vendors, e.vendor, feature.vendor)}: {e.says}" for e in feature.equivalents[:3]]
        told.append(f"Nearest to it: {'; '.join(named)}.")
    return " ".join(told)


def _called(vendors: Mapping[str, Vendor], id_: str, own: str) -> str:
    """Who offers an equivalent: by name, and "open software" where anyone may run it."""
    if id_ == own:
        return "same vendor"
    return vendors[id_].name if id_ in vendors else f"{id_} software" if id_ == "open" else id_


def _end(feature: Feature, maker: str, exposure: Exposure) -> str:
    """ "threads was shut down on 2026-08-26: calls fail (source)." """
    life, claim = exposure.lifecycle, deciding_claim(exposure.lifecycle)
    if life is None or claim is None:
        return ""
    said = hearsay(exposure, f" at {maker}")
    how = {
        "retired": f"was shut down{f' on {life.retires}' if life.retires else ''}" + (": calls fail" if exposure.event == "broken" else ""),
        "retiring": f"ends {'no earlier than' if life.precision == 'earliest' else 'on'} {life.retires}",
        "overdue": f"was to end no earlier than {life.retires}; that day has passed and no firm one is known",
        "deprecated": "is deprecated without a day for its end",
    }.get(life.status, "")
    if said:
        return f"{feature.name}: {said}{effect_of(life)}."
    return f"{feature.name} {how}{'' if exposure.event == 'broken' else effect_of(life)} ({claim.source})." if how else ""
