"""What all checks have in common: where they are, what they are called, and how far a finding may go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from airisk import assess
from airisk.assess.findings import all_checks
from airisk.domain import Confidence, Context, Location, Role
from tests.builders import SHIPPED, in_days, model, project, retires, rules, usage

CHECKS = Path(assess.__file__).parent / "checks"
RETIRED = rules(models=[model("zed-1", retires(in_days(-10)))])


def found(*usages, known=RETIRED):
    return assess.findings(project(usages, known))


def test_every_check_has_a_risk_that_ships_and_a_test_beside_it() -> None:
    names = {p.stem for p in CHECKS.glob("*.py")} - {"__init__"}
    assert {n.replace("_", "-") for n in names} == set(all_checks()) == {p.stem for p in (SHIPPED / "risks").glob("*.toml")}
    assert {f"test_{n}" for n in names} == {p.stem for p in (Path(__file__).parent / "checks").glob("test_*.py")}


def test_a_fingerprint_is_the_place_and_the_risk_and_survives_a_change_of_the_date() -> None:
    later = rules(models=[model("zed-1", retires(in_days(-200)))])
    assert [f.fingerprint for f in found(usage())] == ["model:acme/zed-1@app.py:1:retired-model"]
    assert [f.fingerprint for f in found(usage(), known=later)] == [f.fingerprint for f in found(usage())]


@pytest.mark.parametrize(
    ("change", "severity"),
    [
        ({}, "error"),
        ({"role": Role.TEST}, "warning"),
        ({"role": Role.CI}, "warning"),
        ({"context": Context.CATALOGUE}, "note"),
        ({"context": Context.COMPARE}, "note"),
    ],
)
def test_severity_is_capped_by_the_file_and_by_what_stands_there(change, severity) -> None:
    assert [f.severity for f in found(usage(**change))] == [severity]


@pytest.mark.parametrize("change", [{"context": Context.COMMENT}, {"context": Context.DOCS}, {"confidence": Confidence.LOW}])
def test_what_only_speaks_of_it_or_is_a_guess_is_no_finding(change) -> None:
    assert found(usage(**change)) == ()


def test_a_finding_says_where_with_what_confidence_and_who_says_so() -> None:
    (one,) = found(replace(usage(confidence=Confidence.MEDIUM), location=Location("nb.ipynb", 40, 3, 40, 12, 2)))
    at = one.location
    assert (at.path, at.line, at.column, at.end_line, at.end_column, at.cell) == ("nb.ipynb", 40, 3, 40, 12, 2)
    assert (one.confidence, one.source, one.state) == ("medium", "https://acme.example/deprecations", "new")


def test_findings_are_in_order_of_place() -> None:
    rows = found(usage(path="b.py"), usage(path="a.py", line=9), usage(path="a.py", line=2))
    assert [(f.location.path, f.location.line) for f in rows] == [("a.py", 2), ("a.py", 9), ("b.py", 1)]


def test_a_project_without_any_ai_has_no_finding() -> None:
    assert found() == ()
