"""I2: vendors live in rules/. No name of the rulebook stands in the Python of the package."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from airisk.rulebook.load import load

ROOT = Path(__file__).parents[1]
PLAIN_WORDS = ROOT / "tests" / "plain_words.txt"
MODEL_ID_LENGTH = 6


def rule_names() -> set[str]:
    """Vendor ids, packages, import names, hosts, and model ids of six characters or more, in lower case."""
    rules = load(())
    names = set(rules.vendors) | {host for vendor in rules.vendors.values() for host in vendor.hosts}
    for package in rules.packages:
        names |= {package.name, *package.imports}
    for model in rules.models:
        names |= {spelling for spelling in (model.id, *model.aliases) if len(spelling) >= MODEL_ID_LENGTH}
    return {found.lower() for found in names}


def words(path: Path) -> Iterator[tuple[str, int]]:
    """Literals and identifiers of a file, in lower case, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
            yield (node.value if isinstance(node.value, str) else node.value.decode("latin-1")).lower(), line
        for field in ("id", "attr", "arg", "name", "asname", "module"):
            found = getattr(node, field, None)
            if isinstance(found, str):
                yield found.lower(), line


def plain_words() -> dict[str, str]:
    """Word → why it may stand in the code though the rulebook has it too."""
    rows = (
        line.split(None, 1) for line in PLAIN_WORDS.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")
    )
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows}


@pytest.fixture(scope="module")
def names() -> set[str]:
    found = rule_names()
    assert len(found) > 100, "the rulebook is nearly empty: is this the right folder?"
    return found


def test_i2_no_vendor_fact_in_python(names: set[str]) -> None:
    """Seen to fail: a constant equal to a vendor's id in airisk/resolve/platform.py; a variable named as an SDK in airisk/plan/ways.py."""
    allowed = plain_words()
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line} {word}"
        for path in sorted((ROOT / "airisk").rglob("*.py"))
        if "/codemods/" not in path.as_posix()
        for word, line in words(path)
        if word in names and word not in allowed
    ]
    assert found == []


def test_i2_plain_words_are_few_and_have_reasons(names: set[str]) -> None:
    """Seen to fail: a line without a reason; a word that no rule has."""
    allowed = plain_words()
    assert len(allowed) <= 40
    assert [word for word, reason in allowed.items() if len(reason) < 10] == []
    assert [word for word in allowed if word not in names] == [], "no rule has these words any more"
