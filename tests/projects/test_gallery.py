"""The gallery in reports/: every sample is on its index, and what it links to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from airisk.toml import read

HERE = Path(__file__).parent
REPORTS = HERE.parent.parent / "reports"
REAL = [path.parent.name for path in sorted(HERE.glob("*/expected.toml")) if read(path)["rules"] == "samples"]


@pytest.mark.parametrize("page", ["index.html", "README.md"])
def test_every_sample_is_listed(page: str) -> None:
    """Seen to fail: with a sample added and the gallery not written anew."""
    linked = set(re.findall(r"[\w-]+(?=\.html)", (REPORTS / page).read_text(encoding="utf-8")))
    assert linked == set(REAL)


@pytest.mark.parametrize("page", sorted(path.name for path in REPORTS.glob("*.*")))
def test_every_link_leads_somewhere(page: str) -> None:
    text = (REPORTS / page).read_text(encoding="utf-8")
    links = re.findall(r'href="([^"#]+?)"', text) if page.endswith(".html") else re.findall(r"\]\(([^)#\s]+)\)", text)
    own = [link for link in links if not re.match(r"https?://|data:", link)]
    assert [link for link in own if not (REPORTS / link).is_file()] == []


def test_pages_ask_for_nothing() -> None:
    for page in REPORTS.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "default-src 'none'" in text
        assert re.findall(r"<(?:script|iframe|img|object|embed)\b|\bsrc=|@import|url\(", text) == []
