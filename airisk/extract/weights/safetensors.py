"""safetensors headers and the index of a sharded model: types, shapes and what the metadata claims."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from airisk.domain import Problem, Reference, SourceFile
from airisk.extract.content import Content
from airisk.extract.weights.header import BadHeader, weights

__all__ = ["read_index", "read_safetensors"]

#: The format allows 100 MB; above this the header is not read, only said to be there.
_HEADER_CAP = 10_000_000
_FORMAT_CAP = 100_000_000
_DIMENSIONS_CAP = 64
_METADATA = {
    "format": "metadata_format",
    "license": "license",
    "base_model": "base",
    "modelspec.license": "license",
    "modelspec.architecture": "architecture",
    "modelspec.title": "name",
}
_SHARD = re.compile(r"-\d{5}-of-0*(\d{1,5})\.safetensors$")


def read_safetensors(source: SourceFile, content: Content, prefixes: tuple[str, ...]) -> Iterator[Reference | Problem]:
    """One WEIGHTS reference; a header that cannot be true is a Problem beside it."""
    said = {"format": "safetensors", "size": str(content.size)}
    try:
        header = _header(content)
        if header is None:
            yield Problem(source.path, "extract", "too-large")
        else:
            said.update(_said(header))
    except BadHeader as bad:
        yield Problem(source.path, "extract", f"bad-header: {bad}")
    shard = _SHARD.search(PurePosixPath(source.path).name)
    if shard:
        said["shards"] = shard[1]
    yield weights(source.path, said, prefixes)


def read_index(source: SourceFile, content: Content, prefixes: tuple[str, ...]) -> Iterator[Reference | Problem]:
    """The index file of a sharded model: how many files it has and how large they are."""
    if content.size > _HEADER_CAP:
        yield Problem(source.path, "extract", "too-large")
        return
    said = {"format": "safetensors-index", "size": str(content.size)}
    try:
        index = _object(content.read(0, content.size))
    except BadHeader as bad:
        yield Problem(source.path, "extract", f"bad-header: {bad}")
        return
    files = index.get("weight_map")
    metadata = index.get("metadata")
    if isinstance(files, dict):
        said["shards"] = str(len({name for name in files.values() if isinstance(name, str)}))
    if isinstance(metadata, dict):
        total = metadata.get("total_size")
        said["total_size"] = str(int(total)) if isinstance(total, (int, float)) and 0 <= total < 2**63 else ""
    yield weights(source.path, said, prefixes)


def _header(content: Content) -> dict[str, object] | None:
    """The header's object, or None if it is too long to be read."""
    length = int.from_bytes(content.read(0, 8), "little")
    if not 2 <= length <= min(_FORMAT_CAP, content.size - 8):
        raise BadHeader(f"a header of {length} bytes")
    return _object(content.read(8, length)) if length <= _HEADER_CAP else None


def _object(raw: bytes) -> dict[str, object]:
    try:
        read = json.loads(raw)
    except (ValueError, RecursionError):
        raise BadHeader("not JSON") from None
    if not isinstance(read, dict):
        raise BadHeader("not an object")
    return read


def _said(header: dict[str, object]) -> dict[str, str]:
    said: dict[str, str] = {}
    metadata = header.get("__metadata__")
    if isinstance(metadata, dict):
        for key, name in _METADATA.items():
            value = metadata.get(key)
            if isinstance(value, str):
                said.setdefault(name, value)
    types: Counter[str] = Counter()
    parameters = 0
    for name, tensor in header.items():
        if name != "__metadata__" and isinstance(tensor, dict):
            kind = tensor.get("dtype")
            types[kind[:16] if isinstance(kind, str) else "?"] += 1
            parameters += _size(tensor.get("shape"))
    said["tensor_types"] = ",".join(f"{kind}:{count}" for kind, count in sorted(types.items()))
    said["parameters"] = str(parameters) if 0 < parameters < 2**63 else ""
    return said


def _size(shape: object) -> int:
    """How many numbers a tensor holds; 0 for a shape that is none."""
    if not isinstance(shape, list) or len(shape) > _DIMENSIONS_CAP:
        return 0
    size = 1
    for length in shape:
        if not isinstance(length, int) or not 0 <= length < 2**63:
            return 0
        size *= length
    return size
