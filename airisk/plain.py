"""Turns frozen dataclasses and named tuples into JSON values and back, by their type hints; nothing else is known about them.

Days are ISO strings, words of an Enum their value, tuples lists; a trailing underscore of a field name is dropped. Where a hint allows
several dataclasses, one with a single field is written {"its name in lower case": value} and one without fields {}. Values hinted as
`object` are taken as they are, lists read as tuples.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Codec = Callable[[Any], Any]

_SCALARS: Mapping[object, tuple[type, ...]] = {str: (str,), int: (int,), float: (int, float), bool: (bool,), type(None): (type(None),)}


class PlainError(ValueError):
    """JSON values that are not what the dataclass needs; the message says where."""


def to_plain(value: object) -> Any:
    """JSON values of a dataclass, or of anything made of dataclasses, tuples, mappings, days, Enum words and scalars."""
    cls: Any = type(value)
    if _has_fields(cls):
        return _writer(cls)(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    return value


def from_plain(cls: type[T], plain: object) -> T:
    """The dataclass of JSON values. Unknown keys are passed over, missing ones take their default. Raises PlainError."""
    result: T = _reader(cls)(plain)  # type: ignore[arg-type]
    return result


def _key(name: str) -> str:
    return name.rstrip("_")


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _has_fields(hint: object) -> bool:
    """Whether a hint is a dataclass or a named tuple."""
    return isinstance(hint, type) and (is_dataclass(hint) or hasattr(hint, "_field_defaults"))


def _is_union(hint: object) -> bool:
    return get_origin(hint) in (Union, types.UnionType)


def _classes(hint: object) -> list[type]:
    return [option for option in get_args(hint) if _has_fields(option)]


# writing


@cache
def _writer(hint: Any) -> Codec:
    """The function that writes values of a hint."""
    if _has_fields(hint):
        return _class_writer(hint)
    if hint in _SCALARS:
        return _same
    if _is_union(hint):
        return _union_writer(hint)
    if get_origin(hint) is tuple:
        return _tuple_writer(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum_value
    if isinstance(hint, type) and issubclass(hint, date):
        return date.isoformat
    return to_plain


def _same(value: Any) -> Any:
    return value


def _enum_value(value: Enum) -> Any:
    return value.value


def _class_writer(cls: type) -> Codec:
    # The list is filled after the closure exists: a class may hold itself.
    steps: list[tuple[str, str, Codec]] = []

    def write(value: Any) -> dict[str, Any]:
        return {key: codec(getattr(value, name)) for key, name, codec in _steps(steps, cls)}

    return write


def _steps(steps: list[tuple[str, str, Codec]], cls: type) -> list[tuple[str, str, Codec]]:
    if not steps:
        hints = _hints(cls)
        steps += [(_key(item.name), item.name, _writer(hints[item.name])) for item in _fields(cls)]
    return steps


def _fields(cls: Any) -> list[Field[Any]]:
    if is_dataclass(cls):
        return [item for item in fields(cls) if item.init]
    found: list[Field[Any]] = [field(default=cls._field_defaults.get(name, MISSING)) for name in cls._fields]
    for item, name in zip(found, cls._fields, strict=True):
        item.name = name
    return found


def _tuple_writer(args: tuple[Any, ...]) -> Codec:
    if len(args) == 2 and args[1] is Ellipsis:
        codec = _writer(args[0])
        return list if codec is _same else lambda value: [codec(item) for item in value]
    codecs = [_writer(arg) for arg in args]
    return lambda value: [codec(item) for codec, item in zip(codecs, value, strict=True)]


def _union_writer(hint: object) -> Codec:
    classes = _classes(hint)
    if len(classes) < 2:
        rest = [option for option in get_args(hint) if option is not type(None)]
        codec = _writer(rest[0]) if len(rest) == 1 else to_plain
        return _same if codec is _same else lambda value: None if value is None else codec(value)
    tagged = {cls: _tagged_writer(cls) for cls in classes}

    def write(value: Any) -> Any:
        codec = tagged.get(type(value))
        return codec(value) if codec is not None else value

    return write


def _tagged_writer(cls: type) -> Codec:
    """Writes one class of several: by its name if it has one field, else by its fields."""
    items = _fields(cls)
    if len(items) != 1:
        return _writer(cls)
    tag, name = cls.__name__.lower(), items[0].name
    late: list[Codec] = []

    def write(value: Any) -> Any:
        if not late:
            late.append(_writer(_hints(cls)[name]))
        return {tag: late[0](getattr(value, name))}

    return write


# reading


@cache
def _reader(hint: Any) -> Codec:
    """The function that reads values of a hint and raises PlainError for others."""
    if _has_fields(hint):
        return _class_reader(hint)
    if hint in _SCALARS:
        return _scalar_reader(hint)
    if _is_union(hint):
        return _union_reader(hint)
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple_reader(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum_reader(hint)
    if isinstance(hint, type) and issubclass(hint, date):
        return _date
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_reader(get_args(hint)[1])
    return _free


def _free(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_free(item) for item in value)
    return {key: _free(item) for key, item in value.items()} if isinstance(value, dict) else value


def _scalar_reader(hint: Any) -> Codec:
    allowed = _SCALARS[hint]

    def read(value: Any) -> Any:
        if type(value) not in allowed:
            raise PlainError(f"{hint.__name__} expected, not {_shown(value)}")
        return value

    return read


def _shown(value: object) -> str:
    return repr(value)[:60]


def _enum_reader(cls: type[Enum]) -> Codec:
    members = {member.value: member for member in cls}

    def read(value: Any) -> Any:
        try:
            return members[value]
        except (KeyError, TypeError):
            raise PlainError(f"{_shown(value)} is no {cls.__name__}") from None

    return read


def _date(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise PlainError(f"a day like 2026-01-31 expected, not {_shown(value)}") from None


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise PlainError(f"list expected, not {_shown(value)}")
    return value


def _tuple_reader(args: tuple[Any, ...]) -> Codec:
    if len(args) == 2 and args[1] is Ellipsis:
        codec = _reader(args[0])
        return lambda value: tuple([codec(item) for item in _list(value)])
    codecs = [_reader(arg) for arg in args]

    def read(value: Any) -> tuple[Any, ...]:
        if len(_list(value)) != len(codecs):
            raise PlainError(f"a list of {len(codecs)} expected, not {_shown(value)}")
        return tuple([codec(item) for codec, item in zip(codecs, value, strict=True)])

    return read


def _mapping_reader(hint: Any) -> Codec:
    codec = _reader(hint)

    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise PlainError(f"object expected, not {_shown(value)}")
        return {key: codec(item) for key, item in value.items()}

    return read


def _class_reader(cls: type) -> Codec:
    steps: list[tuple[str, Codec, Any]] = []

    def read(value: Any) -> Any:
        if not steps:
            hints = _hints(cls)
            steps.extend((_key(item.name), _reader(hints[item.name]), item) for item in _fields(cls))
        if not isinstance(value, dict):
            raise PlainError(f"object of a {cls.__name__} expected, not {_shown(value)}")
        found = []
        key = ""
        try:
            for key, codec, item in steps:
                found.append(codec(value[key]) if key in value else _default(cls, item))
        except PlainError as error:
            raise PlainError(f"{cls.__name__}.{key}: {error}") from None
        return cls(*found)

    return read


def _default(cls: type, item: Field[Any]) -> Any:
    if item.default is not MISSING:
        return item.default
    if item.default_factory is not MISSING:
        return item.default_factory()
    raise PlainError("key is missing")


def _union_reader(hint: object) -> Codec:
    options = get_args(hint)
    classes = _classes(hint)
    if len(classes) < 2:
        rest = [option for option in options if option is not type(None)]
        codec = _reader(rest[0]) if len(rest) == 1 else _free
        return lambda value: None if value is None else codec(value)
    tagged = {_tag(cls): _tagged_reader(cls) for cls in classes}
    scalars = tuple(kind for option in options for kind in _SCALARS.get(option, ()))

    def read(value: Any) -> Any:
        if type(value) in scalars:
            return value
        codec = tagged.get(frozenset(value)) if isinstance(value, dict) else None
        if codec is None:
            raise PlainError(f"one of {', '.join(sorted(cls.__name__ for cls in classes))} expected, not {_shown(value)}")
        return codec(value)

    return read


def _tag(cls: type) -> frozenset[str]:
    """The keys by which one class of several is known."""
    items = _fields(cls)
    return frozenset({cls.__name__.lower()} if len(items) == 1 else {_key(item.name) for item in items})


def _tagged_reader(cls: type) -> Codec:
    items = _fields(cls)
    if len(items) != 1:
        return _reader(cls)
    tag, name = cls.__name__.lower(), items[0].name
    late: list[Codec] = []

    def read(value: Any) -> Any:
        if not late:
            late.append(_reader(_hints(cls)[name]))
        return cls(late[0](value[tag]))

    return read
