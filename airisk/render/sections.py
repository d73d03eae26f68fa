"""The chapters of a report for people: vendors, licences and weights, unknown names, what was not read, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from airisk.render import places, words
from airisk.report import ComponentEntry, Finding, Forced, PlanEntry, Report, Score, Site, VendorEntry

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


@dataclass(frozen=True, slots=True)
class NotRead:
    """Files that were not read, or only in part, for one reason."""

    reason: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Horizon:
    """Forced work within so many days; `files` is 0 where no plan names them."""

    forced: Forced
    files: int


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


def weights_and_licences(report: Report) -> tuple[ComponentEntry, ...]:
    """Components that the project holds itself, or that bind it."""
    return tuple(one for one in report.components if one.kind in ("weights", "file", "license"))


def facts(component: ComponentEntry) -> tuple[str, ...]:
    """The details of a weight file or licence as short phrases, in reading order."""
    details = component.details
    told = [f"licence {component.license}"] if component.license and component.kind != "license" else []
    told += [words.size(details.get("size"))] if details.get("size") else []
    for key in ("format", "architecture", "parameters", "tensor_types", "runtimes", "base", "spdx", "disagrees"):
        value = details.get(key)
        if value:
            told.append(f"{_LABELS.get(key, key)} {_phrase(value)}")
    return (*told, "only a pointer, the file itself is elsewhere") if details.get("pointer") else tuple(told)


_LABELS = {"tensor_types": "tensors", "runtimes": "loaded by", "base": "made from", "spdx": "SPDX", "disagrees": "other evidence says"}


def _phrase(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("says") or value.get("id") or ", ".join(f"{key} {one}" for key, one in value.items()))
    return ", ".join(map(_phrase, value)) if isinstance(value, (list, tuple)) else str(value)


def duties(component: ComponentEntry) -> tuple[str, ...]:
    """What a licence asks, one sentence each."""
    obligations = component.details.get("obligations")
    return tuple(map(_phrase, obligations)) if isinstance(obligations, (list, tuple)) else ()


def unknown_models(report: Report) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """Model names that no rule knows, with their places."""
    names = {component.id: component.name for component in report.components}
    found: dict[str, list[tuple[str, int]]] = {}
    for finding in report.findings:
        if finding.risk == UNKNOWN_MODEL:
            name = names.get(finding.component) or finding.component.partition(":")[2].rpartition("/")[2] or finding.component
            found.setdefault(name, []).append((finding.location.path, finding.location.line))
    return tuple((name, tuple(spots)) for name, spots in found.items())


def to_paste(name: str) -> str:
    """The line of `[tool.airisk.models]` that tells airisk what a name is: TOML, so quotes and backslashes are escaped."""
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" = "private"'


def not_read(report: Report) -> tuple[NotRead, ...]:
    """Problems by reason, in the order of the first of each."""
    reasons: dict[str, dict[str, None]] = {}
    for problem in report.problems:
        reasons.setdefault(problem.reason, {})[problem.path] = None
    return tuple(NotRead(words.REASONS.get(reason, reason), tuple(paths)) for reason, paths in reasons.items())


def horizons(report: Report) -> tuple[tuple[Horizon, ...], int | None]:
    """Spans of days within which more work is forced than before, and the day count until which nothing more is known."""
    grown: list[Horizon] = []
    for forced in sorted(report.forced, key=lambda one: one.days):
        if forced.items and (not grown or set(forced.items) != set(grown[-1].forced.items)):
            grown.append(Horizon(forced, _files(report, forced)))
    longest = max((forced.days for forced in report.forced), default=0)
    return tuple(grown), longest if longest > (grown[-1].forced.days if grown else 0) else None


def forced_words(one: Horizon) -> str:
    """ "14 files, 6-11 days, about 380 changed lines in 90 days"."""
    named = f"{words.count(one.files, 'file')}, " if one.files else ""
    return f"{named}{words.effort(one.forced.effort)} in {words.count(one.forced.days, 'day')}"


def _files(report: Report, forced: Forced) -> int:
    wanted = set(forced.items)
    return len({site.path for plan in report.plan if plan.for_ in wanted for step in plan.steps for site in step.locations})


def sources(report: Report) -> tuple[tuple[str, str], ...]:
    """Where the facts can be read, each with the newest day on which it was."""
    read: dict[str, str] = {}
    for component in report.components:
        for claim in (claim for life in component.lifecycles for claim in life.claims if claim.source):
            read[claim.source] = max(read.get(claim.source, ""), claim.checked.isoformat())
    for finding in report.findings:
        if finding.source:
            read.setdefault(finding.source, "")
    return tuple(sorted(read.items()))


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


def by_reason(sites: Iterable[Site]) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """Sites by why they are listed, in the order given."""
    groups: dict[str, list[tuple[str, int]]] = {}
    for site in sites:
        groups.setdefault(site.why, []).append((site.path, site.line))
    return tuple((why, tuple(spots)) for why, spots in groups.items())
