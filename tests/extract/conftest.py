"""Reads a file made for one test, with invented vendor names as needles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from airisk.domain import FileFacts, Role, SourceFile
from airisk.extract import extract
from airisk.extract.content import Content
from airisk.rulebook.needles import Needles

NEEDLES = Needles(("acme", "zed-1"), ("q7",))

Read = Callable[..., FileFacts]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """read(path, kind, content, force=False) -> the facts of that file."""

    def run(path: str, kind: str, content: str | bytes, force: bool = False) -> FileFacts:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        with Content(file) as opened:
            return extract(SourceFile(path, kind, Role.PRODUCTION, opened.size), opened, NEEDLES, ("acmekey-",), force)

    return run
