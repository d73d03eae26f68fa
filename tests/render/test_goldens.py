"""Whole outputs, looked at by people: `UPDATE_GOLDENS=1 pytest tests/render/test_goldens.py` writes them anew, git shows what changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from airisk.render.to_html import to_html
from airisk.render.to_json import to_json
from airisk.render.to_markdown import to_markdown
from airisk.render.to_text import to_text
from airisk.render.view import View
from airisk.report import Report

GOLDENS = Path(__file__).parent / "goldens"
CASES: dict[str, Callable[[Report], str]] = {
    "txt": lambda report: to_text(report, View(100)),
    "40.txt": lambda report: to_text(report, View(40)),
    "200.txt": lambda report: to_text(report, View(200, detail="full")),
    "short.txt": lambda report: to_text(report, View(80, detail="short")),
    "colour.txt": lambda report: to_text(report, View(80, colour=True)),
    "md": lambda report: to_markdown(report, View()),
    "html": lambda report: to_html(report, View()),
    "json": lambda report: to_json(report, View()),
}


@pytest.mark.parametrize("ending", sorted(CASES))
@pytest.mark.parametrize("name", ["full", "whatif", "empty"])
def test_golden(name: str, ending: str, request: pytest.FixtureRequest) -> None:
    made = CASES[ending](request.getfixturevalue(name)())
    golden = GOLDENS / f"{name}.{ending}"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_bytes(made.encode("utf-8"))
    assert made.encode("utf-8") == golden.read_bytes()


def test_there_is_no_golden_that_nothing_makes() -> None:
    assert {path.name for path in GOLDENS.iterdir()} == {f"{name}.{ending}" for name in ("full", "whatif", "empty") for ending in CASES}
