"""Places by file, as pages show them."""

from __future__ import annotations

from dataclasses import replace

from airisk.render import listing
from airisk.report import Site
from tests.render.conftest import full_report, site


def test_the_program_comes_before_its_tests_and_lines_are_in_order() -> None:
    sites = (site("tests/t.py", 3, "call", role="test"), site("b.py", 9, "call"), site("b.py", 2, "id"), site("a.py", 1, "id"))
    found = listing.of_sites(sites, {"b.py": {"2": "x = 1"}})
    assert [(file.path, file.role, [line.number for line in file.lines]) for file in found] == [
        ("b.py", "production", [2, 9]),
        ("a.py", "production", [1]),
        ("tests/t.py", "test", [3]),
    ]
    assert [line.excerpt for line in found[0].lines] == ["x = 1", ""]


def test_a_line_says_once_why_it_is_listed_and_what_it_hangs_on() -> None:
    twice = (site("a.py", 1, "call"), site("a.py", 1, "call"), site("a.py", 1, "ripple", "b.py:4"))
    assert listing.of_sites(twice, {})[0].lines[0].notes == ("call", "ripple, hangs on b.py:4")


def test_cells_of_a_notebook_stay_apart() -> None:
    one: Site = replace(site("n.ipynb", 5, "call"), cell=2)
    assert [(line.number, line.cell) for line in listing.of_sites((one, replace(one, line=9, cell=3)), {})[0].lines] == [(5, 2), (9, 3)]


def test_findings_leave_their_fingerprints_and_how_they_were_recognised() -> None:
    report = full_report()
    line = listing.of_findings(report.findings, report.excerpts, {"settings.py": "test"})[-1]
    assert (line.path, line.role) == ("settings.py", "test")
    assert line.lines[0].marks == ("settings.py12:retiring-model",)
    assert line.lines[0].notes == ("client of acme",)
    assert line.lines[0].excerpt == 'MODEL = "acme-4"'
