"""Findings as a page lists them: by risk, the worst first, each said once with all of its places."""

from __future__ import annotations

from collections.abc import Mapping

from airisk.frozen import dataclass
from airisk.render import listing, words
from airisk.render.vendors import Wrong, wrongs
from airisk.report import SEVERITIES, Finding, Report

_WORST_FIRST = tuple(reversed(SEVERITIES))


@dataclass(frozen=True, slots=True)
class Told:
    """What is wrong, with its places; `said` and `advice` are the message in two, the second is what others of its risk say too."""

    wrong: Wrong
    advice: str
    places: int
    files: tuple[listing.Listing, ...]


@dataclass(frozen=True, slots=True)
class RiskGroup:
    """All findings of one risk; `counts` is "2 errors, 1 note"."""

    risk: str
    places: int
    counts: str
    worst: str
    told: tuple[Told, ...]


def by_risk(report: Report) -> tuple[RiskGroup, ...]:
    """Groups of findings, those with the worst severity first, then by size."""
    members: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in report.findings:
        members.setdefault((finding.risk, finding.component, finding.message), []).append(finding)
    roles = {usage.path: usage.role for component in report.components for usage in component.usages}
    groups: dict[str, list[Told]] = {}
    for wrong in wrongs(report.findings)[0]:
        first = wrong.finding
        found = members[first.risk, first.component, first.message]
        groups.setdefault(first.risk, []).append(_told(wrong, found, report.excerpts, roles))
    return tuple(sorted((_group(risk, told, report) for risk, told in groups.items()), key=_order))


def of_vendor(groups: tuple[RiskGroup, ...], subjects: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """How many places of each risk concern some components or vendors."""
    counted = {group.risk: sum(told.places for told in group.told if told.wrong.finding.component in subjects) for group in groups}
    return tuple((risk, number) for risk, number in counted.items() if number)


def _told(wrong: Wrong, found: list[Finding], excerpts: listing.Excerpts, roles: Mapping[str, str]) -> Told:
    advice = wrong.finding.message[len(wrong.said) :].lstrip()
    return Told(wrong, advice, len(found), listing.of_findings(found, excerpts, roles))


def _group(risk: str, told: list[Told], report: Report) -> RiskGroup:
    severities = [finding.severity for finding in report.findings if finding.risk == risk]
    order = (*_WORST_FIRST, *sorted(set(severities) - set(_WORST_FIRST)))
    counted = [(one, severities.count(one)) for one in order if one in severities]
    return RiskGroup(risk, len(severities), ", ".join(words.count(number, one) for one, number in counted), counted[0][0], tuple(told))


def _order(group: RiskGroup) -> tuple[int, int]:
    return (_WORST_FIRST.index(group.worst) if group.worst in _WORST_FIRST else len(_WORST_FIRST), -group.places)
