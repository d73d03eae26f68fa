from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airisk.versions import normalise, overlap, pinned, readable, unbounded, within


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
    assert not readable(wanted) or within("1.2.3", wanted) is not None
    assert overlap(version, wanted) is overlap(wanted, version)
    pinned(wanted)


@pytest.mark.parametrize("text", ["", "*", "0.28.1", "v1.2", "<1.0", ">=1,<2", "^3.3", "1.x || 4.x", "1.2 - 1.3", "~=1.4"])
def test_readable(text: str) -> None:
    assert readable(text)


@pytest.mark.parametrize("text", ["not a range", "1.x || git+ssh", "workspace:*", ">=", "[1.0,2.0)", "9" * 6000])
def test_not_readable(text: str) -> None:
    assert not readable(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("==0.28", "0.28"),
        ("", "<1"),
        (">=1.30,<2", ">=1.0"),
        (">2", "<3"),
        (">1.2 <9", ">1.2 <8"),
        ("^3.3.0", "3.4.1"),
        ("1.x || 4.x", "^4.4"),
        (">=1,==1.*", "1.5"),
        ("<=1.2.3", ">1.2.2"),
        ("==1.0rc1", ">=1.0rc1"),
        ("<1.0.0", ">=0.99"),
    ],
)
def test_ranges_that_share_a_version(first: str, second: str) -> None:
    assert overlap(first, second) is True


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (">=1.30,<2", "<1.0"),
        ("==0.28", ">=1.0"),
        ("==0.28", "0.28.1"),
        ("^3.3.0", "^4.52.1"),
        ("~=1.4.2", "==1.5"),
        ("<0.5", ">=1"),
        (">=2", "<2"),
        ("1.x || 4.x", "^3"),
    ],
)
def test_ranges_that_share_none(first: str, second: str) -> None:
    assert overlap(first, second) is False


def test_ranges_that_cannot_be_read_are_not_compared() -> None:
    assert overlap("git+ssh", "1") is None


@pytest.mark.parametrize(
    ("specifier", "version"), [("==1.2", "1.2"), ("===1.0", "1.0"), ("=1", "1"), ("1.2.3", "1.2.3"), (" == 2.0rc1", "2.0rc1")]
)
def test_pinned(specifier: str, version: str) -> None:
    assert pinned(specifier) == version


@pytest.mark.parametrize("specifier", [">=1", "==1.*", "", "^1.0", "==1.0,!=2", "latest", "~=1.0"])
def test_not_pinned(specifier: str) -> None:
    assert pinned(specifier) is None


@pytest.mark.parametrize(
    ("wanted", "open_"), [(">=1", True), ("", True), ("*", True), (">=1,<2", False), ("==1", False), ("git+ssh", False)]
)
def test_a_range_without_an_upper_bound(wanted: str, open_: bool) -> None:
    assert unbounded(wanted) is open_


def test_names_compare_as_their_ecosystem_does() -> None:
    assert normalise("Acme_AI.Tools") == "acme-ai-tools"
    assert normalise("socket.io", "npm") == "socket.io"
    assert normalise("github.com/Acme/SDK", "golang") == "github.com/Acme/SDK"
    assert normalise("Acme::Models::Endpoint", "cloudformation") == "Acme::Models::Endpoint"
    assert normalise("Acme.Models/accounts", "bicep") == "acme.models/accounts"
