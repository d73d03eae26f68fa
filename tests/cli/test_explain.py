"""`airisk explain`: wrapping, the hint to the nearest name, and explanations from a report instead of a scan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from airisk.cli.explain import shown
from airisk.cli.explain_claims import lifecycle_lines
from airisk.cli.main import main
from airisk.domain import Claim, Lifecycle

CLAIM = Claim(
    "retires", "acme", "2027-01-14", "exact", "error", "https://acme.example", "", "first-party", date(2026, 11, 17), date(2026, 11, 20)
)
OLDER = replace(CLAIM, value="2026-12-01", stated=date(2026, 3, 1))
PRICES = replace(CLAIM, value="2027-04-14", kind="catalogue", stated=date(2026, 11, 22))
LIFECYCLE = Lifecycle("acme", "retiring", retires=date(2027, 1, 14), claims=(PRICES, OLDER, CLAIM))


def test_the_newest_statement_of_the_best_kind_decides_and_says_so() -> None:
    _, first, second, third = lifecycle_lines(LIFECYCLE)
    assert "2027-01-14 (first-party" in first and "decides: newest first-party statement" in first
    assert "2026-12-01" in second and "disagrees" in second
    assert "2027-04-14 (catalogue" in third and "disagrees" in third


def test_a_claim_that_the_lifecycle_did_not_follow_does_not_decide() -> None:
    lines = list(lifecycle_lines(replace(LIFECYCLE, retires=date(2026, 12, 1))))
    assert not any("decides" in line for line in lines)


def test_long_lines_are_wrapped_under_their_indent(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(["  - " + "word " * 40])
    first, second, *_ = text.splitlines()
    assert len(first) <= 100
    assert first.startswith("  - word") and second.startswith("    word")


def test_what_a_project_wrote_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in shown(["  snippet: \x1b[2J"])


def test_a_report_is_explained_without_its_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "bot.py").write_text("import openai\n\nclient = openai.OpenAI()\nclient.chat.completions.create(model='gpt-4o')\n")
    monkeypatch.setenv("AIRISK_CACHE_DIR", str(tmp_path / "cache"))
    assert main(["scan", str(project), "-q", "-o", str(tmp_path / "report.json")]) == 0
    (project / "bot.py").unlink()
    assert main(["explain", "bot.py:4", "--report", str(tmp_path / "report.json")]) == 0
    assert "model:openai/gpt-4o" in capsys.readouterr().out
    assert main(["explain", "bot.py:99", "--report", str(tmp_path / "report.json")]) == 2
