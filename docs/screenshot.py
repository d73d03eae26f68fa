"""Draws docs/screenshot.svg and docs/report.png: `airisk scan .` on docs/demo, in a terminal and as HTML. Run by `make screenshot`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from airisk import render
from airisk.config import Config
from airisk.pipeline import Request, scan

HERE = Path(__file__).parent
LINES = 44
#: The top of the page, at one and a half times the density.
PAGE = "--window-size=1280,960", "--force-device-scale-factor=1.5"


def main() -> None:
    """Scan a copy of the demo, so that this repository's own settings have no say, and write the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "demo"
        shutil.copytree(HERE / "demo", tree)
        report = scan(Request(tree, (), Config(), (), date(2026, 11, 24), cache=False))
    shown = render.to_text(report, render.View(width=100, colour=True)).splitlines()
    console = Console(record=True, width=102, file=open(os.devnull, "w", encoding="utf-8"), force_terminal=True)  # noqa: SIM115
    console.print(Text.from_ansi("$ airisk scan .\n" + "\n".join(shown[:LINES]) + "\n…"))
    svg = console.export_svg(title="airisk")
    # The font is named, never fetched: a picture asks nobody for anything.
    (HERE / "screenshot.svg").write_text(re.sub(r"@font-face \{.*?\}|<!--.*?-->", "", svg, flags=re.DOTALL), encoding="utf-8")
    picture(render.to_html(report, render.View()), HERE / "report.png")


def picture(page: str, to: Path) -> None:
    """The top of a page as the system's Chromium draws it; without a Chromium the old picture stays."""
    browser = shutil.which("chromium")
    if browser is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_text(page, encoding="utf-8")
        quiet = "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", f"--user-data-dir={folder}/profile"
        command = [browser, *quiet, *PAGE, f"--screenshot={to}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603 - a browser on a page of our own


if __name__ == "__main__":
    main()
