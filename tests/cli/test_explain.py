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
from airisk.render import from_json, to_json

CLAIM = Claim(
    "retires", "acme", "2027-01-14", "exact", "error", "https://acme.example", "", "first-party", date(2026, 11, 17), date(2026, 11, 20)
)
OLDER = replace(CLAIM, value="2026-12-01", stated=date(2026, 3, 1))
PRICES = replace(CLAIM, value="2027-04-14", kind="catalogue", stated=date(2026, 11, 22))
LIFECYCLE = Lifecycle("acme", "retiring", retires=date(2027, 1, 14), claims=(CLAIM, OLDER, PRICES))


def test_the_newest_statement_of_the_best_kind_decides_and_says_so() -> None:
    _, first, second, third = lifecycle_lines(LIFECYCLE)
    assert "2027-01-14, exact, error (first-party" in first and "decides: newest first-party statement" in first
    assert "2026-12-01" in second and "disagrees" in second
    assert "2027-04-14, exact, error (catalogue" in third and "disagrees" in third


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


@pytest.fixture
def bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that calls a model that the rules know, from many places."""
    project = tmp_path / "project"
    project.mkdir()
    calls = "client.chat.completions.create(model='gpt-4o')\n" * 30
    (project / "bot.py").write_text("import openai\n\nclient = openai.OpenAI()\n" + calls)
    (project / "requirements.txt").write_text("openai>=1.2\n")
    monkeypatch.setenv("AIRISK_CACHE_DIR", str(tmp_path / "cache"))
    return project


def explained(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["explain", "--today", "2026-11-24", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("id_", ["gpt-4o", "model:openai/gpt-4o"])
def test_a_known_model_is_explained_with_its_places_and_verdict_in_the_project(
    bot: Path, capsys: pytest.CaptureFixture[str], id_: str
) -> None:
    text = explained(capsys, id_, "--path", str(bot))
    assert text.startswith("gpt-4o: a model of openai")
    assert "model:openai/gpt-4o: in this project" in text
    assert "- bot.py:4  argument, production, called" in text
    assert text.count("at OpenAI: ") == 1, "its lifecycle is told once"


def test_a_known_model_that_the_project_does_not_use(bot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = explained(capsys, "gpt-4-turbo", "--path", str(bot))
    assert text.startswith("gpt-4-turbo: a model of openai")
    assert text.endswith("this project does not use it\n")


def test_a_component_is_told_in_words_and_long_lists_are_cut(bot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = explained(capsys, "sdk:pypi/openai", "--path", str(bot))
    assert "  constraints: >=1.2\n" in text
    assert "  direct: yes\n" in text
    assert not any(word in text for word in ("True", "None", "('", "['", "{'"))
    assert "more places: airisk scan . -o report.json has all" in text
    assert text.count("    - bot.py") < 21


def test_a_path_without_a_line_lists_its_places(bot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = explained(capsys, "./requirements.txt", "--path", str(bot))
    assert text.startswith("sdk:pypi/openai: ")
    assert "- requirements.txt:1  manifest, production" in text


@pytest.mark.parametrize("verdict", ["act-now", "schedule", "watch", "unknown", "fine"])
def test_every_verdict_is_explained_with_what_leads_to_it(capsys: pytest.CaptureFixture[str], verdict: str) -> None:
    text = explained(capsys, verdict)
    assert text.startswith(f"{verdict}: a verdict. ")
    assert "\n  - " in text


def test_verdicts_are_explained_from_the_table_of_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    text = explained(capsys, "act-now")
    assert "- it has ended and calls fail, used in production\n" in text
    assert "the day to start by has passed" in text


@pytest.mark.parametrize("effort", ["E0", "E1", "E2", "E3", "E4", "E5"])
def test_every_effort_class_is_explained_with_its_days(capsys: pytest.CaptureFixture[str], effort: str) -> None:
    text = explained(capsys, effort)
    assert "effort class" in text
    assert f"- days.{effort} = " in text
    assert text.count("\n  - ") == 1


def test_an_empty_id_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", ""]) == 2
    assert "ID is empty" in capsys.readouterr().err


def test_a_licence_names_what_stands_under_it(bot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.json"
    assert main(["scan", str(bot), "-q", "-o", str(report)]) == 0
    read = from_json(report.read_text())
    report.write_text(to_json(replace(read, components=(replace(read.components[0], license="apache-2.0"), *read.components[1:]))))
    text = explained(capsys, "apache-2.0", "--report", str(report))
    assert text.startswith("license:apache-2.0: ")
    assert text.endswith(f"  under it in this project: {read.components[0].id}\n")
