"""An SDK for many services counts only beside a client of the services that matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from airisk.rulebook.book import Rulebook
from airisk.rulebook.load import load
from tests.resolve import study

PACKAGES = """[[package]]
purl = "pkg:pypi/wholesale"
imports = ["wholesale"]
only_with = ["oracle"]
"""
USAGE = """[[client]]
id = "oracle"
ecosystem = "pypi"
names = ["wholesale.client"]
given = ["0", "service"]
values = ["oracle"]
platform = "big"

[[call]]
id = "ask"
client = "oracle"
methods = ["ask"]
model = ["model"]
"""
SDK = "sdk:pypi/wholesale"


@pytest.fixture(autouse=True)
def many(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("more") / "vendors" / "big"
    folder.mkdir(parents=True)
    (folder / "vendor.toml").write_text('name = "Big"\nhomepage = "https://big.example"\n', encoding="utf-8")
    (folder / "packages.toml").write_text(PACKAGES, encoding="utf-8")
    (folder / "usage.toml").write_text(USAGE, encoding="utf-8")
    known = Rulebook(load((study.RULES, folder.parent.parent)))
    monkeypatch.setattr(study, "book", lambda: known)


def places(folder: Path, files: dict[str, str]) -> list[tuple[str, int, str]]:
    project = study.resolved(folder, files).project
    return [(u.location.path, u.location.line, u.context.value) for u in project.usages if u.subject == SDK]


@pytest.mark.parametrize("made", ["'oracle'", "service='oracle'", "NAME"])
def test_its_import_and_manifest_line_count_beside_the_client(tmp_path: Path, made: str) -> None:
    text = f"import wholesale\nNAME = 'oracle'\nc = wholesale.client({made})\nc.ask(model='nova-2')\n"
    found = places(tmp_path, {"a.py": text, "requirements.txt": "wholesale\n", "b.py": "import wholesale\nwholesale.client('shelf')\n"})
    assert ("a.py", 1, "import") in found
    assert ("a.py", 4, "call") in found
    assert ("requirements.txt", 1, "manifest") in found
    assert not [place for place in found if place[0] == "b.py"]


@pytest.mark.parametrize("made", ["'shelf'", "service='shelf'", "pick()", ""])
def test_without_such_a_client_it_says_nothing(tmp_path: Path, made: str) -> None:
    text = f"import wholesale\nc = wholesale.client({made})\nc.put(model='x')\n"
    assert places(tmp_path, {"a.py": text, "requirements.txt": "wholesale\n"}) == []
