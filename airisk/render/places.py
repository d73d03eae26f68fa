"""Places grouped by file, as people read them: `bot/assistant.py:31,44,58`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from airisk.render import words


class Placed(Protocol):
    """Anything of a report that stands at a line: Place, Point or Site."""

    @property
    def path(self) -> str:
        """Relative path with forward slashes."""

    @property
    def line(self) -> int:
        """1-based; 0 = whole file."""


class FileLines(NamedTuple):
    """A file with its lines in order; no lines = the whole file."""

    path: str
    lines: tuple[int, ...]

    def shown(self, limit: int | None = None) -> str:
        """`path:31,44,58`, with the lines beyond the limit as a number."""
        if not self.lines:
            return self.path
        cut = self.lines if limit is None else self.lines[:limit]
        rest = len(self.lines) - len(cut)
        return f"{self.path}:{','.join(map(str, cut))}" + (f" (and {words.count(rest, 'more line')})" if rest else "")


def by_file(spots: Iterable[tuple[str, int]]) -> tuple[FileLines, ...]:
    """Paths in the order given, each once, with its lines sorted and each once."""
    lines: dict[str, set[int]] = {}
    for path, line in spots:
        lines.setdefault(path, set()).update({line} if line > 0 else ())
    return tuple(FileLines(path, tuple(sorted(numbers))) for path, numbers in lines.items())


def spots(items: Iterable[Placed]) -> tuple[tuple[str, int], ...]:
    """Path and line of each item."""
    return tuple((item.path, item.line) for item in items)


def parsed(written: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Path and line of places written as "path:line"; what ends in no number is a path."""
    return tuple(_parse(text) for text in written)


def _parse(text: str) -> tuple[str, int]:
    path, colon, number = text.rpartition(":")
    return (path, int(number)) if colon and path and number.isascii() and number.isdigit() and len(number) < 10 else (text, 0)


def places(found: Iterable[tuple[str, int]]) -> int:
    """How many different places."""
    return len(set(found))


def counted(found: Iterable[tuple[str, int]]) -> str:
    """ "7 places in 3 files"."""
    found = set(found)
    return f"{words.count(len(found), 'place')} in {words.count(len({path for path, _ in found}), 'file')}"
