"""Vendors and platforms that the project depends on, each with its worst component, its scores and what it would cost to leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from airisk.assess.score import features_of, score, spots
from airisk.assess.verdict import judge_for
from airisk.domain import Component, Context, Usage
from airisk.exposure import counts, owners, urgency
from airisk.project import Project
from airisk.report import VERDICTS, Effort, FeatureEntry, Held, Span, VendorEntry, Verdict

#: Makers and platforms that are no vendor.
_NOBODY = frozenset({"", "unknown", "private", "self-hosted"})


def vendors(project: Project, verdicts: Mapping[str, Verdict], efforts: Mapping[str, Effort]) -> tuple[VendorEntry, ...]:
    """One entry per vendor that something judged and in use belongs to, the worst first. What is only spoken of makes no vendor."""
    belongs: dict[str, list[Component]] = {}
    for component in project.components:
        used = tuple(u for u in component.usages if counts(u)) if component.id in verdicts else ()
        for vendor in owners(project, component, used):
            belongs.setdefault(vendor, []).append(component)
        for name in {u.feature for u in used}:
            feature = project.rulebook.feature(name)
            if feature is not None:
                belongs.setdefault(feature.vendor, [])  # a capability may be used through somebody else's package
    shares = _shares(project)
    entries = [_entry(project, v, own, efforts, shares.get(v, 0.0)) for v, own in belongs.items() if v not in _NOBODY]
    return tuple(sorted(entries, key=lambda e: (VERDICTS.index(e.verdict.verdict), -e.share, e.id)))


def total(efforts: Iterable[Effort]) -> Effort:
    """Efforts added up."""
    rows = list(efforts)
    return Effort(_added(e.days for e in rows), _added(e.churn for e in rows))


def _added(spans: Iterable[Span]) -> Span:
    rows = list(spans)
    low, likely, high = (sum(ends, 0.0) for ends in ((s.low for s in rows), (s.likely for s in rows), (s.high for s in rows)))
    return Span(round(low, 2), round(likely, 2), round(high, 2))


def _entry(project: Project, vendor: str, own: list[Component], efforts: Mapping[str, Effort], share: float) -> VendorEntry:
    known = project.rulebook.rules.vendors.get(vendor)
    used = tuple(u for u in project.usages if counts(u))
    features = features_of(project, vendor, used)
    return VendorEntry(
        id=vendor,
        name=known.name if known is not None else vendor,
        verdict=_worst(project, vendor, own, efforts),
        share=share,
        scores=score(project, vendor, own),
        features=tuple(FeatureEntry(f.id, f.name, f.plane, f.portability, f.effort, spots(usages)) for f, usages in features),
        held=(*(Held(f.held, None, None, spots(usages)) for f, usages in features if f.held), *_embedded(own)),
        effort=total(efforts.get(c.id, Effort()) for c in own),
        components=tuple(sorted(c.id for c in own)),
    )


def _worst(project: Project, vendor: str, own: list[Component], efforts: Mapping[str, Effort]) -> Verdict:
    judged = [judge_for(project, c, efforts.get(c.id, Effort()), vendor) for c in own]
    if not judged:
        return Verdict("unknown", None, ("Its features are used through packages of others; none of its own things is.",))
    return min(judged, key=lambda v: (*urgency(v), v.component or ""))


def _embedded(own: Iterable[Component]) -> Iterable[Held]:
    """Vectors that only the model which made them can be compared with."""
    for component in own:
        used = [u for u in component.usages if counts(u)]
        if component.details.get("kind") == "embedding" and used:
            dimensions = component.details.get("dimensions")
            yield Held("embeddings", dimensions if isinstance(dimensions, int) else None, None, spots(used))


def _shares(project: Project) -> dict[str, float]:
    """The part of the project's call sites that each vendor answers; a call with no known platform is the vendor's of its SDK."""
    known = project.rulebook.rules.vendors
    sites = {(_answering(u, known), u.location.path, u.location.line, u.location.column) for u in project.usages if _call(u)}
    count = Counter(vendor for vendor, *_ in sites)
    everything = len({site[1:] for site in sites})
    return {vendor: round(n / everything, 4) for vendor, n in count.items()}


def _call(usage: Usage) -> bool:
    return counts(usage) and usage.context is Context.CALL


def _answering(usage: Usage, known: Mapping[str, object]) -> str:
    return usage.platform if usage.platform in known else usage.vendor
