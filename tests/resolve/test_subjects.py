"""What a what-if asks about."""

from __future__ import annotations

from pathlib import Path

import pytest

from airisk.resolve.subjects import parse
from tests.resolve.study import book, resolved


@pytest.mark.parametrize(
    ("written", "kind", "key", "version"),
    [
        ("acme", "vendor", "acme", ""),
        ("nova-2", "string", "nova-2", ""),
        ("house/own-model:7b", "string", "house/own-model:7b", ""),
        ("model:acme/nova-2", "component", "model:acme/nova-2", ""),
        ("pkg:pypi/acme-ai", "purl", "sdk:pypi/acme-ai", ""),
        ("pkg:pypi/acme-ai@0.28.1", "purl", "sdk:pypi/acme-ai", "0.28.1"),
        ("pkg:pypi/acme-ai@<1.0", "purl", "sdk:pypi/acme-ai", "<1.0"),
        ("pkg:npm/@acme/sdk@^3.3", "purl", "sdk:npm/@acme/sdk", "^3.3"),
        ("pkg:npm/@acme/sdk", "purl", "sdk:npm/@acme/sdk", ""),
        ("family:acme/nova", "family", "acme/nova", ""),
        ("feature:acme/assistants", "feature", "acme/assistants", ""),
        ("acme:/v1/assistants", "surface", "acme:/v1/assistants", ""),
    ],
)
def test_a_subject_is_read(written: str, kind: str, key: str, version: str) -> None:
    found = parse(written, book())
    assert (found.kind, found.key, found.version) == (kind, key, version)


TREE = {
    "a.py": (
        "from acme_ai import Acme\nc = Acme()\nc.chat.create(model='nova-2')\nc.assistants.create(model='house-7')\n"
        "def go():\n    return {'model': 'nova-1'}\n"
    ),
    "requirements.txt": "acme-ai>=2\n",
}


@pytest.mark.parametrize(
    ("subject", "lines"),
    [
        ("nova-2", {3}),
        ("house-7", {4}),
        ("family:acme/nova", {3, 6}),
        ("feature:acme/assistants", {4}),
        ("acme:assistants", {4}),
        ("acme", {1, 2, 3, 4, 6}),
    ],
)
def test_a_subject_picks_its_usages(tmp_path: Path, subject: str, lines: set[int]) -> None:
    found = resolved(tmp_path, TREE, subject).project
    assert {u.location.line for u in found.seeds if u.location.path == "a.py"} == lines


def test_what_neither_rules_nor_tree_know_is_said(tmp_path: Path) -> None:
    found = resolved(tmp_path, TREE, "nova-2", "never-heard-of-9").project
    assert found.unknown == ("never-heard-of-9",)


def test_a_string_that_only_the_tree_knows_is_a_subject(tmp_path: Path) -> None:
    found = resolved(tmp_path, {"cfg.yaml": "llm:\n  file: special.Q4_K_M.gguf\n"}, "special.Q4_K_M.gguf").project
    assert [u.location.line for u in found.seeds] == [2]
