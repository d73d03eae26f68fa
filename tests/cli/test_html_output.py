"""HTML from the command line: of a scan, of a question, of an earlier report; and a scan never takes it for evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from airisk.cli.main import main

DAY = ("--today", "2026-11-24")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "app.py").write_text(
        "from openai import OpenAI\n\nOpenAI().embeddings.create(model='text-embedding-ada-002')\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path / "shop")
    return tmp_path / "shop"


def test_the_ending_and_the_format_mean_the_same_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", ".", *DAY, "-o", "../report.html", "-q"]) == 0
    assert main(["scan", ".", *DAY, "-f", "html"]) == 0
    page = (project.parent / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert capsys.readouterr().out == page


def test_an_earlier_report_gives_the_same_page(project: Path) -> None:
    assert main(["scan", ".", *DAY, "-o", "report.html", "-o", "report.json", "-q"]) == 0
    assert main(["render", "report.json", "-o", "again.html", "-q"]) == 0
    assert (project / "again.html").read_bytes() == (project / "report.html").read_bytes()


def test_a_page_is_no_evidence_and_may_be_written_over(project: Path) -> None:
    for _ in range(2):
        assert main(["scan", ".", *DAY, "-o", "report.html", "-o", "report.json", "-q"]) == 0
    report = json.loads((project / "report.json").read_text(encoding="utf-8"))
    assert {usage["path"] for component in report["components"] for usage in component["usages"]} == {"app.py"}
