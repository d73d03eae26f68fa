"""Whole commands as a user sees them: tests/commands/*.txt hold a command, its output and its exit code.

A transcript: comment lines, `project: <name>` (a copy of tests/projects/<name> is the current folder), then for each command
`$ airisk …`, what it prints (messages on standard error after `! `) and `[exit N]`. The rules are the frozen ones.
AIRISK_UPDATE=1 writes the outputs anew: read the diff.
"""

from __future__ import annotations

import importlib
import os
import shlex
import shutil
from pathlib import Path

import pytest

from airisk.cli.main import main

HERE = Path(__file__).parent
PROJECTS = HERE.parent / "projects"
FROZEN = HERE.parent / "rulebook" / "rules"
TRANSCRIPTS = sorted(HERE.glob("*.txt"))


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The frozen rules in place of the live ones, and a cache of this test's own."""
    for name in ("airisk.pipeline", "airisk.rulebook", "airisk.cli.rules"):
        monkeypatch.setattr(importlib.import_module(name), "default_rules", lambda: FROZEN)
    monkeypatch.setenv("AIRISK_CACHE_DIR", str(tmp_path / "cache"))


def commands(text: str) -> list[str]:
    return [line[2:] for line in text.splitlines() if line.startswith("$ ")]


def header(text: str) -> str:
    return text.partition("$ ")[0]


def played(text: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The transcript as it is now."""
    parts = [header(text)]
    for command in commands(text):
        program, *arguments = shlex.split(command)
        assert program == "airisk"
        code = main(arguments)
        said = capsys.readouterr()
        messages = "".join(f"! {line}\n" for line in said.err.splitlines())
        parts.append(f"$ {command}\n{said.out}{messages}[exit {code}]\n")
    return "".join(parts)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, frozen: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = path.read_text(encoding="utf-8")
    project = next(line.removeprefix("project: ") for line in header(text).splitlines() if line.startswith("project: "))
    shutil.copytree(PROJECTS / project, tmp_path / project, ignore=shutil.ignore_patterns("expected.toml"))
    monkeypatch.chdir(tmp_path / project)
    now = played(text, capsys)
    assert "[exit 4]" not in now, "a bug is no output to keep"
    if os.environ.get("AIRISK_UPDATE") == "1":
        path.write_text(now, encoding="utf-8")
    assert commands(text), "a transcript without a command tests nothing"
    assert now == path.read_text(encoding="utf-8")
