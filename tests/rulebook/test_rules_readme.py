"""The README of the rules: its example loads as it stands, and no key of a vendor's files is left unexplained."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from airisk.rulebook import table
from airisk.rulebook.lint import lint
from airisk.rulebook.load import default_rules, load
from airisk.rulebook.schema import Rules

#: Tables whose keys are free, and words that stand for the gaps of a form.
FREE = ("names", "older", "tensor_types", "runtimes", "architectures", "read_in", "numbers", "if", "sources")
LISTS = frozenset({"date", "id", "maker", "n", "name", "region", "tag"})
FILE = re.compile(r"^`(vendors/acme/[\w./-]+\.toml)`[^\n]*\n\n```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text() -> str:
    return (default_rules() / "README.md").read_text(encoding="utf-8")


def loaded(folder: Path) -> Rules:
    """The example, with the licence and the tables that it needs from the frozen rules."""
    frozen = Path(__file__).parent / "rules"
    shutil.copytree(frozen, folder, ignore=shutil.ignore_patterns("vendors", "weights.toml", "borealis-*"))
    for name, content in FILE.findall(text()):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return load((folder,))


def test_the_example_is_sound(tmp_path: Path) -> None:
    rules = loaded(tmp_path / "rules")
    assert [row for row in lint(rules, date(2026, 11, 24)) if row.level == "error"] == []
    assert (len(rules.models), len(rules.packages), len(rules.constants), len(rules.features)) == (4, 2, 1, 1)


def explained() -> set[str]:
    """The words that stand in a block of TOML before a "=" or in brackets, or in backticks."""
    blocks = "\n".join(re.findall(r"^```toml\n(.*?)^```$", text(), re.MULTILINE | re.DOTALL))
    keys = re.findall(r"(?:^|[{,]) *\"?([\w.]+)\"? = ", blocks, re.MULTILINE) + re.findall(r"^\[+([\w.]+)\]+", blocks, re.MULTILINE)
    quoted = re.findall(r"`\[*([\w.]+)[^`]*`", text())
    return {part for word in (*keys, *quoted) for part in (word, *word.split("."))}


def test_every_key_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the example, and of the rules that airisk brings along beside the vendors; ids and words of free tables are no keys."""
    asked: set[str] = set()
    get = table.Table._get

    def noted(self: table.Table, key: str) -> object:
        free = self.where in FREE or (self.where == "" and self.file.startswith("scoring"))
        if not free:
            asked.add(key)
        return get(self, key)

    monkeypatch.setattr(table.Table, "_get", noted)
    loaded(tmp_path / "rules")
    load((default_rules(),))
    assert len(asked) > 90
    assert sorted(asked - explained() - LISTS) == []
