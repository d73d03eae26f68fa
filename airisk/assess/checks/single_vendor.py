"""Finds projects all of whose calls of hosted models go to one vendor, through that vendor's own SDK."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.assess.evidence import finding, first_places
from airisk.assess.words import fix_of
from airisk.domain import OWN, Context, Usage
from airisk.exposure import in_production
from airisk.project import Project
from airisk.report import Finding

RISK = "single-vendor"
#: One call is in one place already.
_FEW = 2


def check(project: Project) -> Iterator[Finding]:
    """One note at the first call, if no gateway, no framework, no machine of one's own and no other vendor is in use."""
    sites = first_places(_sites(project))
    vendors = project.rulebook.rules.vendors
    asked = {u.platform for u in sites}
    vendor = vendors.get(min(asked)) if len(asked) == 1 else None
    if vendor is None or vendor.gateway or vendor.id in project.rulebook.local:
        return
    if len(sites) < _FEW or any(u.vendor != vendor.id for u in sites):
        return
    if _other(project, vendor.id):
        return
    component = next((c for c in project.components if c.id == sites[0].subject), None)
    if component is None:  # the project's own package
        return
    told = f"All {len(sites)} places in production that call a hosted model call {vendor.name}, through its own SDK."
    yield finding(project, RISK, component, sites[0], "note", f"{told} {fix_of(project, RISK)}".strip())


def _sites(project: Project) -> Iterator[Usage]:
    """Calls that are given a model, whichever: that one is named in a variable changes nothing."""
    asking = {f"rule {id_}" for id_ in project.rulebook.asking}
    hosting = project.rulebook.listing
    for usage in project.usages:
        hosted = usage.platform in hosting or usage.platform not in project.rulebook.rules.vendors
        called = usage.context is Context.CALL and usage.subject.startswith("sdk:") and in_production(usage)
        if hosted and called and asking & set(usage.via):
            yield usage


def _other(project: Project, vendor: str) -> bool:
    """Whether production holds weights, or names another platform for a model or a gateway: there is a way out already."""
    vendors = project.rulebook.rules.vendors
    for usage in project.usages:
        if not in_production(usage):
            continue
        if usage.context is Context.WEIGHTS:
            return True
        if usage.platform in ("", vendor):
            continue
        known = vendors.get(usage.platform)
        if usage.platform in OWN or (known is not None and (known.gateway or usage.subject.startswith("model:"))):
            return True
    return False
