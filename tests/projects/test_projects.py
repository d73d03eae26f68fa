"""Whole small projects against what a person who read them expects: expected.toml beside each, by the frozen rules."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from airisk import pipeline
from airisk.config import Config
from airisk.report import Report
from airisk.toml import read

HERE = Path(__file__).parent
FROZEN = HERE.parent / "rulebook" / "rules"
TODAY = date(2026, 11, 24)
PROJECTS = sorted(path.parent.name for path in HERE.glob("*/expected.toml"))


def request(root: Path) -> pipeline.Request:
    return pipeline.Request(root, (root,), Config(), (), TODAY, jobs=1, cache=False)


@pytest.fixture(params=PROJECTS)
def project(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, dict[str, Any]]:
    monkeypatch.setattr(pipeline, "default_rules", lambda: FROZEN)
    root = Path(shutil.copytree(HERE / request.param, tmp_path / request.param, ignore=shutil.ignore_patterns("expected.toml")))
    return root, dict(read(HERE / request.param / "expected.toml"))


def places(report: Report) -> dict[str, set[str]]:
    return {component.id: {f"{place.path}:{place.line}" for place in component.usages} for component in report.components}


def test_components_places_findings_and_vendors(project: tuple[Path, dict[str, Any]]) -> None:
    root, expected = project
    report = pipeline.scan(request(root))
    verdicts = {component.id: component.verdict.verdict for component in report.components}
    assert {id_: verdicts.get(id_) for id_ in expected["components"]} == expected["components"]
    found = places(report)
    assert {id_: missing for id_, wanted in expected["places"].items() if (missing := set(wanted) - found.get(id_, set()))} == {}
    findings = {(finding.risk, f"{finding.location.path}:{finding.location.line}") for finding in report.findings}
    assert {(risk, place) for risk, wanted in expected["findings"].items() for place in wanted} - findings == set()
    vendors = {vendor.id: vendor.verdict.verdict for vendor in report.vendors}
    assert {id_: vendors.get(id_) for id_ in expected["vendors"]} == expected["vendors"]
    if "nothing" in expected:
        sure = [place for component in report.components for place in component.usages if place.confidence != "low"]
        assert (sure, report.vendors, report.findings) == ([], (), ())


def test_what_must_change(project: tuple[Path, dict[str, Any]]) -> None:
    root, expected = project
    question = expected.get("whatif", {"subjects": ["nova-2"], "to": None, "must": [], "not": []})
    report = pipeline.whatif(request(root), tuple(question["subjects"]), question["to"], None)
    must = {f"{site.path}:{site.line}" for entry in report.plan for step in entry.steps for site in step.locations}
    assert set(question["must"]) - must == set()
    assert set(question["not"]) & must == set()
