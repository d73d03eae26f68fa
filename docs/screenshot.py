"""Draws docs/screenshot.svg: `airisk scan .` on docs/demo, as a terminal shows it. Run by `make screenshot`."""

from __future__ import annotations

import os
import re
import shutil
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


def main() -> None:
    """Scan a copy of the demo, so that this repository's own settings have no say, and write the picture."""
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


if __name__ == "__main__":
    main()
