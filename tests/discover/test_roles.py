"""What a path says about a file's role, and how settings overrule it."""

from __future__ import annotations

import pytest

from airisk.discover.globs import matches
from airisk.discover.roles import role_of

CASES = {
    "production": "app/main.py src/agents/tools/search.py config.yaml .env.example requirements.txt pkg/latest.py src/contest.py "
    "LICENSE.md Dockerfile",
    "test": "tests/a.py test_a.py a_test.py src/conftest.py pkg/tests/data/x.json web/a.spec.ts web/__tests__/a.js "
    "tests/README.md tests.py",
    "example": "examples/a.py packages/x/examples/b.ts samples/c.py",
    "docs": "docs/conf.py README.md src/NOTES.md CHANGELOG mkdocs.yml",
    "ci": ".github/workflows/x.yml .gitlab-ci.yml ci/run.sh Jenkinsfile .pre-commit-config.yaml",
    "tool": "scripts/x.py tools/y.py noxfile.py benchmarks/z.py",
    "vendored": "vendor/a/b.go third_party/x.py web/node_modules/p/i.js vendor/tests/test_x.py pkg/_vendor/y.py",
    "generated": "web/app.min.js api/x_pb2.py api/x_pb2_grpc.py src/generated/a.py",
}


@pytest.mark.parametrize(("path", "role"), [(path, role) for role, paths in CASES.items() for path in paths.split()])
def test_role_by_path(path: str, role: str) -> None:
    kind = "license" if path.startswith("LICENSE") else "text"
    assert role_of(path, kind, {}).value == role


def test_settings_overrule_and_the_last_glob_wins() -> None:
    roles = {"tools/**": "production", "tools/dev/*.py": "tool", "prompts": "test"}
    assert role_of("tools/a.py", "python", roles).value == "production"
    assert role_of("tools/dev/a.py", "python", roles).value == "tool"
    assert role_of("src/prompts/a.md", "markdown", roles).value == "test"
    assert role_of("src/a.py", "python", roles).value == "production"


@pytest.mark.parametrize(
    ("glob", "path", "meant"),
    [
        ("*.py", "a/b.py", True),
        ("a/*.py", "a/b.py", True),
        ("a/*.py", "x/a/b.py", False),
        ("/a", "a/b/c.py", True),
        ("/b", "a/b", False),
        ("b/", "a/b/c.py", True),
        ("a/**/z.py", "a/z.py", True),
        ("a/**/z.py", "a/b/c/z.py", True),
        ("a/**/z.py", "b/z.py", False),
        ("**/x/**", "a/x/y", True),
        ("a/b", "a/bc", False),
        ("[ab].py", "a.py", True),
        ("**/a" * 30, "/".join(["a"] * 29) + "/b", False),
    ],
)
def test_globs(glob: str, path: str, meant: bool) -> None:
    assert matches(glob, path) is meant
