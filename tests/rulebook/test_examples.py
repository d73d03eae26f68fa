"""Every usage pattern has an annotated example in rules/vendors/*/examples that proves it, with the live rules."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from airisk.config import Config
from airisk.domain import Role, SourceFile, Usage
from airisk.extract import extract
from airisk.extract.content import Content
from airisk.resolve import resolve
from airisk.rulebook.book import Rulebook
from airisk.rulebook.load import default_rules, load

KINDS = {".py": "python", ".yaml": "yaml"}
MARK = re.compile(r"#\s*airisk-(expect|expect-not):\s*(\S+)")
GENAI = "from google import genai\nc = genai.Client(vertexai=@)\nc.models.generate_images(model={!r})\n"
EXAMPLES = sorted(default_rules().glob("vendors/*/examples/*.*"))


@cache
def book() -> Rulebook:
    return Rulebook(load())


def usages(file: Path) -> tuple[Usage, ...]:
    """What is recognised in one example, read alone."""
    source = SourceFile(file.name, KINDS[file.suffix], Role.PRODUCTION, file.stat().st_size)
    with Content(file) as content:
        facts = extract(source, content, book().needles(), ())
    return resolve([facts], [source], book(), Config(), date(2026, 11, 24)).project.usages


def marks(file: Path) -> list[tuple[bool, str, int]]:
    """(expected, pattern, line): a mark speaks of the next line that is no comment."""
    lines = file.read_text(encoding="utf-8").splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        for mark in MARK.finditer(line):
            target = next(
                n for n in range(number + 1, len(lines) + 1) if lines[n - 1].strip() and not lines[n - 1].lstrip().startswith("#")
            )
            found.append((mark[1] == "expect", mark[2], target))
    return found


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: f"{file.parent.parent.name}-{file.name}")
def test_an_example_proves_its_patterns(file: Path) -> None:
    by_line: dict[int, set[str]] = {}
    for usage in usages(file):
        for line in range(usage.location.line, usage.location.end_line + 1):
            by_line.setdefault(line, set()).update(how.removeprefix("rule ") for how in usage.via if how.startswith("rule "))
    wrong = [
        f"line {line}: {pattern} {'not recognised' if expected else 'recognised'}"
        for expected, pattern, line in marks(file)
        if (pattern in by_line.get(line, set())) is not expected
    ]
    assert marks(file), "an example without a mark proves nothing"
    assert not wrong


def test_every_pattern_has_an_example_for_and_one_against() -> None:
    told = {(expected, pattern) for file in EXAMPLES for expected, pattern, _ in marks(file)}
    patterns = {pattern.id for pattern in book().rules.patterns}
    assert sorted(pattern for pattern in patterns if (True, pattern) not in told) == []
    assert sorted(pattern for pattern in patterns if (False, pattern) not in told) == []


@pytest.mark.parametrize(
    ("code", "model", "platform"),
    [
        (GENAI.replace("@", "True"), "imagen-4.0-generate-001", "vertex"),
        (GENAI.replace("@", "False"), "imagen-4.0-generate-001", "google"),
        ("from langchain.chat_models import init_chat_model\ninit_chat_model({!r}, model_provider='openai')\n", "gpt-4o", "openai"),
        ("from langchain.chat_models import init_chat_model\ninit_chat_model({!r})\n", "openai:gpt-4o", "openai"),
        ("from langchain.chat_models import init_chat_model\ninit_chat_model({!r}, model_provider=pick())\n", "gpt-4o", ""),
        ("import os, requests\nU = os.getenv('OLLAMA_HOST')\nrequests.post(U, json={{'model': {!r}}})\n", "mistral:7b-instruct", "ollama"),
    ],
)  # fmt: skip
def test_whom_a_model_is_called_at(tmp_path: Path, code: str, model: str, platform: str) -> None:
    (tmp_path / "a.py").write_text(code.format(model), encoding="utf-8")
    found = [(u.platform, u.confidence.value == "low") for u in usages(tmp_path / "a.py") if u.text == model]
    assert found == [(platform, False)]
