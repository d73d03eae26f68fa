"""The report in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from airisk.domain import Problem
from airisk.render.to_markdown import to_markdown
from airisk.render.view import View
from airisk.report import ConfigStamp, Coverage, Report

Make = Callable[..., Report]


def _headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.*)$", text, re.MULTILINE)


def test_it_reads_decision_breaks_vendors_and_ends_with_what_was_not_seen(full: Make) -> None:
    assert _headings(to_markdown(full(), View())) == [
        "helpdesk: AI dependency report",
        "Acme AI: act now (threads-1), start by 2026-08-01",
        "Ways forward: threads-1",
        "Steps: threads-1",
        "Steps: acme-4",
        "Herd: watch (llama-9)",
        "Licences and weights",
        "What was not read",
        "Unknown model names",
        "Method and sources",
    ]


def test_days_are_counted_from_the_day_of_the_report(full: Make) -> None:
    text = to_markdown(full(today="2027-01-13"), View())
    assert "| in 1 day (2027-01-14) | `acme-4` at Acme AI (at cloud: 2027-04-14) |" in text
    assert "| 140 days ago (2026-08-26) | `threads-1` at Acme AI (sources disagree: 2026-08-26, 2026-09-01) |" in text


def test_places_stand_together_by_file(full: Make) -> None:
    assert "`bot/assistant.py:31,44,58`, `api/chat.py:88`. 2-4 days, about 300 changed lines. By hand." in to_markdown(full(), View())


def test_days_are_called_judgement(full: Make, whatif: Make) -> None:
    for report in (full(), whatif()):
        assert "judgement" in to_markdown(report, View())


def test_only_safe_addresses_become_links(full: Make) -> None:
    evil = tuple(
        replace(one, source=address)
        for one in full().findings
        for address in ("javascript:alert(1)", "//evil.example", "https://x.example/a>b")
    )
    text = to_markdown(full(findings=evil), View())
    assert set(re.findall(r"<([^>]+)>", text)) == {"https://acme.example/deprecations"}
    assert "`javascript:alert(1)`" in text


def test_no_line_is_left_out_of_what_was_not_read(empty: Make) -> None:
    problems = tuple(Problem(f"f{number}.py", "extract", "too-large") for number in range(12))
    text = to_markdown(empty(problems=problems), View())
    assert "- over the size limit: `f0.py`, " in text
    assert "`f7.py` and 4 more files" in text
    assert "`f11.py`" in to_markdown(empty(problems=problems), View(detail="full"))


def test_nothing_left_out_is_only_said_if_it_is_so(empty: Make) -> None:
    assert "Nothing was left out" not in to_markdown(empty(), View())
    assert "Nothing was left out: 9 of 9 files read." in to_markdown(empty(coverage=Coverage(9, 9, 1)), View())


def test_the_configuration_is_named_with_its_side(empty: Make) -> None:
    assert "Configuration: `pyproject.toml` of the base." in to_markdown(
        empty(config=ConfigStamp("pyproject.toml", "0" * 8, "base")), View()
    )


def test_plans_and_findings_of_no_vendor_are_shown(full: Make) -> None:
    text = to_markdown(full(vendors=()), View())
    assert "## Others" in text
    assert "### Steps: acme-4" in text
    assert "acme-4 ends on 2027-01-14." in text


def test_paragraphs_are_apart_and_no_empty_lines_pile_up(sample: Report) -> None:
    text = to_markdown(sample, View())
    assert "\n\n\n" not in text
    before_tables = re.findall(r"^(.*)\n\|.*\n\|[-|]+$", text, re.MULTILINE)
    assert all(line == "" or line.startswith("#") for line in before_tables)


def test_ways_that_plans_share_stand_once_with_the_widest_interval(full: Make) -> None:
    gone, soon = full().plan
    dearer = replace(gone.ways[0], effort=replace(gone.ways[0].effort, days=replace(gone.ways[0].effort.days, low=1.0, high=20.0)))
    text = to_markdown(full(plan=(gone, replace(soon, ways=(dearer,)))), View())
    assert text.count("| Own loop over chat calls") == 1
    assert "| Own loop over chat calls | 1-20 days, each |" in text
    assert "| Open weights at a host (`llama-9`) (for `threads-1`)" in text


def test_vendors_of_whom_there_is_nothing_to_tell_share_a_table(full: Make) -> None:
    herd = full().vendors[1]
    calm = replace(herd, verdict=replace(herd.verdict, verdict="unknown"))
    text = to_markdown(full(vendors=(full().vendors[0], calm)), View())
    assert "## Herd" not in text
    assert "| Herd | unknown | 4 | 30 | `llama-9` (1 place in 1 file), `models/x.gguf` (1 place in 1 file) |" in text
