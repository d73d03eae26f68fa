"""The compiled form of the rules: every row and table is a line of JSON, read only when somebody asks for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, TypeVar, overload
from zlib import crc32

from airisk.rulebook import schema
from airisk.rulebook.book import Rulebook
from airisk.rulebook.schema import Rules
from airisk.rulebook.tables import TABLES

__all__ = ["compiled", "opened"]

Item = TypeVar("Item", covariant=True)

#: Everything that can stand in a row; the first value of a list tells which of them it is.
_CLASSES: tuple[type, ...] = tuple(kind for kind in vars(schema).values() if isinstance(kind, type) and is_dataclass(kind))
#: First values of the lists that are something else.
_TUPLE, _DAY, _MAPPING, _SET = -1, -2, -3, -4


def compiled(rules: Rules) -> bytes:
    """The compiled form: a checksum, a line that tells where all others are, and these."""
    lines: list[str] = []
    at: dict[str, dict[str, Any]] = {"rows": {}, "named": {}, "one": {}, "tables": {}}

    def put(values: Iterable[object]) -> int:
        lines.extend(json.dumps(value, separators=(",", ":")) for value in values)
        return len(lines)

    for field in fields(Rules):
        value = getattr(rules, field.name)
        if isinstance(value, Mapping):
            at["named"][field.name] = [list(value), len(lines), put(map(_plain, value.values()))]
        elif isinstance(value, Sequence) and not isinstance(value, str):
            at["rows"][field.name] = [len(lines), put(map(_plain, value))]
        else:
            at["one"][field.name] = put([_plain(value)]) - 1
    for name, made in TABLES.items():
        at["tables"][name] = put([made(rules)]) - 1
    body = "\n".join((json.dumps(at), *lines)).encode()
    return b"%08x\n%s" % (crc32(body), body)


def opened(raw: bytes) -> Rulebook | None:
    """The rulebook of a compiled form; None if the bytes are not those that were written."""
    mark, _, body = raw.partition(b"\n")
    if mark != b"%08x" % crc32(body):
        return None
    head, *lines = body.split(b"\n")
    at = json.loads(head)
    parts: dict[str, Any] = {name: _value(json.loads(lines[line])) for name, line in at["one"].items()}
    parts |= {name: _Rows(lines[start:end]) for name, (start, end) in at["rows"].items()}
    parts |= {name: _Named(keys, lines[start:end]) for name, (keys, start, end) in at["named"].items()}
    return Rulebook(Rules(**parts), _Kept({name: lines[line] for name, line in at["tables"].items()}))


def _plain(value: Any) -> Any:
    """A value of a rule as JSON value."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *map(_plain, value)]
    if isinstance(value, date):
        return [_DAY, value.toordinal()]
    if isinstance(value, Mapping):
        return [_MAPPING, *([name, _plain(item)] for name, item in value.items())]
    if isinstance(value, frozenset):
        return [_SET, *sorted(value)]
    return [_CLASSES.index(type(value)), *(_plain(getattr(value, field.name)) for field in fields(value))]


def _value(plain: Any) -> Any:
    """A JSON value as the value of a rule."""
    if plain.__class__ is not list:
        return plain
    kind, *rest = plain
    if kind == _DAY:
        return date.fromordinal(rest[0])
    if kind == _MAPPING:
        return {name: _value(item) for name, item in rest}
    items = [_value(item) if item.__class__ is list else item for item in rest]
    return _CLASSES[kind](*items) if kind >= 0 else tuple(items) if kind == _TUPLE else frozenset(items)


class _Rows(Sequence[Item]):
    """Rows in their order."""

    def __init__(self, lines: list[bytes]) -> None:
        self._lines = lines
        self._made: dict[int, Item] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, number: int) -> Item: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Item]: ...
    def __getitem__(self, number: int | slice) -> Item | Sequence[Item]:
        if isinstance(number, slice):
            return [self[row] for row in range(len(self._lines))[number]]
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = _value(json.loads(self._lines[number]))
        return made


class _Named(Mapping[str, Item]):
    """Rows by name, in their order."""

    def __init__(self, names: list[str], lines: list[bytes]) -> None:
        self._lines = dict(zip(names, lines, strict=True))
        self._made: dict[str, Item] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __contains__(self, name: object) -> bool:
        return name in self._lines

    def __getitem__(self, name: str) -> Item:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = _value(json.loads(self._lines[name]))
        return made

    @overload
    def get(self, name: str, /) -> Item | None: ...
    @overload
    def get(self, name: str, default: Any, /) -> Any: ...
    def get(self, name: str, default: Any = None, /) -> Any:
        """A row, or what to take in its place."""
        return self[name] if name in self._lines else default


class _Kept(dict[str, Any]):
    """Tables, each parsed when it is first asked for."""

    def __init__(self, lines: Mapping[str, bytes]) -> None:
        super().__init__()
        self._lines = lines

    def __missing__(self, name: str) -> object:
        self[name] = table = json.loads(self._lines[name])
        return table
