"""Opens pages in the system's Chromium and writes down all that it says and asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from airisk.render import View, to_html
from airisk.report import Report
from tests.browser import chromium

collect_ignore_glob = ["test_*.py"] if chromium.missing() else []

if not chromium.missing():
    from playwright.sync_api import Browser, Page, sync_playwright

_FLAGS = ("gpu", "quic", "background-networking", "component-update", "sync", "extensions")


@dataclass
class Opened:
    """A page, with what it said on the console, all that it asked for but itself, and which of that its policy stopped."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=chromium.path(),
            chromium_sandbox=False,
            args=["--no-first-run", *(f"--disable-{name}" for name in _FLAGS)],
        )
        yield started
        started.close()


Open = Callable[..., Opened]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a report, or the text of a page, at a width and in a colour scheme; `script=False` is a browser without JavaScript."""
    contexts = []

    def show(what: Report | str, width: int = 1280, scheme: str = "light", script: bool = True, **more: object) -> Opened:
        file = tmp_path / f"report-{len(contexts)}.html"
        file.write_bytes((what if isinstance(what, str) else to_html(what, View())).encode("utf-8"))
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script, **more)
        contexts.append(context)
        shown = Opened(context.new_page())
        shown.page.on("console", lambda message: shown.said.append(f"{message.type}: {message.text}"))
        shown.page.on("pageerror", lambda error: shown.said.append(f"error: {error}"))
        shown.page.on("dialog", lambda dialog: shown.said.append(f"dialog: {dialog.message}"))
        shown.page.on("request", lambda request: shown.asked.append(request.url) if request.url != file.as_uri() else None)
        shown.page.on("requestfailed", lambda request: shown.stopped.append(request.url) if request.failure == "csp" else None)
        shown.page.goto(file.as_uri())
        return shown

    yield show
    for context in contexts:
        context.close()
