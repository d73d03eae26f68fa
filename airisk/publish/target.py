"""Where a comment goes, read from the options and from what the CI service says about the run."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from urllib.parse import urlsplit

from airisk.errors import UsageError
from airisk.frozen import dataclass
from airisk.opening import read_at_most
from airisk.publish.errors import PublishError

_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}/(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,100}")
_LINK = re.compile(r"(?=.{9,400}\Z)https://[A-Za-z0-9.:-]+(?:/[A-Za-z0-9._~/?#=&%-]*)?")
_KEY = re.compile(r"[A-Za-z0-9._-]{1,64}")
_TOKEN = re.compile(r"[!-~]{1,4096}")
_LOCAL = ("localhost", "127.0.0.1", "::1")
_LARGEST_EVENT = 32 * 1024 * 1024
DEFAULT_API = "https://api.github.com"


@dataclass(frozen=True, slots=True)
class Target:
    """A pull request on a code host. `token` is never shown; `author`: whose comments are ours, None = ask the host."""

    api: str
    repository: str
    number: int
    token: str = field(repr=False)
    author: str | None = None


def target(environment: Mapping[str, str], repository: str | None = None, number: int | None = None, author: str | None = None) -> Target:
    """The target that options and environment name; raises UsageError that says what is missing and how to give it, and
    PublishError if it is the token.
    """
    return Target(
        api=_api(environment.get("GITHUB_API_URL") or DEFAULT_API),
        repository=_repository(repository or environment.get("GITHUB_REPOSITORY") or ""),
        number=number or _number(environment.get("GITHUB_EVENT_PATH") or ""),
        token=_token(environment.get("GITHUB_TOKEN") or ""),
        author=author,
    )


def checked_key(key: str) -> str:
    """A key that can stand in the marker; raises UsageError."""
    if not _KEY.fullmatch(key):
        raise UsageError(f"--key {key[:80]!r}: use 1 to 64 letters, digits, dots, hyphens or underscores")
    return key


def checked_link(link: str | None) -> str | None:
    """An https address that can stand in Markdown; raises UsageError."""
    if link is not None and not _LINK.fullmatch(link):
        raise UsageError(f"--link {link[:80]!r}: must be a plain https address")
    return link


def run_link(environment: Mapping[str, str]) -> str | None:
    """The page of this run, where its artifacts are."""
    server, repository, run = (environment.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"))
    if not server or not run.isdigit() or not _REPOSITORY.fullmatch(repository):
        return None
    try:
        return checked_link(f"{server.rstrip('/')}/{repository}/actions/runs/{run}")
    except UsageError:
        return None


def _api(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    secure = bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in _LOCAL))
    if not secure or parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError("GITHUB_API_URL: must be a plain https address (http only for this machine); the token is sent there")
    return parts.geturl().rstrip("/")


def _repository(name: str) -> str:
    if not name:
        raise UsageError("which repository? Give --repo OWNER/NAME, or set GITHUB_REPOSITORY")
    if not _REPOSITORY.fullmatch(name):
        raise UsageError(f"{name[:80]!r} is no repository; write it as OWNER/NAME")
    return name


def _token(token: str) -> str:
    if not token:
        raise PublishError("no token: set GITHUB_TOKEN to one that may write comments on pull requests (it is read from there only)")
    if not _TOKEN.fullmatch(token):
        raise UsageError("GITHUB_TOKEN holds a character that no token has; a line break at its end?")
    return token


def _number(event: str) -> int:
    """The number of the pull request that the event file names."""
    missing = "which pull request? Give --pr NUMBER"
    if not event:
        raise UsageError(f"{missing}, or run it on an event of a pull request (GITHUB_EVENT_PATH)")
    try:
        raw = read_at_most(Path(event), _LARGEST_EVENT + 1)
        told = json.loads(raw) if len(raw) <= _LARGEST_EVENT else None
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{missing}: the event file {event} cannot be read ({type(error).__name__})") from error
    told = told if isinstance(told, dict) else {}
    issue = told.get("issue")
    pull = told.get("pull_request") or (issue if isinstance(issue, dict) and issue.get("pull_request") else None)
    number = pull.get("number") if isinstance(pull, dict) else None
    if type(number) is not int or number < 1:
        raise UsageError(f"{missing}: the event of this run is none of a pull request")
    return number
