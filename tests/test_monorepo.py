"""A tree of several projects: which folders they are, and that each is judged by itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from airisk import pipeline
from airisk.config import Config
from airisk.errors import ConfigError
from airisk.monorepo import folders
from airisk.report import ProjectEntry

FROZEN = Path(__file__).parent / "rulebook" / "rules"
PATHS = ("README.md", "services/README.md", "services/a/app.py", "services/a/deep/x.py", "services/b/b.py", "tools/c/c.py")


def test_a_star_is_one_level_of_folders_and_no_file() -> None:
    assert folders(["services/*"], PATHS, "x") == ("services/a", "services/b")


def test_a_dot_in_front_is_the_root() -> None:
    assert folders(["./services/*"], PATHS, "x") == ("services/a", "services/b")


def test_a_project_inside_another_is_part_of_it() -> None:
    assert folders(["services/*", "services/a/deep", "tools/c"], PATHS, "x") == ("services/a", "services/b", "tools/c")


def test_a_glob_that_means_no_folder_is_refused_with_its_place() -> None:
    with pytest.raises(ConfigError, match=r'pyproject.toml: projects: "service/\*" is no folder'):
        folders(["services/*", "service/*"], PATHS, "pyproject.toml")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pipeline, "default_rules", lambda: FROZEN)
    for path, text in {
        "shared/settings.py": 'CHAT = "nova-1"\n',
        "services/old/app.py": 'from acme_ai import Acme\n\nclient = Acme()\nclient.chat.create(model="nova-1")\n',
        "services/new/app.py": 'from acme_ai import Acme\n\nclient = Acme()\nclient.chat.create(model="nova-3")\n',
        "services/plain/app.py": "print(1)\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def entries(root: Path, *paths: str, projects: tuple[str, ...] = ("services/*",)) -> dict[str, ProjectEntry]:
    named = tuple(root / path for path in paths or (".",))
    report = pipeline.scan(pipeline.Request(root, named, Config(projects=projects), (), date(2026, 11, 24), jobs=1, cache=False))
    return {entry.path: entry for entry in report.projects}


def test_each_project_has_the_verdict_of_what_stands_in_it(tree: Path) -> None:
    found = entries(tree)
    assert {path: entry.verdict.verdict for path, entry in found.items()} == {
        "services/old": "act-now",
        "services/new": "fine",
        "services/plain": "fine",
    }
    assert found["services/old"].verdict.component == "model:acme/nova-1"
    assert found["services/old"].effort.days.high > 0
    assert found["services/new"].effort.days.high == 0
    assert found["services/plain"].components == () and found["services/plain"].vendors == ()


def test_a_narrowed_scan_tells_of_the_projects_that_were_named(tree: Path) -> None:
    assert set(entries(tree, "services/new")) == {"services/new"}


def test_naming_one_file_judges_its_project_whole(tree: Path) -> None:
    """A hook that is given a harmless file must not call its project fine."""
    (tree / "services/old/harmless.py").write_text("print(1)\n")
    found = entries(tree, "services/old/harmless.py")
    assert {path: entry.verdict.verdict for path, entry in found.items()} == {"services/old": "act-now"}


def test_without_the_setting_there_are_none(tree: Path) -> None:
    assert entries(tree, projects=()) == {}
