"""What all tests share: property tests are judged by what they find, never by how long it takes."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.browser import chromium

settings.register_profile("airisk", deadline=None)
settings.load_profile("airisk")


def pytest_configure(config: pytest.Config) -> None:
    """Where browser tests are required, a run without a browser is a failed one."""
    if chromium.REQUIRED and chromium.missing():
        raise pytest.UsageError(f"AIRISK_BROWSER=required, but {chromium.missing()}")


def pytest_report_header() -> str:
    """Whether the browser tests run, and why not."""
    return f"browser tests left out: {chromium.missing()}" if chromium.missing() else f"browser tests in {chromium.path()}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The header is not shown by a quiet run; that tests are left out must be."""
    if chromium.missing():
        terminalreporter.write_line(f"browser tests left out: {chromium.missing()}")
