"""Vendors and platforms that the project depends on, each with its worst component, its scores and what it would cost to leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from airisk.assess.score import features_of, score, spots
from airisk.assess.verdict import judge_for
from airisk.domain import OWN, Component, Context, Usage
from airisk.exposure import answering, counts, exposures, in_production, of_weights, owners, urgency
from airisk.project import Project
from airisk.report import VERDICTS, Effort, FeatureEntry, Held, VendorEntry, Verdict, summed

#: Makers and platforms that are no vendor.
_NOBODY = OWN | {"", "unknown"}
#: Events that count against a maker of open weights: weights that are there stay there, as long as nothing happens to them.
_COUNTED = frozenset({"broken", "dated", "soft"})
#: So many others with the same verdict are named.
_NAMED = 2


def vendors(project: Project, verdicts: Mapping[str, Verdict], efforts: Mapping[str, Effort]) -> tuple[VendorEntry, ...]:
    """One entry per vendor that something judged and in use belongs to, the worst first.

    What is only spoken of makes no vendor, nor does having made open weights: there has to be something that can be taken away. What is
    the project's own makes none either.
    """
    belongs: dict[str, list[Component]] = {}
    able: set[str] = set()
    for component in project.components:
        used = tuple(u for u in component.usages if counts(u)) if component.id in verdicts else ()
        for vendor in owners(project, component, used):
            belongs.setdefault(vendor, []).append(component)
            if _takes_away(project, component, used, vendor):
                able.add(vendor)
        for usage in used:
            feature = project.rulebook.feature(usage.feature) if usage.feature else None
            if feature is not None:
                belongs.setdefault(answering(project, usage, feature.vendor), [])  # a capability used through somebody else's package
                able.add(answering(project, usage, feature.vendor))
    shares = _shares(project)
    entries = [_entry(project, v, own, efforts, shares.get(v, 0.0)) for v, own in belongs.items() if v in able - _NOBODY - project.own]
    return tuple(sorted(entries, key=lambda e: (VERDICTS.index(e.verdict.verdict), -e.share, e.id)))


def _takes_away(project: Project, component: Component, used: tuple[Usage, ...], vendor: str) -> bool:
    """Whether a vendor can take a component away where it is used.

    Of open weights only the platform can, and their maker where something happened to them; where nobody knows whether weights are open,
    their maker if it serves anything.
    """
    if component.kind not in ("model", "file") or any(u.platform == vendor for u in used):
        return True
    known, open_ = project.rulebook.rules.vendors.get(vendor), component.details.get("open")
    serves = known is not None and bool(known.hosts or known.protocol)
    if component.kind == "model" and (open_ is False or (open_ is None and serves)):
        return True
    met = [e for e in exposures(project, component, vendor) if e.event in _COUNTED and not e.elsewhere]
    return any(e.event != "soft" or component.kind == "file" or (e.lifecycle is not None and of_weights(e.lifecycle)) for e in met)


def _entry(project: Project, vendor: str, own: list[Component], efforts: Mapping[str, Effort], share: float) -> VendorEntry:
    features = features_of(project, vendor, (u for u in project.featured() if counts(u)))
    return VendorEntry(
        id=vendor,
        name=project.rulebook.name_of(vendor),
        verdict=_worst(project, vendor, own, efforts),
        share=share,
        scores=score(project, vendor, own),
        features=tuple(FeatureEntry(f.id, f.name, f.plane, f.portability, f.effort, spots(usages)) for f, usages in features),
        held=(*(Held(f.held, None, None, spots(usages)) for f, usages in features if f.held), *_embedded(project, vendor, own)),
        effort=summed(efforts.get(c.id, Effort()) for c in own),
        components=tuple(sorted(c.id for c in own)),
    )


def _worst(project: Project, vendor: str, own: list[Component], efforts: Mapping[str, Effort]) -> Verdict:
    """The verdict of the worst component; of equals what production uses, the earliest event, the larger effort. Others are named."""
    if not own:
        return Verdict("unknown", None, ("Its features are used through packages of others; none of its own things is.",))
    costs = {c.id: efforts.get(c.id, Effort()) for c in own}
    judged = [(c, *judge_for(project, c, costs[c.id], vendor)) for c in own]
    judged.sort(key=lambda j: (*urgency(j[1]), _aside(j[0]), j[2] or date.max, -costs[j[0].id].days.likely, j[0].id))
    worst = judged[0][1]
    also = [component.name for component, verdict, _ in judged[1:] if verdict.verdict == worst.verdict]
    if not also or worst.verdict == VERDICTS[-1]:
        return worst
    more = f" and {len(also) - _NAMED} more" if len(also) > _NAMED else ""
    return replace(worst, because=(*worst.because, f"Also {worst.verdict.replace('-', ' ')}: {', '.join(also[:_NAMED])}{more}."))


def _aside(component: Component) -> bool:
    """Whether production does without a component: a script or a test is no reason to look at it first."""
    return not any(in_production(usage) for usage in component.usages)


def _embedded(project: Project, vendor: str, own: Iterable[Component]) -> Iterable[Held]:
    """Vectors that only the model which made them can be compared with, at whoever gives the model."""
    for component in own:
        used = [u for u in component.usages if counts(u) and _giver(project, component, u) == vendor]
        if component.details.get("kind") == "embedding" and used:
            dimensions = component.details.get("dimensions")
            yield Held("embeddings", dimensions if isinstance(dimensions, int) else None, None, spots(used))


def _giver(project: Project, component: Component, usage: Usage) -> str:
    """Who gives a model at a usage. Behind a gateway that is its maker; on the user's own machines nobody."""
    known = project.rulebook.rules.vendors.get(usage.platform)
    return component.vendor if known is not None and known.gateway else answering(project, usage, component.vendor)


def _shares(project: Project) -> dict[str, float]:
    """The part of the project's call sites that each vendor answers; a call with no known platform is the vendor's of its SDK."""
    sites = {(answering(project, u, u.vendor), u.location.path, u.location.line, u.location.column) for u in project.usages if _call(u)}
    count = Counter(vendor for vendor, *_ in sites)
    everything = len({site[1:] for site in sites})
    return {vendor: round(n / everything, 4) for vendor, n in count.items()}


def _call(usage: Usage) -> bool:
    return counts(usage) and usage.context is Context.CALL
