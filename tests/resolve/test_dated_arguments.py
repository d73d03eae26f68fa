"""An argument that asks for a feature with dates of its own makes that feature a component, as a call of it does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from airisk.rulebook.book import Rulebook
from airisk.rulebook.load import load
from tests.resolve import study


@pytest.mark.parametrize(("given", "found"), [("helper='h1'", ["retired"]), ("user='u1'", [])])
def test_a_dated_feature_asked_for_by_argument_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, found: list[str]
) -> None:
    folder = Path(shutil.copytree(study.RULES, tmp_path / "rules"))
    usage = folder / "vendors" / "acme" / "usage.toml"
    row = '\n[[argument]]\nid = "helper"\ncalls = ["chat"]\nnames = ["helper"]\nfeature = "assistants"\n'
    usage.write_text(usage.read_text(encoding="utf-8") + row, encoding="utf-8")
    rules = Rulebook(load((folder,)))
    monkeypatch.setattr(study, "book", lambda: rules)
    source = f"from acme_ai import Acme\nAcme().chat.create(model='nova-2', {given})\n"
    components = study.resolved(tmp_path / "tree", {"a.py": source}).project.components
    assert [life.status for c in components if c.id == "service:acme/assistants" for life in c.lifecycles] == found
