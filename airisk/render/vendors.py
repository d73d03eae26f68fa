"""Vendors as people read about them: what is wrong, what it costs, which ways lead out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from airisk.render import places, words
from airisk.report import ComponentEntry, Effort, Finding, PlanEntry, Report, Score, Span, VendorEntry, Way

UNKNOWN_MODEL = "unknown-model"
_RANK = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Wrong:
    """Findings of one risk, component and message as one, with their places."""

    finding: Finding
    spots: tuple[tuple[str, int], ...]
    sources: tuple[str, ...]
    aged: int


@dataclass(frozen=True, slots=True)
class VendorPart:
    """A vendor with its components, what is wrong with them and the plans for them."""

    vendor: VendorEntry
    components: tuple[ComponentEntry, ...]
    wrongs: tuple[Wrong, ...]
    plans: tuple[PlanEntry, ...]

    @property
    def deciding(self) -> str:
        """The name of the component that decides the verdict; "" if none is told."""
        decides = self.vendor.verdict.component
        return next((one.name for one in self.components if one.id == decides), decides or "")

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to tell but the verdict."""
        vendor = self.vendor
        told = self.wrongs or self.plans or vendor.features or vendor.held
        return vendor.verdict.verdict in ("unknown", "fine") and not told


@dataclass(frozen=True, slots=True)
class MergedWay:
    """A way that plans share; its effort is the widest interval of them, for each one. `subjects` are the `for_` of those plans."""

    way: Way
    subjects: tuple[str, ...]


def wrongs(findings: Iterable[Finding]) -> tuple[Wrong, ...]:
    """Findings that say the same, as one each, worst first, else in report order."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.risk, finding.component, finding.message), []).append(finding)
    merged = [_merge(group) for group in groups.values()]
    return tuple(sorted(merged, key=lambda wrong: _RANK.get(wrong.finding.severity, 3)))


def _merge(group: list[Finding]) -> Wrong:
    sources = tuple(dict.fromkeys(one.source for one in group if one.source))
    return Wrong(group[0], places.spots(one.location for one in group), sources, sum(one.state == "aged" for one in group))


def vendor_parts(report: Report) -> tuple[VendorPart, ...]:
    """A part for each vendor; a component that several list is described with the first of them."""
    by_id = {component.id: component for component in report.components}
    placed: set[str] = set()
    parts = []
    for vendor in report.vendors:
        own = [by_id[id_] for id_ in vendor.components if id_ in by_id]
        subjects = ({vendor.id, *vendor.components}) - placed
        placed |= subjects
        found = [one for one in report.findings if one.component in subjects and one.risk != UNKNOWN_MODEL]
        plans = tuple(entry for entry in report.plan if entry.for_ in subjects and _says_something(entry))
        parts.append(VendorPart(vendor, tuple(own), wrongs(found), plans))
    return tuple(parts)


def _says_something(entry: PlanEntry) -> bool:
    return bool(entry.ways or entry.steps)


def elsewhere(report: Report) -> tuple[tuple[Wrong, ...], tuple[PlanEntry, ...]]:
    """Findings and plans that belong to no vendor of the report, so that none is lost."""
    owned = {owner for vendor in report.vendors for owner in (vendor.id, *vendor.components)}
    found = [one for one in report.findings if one.component not in owned and one.risk != UNKNOWN_MODEL]
    plans = tuple(entry for entry in report.plan if entry.for_ not in owned and _says_something(entry))
    return wrongs(found), plans


def merged_ways(plans: Iterable[PlanEntry]) -> tuple[MergedWay, ...]:
    """The ways of several plans, each once: what is said of them is the same but for the effort and the reasons."""
    groups: dict[Way, list[tuple[str, Way]]] = {}
    for plan in plans:
        for way in plan.ways:
            groups.setdefault(replace(way, effort=Effort(), because=()), []).append((plan.for_, way))
    merged = []
    for common, members in groups.items():
        costs = [way.effort for _, way in members]
        because = tuple(dict.fromkeys(reason for _, way in members for reason in way.because))
        widest = Effort(_widest(cost.days for cost in costs), _widest(cost.churn for cost in costs))
        merged.append(MergedWay(replace(common, effort=widest, because=because), tuple(subject for subject, _ in members)))
    return tuple(merged)


def _widest(spans: Iterable[Span]) -> Span:
    spans = tuple(spans)
    return Span(min(s.low for s in spans), max(s.likely for s in spans), max(s.high for s in spans))


def scored(name: str, score: Score, joint: str = ", ") -> str:
    """A score as a clause: "Lock-in 46 of 100 (facts known 92 %): held data 20, less 3 for the seam"; equal labels are one term."""
    points: dict[str, int] = {}
    for term in score.terms:
        points[term.label] = points.get(term.label, 0) + term.points
    ordered = sorted(points.items(), key=lambda item: -abs(item[1]))
    added = joint.join(f"{label} {number}" for label, number in ordered if number > 0)
    credit = " and ".join(f"{-number} for {label}" for label, number in ordered if number < 0)
    terms = ", ".join(filter(None, (added, credit and f"less {credit}")))
    return f"{name} {score.points} of 100 (facts known {words.percent(score.known)})" + (f": {terms}" if terms else "")
