"""Vendors as people read about them: what is wrong, what it costs, which ways lead out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from airisk.frozen import dataclass
from airisk.render import places, words
from airisk.report import ComponentEntry, Finding, PlanEntry, Report, Score, VendorEntry

UNKNOWN_MODEL = "unknown-model"
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")
#: Points of lock-in from which a vendor is worth a chapter even where nothing is wrong.
_LOCKED = 10
_RANK = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Wrong:
    """Findings of one risk, component and message as one, with their places. `said` is the message less what is shared as advice."""

    finding: Finding
    said: str
    spots: tuple[tuple[str, int], ...]
    sources: tuple[str, ...]
    aged: int


@dataclass(frozen=True, slots=True)
class Advice:
    """What findings of a risk end with: what to do. For all of the risk, or of some severities, or else `of` some components by id."""

    risk: str
    severities: tuple[str, ...]
    of: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class VendorPart:
    """A vendor with its components, what is wrong with them and the plans for them."""

    vendor: VendorEntry
    components: tuple[ComponentEntry, ...]
    wrongs: tuple[Wrong, ...]
    advice: tuple[Advice, ...]
    plans: tuple[PlanEntry, ...]

    @property
    def deciding(self) -> str:
        """The name of the component that decides the verdict; "" if none is told."""
        decides = self.vendor.verdict.component
        return next((one.name for one in self.components if one.id == decides), decides or "")

    @property
    def told_by_findings(self) -> bool:
        """Whether a finding says of the component that decides what the verdict says of it."""
        return any(wrong.finding.component == self.vendor.verdict.component for wrong in self.wrongs)

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to tell but the verdict and a little lock-in."""
        vendor = self.vendor
        told = self.wrongs or self.plans or vendor.held or vendor.scores.lock_in.points >= _LOCKED
        return vendor.verdict.verdict in ("unknown", "fine") and not told


def wrongs(findings: Iterable[Finding]) -> tuple[tuple[Wrong, ...], tuple[Advice, ...]]:
    """Findings that say the same, as one each, worst first, else in report order; and the sentences that those of one risk share."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.risk, finding.component, finding.message), []).append(finding)
    shared = _shared(groups)
    merged = sorted((_merge(group, shared.get(key, "")) for key, group in groups.items()), key=_rank)
    return tuple(merged), _advice(merged, shared)


def _rank(wrong: Wrong) -> int:
    return _RANK.get(wrong.finding.severity, len(_RANK))


def _merge(group: list[Finding], advice: str) -> Wrong:
    first = group[0]
    sources = tuple(dict.fromkeys(one.source for one in group if one.source))
    said = first.message.removesuffix(advice).rstrip()
    return Wrong(first, said, places.spots(one.location for one in group), sources, sum(one.state == "aged" for one in group))


def _shared(keys: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, str], str]:
    """For each (risk, component, message) the sentences at its end that it shares with others of the risk."""
    alike: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for key in keys:
        alike.setdefault((key[0], _SENTENCE_END.split(key[2])[-1]), []).append(key)
    return {key: ending for group in alike.values() if (ending := _ending([message for _, _, message in group])) for key in group}


def _ending(messages: list[str]) -> str:
    """The sentences that several messages end with, after at least one of their own."""
    split = [_SENTENCE_END.split(message) for message in messages]
    common: list[str] = []
    for column in zip(*(reversed(one[1:]) for one in split), strict=False):
        if len(split) < 2 or len(set(column)) > 1:
            break
        common.insert(0, column[0])
    return " ".join(common)


def _advice(merged: list[Wrong], shared: Mapping[tuple[str, str, str], str]) -> tuple[Advice, ...]:
    """What is shared, said once, and for which findings of its risk."""
    ends: dict[tuple[str, str], list[Wrong]] = {}
    for wrong in merged:
        finding = wrong.finding
        ends.setdefault((finding.risk, shared.get((finding.risk, finding.component, finding.message), "")), []).append(wrong)
    found = []
    for (risk, says), members in ends.items():
        if says:
            others = [wrong.finding.severity for (other, end), group in ends.items() if other == risk and end != says for wrong in group]
            severities = tuple(dict.fromkeys(wrong.finding.severity for wrong in members))
            mixed = not set(severities).isdisjoint(others)
            of = tuple(dict.fromkeys(wrong.finding.component for wrong in members)) if mixed else ()
            found.append(Advice(risk, severities if others and not mixed else (), of, says))
    return tuple(found)


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
        parts.append(VendorPart(vendor, tuple(own), *wrongs(found), plans))
    return tuple(parts)


def _says_something(entry: PlanEntry) -> bool:
    return bool(entry.ways or entry.steps)


def elsewhere(report: Report) -> tuple[tuple[Wrong, ...], tuple[Advice, ...], tuple[PlanEntry, ...]]:
    """Findings and plans that belong to no vendor of the report, so that none is lost."""
    owned = {owner for vendor in report.vendors for owner in (vendor.id, *vendor.components)}
    found = [one for one in report.findings if one.component not in owned and one.risk != UNKNOWN_MODEL]
    plans = tuple(entry for entry in report.plan if entry.for_ not in owned and _says_something(entry))
    return *wrongs(found), plans


def scored(name: str, score: Score, joint: str = ", ") -> str:
    """A score as a clause: "Lock-in 46 of 100 (facts known 92 %): held data 20, less 3 for the seam"."""
    known = f" (facts known {words.percent(score.known)})" if score.known < 1 else ""
    told = terms(score, joint)
    return f"{name} {score.points} of 100{known}" + (f": {told}" if told else "")


def terms(score: Score, joint: str = ", ") -> str:
    """What a score adds up, the largest first, then what is taken off; equal labels are one term."""
    points: dict[str, int] = {}
    for term in score.terms:
        points[term.label] = points.get(term.label, 0) + term.points
    ordered = sorted(points.items(), key=lambda item: -abs(item[1]))
    added = joint.join(f"{label} {number}" for label, number in ordered if number > 0)
    credit = " and ".join(f"{-number} for {label}" for label, number in ordered if number < 0)
    return ", ".join(filter(None, (added, credit and f"less {credit}")))
