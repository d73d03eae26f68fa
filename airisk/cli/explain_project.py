"""Explanations from a report: components, vendors with every term of their scores, findings, and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from airisk.cli.explain_claims import lifecycle_lines
from airisk.render import sections, words
from airisk.report import ComponentEntry, Finding, Place, Report, Score, VendorEntry, Verdict
from airisk.rulebook.book import Rulebook

_PLACE = re.compile(r"(?P<path>.+):(?P<line>[0-9]+)")
_SHORTEST_FINGERPRINT = 6
#: More of a list than this is told as a number.
_MOST = 20


def explanations(report: Report, book: Rulebook, id_: str, told: bool = False) -> Iterator[str]:
    """Lines on the component, vendor, finding, file or place of that id; none if there is none.

    `told`: the rules have explained the id already, so that only what the project adds is said.
    """
    names = {vendor.id: vendor.name for vendor in book.rules.vendors.values()}
    components = [component for component in report.components if _meant(component, book, id_)]
    for component in components:
        yield from _component(component, names, told)
    bare = id_.removeprefix("license:")
    bound = [component.id for component in report.components if component.kind != "license" and component.license == bare]
    if bound:
        yield f"  under it in this project: {_few(bound)}"
    if told and not components and not bound:
        yield "  this project does not use it"
    for vendor in report.vendors:
        if vendor.id == id_:
            yield from _vendor(vendor)
    if len(id_) >= _SHORTEST_FINGERPRINT:
        for finding in report.findings:
            if finding.fingerprint.startswith(id_):
                yield from _finding(finding)
    yield from _place(report, id_, names)
    if not told and id_ in book.rules.vendors and all(vendor.id != id_ for vendor in report.vendors):
        yield from _unused(book, id_)


def _meant(component: ComponentEntry, book: Rulebook, id_: str) -> bool:
    if component.kind == "model" and ":" not in id_:
        ids = {component.name.lower(), *(f"model:{row.maker}/{row.id}" for row in book.model(id_))}
        return id_.lower() in ids or component.id in ids
    return component.id == id_ or (component.kind == "license" and component.id == f"license:{id_}")


def _verdict(verdict: Verdict) -> str:
    start = f", start by {verdict.start_by}" if verdict.start_by else ""
    because = f": {words.sentences(verdict.because)}" if verdict.because else ""
    decided = f" (decided by {verdict.component})" if verdict.component else ""
    return f"  {verdict.verdict}{start}{because}{decided}"


def _spot(place: Place, names: Mapping[str, str]) -> str:
    cell = f" cell {place.cell}" if place.cell else ""
    feature = f", {place.feature}" if place.feature else ""
    platform = f", at {words.named(place.platform, names)}" if place.platform else ", platform not told"
    return (
        f"    - {place.path}:{place.line}{cell}  {place.context}, {place.role}, {place.reach},"
        f" {place.confidence} confidence{platform}{feature}: {place.snippet or place.text}"
    )


def _spots(places: Sequence[Place], names: Mapping[str, str]) -> Iterator[str]:
    yield from (_spot(place, names) for place in places[:_MOST])
    if len(places) > _MOST:
        yield f"    and {words.count(len(places) - _MOST, 'more place')}: airisk scan . -o report.json has all"


def _component(component: ComponentEntry, names: Mapping[str, str], told: bool) -> Iterator[str]:
    version = f" {component.version}" if component.version else ""
    vendor = words.named(component.vendor, names) if component.vendor else "nobody known"
    yield f"{component.id}{version}: in this project" if told else f"{component.id}{version}: {component.kind} of {vendor}"
    yield _verdict(component.verdict)
    if not told:
        details = sorted((key, _worded(value)) for key, value in component.details.items())
        yield from (f"  {key.replace('_', ' ')}: {value}" for key, value in details if value)
        for lifecycle in component.lifecycles:
            yield from lifecycle_lines(lifecycle, words.named(lifecycle.platform, names))
    yield f"  {words.count(len(component.usages), 'place')}:"
    yield from _spots(component.usages, names)


def _worded(value: object) -> str:
    """A detail as a person would write it; empty for what is not known."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return str(value["says"]) if "says" in value else ", ".join(f"{key} {_worded(one)}" for key, one in value.items() if _worded(one))
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, map(_worded, value)))
    return "" if value is None else str(value)


def _few(items: Sequence[str]) -> str:
    return words.listed(items, _MOST)


def _score(label: str, score: Score) -> Iterator[str]:
    yield f"  {label} {score.points} of 100 (facts known {score.known:.0%})"
    for term in score.terms:
        risk = f" [{term.risk}]" if term.risk else ""
        evidence = f": {_few(term.evidence)}" if term.evidence else ""
        yield f"    - {term.points:+d} {term.label}{risk}{evidence}"


def _vendor(vendor: VendorEntry) -> Iterator[str]:
    yield f"{vendor.name} ({vendor.id}): {vendor.share:.0%} of the project's call sites"
    yield _verdict(vendor.verdict)
    yield from _score("lock-in", vendor.scores.lock_in)
    yield from _score("maintenance risk", vendor.scores.maintenance)
    for feature in vendor.features:
        yield f"  feature {feature.id}: {feature.name}, {feature.portability}, {feature.effort_class}: {_few(feature.usages)}"
    for held in sections.held(vendor):
        size = f", {held.dimensions} dimensions" if held.dimensions else ""
        yield f"  holds {held.kind}{size}: {_few(held.locations)}"
    days = vendor.effort.days
    yield f"  leaving: {days.low:.1f}-{days.high:.1f} person-days (likely {days.likely:.1f}; `airisk explain effort`)"
    yield f"  components: {_few(vendor.components)}"


def _finding(finding: Finding) -> Iterator[str]:
    yield f"{finding.fingerprint}: {finding.risk} ({finding.severity}, {finding.confidence} confidence, {finding.state})"
    yield f"  {finding.location.path}:{finding.location.line}: {finding.message}"
    yield f"  about {finding.component}; `airisk explain {finding.risk}` says what the risk is"
    yield from (f"  - {evidence}" for evidence in finding.evidence)
    if finding.source:
        yield f"  source: {finding.source}"


def _file(report: Report, path: str, names: Mapping[str, str]) -> Iterator[str]:
    """What a file holds: its components with their places, then what is wrong in it."""
    for component in report.components:
        here = [place for place in component.usages if place.path == path]
        if here:
            yield f"{component.id}: {component.verdict.verdict}"
            yield from _spots(here, names)
    for finding in (finding for finding in report.findings if finding.location.path == path):
        yield f"{finding.risk} at line {finding.location.line} ({finding.severity}): {finding.message}"
    yield from (f"{path}: {problem.reason} ({problem.stage})" for problem in report.problems if problem.path == path)


def _place(report: Report, id_: str, names: Mapping[str, str]) -> Iterator[str]:
    found = _PLACE.fullmatch(id_)
    if found is None:
        yield from _file(report, id_.removeprefix("./"), names)
        return
    path, line = found["path"].removeprefix("./"), int(found["line"])
    for component in report.components:
        here = [place for place in component.usages if place.path == path and place.line <= line <= max(place.end_line, place.line)]
        if here:
            yield f"{component.id}: {component.verdict.verdict}"
            yield from _spots(here, names)
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
