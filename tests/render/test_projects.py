"""The projects of a monorepo, in text and Markdown: the worst first, each with what decides and the work."""

from __future__ import annotations

from airisk.render import View, to_markdown, to_text
from airisk.report import Effort, ProjectEntry, Report, Span, Verdict
from tests.render.conftest import Make


def _report(make: Make) -> Report:
    fine = ProjectEntry("services/new", Verdict("fine", None, (), "model:acme/nova-3"), Effort(), ("acme",), ("model:acme/nova-3",))
    gone = ProjectEntry(
        "services/o|d", Verdict("schedule", "2026-12-01", (), "model:acme/nova-1"), Effort(Span(1, 2, 3), Span(5, 8, 14)), ("acme",), ()
    )
    return make(projects=(fine, gone), names={"acme": "Acme"})


def test_text_has_a_line_a_project_the_worst_first(empty: Make) -> None:
    text = to_text(_report(empty), View(width=120))
    schedule = "Schedule: services/o|d because of model:acme/nova-1, start by 2026-12-01; 1-3 days"
    assert text.index(schedule) < text.index("Fine: services/new")


def test_markdown_has_a_row_a_project_and_no_cell_breaks_it(empty: Make) -> None:
    rows = [line for line in to_markdown(_report(empty), View()).splitlines() if line.startswith("| ") and "services/" in line]
    assert len(rows) == 2
    assert "schedule" in rows[0] and "2026-12-01" in rows[0] and "1-3 days" in rows[0] and "Acme" in rows[0]
    assert rows[0].replace("\\|", "").count("|") == rows[1].count("|") == 7


def test_a_report_of_one_project_says_nothing_of_projects(empty: Make) -> None:
    assert "Projects" not in to_text(empty(), View())
    assert "## Projects" not in to_markdown(empty(), View())
