"""The only reader of TOML: a file or a text becomes plain values, or one error that says where it is broken."""

from __future__ import annotations

from pathlib import Path

import tomli

__all__ = ["TomlError", "parse", "read"]


class TomlError(ValueError):
    """A text that is not TOML; the message says what is wrong at which line."""


def parse(text: str) -> dict[str, object]:
    """The values of a TOML text. Raises TomlError."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise TomlError(str(error)) from None
    except (RecursionError, ValueError) as error:  # thousands of brackets, or a number too long to convert
        raise TomlError(str(error) or "nested too deep") from None


def read(path: Path) -> dict[str, object]:
    """The values of a TOML file. Raises TomlError for its text and OSError if it cannot be opened."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TomlError(f"not UTF-8 at byte {error.start}") from None
    return parse(text)
