"""Weight files by their first bytes: headers are read, weights are not, and nothing is unpickled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from airisk.domain import Problem, Reference, SourceFile
from airisk.extract.content import Content
from airisk.extract.weights.gguf import MAGIC, read_gguf
from airisk.extract.weights.header import weights
from airisk.extract.weights.pickle import pickled
from airisk.extract.weights.safetensors import read_index, read_safetensors

__all__ = ["is_weights", "read_weights"]

_POINTER = b"version https://git-lfs.github.com/spec/v1"
_ANNEX = b"/annex/objects/"
_OID = re.compile(rb"^oid (sha256:[0-9a-f]{64})\r?$", re.MULTILINE)
_SIZE = re.compile(rb"^size (\d{1,19})\r?$", re.MULTILINE)

#: First bytes, and where they stand, of formats of which no more than the name is read.
_MAGICS = (
    (0, b"lmgg", "ggml"),
    (0, b"fmgg", "ggmf"),
    (0, b"tjgg", "ggjt"),
    (0, b"algg", "ggla"),
    (0, b"PK\x03\x04", "zip"),
    (0, b"\x89HDF\r\n\x1a\n", "hdf5"),
    (4, b"TFL3", "flatbuffer-tfl3"),
    (4, b"ET12", "flatbuffer-et12"),
)
_HEAD = 1024


def is_weights(source: SourceFile, content: Content) -> bool:
    """Whether a file that is not named like weights is read as such: a header behind another name."""
    return source.kind in ("text", "document") and content.head(len(MAGIC)) == MAGIC


def read_weights(source: SourceFile, content: Content, prefixes: tuple[str, ...]) -> Iterator[Reference | Problem]:
    """One WEIGHTS reference by the first bytes; a file whose bytes do not fit its name gives only a Problem."""
    head = content.head(_HEAD)
    if head.startswith((_POINTER, _ANNEX)):
        yield _pointer(source, head, prefixes)
    elif source.kind == "weights-index":
        yield from read_index(source, content, prefixes)
    elif head.startswith(MAGIC):
        yield from read_gguf(source, content, prefixes)
    elif named := pickled(content, head, _suffix(source)) or _by_magic(head):
        yield weights(source.path, {"format": named, "size": str(content.size)}, prefixes)
    elif source.kind == "safetensors":
        yield from read_safetensors(source, content, prefixes)
    elif source.kind == "gguf":
        yield Problem(source.path, "extract", "magic-mismatch")
    else:
        yield weights(source.path, {"format": _suffix(source), "size": str(content.size)}, prefixes)


def _suffix(source: SourceFile) -> str:
    return PurePosixPath(source.path).suffix.lstrip(".").lower()


def _by_magic(head: bytes) -> str:
    return next((name for offset, magic, name in _MAGICS if head[offset : offset + len(magic)] == magic), "")


def _pointer(source: SourceFile, head: bytes, prefixes: tuple[str, ...]) -> Reference:
    """A file that stands for weights kept elsewhere: how to find them there, and their size if it is told."""
    oid, size = _OID.search(head), _SIZE.search(head)
    if oid is None and head.startswith(_ANNEX):
        name = head.splitlines()[0].rsplit(b"/", 1)[-1].decode("utf-8", "replace")
        said = {"format": _suffix(source), "pointer": name}
    else:
        said = {"format": _suffix(source), "pointer": oid[1].decode() if oid else "?", "size": size[1].decode() if size else ""}
    return weights(source.path, said, prefixes)
