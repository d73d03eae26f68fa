"""Tells by a file's path what the file is for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from airisk.discover.globs import matches
from airisk.domain import Role

#: Folder names that say it at any depth; of several the first role here wins.
_FOLDERS: tuple[tuple[Role, frozenset[str]], ...] = (
    (
        Role.VENDORED,
        frozenset({"vendor", "vendored", "_vendor", "third_party", "third-party", "thirdparty", "node_modules", "site-packages"}),
    ),
    (Role.GENERATED, frozenset({"generated", "__generated__", "autogen"})),
    (
        Role.TEST,
        frozenset(
            {
                *("test", "tests", "__tests__", "e2e", "unit_tests", "integration_tests", "test_data", "testdata"),
                *("fixtures", "__mocks__", "__snapshots__", "cassettes", "mocks"),
            }
        ),
    ),
    (Role.CI, frozenset({".github", ".gitlab", ".circleci", ".buildkite", ".azure-pipelines", ".ci", ".woodpecker", ".teamcity"})),
    (
        Role.EXAMPLE,
        frozenset(
            {"example", "examples", "sample", "samples", "demo", "demos", "cookbook", "cookbooks", "tutorial", "tutorials", "quickstart"}
        ),
    ),
    (Role.DOCS, frozenset({"doc", "docs", "documentation", "website"})),
)
#: Folder names that say it at the top of the tree only: deeper they are as often part of the program (an agent's tools).
_TOP_FOLDERS: Mapping[str, Role] = {
    **dict.fromkeys(("scripts", "script", "tools", "tool", "hack", "dev", "benchmarks", "benchmark", "bench"), Role.TOOL),
    "ci": Role.CI,
    "site": Role.DOCS,
}
_NAMES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.GENERATED,
        re.compile(
            r".+(\.min\.(js|css|mjs)|\.bundle\.js|\.map|_pb2(_grpc)?\.pyi?|\.pb\.(go|cc|h)|\.g\.dart|\.generated\.\w+|\.designer\.cs)"
        ),
    ),
    (
        Role.TEST,
        re.compile(
            r"(test_.+|.+_tests?|conftest|tests?)\.pyi?|.+[._-](test|spec)\.[cm]?[jt]sx?|.+_test\.(go|dart|exs|rb)|.+_spec\.rb|.+tests?\.(java|kt|cs|swift|php)"
        ),
    ),
    (
        Role.CI,
        re.compile(
            r"\.gitlab-ci.*\.ya?ml|azure-pipelines.*\.ya?ml|bitbucket-pipelines\.yml|jenkinsfile.*|\.travis\.yml|appveyor\.yml|\.drone\.yml"
            r"|\.pre-commit-(config|hooks)\.yaml|cloudbuild\.ya?ml|buildspec\.ya?ml|codecov\.yml|\.codecov\.yml|renovate\.json5?"
        ),
    ),
    (Role.TOOL, re.compile(r"tox\.ini|noxfile\.py|makefile|justfile")),
    (
        Role.DOCS,
        re.compile(r".+\.(md|mdx|markdown|rst|adoc)|(readme|changelog|changes|contributing|history|authors|news)(\..+)?|mkdocs\.ya?ml"),
    ),
)


def role_of(path: str, kind: str, overrides: Mapping[str, str]) -> Role:
    """The role of a file: what the settings say (the last glob that fits), else what its folders and its name say, else production."""
    said = [role for glob, role in overrides.items() if matches(glob, path)]
    if said:
        return Role(said[-1])
    *folders, name = path.lower().split("/")
    by_folder = next((role for role, names in _FOLDERS if not names.isdisjoint(folders)), None)
    if by_folder is None and folders:
        by_folder = _TOP_FOLDERS.get(folders[0])
    # A licence binds whatever it lies beside, and prose in a test folder stays a test's.
    if by_folder is not None:
        return by_folder
    if kind == "license":
        return Role.PRODUCTION
    return next((role for role, pattern in _NAMES if pattern.fullmatch(name)), Role.PRODUCTION)
