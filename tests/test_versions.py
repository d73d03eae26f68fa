from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airisk.versions import normalise, pinned, within


@pytest.mark.parametrize(
    ("version", "wanted"),
    [
        ("1.2.9", "^1.2"),
        ("0.3.5", "^0.3"),
        ("0.0.3", "^0.0.3"),
        ("0.5.0", "^0"),
        ("1.2.9", "~1.2"),
        ("1.9.0", "~1"),
        ("1.9.0", "~> 1.2"),
        ("1.2.9", "~=1.2.3"),
        ("0.28.1", "<1.0"),
        ("4.5.6", ">=4 <5"),
        ("4.5.6", ">= 4.0.0 < 5"),
        ("4.5.6", "1.x || 4.x"),
        ("1.2.9", "1.2"),
        ("1.2.9", "1.2.*"),
        ("1.3.7", "1.2.3 - 1.3"),
        ("1.0.0", "=1.0.0"),
        ("v1.0.0", "1.0.0"),
        ("9.9", "*"),
        ("9.9", ""),
        ("1.0.0rc1", "<1.0.0rc2"),
        ("1.2.9", "<=1.2 >=1"),
        ("1.2.9", ">1.2"),
        ("2.0.0", ">=1,!=1.5"),
    ],
)
def test_inside(version: str, wanted: str) -> None:
    assert within(version, wanted) is True


@pytest.mark.parametrize(
    ("version", "wanted"),
    [
        ("2.0.0", "^1.2"),
        ("2.0.0a1", "^1.2"),
        ("0.4.0", "^0.3"),
        ("0.0.4", "^0.0.3"),
        ("1.3.0", "~1.2"),
        ("2.0.0", "~> 1.2"),
        ("1.3.0", "~> 1.2.3"),
        ("1.0", ">=0.28,<1"),
        ("1.0.0rc1", "<1.0.0"),
        ("1.2.9", ">1.2 <9"),
        ("1.2.1", "=1.2.0"),
        ("3.0.0", "1.x || 4.x"),
        ("1.2.9", "<=1.2"),  # where both languages can read a range, Python's reading wins
        ("1.3.0", "<=1.2 >=1"),
    ],
)
def test_outside(version: str, wanted: str) -> None:
    assert within(version, wanted) is False


@pytest.mark.parametrize(
    ("version", "wanted"), [("1.0", "wat"), ("abc", ">=1"), ("1.0", "workspace:*"), ("1.5", "<=1.2 || git+ssh"), ("", "1")]
)
def test_what_cannot_be_read_is_unknown(version: str, wanted: str) -> None:
    assert within(version, wanted) is None


@given(st.text(max_size=30), st.text(max_size=30))
def test_nothing_crashes(version: str, wanted: str) -> None:
    assert within(version, wanted) in (True, False, None)
    assert within("1.2.3", wanted) in (True, False, None)
    pinned(wanted)


@pytest.mark.parametrize(
    ("specifier", "version"), [("==1.2", "1.2"), ("===1.0", "1.0"), ("=1", "1"), ("1.2.3", "1.2.3"), (" == 2.0rc1", "2.0rc1")]
)
def test_pinned(specifier: str, version: str) -> None:
    assert pinned(specifier) == version


@pytest.mark.parametrize("specifier", [">=1", "==1.*", "", "^1.0", "==1.0,!=2", "latest", "~=1.0"])
def test_not_pinned(specifier: str) -> None:
    assert pinned(specifier) is None


def test_names_compare_as_their_ecosystem_does() -> None:
    assert normalise("Acme_AI.Tools") == "acme-ai-tools"
    assert normalise("socket.io", "npm") == "socket.io"
    assert normalise("github.com/Acme/SDK", "golang") == "github.com/Acme/SDK"
