"""What a reader may see of a file: its size, any part of it, or all of it up to a limit."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import TracebackType

from airisk.opening import TooLarge, open_regular

__all__ = ["Content"]

#: More than this is never held in memory at once; readers of a kind have lower limits of their own.
LARGEST = 20_000_000


class Content:
    """A regular file, opened without following a link or waiting for a pipe. Every method raises OSError (see opening.reason)."""

    __slots__ = ("_descriptor", "_path", "size")

    def __init__(self, path: Path) -> None:
        self._descriptor: int | None = open_regular(path)
        self._path = path
        #: Bytes, when it was opened.
        self.size = os.fstat(self._descriptor).st_size

    def __enter__(self) -> Content:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back to the system."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def read(self, offset: int, n: int) -> bytes:
        """Up to `n` bytes from `offset`, fewer at the end of the file; never more than LARGEST."""
        if self._descriptor is None:
            raise OSError(errno.EBADF, "already closed", str(self._path))
        if offset < 0 or n < 0 or n > LARGEST:
            raise TooLarge(errno.EFBIG, "too large", str(self._path))
        if offset >= self.size:  # a header may point anywhere, even beyond what a seek can take
            return b""
        os.lseek(self._descriptor, offset, os.SEEK_SET)
        parts: list[bytes] = []
        while n > 0 and (part := os.read(self._descriptor, min(n, 1 << 20))):
            parts.append(part)
            n -= len(part)
        return b"".join(parts)

    def head(self, n: int) -> bytes:
        """The first bytes."""
        return self.read(0, n)

    def whole(self, limit: int = LARGEST) -> bytes:
        """All of it; raises TooLarge before reading if it is, or has grown, larger than `limit`."""
        if self.size > limit:
            raise TooLarge(errno.EFBIG, "too large", str(self._path))
        return self.read(0, self.size)
