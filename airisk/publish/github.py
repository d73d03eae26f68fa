"""Keeps one comment of ours on a pull request up to date, through GitHub's REST API and with nothing but it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from airisk.frozen import dataclass
from airisk.publish.errors import PublishError
from airisk.publish.page import marker, same
from airisk.publish.target import Target
from airisk.publish.transport import Answer, Lost, Transport

#: Who writes with the token that a workflow is given; such a token may not ask who it is.
ACTIONS_AUTHOR = "github-actions[bot]"
_PAGES = 200
_FINDS = 3

#: What to do about an answer that no repeating mends.
_ADVICE = {
    401: "the token is not valid (any more); give GITHUB_TOKEN a new one",
    403: "the token may not do this; give the job `permissions: pull-requests: write`. On a pull request from a fork the token can only"
    " read: docs/ci.md shows how a second workflow comments",
    404: "there is no such pull request, or the token may not see it; check --repo, --pr and the token",
    410: "the pull request's conversation is gone; nothing can be written there",
    422: "GitHub does not accept the comment; the conversation may be locked, or the body not to its liking",
}


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: posted, updated or unchanged, and where the comment is."""

    done: str
    address: str


def publish(target: Target, key: str, body: str, sleep: Callable[[float], None] = time.sleep) -> Published:
    """Write the comment, or edit the newest of ours that carries the key's marker. Raises PublishError."""
    transport = Transport(target.api, target.token, sleep)
    for _ in range(_FINDS):
        own = _own(transport, target, marker(key))
        if own is not None and same(str(own.get("body")), body):
            return Published("unchanged", str(own.get("html_url")))
        try:
            if own is None:
                return _done("posted", transport.send("POST", _comments(target), {"body": body}), target)
            path = f"/repos/{target.repository}/issues/comments/{own['id']}"
            return _done("updated", transport.send("PATCH", path, {"body": body}), target)
        except Lost:  # it may have arrived: look before writing it a second time
            continue
    raise PublishError(f"{_where(target)}: GitHub failed {_FINDS} times while the comment was written; try again later")


def _comments(target: Target) -> str:
    return f"/repos/{target.repository}/issues/{target.number}/comments"


def _where(target: Target) -> str:
    return f"{target.repository}, pull request {target.number}"


def _own(transport: Transport, target: Target, mark: str) -> dict[str, Any] | None:
    """The newest comment of our own author that starts with the mark."""
    found = [one for one in _all(transport, target) if str(one.get("body", "")).lstrip().startswith(mark)]
    if not found:
        return None
    author = (target.author or _viewer(transport, target)).lower()
    ours = [one for one in found if _login(one).lower() == author and type(one.get("id")) is int]
    return max(ours, key=lambda one: one["id"], default=None)


def _login(comment: dict[str, Any]) -> str:
    user = comment.get("user")
    return str(user.get("login")) if isinstance(user, dict) else ""


def _viewer(transport: Transport, target: Target) -> str:
    answer = transport.send("GET", "/user")
    if answer.status in (403, 404):
        return ACTIONS_AUTHOR
    return _login({"user": _checked(answer, target)})


def _all(transport: Transport, target: Target) -> Iterator[dict[str, Any]]:
    """Every comment of the pull request, page by page."""
    following: str | None = f"{_comments(target)}?per_page=100"
    for _ in range(_PAGES):
        answer = transport.send("GET", following)
        page = _checked(answer, target)
        if not isinstance(page, list):
            raise PublishError(f"{_where(target)}: the answer is no list of comments; is GITHUB_API_URL the address of the API?")
        yield from (one for one in page if isinstance(one, dict))
        following = answer.following
        if following is None:
            return
    raise PublishError(f"{_where(target)}: more than {_PAGES} pages of comments; ours was not looked for further")


def _done(what: str, answer: Answer, target: Target) -> Published:
    written = _checked(answer, target)
    return Published(what, str(written.get("html_url")) if isinstance(written, dict) else "")


def _checked(answer: Answer, target: Target) -> Any:
    """What an answer says, or PublishError with what to do."""
    if answer.status in (200, 201):
        return answer.content
    advice = _ADVICE.get(answer.status, "this is no answer that airisk knows; try again later")
    if 300 <= answer.status < 400:
        advice = "the repository has moved; give its new name with --repo"
    said = f" ({answer.message})" if answer.message else ""
    raise PublishError(f"{_where(target)}: GitHub answers {answer.status}{said}: {advice}")
