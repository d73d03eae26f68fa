from __future__ import annotations

import pytest

from airisk.domain import Said

TEXT = """\
[build-system]
requires = ["acme-build"]

[project]
name = "zed-1"
description = "Speaks to acme"
keywords = ["acme", "zed-1"]
dependencies = [
  "acme-sdk[fast]>=1,<2",  # acme
  "plain; python_version<'3.12'",
]

[project.optional-dependencies]
dev = ["linter"]
ai = ['Zed.Client==3']

[dependency-groups]
test = ["tester>=2", {include-group = "dev"}]

[tool.uv]
dev-dependencies = ["watcher"]

[tool.mine]
model = "zed-1"
"""

POETRY = """\
[tool.poetry.dependencies]
python = "^3.10"
acme = "^1.2"
zed = {version = ">=2", extras = ["fast"], markers = "sys_platform == 'linux'"}
own = {git = "https://host.example/own.git", branch = "main"}

[tool.poetry.dependencies.far]
version = "3"
optional = true

[tool.poetry.group.dev.dependencies]
tester = "*"

[tool.poetry.group.docs.dependencies]
paper = "1"
"""


def test_standard_tables_and_groups(declared):
    assert [(name, said.get("constraint", ""), said["group"]) for name, _, said in declared("pyproject.toml", "pyproject", TEXT)] == [
        ("acme-sdk", ">=1,<2", "dependencies"),
        ("plain", "", "dependencies"),
        ("linter", "", "dev"),
        ("zed-client", "==3", "optional:ai"),
        ("tester", ">=2", "optional:test"),
        ("watcher", "", "dev"),
    ]


def test_what_the_project_says_of_itself_is_no_setting(read):
    facts = read("pyproject.toml", "pyproject", TEXT)
    assert [(reference.name, reference.text) for reference in facts.references if reference.kind is Said.SETTING] == [
        ("tool.mine.model", "zed-1")
    ]


@pytest.mark.parametrize("text", ['[project]\nname = "My_SDK"\n', '[tool.poetry]\nname = "my-sdk"\n'])
def test_a_project_says_its_name(read, text):
    said = [(r.kind, r.ecosystem, r.name) for r in read("pyproject.toml", "pyproject", text).references]
    assert said == [(Said.PROJECT, "pypi", "my-sdk")]


def test_a_dependency_stands_within_its_quotes(read):
    first = next(r for r in read("pyproject.toml", "pyproject", TEXT).references if r.kind is Said.DEPENDENCY)
    assert (first.text, first.location.line, first.location.column, first.location.end_column) == ("acme-sdk[fast]>=1,<2", 9, 4, 24)


def test_packages_as_keys(declared):
    assert [(name, said.get("constraint", ""), said["group"]) for name, _, said in declared("pyproject.toml", "pyproject", POETRY)] == [
        ("acme", "^1.2", "dependencies"),
        ("zed", ">=2", "dependencies"),
        ("own", "", "dependencies"),
        ("far", "3", "dependencies"),
        ("tester", "*", "dev"),
        ("paper", "1", "optional:docs"),
    ]
    zed, own = [said for _, _, said in declared("pyproject.toml", "pyproject", POETRY)][1:3]
    assert (zed["extras"], zed["marker"]) == ("fast", "sys_platform == 'linux'")
    assert own["url"] == "https://host.example/own.git"


def test_a_broken_file_still_tells_what_it_can_and_is_partial(read):
    facts = read("pyproject.toml", "pyproject", '[project]\ndependencies = ["acme>=1"]\nbroken = = 3\n')
    assert [reference.name for reference in facts.references if reference.kind is Said.DEPENDENCY] == ["acme"]
    assert facts.partial


def test_a_file_without_dependencies_says_nothing(read):
    assert read("pyproject.toml", "pyproject", "[tool.ruff]\nline-length = 100\n").references == ()


def test_a_pipfile(declared):
    text = '[packages]\nacme = "*"\n'
    text += 'zed = {version = "==1", extras = ["x"]}\n[dev-packages]\ntester = "*"\n[requires]\npython_version = "3.11"\n'
    assert [(name, said["constraint"], said["group"]) for name, _, said in declared("Pipfile", "pipfile", text)] == [
        ("acme", "*", "dependencies"),
        ("zed", "==1", "dependencies"),
        ("tester", "*", "dev"),
    ]
    assert declared("other.toml", "toml", text) == []


def test_our_own_settings_are_no_evidence(read):
    own = '[tool.airisk.models]\n"zed-1" = {vendor = "acme"}\n# acme\n\n[[tool.airisk.more]]\nx = "acme"\n\n[tool]\nairisk.y = "acme"\n'
    other = '[tool.other]\nmodel = "zed-1"\n'
    assert [reference.name for reference in read("pyproject.toml", "pyproject", own + other).references] == ["tool.other.model"]
    broken = '[tool.airisk.models]\nx = "acme"\n[tool.other]\nmodel = "zed-1"\n[broken\n'
    assert [reference.name for reference in read("pyproject.toml", "pyproject", broken).references] == ["tool.other.model"]
