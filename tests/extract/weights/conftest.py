"""Builds weight files, honest and hostile ones, and counts what is read of them."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from airisk.domain import FileFacts, Role, SourceFile
from airisk.extract import extract
from airisk.rulebook.needles import Needles


def string(text: str | bytes, order: str = "<", length: str = "Q") -> bytes:
    raw = text.encode() if isinstance(text, str) else text
    return struct.pack(order + length, len(raw)) + raw


class Gguf:
    """Pieces of a GGUF file in one byte order and version."""

    def __init__(self, order: str = "<", version: int = 3) -> None:
        self.order = order
        self.version = version
        self.length = "I" if version == 1 else "Q"

    def text(self, key: str, value: str | bytes) -> bytes:
        return self.key(key, 8) + string(value, self.order, self.length)

    def number(self, key: str, value: int) -> bytes:
        return self.key(key, 4) + struct.pack(self.order + "I", value)

    def key(self, key: str, kind: int) -> bytes:
        return string(key, self.order, self.length) + struct.pack(self.order + "I", kind)

    def array(self, key: str, kind: int, count: int, items: bytes = b"") -> bytes:
        return self.key(key, 9) + struct.pack(self.order + "I" + self.length, kind, count) + items

    def tensor(self, name: str, dimensions: tuple[int, ...], kind: int) -> bytes:
        head = string(name, self.order, self.length) + struct.pack(self.order + "I", len(dimensions))
        return head + b"".join(struct.pack(self.order + self.length, size) for size in dimensions) + struct.pack(self.order + "IQ", kind, 0)

    def file(self, keys: list[bytes], tensors: list[bytes] = [], counts: tuple[int, int] | None = None) -> bytes:  # noqa: B006
        tensor_count, key_count = counts or (len(tensors), len(keys))
        head = b"GGUF" + struct.pack(self.order + "I" + self.length * 2, self.version, tensor_count, key_count)
        return head + b"".join(keys) + b"".join(tensors)


class Counted:
    """A Content over bytes that says it is larger than it is, and counts what is read."""

    def __init__(self, data: bytes, size: int | None = None) -> None:
        self._data = data
        self.size = len(data) if size is None else size
        self.counted = 0

    def read(self, offset: int, n: int) -> bytes:
        part = self._data[offset : offset + n]
        self.counted += len(part)
        return part

    def head(self, n: int) -> bytes:
        return self.read(0, n)

    def whole(self, limit: int = 0) -> bytes:
        raise AssertionError("weights are never read whole")


@pytest.fixture
def gguf() -> type[Gguf]:
    return Gguf


@pytest.fixture
def counted() -> type[Counted]:
    return Counted


@pytest.fixture
def header() -> Callable[..., FileFacts]:
    """header(path, kind, content) -> what the file says, read from a Counted."""

    def run(path: str, kind: str, content: Counted) -> FileFacts:
        return extract(SourceFile(path, kind, Role.PRODUCTION, content.size), content, Needles(("acme",)), ())

    return run
