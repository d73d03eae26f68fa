"""Sends requests to one host with one token: no redirects, bounded answers, and patience where the host asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from airisk import __version__
from airisk.frozen import dataclass
from airisk.publish.errors import PublishError

if TYPE_CHECKING:
    import requests

_TIMEOUT = (10, 30)
_LARGEST_ANSWER = 64 * 1024 * 1024
_ATTEMPTS = 4
#: A longer wait than this is no wait: the run would stand still for nothing.
_LONGEST_WAIT = 120.0
_UNTOLD_WAIT = 60.0


class Lost(Exception):
    """A request that writes got no clear answer: it may have been carried out."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `following`: the address of the next page; `message`: what the host says about it."""

    status: int
    content: Any
    following: str | None
    message: str


class Transport:
    """A connection to the API at `base`; proxies and certificates are those of the environment."""

    def __init__(self, base: str, token: str, sleep: Callable[[float], None]) -> None:
        import requests  # nothing but publishing needs it

        self._base = base
        self._token = token
        self._sleep = sleep
        self._session = requests.Session()
        # As `auth` and not as a header: else a .netrc of this machine would take the token's place.
        self._session.auth = self._authorised

    def _authorised(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request

    def send(self, method: str, path: str | None, body: dict[str, str] | None = None) -> Answer:
        """Send, and repeat what is worth it. Raises PublishError, and Lost if a POST may or may not have been carried out."""
        address = self._address(path or "")
        for attempt in range(1, _ATTEMPTS + 1):
            refused = False  # surely not carried out
            try:
                response = self._once(method, address, body)
            except OSError as error:  # what requests raises is one, too
                failure, wait = f"no answer ({self._hidden(type(error).__name__)})", float(2**attempt)
            else:
                if not _is_limit(response) and response.status_code < 500:
                    return self._answer(response)
                failure, wait = f"status {response.status_code}", _wait(response, attempt)
                if wait > _LONGEST_WAIT:
                    raise PublishError(f"{self._host()}: {failure}, and it asks to wait {wait:.0f} seconds; try again then")
                refused = _is_limit(response)
            if attempt < _ATTEMPTS:
                self._sleep(wait)
            if method == "POST" and not refused:
                raise Lost(failure)
        raise PublishError(f"{self._host()}: {failure} after {_ATTEMPTS} attempts; check the network and the proxy, or try again later")

    def _once(self, method: str, address: str, body: dict[str, str] | None) -> requests.Response:
        headers = {
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
            "User-Agent": f"airisk/{__version__}",
        }
        response = self._session.request(method, address, json=body, headers=headers, timeout=_TIMEOUT, allow_redirects=False, stream=True)
        content = bytearray()
        for part in response.iter_content(65_536):
            content += part
            if len(content) > _LARGEST_ANSWER:
                raise PublishError(f"{self._host()}: an answer of more than {_LARGEST_ANSWER:,} bytes; is GITHUB_API_URL right?")
        response._content = bytes(content)
        return response

    def _answer(self, response: requests.Response) -> Answer:
        content = _parsed(response)
        message = content.get("message") if isinstance(content, dict) else None
        following = response.links.get("next", {}).get("url")
        return Answer(response.status_code, content, following, self._hidden(str(message or ""))[:300])

    def _address(self, path: str) -> str:
        """The address of a path, or of a next page if it is on the same host; the token goes nowhere else."""
        if path.startswith("/"):
            return self._base + path
        here, there = urlsplit(self._base), urlsplit(path)
        if (here.scheme, here.netloc.lower()) != (there.scheme, there.netloc.lower()):
            raise PublishError(f"{self._host()}: the next page is said to be on another host; not followed")
        return path

    def _host(self) -> str:
        return urlsplit(self._base).netloc

    def _hidden(self, text: str) -> str:
        return text.replace(self._token, "***")


def _parsed(response: requests.Response) -> Any:
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError):
        return None


def _is_limit(response: requests.Response) -> bool:
    """Whether the host only asks to come back later: 429, or a 403 that is about rates and not about rights."""
    if response.status_code == 429:
        return True
    told = _parsed(response)
    message = str(told.get("message", "")).lower() if isinstance(told, dict) else ""
    headers = response.headers
    return response.status_code == 403 and (
        "Retry-After" in headers or headers.get("X-RateLimit-Remaining") == "0" or "rate limit" in message or "abuse detection" in message
    )


def _wait(response: requests.Response, attempt: int) -> float:
    """Seconds to wait: as told, else until the limit is renewed by the host's own clock, else longer each time."""
    told = response.headers.get("Retry-After", "").strip()
    if told.isdigit():
        return float(told)
    if not _is_limit(response):
        return float(2 ** (attempt - 1))
    try:
        renewed = float(response.headers.get("X-RateLimit-Reset", ""))
        return max(1.0, renewed - parsedate_to_datetime(response.headers.get("Date", "")).timestamp())
    except (ValueError, TypeError):
        return _UNTOLD_WAIT
