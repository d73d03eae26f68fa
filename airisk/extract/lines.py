"""A text as numbered lines: which of them hold a hit, and where a byte offset stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from airisk.domain import Location
from airisk.redact import snippet
from airisk.rulebook.needles import Hits

__all__ = ["Lines", "beside", "visible"]

_LINE_END = re.compile(rb"\r\n|\n|\r")

#: Bytes on each side of a hit that a snippet or a line's text is cut from: a line may have megabytes.
_AROUND = 250
#: Bytes before and behind a line in which the name of a value is looked for.
_BESIDE = 240
#: What a value is called whose name stands beside it.
_VALUE = re.compile(r"\bvalue\b", re.IGNORECASE)


class Lines:
    """UTF-8 text with its line starts; a line ends at \\n, \\r\\n or a lone \\r."""

    __slots__ = ("_ascii", "_last", "_starts", "source")

    def __init__(self, source: bytes) -> None:
        self.source = source
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(source))]
        self._ascii = source.isascii()
        self._last = (0, 0, 1)

    def __len__(self) -> int:
        return len(self._starts)

    def row(self, offset: int) -> int:
        """The 1-based line of a byte offset."""
        return bisect_right(self._starts, offset)

    def bounds(self, row: int) -> tuple[int, int]:
        """Byte offsets of a line's start and of its end without the line end."""
        start = self._starts[row - 1]
        end = self._starts[row] if row < len(self._starts) else len(self.source)
        while end > start and self.source[end - 1] in b"\r\n":
            end -= 1
        return start, end

    def text(self, row: int) -> str:
        """A line without its end."""
        start, end = self.bounds(row)
        return self.source[start:end].decode("utf-8", "replace")

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and code-point column of a byte offset; walks on from the offset asked last, so long lines stay cheap."""
        row = self.row(offset)
        start = self._starts[row - 1]
        if self._ascii:
            return row, offset - start + 1
        last_row, last_offset, last_column = self._last
        if last_row != row or last_offset > offset:
            last_offset, last_column = start, 1
        column = last_column + len(self.source[last_offset:offset].decode("utf-8", "replace"))
        self._last = (row, offset, column)
        return row, column

    def span(self, path: str, start: int, end: int) -> Location:
        """The location between two byte offsets."""
        return Location(path, *self.position(start), *self.position(end))

    def snippet(self, offset: int, prefixes: tuple[str, ...]) -> str:
        """The masked excerpt of the line around a byte offset."""
        start, end = self.window(offset)
        before = self.source[start:offset].decode("utf-8", "ignore")
        line = before + self.source[offset:end].decode("utf-8", "ignore")
        around = beside(self.source, start, end) if _VALUE.search(line) else ("", "")
        return snippet(line, len(before) + 1, prefixes, around, keyed=True)

    def window(self, offset: int) -> tuple[int, int]:
        """Byte offsets of the line around an offset, cut where the line is very long."""
        start, end = self.bounds(self.row(offset))
        return max(start, offset - _AROUND), min(end, offset + _AROUND)

    def hits(self, hits: Hits, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Rows that hold a hit between two offsets, each with the offset of its first hit."""
        stop = len(self.source) if end is None else end
        index = bisect_left(hits.spans, (start, start))
        seen = 0
        while index < len(hits.spans) and hits.spans[index][0] < stop:
            offset = hits.spans[index][0]
            row = self.row(offset)
            if row > seen:
                yield row, offset
                seen = row
            index += 1


def beside(source: bytes, start: int, end: int) -> tuple[str, str]:
    """What stands close before and behind a line: the name of a value may stand in the line above or below it."""
    return source[max(0, start - _BESIDE) : start].decode("utf-8", "ignore"), source[end : end + _BESIDE].decode("utf-8", "ignore")


def visible(text: str) -> str:
    """Text that can be written as UTF-8: a lone surrogate is kept as its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
