"""What a reader of source code notes down while it walks a file once: spans and names, no vendor and no language in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple, Protocol

from airisk.domain import Context, Name, Parameter, Value
from airisk.syntax import Node


class Spans(Protocol):
    """Where needles lie in a text (byte offsets)."""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Each of them, in order."""
        ...

    def within(self, start: int, end: int) -> bool:
        """Whether a needle lies between two offsets."""
        ...


class Slot(NamedTuple):
    """Where a value stands: the name of its place, its context, and the callee if it is an argument."""

    name: str = ""
    context: Context | None = None
    callee: str = ""


#: No particular place.
BARE = Slot()


@dataclass(slots=True, eq=False)
class Scope:
    """An enclosing definition. `name` is dotted; `kind` is "module", "class" or "function"."""

    name: str = ""
    kind: str = "module"
    definition: SeenDefinition | None = None

    @property
    def own_name(self) -> str:
        """The last part of the name."""
        return self.name.rpartition(".")[2]


class SeenImport(NamedTuple):
    """`name` is bound to `module` or its `symbol`; `statement` is the span of all of it, `start` and `end` of this name."""

    name: str
    module: str
    symbol: str | None
    scope: Scope
    start: int
    end: int
    statement: tuple[int, int]


class SeenBinding(NamedTuple):
    """`name` gets `value`, one alternative of the expression that lies in `whole`."""

    name: str
    scope: Scope
    value: Value
    start: int
    end: int
    whole: tuple[int, int]


class SeenName(NamedTuple):
    """A dotted name that is read or called; `called` tells which. A target that is stored to is `stored`."""

    name: str
    scope: Scope
    slot: Slot
    start: int
    end: int
    call: Node | None = None
    stored: bool = False


class SeenText(NamedTuple):
    """A string literal that holds a needle."""

    text: str
    scope: Scope
    slot: Slot
    start: int
    end: int


class SeenVariable(NamedTuple):
    """An environment variable that is read or set."""

    name: str
    scope: Scope
    start: int
    end: int


@dataclass(slots=True, eq=False)
class SeenDefinition:
    """A class or function; `given` are the spans of what it returns."""

    name: str
    kind: str
    scope: Scope
    parameters: tuple[Parameter, ...]
    decorators: tuple[str, ...]
    start: int
    end: int
    returns: dict[Name, None] = field(default_factory=dict)
    given: list[tuple[int, int]] = field(default_factory=list)
    bases: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Sightings:
    """All that was noted in one file, in the order of the walk."""

    imports: list[SeenImport] = field(default_factory=list)
    bindings: list[SeenBinding] = field(default_factory=list)
    names: list[SeenName] = field(default_factory=list)
    texts: list[SeenText] = field(default_factory=list)
    variables: list[SeenVariable] = field(default_factory=list)
    definitions: list[SeenDefinition] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)
    docstrings: list[tuple[int, int]] = field(default_factory=list)
    partial: bool = False

    def in_source_order(self) -> Sightings:
        """The same, sorted: a walk comes by in any order."""
        place = attrgetter("start")
        self.imports.sort(key=place)
        self.bindings.sort(key=place)
        self.names.sort(key=place)
        self.definitions.sort(key=place)
        return self
