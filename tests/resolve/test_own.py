"""A tree that is a vendor's own package does not depend on that vendor."""

from __future__ import annotations

from pathlib import Path

import pytest

from airisk.config import Config
from airisk.discover import discover
from airisk.domain import Component
from airisk.extract import extract
from airisk.extract.content import Content
from airisk.resolve import resolve
from tests.resolve.study import TODAY, book

USES = {"requirements.txt": "acme-ai>=1\nstratus-sdk\n", "a.py": "from acme_ai import Acme\nAcme().chat(model='nova-2')\n"}


def found(folder: Path, files: dict[str, str]) -> tuple[dict[str, Component], frozenset[str]]:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    sources = tuple(discover(folder, Config()).files)
    facts = []
    for source in sources:
        with Content(folder / source.path) as content:
            facts.append(extract(source, content, book().needles(), ()))
    project = resolve(facts, sources, book(), Config(), TODAY).project
    return {c.id: c for c in project.components}, project.own


@pytest.mark.parametrize(
    "manifest",
    [
        {"pyproject.toml": '[project]\nname = "Acme_AI"\n'},
        {"setup.py": "from setuptools import setup\nsetup(name='acme-ai', packages=['acme_ai'])\n"},
        {"acme_ai-2.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: acme-ai\n\n"},
        {"packages/core/pyproject.toml": '[project]\nname = "acme-ai"\n'},
    ],
)
def test_the_package_that_the_tree_is_is_no_component(tmp_path: Path, manifest: dict[str, str]) -> None:
    components, own = found(tmp_path, USES | manifest)
    assert own == {"acme"}
    assert "sdk:pypi/acme-ai" not in components
    assert "model:acme/nova-2" in components


@pytest.mark.parametrize(
    "manifest",
    [
        {},
        {"pyproject.toml": '[project]\nname = "shop"\n'},
        {"tests/acme/pyproject.toml": '[project]\nname = "acme-ai"\n'},
        {"a/b/c/pyproject.toml": '[project]\nname = "acme-ai"\n'},
    ],
)
def test_any_other_tree_depends_on_it(tmp_path: Path, manifest: dict[str, str]) -> None:
    components, own = found(tmp_path, USES | manifest)
    assert not own
    assert "own" not in components["sdk:pypi/acme-ai"].details
