"""Where a comment goes: from options and environment, and the sentence for each thing that is missing or wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from airisk.errors import AiriskError, UsageError
from airisk.publish.target import checked_key, checked_link, run_link, target

ENVIRONMENT = {"GITHUB_TOKEN": "ghs_x", "GITHUB_REPOSITORY": "acme/bot"}


def event(tmp_path: Path, content: object) -> dict[str, str]:
    path = tmp_path / "event.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return ENVIRONMENT | {"GITHUB_EVENT_PATH": str(path)}


@pytest.mark.parametrize(
    "content",
    [
        {"number": 7, "pull_request": {"number": 7}},
        {"issue": {"number": 7, "pull_request": {"url": "x"}}, "comment": {}},
    ],
)
def test_the_event_names_the_pull_request(content: object, tmp_path: Path) -> None:
    found = target(event(tmp_path, content))
    assert (found.repository, found.number, found.api) == ("acme/bot", 7, "https://api.github.com")


def test_options_go_before_the_environment(tmp_path: Path) -> None:
    found = target(event(tmp_path, {"pull_request": {"number": 7}}), "other/one", 8)
    assert (found.repository, found.number) == ("other/one", 8)


@pytest.mark.parametrize(
    "content",
    [
        {"ref": "main"},
        {"issue": {"number": 7}},
        {"pull_request": {"number": "7"}},
        {"pull_request": {"number": True}},
        [],
        {"pull_request": 7},
    ],
)
def test_an_event_of_no_pull_request_says_so(content: object, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--pr NUMBER"):
        target(event(tmp_path, content))


@pytest.mark.parametrize("path", ["", "no-such-file", "."])
def test_without_an_event_the_option_is_asked_for(path: str) -> None:
    with pytest.raises(UsageError, match="--pr NUMBER"):
        target(ENVIRONMENT | {"GITHUB_EVENT_PATH": path})


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("https://api.code.example/v3/", "https://api.code.example/v3"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://api.code.example", None),
        ("https://user:pass@api.code.example", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://[", None),
        ("https://api.code.example?x=1", None),
        ("http://127.0.0.1.evil.example", None),
    ],
)
def test_the_token_goes_to_a_safe_address_only(address: str, taken: str | None) -> None:
    environment = ENVIRONMENT | {"GITHUB_API_URL": address}
    if taken is None:
        with pytest.raises(UsageError, match="GITHUB_API_URL"):
            target(environment, number=1)
    else:
        assert target(environment, number=1).api == taken


@pytest.mark.parametrize("name", ["", "acme", "acme/bot/x", "../..", "acme/..", "acme/b?x", "acme/b\n", "-a/b", "https://x/y"])
def test_what_is_no_repository_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="OWNER/NAME"):
        target({"GITHUB_TOKEN": "x", "GITHUB_REPOSITORY": name}, number=1)


@pytest.mark.parametrize("token", ["", "ghs_secret\n", "ghs secret", "ghs_sécret"])
def test_a_token_that_is_none_is_refused_and_not_shown(token: str) -> None:
    with pytest.raises(AiriskError, match="GITHUB_TOKEN") as caught:
        target(ENVIRONMENT | {"GITHUB_TOKEN": token}, number=1)
    assert "secret" not in str(caught.value) and "sécret" not in str(caught.value)


@pytest.mark.parametrize("key", ["", "a b", "x" * 65, "a-->", "é"])
def test_a_key_cannot_end_the_marker(key: str) -> None:
    with pytest.raises(UsageError, match="--key"):
        checked_key(key)
    assert checked_key("back-end.2") == "back-end.2"


@pytest.mark.parametrize(
    "link", ["http://x.example/", "https://x.example/ @team", "https://x.example/)<b>", "javascript:1", "https://x.example/" + "a" * 400]
)
def test_a_link_is_a_plain_address(link: str) -> None:
    with pytest.raises(UsageError, match="--link"):
        checked_link(link)


def test_the_link_of_this_run() -> None:
    told = {"GITHUB_SERVER_URL": "https://code.example", "GITHUB_REPOSITORY": "acme/bot", "GITHUB_RUN_ID": "9"}
    assert run_link(told) == "https://code.example/acme/bot/actions/runs/9"
    assert run_link({}) is None and run_link(told | {"GITHUB_RUN_ID": "9)"}) is None and run_link(told | {"GITHUB_SERVER_URL": "x"}) is None
