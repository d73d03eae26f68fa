"""The standard library's `@dataclass(frozen=True, slots=True)`, made to cost a tenth of it at start and half of it at each object."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

__all__ = ["dataclass"]

Class = TypeVar("Class", bound=type)

#: Stand for what sets a slot of a class and returns None; each class gets its own in their place.
s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = s8 = s9 = s10 = s11 = s12 = s13 = s14 = s15 = s16 = s17 = cast(Any, None)
#: What stores the fields of an object one after another, by their number. The standard library writes and compiles such a function anew
#: for each class, which a program of a hundred classes feels at every start.
_STORES: Mapping[int, CodeType] = {
    store.__code__.co_argcount - 1: store.__code__
    for store in (
        lambda self, a: s0(self, a),
        lambda self, a, b: s0(self, a) or s1(self, b),
        lambda self, a, b, c: s0(self, a) or s1(self, b) or s2(self, c),
        lambda self, a, b, c, d: s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d),
        lambda self, a, b, c, d, e: s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e),
        lambda self, a, b, c, d, e, f: s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f),
        lambda self, a, b, c, d, e, f, g: (
            s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f) or s6(self, g)
        ),
        lambda self, a, b, c, d, e, f, g, h: (
            s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f) or s6(self, g) or s7(self, h)
        ),
        lambda self, a, b, c, d, e, f, g, h, i: (
            s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f) or s6(self, g) or s7(self, h)
            or s8(self, i)
        ),
        lambda self, a, b, c, d, e, f, g, h, i, j: (
            s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f) or s6(self, g) or s7(self, h)
            or s8(self, i) or s9(self, j)
        ),
        lambda self, a, b, c, d, e, f, g, h, i, j, k: (
            s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f) or s6(self, g) or s7(self, h)
            or s8(self, i) or s9(self, j) or s10(self, k)
        ),
        lambda self, a, b, c, d, e, f, g, h, i, j, k, m: (
            s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f) or s6(self, g) or s7(self, h)
            or s8(self, i) or s9(self, j) or s10(self, k) or s11(self, m)
        ),
        lambda self, a, b, c, d, e, f, g, h, i, j, k, m, n: (
            s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f) or s6(self, g) or s7(self, h)
            or s8(self, i) or s9(self, j) or s10(self, k) or s11(self, m) or s12(self, n)
        ),
        lambda self, a, b, c, d, e, f, g, h, i, j, k, m, n, o: (
            s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f) or s6(self, g) or s7(self, h)
            or s8(self, i) or s9(self, j) or s10(self, k) or s11(self, m) or s12(self, n) or s13(self, o)
        ),
        lambda self, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p: (
            s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f) or s6(self, g) or s7(self, h)
            or s8(self, i) or s9(self, j) or s10(self, k) or s11(self, m) or s12(self, n) or s13(self, o) or s14(self, p)
        ),
        lambda self, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q: (
            s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f) or s6(self, g) or s7(self, h)
            or s8(self, i) or s9(self, j) or s10(self, k) or s11(self, m) or s12(self, n) or s13(self, o) or s14(self, p) or s15(self, q)
        ),
        lambda self, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r: (
            s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f) or s6(self, g) or s7(self, h)
            or s8(self, i) or s9(self, j) or s10(self, k) or s11(self, m) or s12(self, n) or s13(self, o) or s14(self, p) or s15(self, q)
            or s16(self, r)
        ),
        lambda self, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s: (
            s0(self, a) or s1(self, b) or s2(self, c) or s3(self, d) or s4(self, e) or s5(self, f) or s6(self, g) or s7(self, h)
            or s8(self, i) or s9(self, j) or s10(self, k) or s11(self, m) or s12(self, n) or s13(self, o) or s14(self, p) or s15(self, q)
            or s16(self, r) or s17(self, s)
        ),
    )
}  # fmt: skip


#: Methods that are made for a class; one that has its own is left to the standard library.
_MADE = frozenset(
    {
        *("__init__", "__repr__", "__eq__", "__hash__", "__lt__", "__le__", "__gt__", "__ge__"),
        *("__setattr__", "__delattr__", "__reduce__", "__getstate__", "__setstate__"),
    }
)

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, order: bool = False) -> Callable[[Class], Class]:
        """As in the standard library; `fields`, `replace` and `is_dataclass` work on such classes."""

        def made(cls: Class) -> Class:
            if not (frozen and slots) or _has_wishes(cls):
                return dataclasses.dataclass(frozen=frozen, slots=slots, order=order)(cls)
            bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
            bare.__dataclass_params__.frozen = True  # so that a frozen class may inherit from it
            found = dataclasses.fields(bare)
            bare.__init__ = _init(bare, found)
            bare.__setattr__, bare.__delattr__, bare.__repr__ = _refuse, _refuse, _shown
            for name, method in _methods(tuple(field.name for field in found), order).items():
                setattr(bare, name, method)
            return bare

        return made


def _has_wishes(cls: type) -> bool:
    """Whether a class asks for more than fields with defaults: bases, methods of those names of its own, more fields than the table has."""
    special = any(isinstance(value, dataclasses.Field) for value in vars(cls).values())
    own = cls.__bases__ != (object,) or not _MADE.isdisjoint(vars(cls))
    return special or own or hasattr(cls, "__post_init__") or len(cls.__annotations__) not in _STORES


def _init(cls: type, found: tuple[dataclasses.Field[Any], ...]) -> FunctionType:
    """A function that stores the fields, by position or name."""
    code = _STORES[len(found)].replace(co_varnames=("self", *(field.name for field in found)), co_name="__init__")
    stores = {f"s{number}": cls.__dict__[field.name].__set__ for number, field in enumerate(found)}
    defaults = tuple(field.default for field in found if field.default is not dataclasses.MISSING)
    init = FunctionType(code, stores, "__init__", defaults)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _methods(names: tuple[str, ...], order: bool) -> dict[str, Callable[..., Any]]:
    """Comparison, hash and pickling by all fields."""
    get = attrgetter(*names)
    several = len(names) > 1

    def values(self: object) -> tuple[Any, ...]:
        return get(self) if several else (get(self),)

    def equal(self: object, other: object) -> bool:
        return get(self) == get(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(get(self))

    def less(self: object, other: object) -> bool:
        return get(self) < get(other) if other.__class__ is self.__class__ else NotImplemented

    def more(self: object, other: object) -> bool:
        return get(self) > get(other) if other.__class__ is self.__class__ else NotImplemented

    def at_most(self: object, other: object) -> bool:
        return get(self) <= get(other) if other.__class__ is self.__class__ else NotImplemented

    def at_least(self: object, other: object) -> bool:
        return get(self) >= get(other) if other.__class__ is self.__class__ else NotImplemented

    def reduced(self: object) -> tuple[type, tuple[Any, ...]]:
        return self.__class__, values(self)

    ordered = {"__lt__": less, "__gt__": more, "__le__": at_most, "__ge__": at_least} if order else {}
    return {"__eq__": equal, "__hash__": hashed, "__reduce__": reduced, **ordered}


def _refuse(self: object, name: str, *value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} field {name!r}")


def _shown(self: Any) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__match_args__)})"
