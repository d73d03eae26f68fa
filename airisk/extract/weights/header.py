"""Reads a weight file's header piece by piece and believes no length in it before the file's size allows it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from airisk.domain import Argument, Context, Location, Reference, Said, Text
from airisk.extract.content import Content
from airisk.extract.lines import visible
from airisk.redact import redact

__all__ = ["BadHeader", "Header", "weights"]

#: How much is read at once; at most so much is read beyond a header's end.
_PIECE = 65_536
#: No honest header is longer: vocabularies take a few megabytes.
_HEADER_CAP = 128 * 1024 * 1024
_VALUE_CAP = 200


class BadHeader(Exception):
    """A header that says what cannot be; the message says what."""


class Header:
    """A read position that moves only forward. `take` reads, `skip` jumps; both raise BadHeader beyond the file's end."""

    __slots__ = ("_content", "_offset", "_piece", "_start")

    def __init__(self, content: Content) -> None:
        self._content = content
        self._offset = 0
        self._start = 0
        self._piece = b""

    @property
    def left(self) -> int:
        """Bytes from the position to the end of what may be header."""
        return min(self._content.size, _HEADER_CAP) - self._offset

    def take(self, count: int) -> bytes:
        """The next bytes."""
        self._check(count)
        at = self._offset - self._start
        if at + count > len(self._piece):
            kept = self._piece[at:]
            begin = self._offset + len(kept)
            wanted = max(_PIECE, count - len(kept))
            self._piece = kept + self._content.read(begin, min(wanted, self._content.size - begin))
            self._start, at = self._offset, 0
            if len(self._piece) < count:
                raise BadHeader("the file ends within its header")
        self._offset += count
        return self._piece[at : at + count]

    def skip(self, count: int) -> None:
        """Move on without reading."""
        self._check(count)
        self._offset += count
        if self._offset > self._start + len(self._piece):
            self._start, self._piece = self._offset, b""

    def _check(self, count: int) -> None:
        if count > self.left:
            raise BadHeader(f"a length of {count} is more than the file holds" if count > self._content.size else "the header is too long")


def weights(path: str, said: Mapping[str, str], prefixes: tuple[str, ...]) -> Reference:
    """The WEIGHTS reference of a file, with what its header says as arguments; empty values are left out."""
    location = Location(path)
    shown = {name: visible(value.replace("\0", ""))[:_VALUE_CAP].strip() for name, value in said.items()}
    return Reference(
        location=location,
        kind=Said.WEIGHTS,
        name=path,
        context=Context.WEIGHTS,
        arguments=tuple(Argument(name, Text((redact(value, prefixes),)), location) for name, value in shown.items() if value),
        snippet=PurePosixPath(path).name,
    )
