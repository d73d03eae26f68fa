"""A server on this machine that behaves as GitHub's API of issue comments does, as far as publishing meets it.

Comments of pull request 7 of acme/bot; pages with Link headers; 422 for a body over 65,536 characters; answers that were put in `scripted`
are given first, in order, to the requests they are meant for.
"""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY, PULL = "acme/bot", 7
TOKEN = "ghs_Made0Up1For2Tests3Only4"
BOT = "github-actions[bot]"
NO_RIGHT = "Resource not accessible by integration"


@dataclass
class Scripted:
    """An answer given in place of the usual one to the next request of this method. `also`: the request is carried out all the same."""

    method: str
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    message: str = "made to fail"
    also: bool = False


@dataclass
class GitHub:
    """The state of the server. `viewer`: whose token it is, None = one of Actions, which may not ask; `writes`: may it write?"""

    viewer: str | None = None
    writes: bool = True
    comments: list[dict[str, Any]] = field(default_factory=list)
    scripted: list[Scripted] = field(default_factory=list)
    requests: list[tuple[str, str]] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    next_page: str = ""
    address: str = ""

    def add(self, body: str, login: str = BOT) -> int:
        """A comment that is there already."""
        number = 1000 + len(self.comments)
        address = f"https://code.example/{REPOSITORY}/pull/{PULL}#issuecomment-{number}"
        self.comments.append({"id": number, "body": body, "user": {"login": login}, "html_url": address})
        return number

    def bodies(self, login: str = BOT) -> list[str]:
        """What an author has written."""
        return [str(one["body"]) for one in self.comments if one["user"]["login"] == login]

    def sent(self, method: str) -> list[str]:
        """The paths of the requests of a method."""
        return [path for used, path in self.requests if used == method]


class Handler(BaseHTTPRequestHandler):
    """One request."""

    github: GitHub

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.handled("GET")

    def do_POST(self) -> None:
        self.handled("POST")

    def do_PATCH(self) -> None:
        self.handled("PATCH")

    def answer(self, status: int, content: object, headers: dict[str, str] | None = None) -> None:
        raw = json.dumps(content).encode()
        self.send_response_only(status)
        for name, value in {
            "Date": self.date_time_string(),
            "Content-Type": "application/json",
            "Content-Length": str(len(raw)),
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)

    def handled(self, method: str) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        self.github.requests.append((method, self.path))
        self.github.tokens.add(self.headers.get("Authorization", ""))
        scripted = next((one for one in self.github.scripted if one.method == method), None)
        status, content, headers = (0, None, {}) if scripted and not scripted.also else self.usual(method, body)
        if scripted:
            self.github.scripted.remove(scripted)
            status, content, headers = scripted.status, {"message": scripted.message}, scripted.headers
        self.answer(status, content, headers)

    def usual(self, method: str, body: dict[str, str]) -> tuple[int, object, dict[str, str]]:
        """What GitHub would answer."""
        github, parts = self.github, urlsplit(self.path)
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials"}, {}
        if parts.path == "/user":
            return (200, {"login": github.viewer}, {}) if github.viewer else (403, {"message": NO_RIGHT}, {})
        one = re.fullmatch(rf"/repos/{REPOSITORY}/issues/comments/(\d+)", parts.path)
        if parts.path != f"/repos/{REPOSITORY}/issues/{PULL}/comments" and not one:
            return 404, {"message": "Not Found"}, {}
        if method == "GET":
            return self.page(parse_qs(parts.query))
        if not github.writes:
            return 403, {"message": NO_RIGHT}, {}
        if len(body["body"]) > 65_536:
            return 422, {"message": "Validation Failed", "errors": ["body is too long (maximum is 65536 characters)"]}, {}
        if one:
            comment = next(comment for comment in github.comments if comment["id"] == int(one[1]))
            comment["body"] = body["body"]
            return 200, comment, {}
        github.add(body["body"], github.viewer or BOT)
        return 201, github.comments[-1], {}

    def page(self, query: dict[str, list[str]]) -> tuple[int, object, dict[str, str]]:
        size, number = int(query.get("per_page", ["30"])[0]), int(query.get("page", ["1"])[0])
        found = self.github.comments[(number - 1) * size : number * size]
        more = len(self.github.comments) > number * size
        there = self.github.next_page or f"{self.github.address}{urlsplit(self.path).path}?per_page={size}&page={number + 1}"
        return 200, found, {"Link": f'<{there}>; rel="next", <{self.github.address}/last>; rel="last"'} if more else {}


def serve(github: GitHub) -> ThreadingHTTPServer:
    """Start it on a free port of this machine; the caller shuts it down."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"github": github}))
    github.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server
