"""Explanations from a report: components, vendors with every term of their scores, findings, and places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from airisk.cli.explain_claims import lifecycle_lines
from airisk.report import ComponentEntry, Finding, Place, Report, Score, VendorEntry, Verdict
from airisk.rulebook.book import Rulebook

_PLACE = re.compile(r"(?P<path>.+):(?P<line>[0-9]+)")
_SHORTEST_FINGERPRINT = 6


def explanations(report: Report, book: Rulebook, id_: str) -> Iterator[str]:
    """Lines on the component, vendor, finding or place of that id; none if there is none."""
    for component in report.components:
        if component.id == id_:
            yield from _component(component)
    for vendor in report.vendors:
        if vendor.id == id_:
            yield from _vendor(vendor)
    if len(id_) >= _SHORTEST_FINGERPRINT:
        for finding in report.findings:
            if finding.fingerprint.startswith(id_):
                yield from _finding(finding)
    yield from _place(report, id_)
    if id_ in book.rules.vendors and all(vendor.id != id_ for vendor in report.vendors):
        yield from _unused(book, id_)


def _verdict(verdict: Verdict) -> str:
    start = f", start by {verdict.start_by}" if verdict.start_by else ""
    because = f": {'; '.join(verdict.because)}" if verdict.because else ""
    decided = f" (decided by {verdict.component})" if verdict.component else ""
    return f"  {verdict.verdict}{start}{because}{decided}"


def _spot(place: Place) -> str:
    cell = f" cell {place.cell}" if place.cell else ""
    feature = f", {place.feature}" if place.feature else ""
    return (
        f"    - {place.path}:{place.line}{cell}  {place.context}, {place.role}, {place.reach},"
        f" {place.confidence} confidence, at {place.platform or 'unknown'}{feature}: {place.snippet or place.text}"
    )


def _component(component: ComponentEntry) -> Iterator[str]:
    version = f" {component.version}" if component.version else ""
    yield f"{component.id}{version}: {component.kind} of {component.vendor or 'nobody known'}"
    yield _verdict(component.verdict)
    yield from (f"  {key}: {value}" for key, value in sorted(component.details.items()) if value not in (None, "", (), []))
    for lifecycle in component.lifecycles:
        yield from lifecycle_lines(lifecycle)
    yield f"  {len(component.usages)} places:"
    yield from map(_spot, component.usages)


def _score(label: str, score: Score) -> Iterator[str]:
    yield f"  {label} {score.points} of 100 (facts known {score.known:.0%})"
    for term in score.terms:
        risk = f" [{term.risk}]" if term.risk else ""
        evidence = f": {', '.join(term.evidence)}" if term.evidence else ""
        yield f"    - {term.points:+d} {term.label}{risk}{evidence}"


def _vendor(vendor: VendorEntry) -> Iterator[str]:
    yield f"{vendor.name} ({vendor.id}): {vendor.share:.0%} of the project's call sites"
    yield _verdict(vendor.verdict)
    yield from _score("lock-in", vendor.scores.lock_in)
    yield from _score("maintenance risk", vendor.scores.maintenance)
    for feature in vendor.features:
        yield f"  feature {feature.id}: {feature.name}, {feature.portability}, {feature.effort_class}: {', '.join(feature.usages)}"
    for held in vendor.held:
        size = f", {held.dimensions} dimensions" if held.dimensions else ""
        yield f"  holds {held.kind}{size}: {', '.join(held.locations)}"
    days = vendor.effort.days
    yield f"  leaving: {days.low:.1f}-{days.high:.1f} person-days (likely {days.likely:.1f}; `airisk explain effort`)"
    yield f"  components: {', '.join(vendor.components)}"


def _finding(finding: Finding) -> Iterator[str]:
    yield f"{finding.fingerprint}: {finding.risk} ({finding.severity}, {finding.confidence} confidence, {finding.state})"
    yield f"  {finding.location.path}:{finding.location.line}: {finding.message}"
    yield f"  about {finding.component}; `airisk explain {finding.risk}` says what the risk is"
    yield from (f"  - {evidence}" for evidence in finding.evidence)
    if finding.source:
        yield f"  source: {finding.source}"


def _place(report: Report, id_: str) -> Iterator[str]:
    found = _PLACE.fullmatch(id_)
    if found is None:
        return
    path, line = found["path"].removeprefix("./"), int(found["line"])
    for component in report.components:
        here = [place for place in component.usages if place.path == path and place.line <= line <= max(place.end_line, place.line)]
        if here:
            yield f"{component.id}: {component.verdict.verdict}"
            yield from map(_spot, here)
    for finding in report.findings:
        if (finding.location.path, finding.location.line) == (path, line):
            yield from _finding(finding)
    yield from _plans(report, path, line)


def _plans(report: Report, path: str, line: int) -> Iterator[str]:
    for entry in report.plan:
        for step in entry.steps:
            for site in step.locations:
                if (site.path, site.line) == (path, line):
                    via = f", hangs on {site.via}" if site.via else ""
                    yield f"  plan for {entry.for_}: must change ({site.why}{via}): {step.title}"
        for label, sites in (("may change", entry.may), ("may stay", entry.leave)):
            yield from (f"  plan for {entry.for_}: {label} ({site.why})" for site in sites if (site.path, site.line) == (path, line))


def _unused(book: Rulebook, id_: str) -> Iterator[str]:
    vendor = book.rules.vendors[id_]
    yield f"{vendor.name} ({vendor.id}): this project does not use it. {vendor.homepage}"
    yield from (f"  - {event.date}: {event.says} ({event.source.url}, read {event.source.checked})" for event in vendor.events)
