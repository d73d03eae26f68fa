"""Which Chromium the browser tests drive, or why there is none to drive."""

from __future__ import annotations

import importlib.util
import os
import shutil

#: Set to "required" where a run without a browser must fail, as in CI.
REQUIRED = os.environ.get("AIRISK_BROWSER") == "required"
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def path() -> str | None:
    """The Chromium of the system."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def missing() -> str:
    """What the browser tests lack; "" if they can run."""
    packages = [name for name in ("playwright", "axe_playwright_python") if importlib.util.find_spec(name) is None]
    if packages:
        return f"{' and '.join(packages)} not installed: pip install '.[test]'"
    return "" if path() else f"no Chromium found ({', '.join(_NAMES)})"
