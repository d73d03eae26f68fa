"""What the terminal can do: its width, whether it shows colours, whether a bar may move on it."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

#: The width of text that goes into a pipe or a file, wherever it was made.
PIPE_WIDTH = 100


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False  # closed


def width() -> int:
    """Columns of standard output; a fixed number when nobody looks, so that bytes stay the same."""
    return max(20, shutil.get_terminal_size((PIPE_WIDTH, 24)).columns) if _is_terminal(sys.stdout) else PIPE_WIDTH


def colours() -> bool:
    """Whether standard output shows colours: a terminal that is not dumb, and nobody set NO_COLOR."""
    return _is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def moves() -> bool:
    """Whether standard error is a terminal on which a progress bar can move."""
    return _is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")
