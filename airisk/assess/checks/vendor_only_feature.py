"""Finds uses of vendor capabilities that no other vendor offers in a like form."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import finding
from airisk.domain import Component, Context, Usage
from airisk.exposure import counts, deciding_claim
from airisk.project import Project
from airisk.report import Finding
from airisk.rulebook.schema import Feature

RISK = "vendor-only-feature"
_BARE = frozenset({Context.IMPORT, Context.MANIFEST, Context.CATALOGUE})


def check(project: Project) -> Iterator[Finding]:
    """A note per place and feature. Where a feature is a component of its own, the finding is that component's."""
    found: dict[tuple[object, ...], tuple[Component, Usage, Feature]] = {}
    for component in project.components:
        for usage in component.usages:
            feature = project.rulebook.feature(usage.feature) if usage.feature else None
            if feature is None or feature.portability != "vendor-only" or not counts(usage) or usage.context in _BARE:
                continue
            key = (usage.location, feature.id)
            if key not in found or component.kind == "service":
                found[key] = (component, usage, feature)
    for component, usage, feature in found.values():
        yield finding(project, RISK, component, usage, "note", _message(project, feature), feature.source.url or None)


def _message(project: Project, feature: Feature) -> str:
    vendor = project.rulebook.rules.vendors.get(feature.vendor)
    life = project.rulebook.claims_lifecycle(feature.claims, feature.vendor, project.today)
    claim = deciding_claim(life)
    end = ""
    if life.retires is not None and claim is not None:
        end = f" It {'ended' if life.status == 'retired' else 'ends'} on {life.retires} ({claim.source})."
    held = f" It holds data at the vendor: {feature.held}." if feature.held else ""
    instead = "; ".join(f"{e.vendor}: {e.says}" for e in feature.equivalents[:3])
    near = f" Nearest elsewhere: {instead}." if instead else ""
    return f"{feature.name} exists at {vendor.name if vendor else feature.vendor} only (effort class {feature.effort}).{end}{held}{near}"
