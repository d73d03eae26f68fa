"""GGUF headers, versions 1 to 3 in either byte order: who made the weights, from what, and how they are quantised."""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from airisk.domain import Problem, Reference, SourceFile
from airisk.extract.content import Content
from airisk.extract.weights.header import BadHeader, Header, weights

__all__ = ["MAGIC", "read_gguf"]

MAGIC = b"GGUF"

#: Value type → struct letter; strings and arrays are read by hand.
_FIXED = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9
_VERSIONS = frozenset({1, 2, 3})

_KEYS_CAP = 65_536
_TENSORS_CAP = 1_000_000
_STRING_CAP = 10_000_000
_STRINGS_CAP = 4_000_000
_DEPTH_CAP = 4
_DIMENSIONS_CAP = 8
_VALUE_CAP = 200
#: What a key and a tensor take at the very least: a count that does not fit is a lie.
_KEY_LEAST, _TENSOR_LEAST = 9, 20

_PLAIN = {
    "general.architecture": "architecture",
    "general.name": "name",
    "general.license": "license",
    "general.license.name": "license_name",
    "general.license.link": "license_link",
    "general.organization": "organization",
    "general.file_type": "quantization",
    "general.type": "type",
    "split.count": "shards",
    "tokenizer.ggml.pre": "tokenizer",
}
_BASE = re.compile(r"general\.base_model\.\d+\.(name|repo_url)")
_SHARD = re.compile(r"-\d{5}-of-0*(\d{1,5})\.gguf$")


def read_gguf(source: SourceFile, content: Content, prefixes: tuple[str, ...]) -> Iterator[Reference | Problem]:
    """One WEIGHTS reference; a header that cannot be true ends the reading, and what was read until then stands."""
    said = {"format": "gguf", "size": str(content.size)}
    try:
        _read(Header(content), said)
    except BadHeader as bad:
        yield Problem(source.path, "extract", f"bad-header: {bad}")
    shard = _SHARD.search(PurePosixPath(source.path).name)
    if shard:
        said.setdefault("shards", shard[1])
    yield weights(source.path, said, prefixes)


class _Values:
    """Numbers and strings in the byte order and length size of one file."""

    __slots__ = ("_header", "_length", "_order")

    def __init__(self, header: Header, order: str, version: int) -> None:
        self._header = header
        self._order = order
        self._length = "I" if version == 1 else "Q"

    def number(self, letter: str) -> int:
        value = struct.unpack(self._order + letter, self._header.take(struct.calcsize("=" + letter)))[0]
        return value if isinstance(value, int) else int(value) if value == value and abs(value) < 2**63 else 0

    def length(self) -> int:
        return self.number(self._length)

    def string(self) -> str:
        """A string, cut; its rest is jumped over."""
        length = self.length()
        if length > _STRING_CAP:
            raise BadHeader(f"a string of {length} bytes")
        kept = self._header.take(min(length, 4 * _VALUE_CAP))
        self._header.skip(length - len(kept))
        return kept.decode("utf-8", "replace")[:_VALUE_CAP]

    def value(self, kind: int) -> str:
        """A value as text; of an array nothing is kept."""
        if kind == _STRING:
            return self.string()
        if kind in _FIXED:
            return str(self.number(_FIXED[kind]))
        if kind != _ARRAY:
            raise BadHeader(f"value type {kind}")
        self._skip_array(1)
        return ""

    def _skip_array(self, depth: int) -> None:
        if depth > _DEPTH_CAP:
            raise BadHeader("arrays nested too deep")
        kind, count = self.number("I"), self.length()
        if kind in _FIXED:
            self._header.skip(count * struct.calcsize("=" + _FIXED[kind]))
            return
        if kind not in {_STRING, _ARRAY}:
            raise BadHeader(f"value type {kind}")
        if count > min(_STRINGS_CAP, self._header.left // struct.calcsize("=" + self._length)):
            raise BadHeader(f"an array of {count} items")
        for _ in range(count):
            if kind == _ARRAY:
                self._skip_array(depth + 1)
            else:
                self._header.skip(self._string_length())

    def _string_length(self) -> int:
        length = self.length()
        if length > _STRING_CAP:
            raise BadHeader(f"a string of {length} bytes")
        return length


def _read(header: Header, said: dict[str, str]) -> None:
    """Keys, then tensors; `said` is filled as they are read."""
    if header.take(4) != MAGIC:
        raise BadHeader("no magic")
    raw = header.take(4)
    order = "<" if int.from_bytes(raw, "little") in _VERSIONS else ">"
    version = int.from_bytes(raw, "little" if order == "<" else "big")
    if version not in _VERSIONS:
        raise BadHeader(f"version {int.from_bytes(raw, 'little')}")
    said["version"] = str(version)
    if order == ">":
        said["byte_order"] = "big"
    values = _Values(header, order, version)
    tensors, keys = values.length(), values.length()
    if keys > min(_KEYS_CAP, header.left // _KEY_LEAST):
        raise BadHeader(f"{keys} keys")
    if tensors > min(_TENSORS_CAP, header.left // _TENSOR_LEAST):
        raise BadHeader(f"{tensors} tensors")
    bases: dict[str, None] = {}
    for _ in range(keys):
        key = values.string()
        value = values.value(values.number("I"))
        if key in _PLAIN:
            said[_PLAIN[key]] = value
        elif _BASE.fullmatch(key):
            bases[value] = None
    said["base"] = ",".join(bases)
    _read_tensors(values, tensors, said)


def _read_tensors(values: _Values, tensors: int, said: dict[str, str]) -> None:
    types: Counter[int] = Counter()
    parameters = 0
    for _ in range(tensors):
        values.string()
        dimensions = values.number("I")
        if dimensions > _DIMENSIONS_CAP:
            raise BadHeader(f"a tensor of {dimensions} dimensions")
        count = 1
        for _ in range(dimensions):
            count *= values.length()
        types[values.number("I")] += 1
        values.number("Q")
        parameters += count
        if parameters >= 2**63:
            raise BadHeader("more parameters than there can be")
    said["tensor_types"] = ",".join(f"{kind}:{count}" for kind, count in sorted(types.items()))
    said["parameters"] = str(parameters) if parameters else ""
