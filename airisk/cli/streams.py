"""Standard output and error: closed pipes, poor encodings and control characters end here, never in a traceback."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

from airisk.errors import OutputError

#: What a terminal without UTF-8 gets instead.
_ASCII = str.maketrans(
    {"·": "-", "–": "-", "—": "-", "…": "...", "→": "->", "×": "x", "≤": "<=", "≥": ">=", "½": "1/2", "’": "'", "“": '"', "”": '"'}
)


def hush(stream: TextIO) -> None:
    """Point a broken stream at nothing, so that the interpreter's last flush is quiet too."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def _fitting(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_ASCII).encode(encoding, "backslashreplace")


def to_stdout(text: str, exact: bool = False) -> None:
    """Write to standard output. `exact`: UTF-8 whatever the locale, as files get it; else what the terminal can show.

    A reader that went away is not an error; a full disk is (OutputError).
    """
    stream = sys.stdout
    if stream is None:
        return
    encoded = text.encode("utf-8", "backslashreplace") if exact else _fitting(text, stream.encoding or "utf-8")
    try:
        stream.flush()
        stream.buffer.write(encoded)
        stream.buffer.flush()
    except BrokenPipeError:
        hush(stream)
    except ValueError:
        return  # closed by whoever started us
    except OSError as error:
        hush(stream)
        raise OutputError(f"standard output: {error.strerror}; the report is not complete") from error


def to_stderr(text: str) -> None:
    """Write a message to standard error, made harmless for a terminal; nobody listening is fine."""
    # Imported here: most runs have nothing to say.
    from airisk.render.sanitize import terminal

    stream = sys.stderr
    if stream is None:
        return
    with suppress(OSError, ValueError):
        encoding = stream.encoding or "utf-8"
        harmless = "\n".join(map(terminal, text.split("\n")))
        stream.write(_fitting(harmless, encoding).decode(encoding) + "\n")
        stream.flush()
