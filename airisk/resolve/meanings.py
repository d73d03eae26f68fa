"""What a name can mean, and one file's outline arranged for looking names up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from airisk.domain import Binding, Definition, Import, Location, Outline

_LONGEST, _MOST_PARTS = 400, 32
_PART = re.compile(r"\(\)|\[[^\]]*\]|[^.\[\]()]+")


@dataclass(frozen=True, slots=True)
class External:
    """A name of a module outside the tree; `at` is where the object it hangs on was made ("client = X()"), if it was."""

    dotted: str
    at: Location | None = None


@dataclass(frozen=True, slots=True)
class Local:
    """A thing of the tree: a module ("" name), class, function, or an instance of a class."""

    path: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A string and where it is written."""

    text: str
    location: Location
    whole: bool = True


Meaning = External | Local | Literal


def parts_of(dotted: str) -> tuple[str, ...]:
    """Split a dotted name as written into names, "()" and "[key]"; a chain that no person would write is none."""
    found = tuple(_PART.findall(dotted)) if len(dotted) <= _LONGEST else ()
    return found if len(found) <= _MOST_PARTS else ()


def scopes(scope: str) -> Iterator[str]:
    """A scope and its enclosing ones, innermost first, the module ("") last."""
    while scope:
        yield scope
        scope = scope.rpartition(".")[0]
    yield ""


@dataclass(slots=True)
class Module:
    """One file's outline, indexed for look-ups."""

    outline: Outline
    bindings: dict[tuple[str, str], list[Binding]] = field(default_factory=dict)
    fields: dict[tuple[str, str], list[Binding]] = field(default_factory=dict)
    imports: dict[tuple[str, str], list[Import]] = field(default_factory=dict)
    stars: list[Import] = field(default_factory=list)
    definitions: dict[str, Definition] = field(default_factory=dict)
    bases: dict[str, list[str]] = field(default_factory=dict)

    def binds(self, scope: str, name: str) -> bool:
        """Whether a scope gives a bare name a meaning of its own, known or not."""
        definition = self.definitions.get(scope)
        parameters = definition.parameters if definition is not None else ()
        return (
            (scope, name) in self.bindings
            or (scope, name) in self.imports
            or (f"{scope}.{name}" if scope else name) in self.definitions
            or any(parameter.name.lstrip("*") == name for parameter in parameters)
        )

    def enclosing_class(self, scope: str) -> str | None:
        """The class whose method or body a scope is."""
        return next((s for s in scopes(scope) if s in self.definitions and self.definitions[s].kind == "class"), None)


def indexed(outline: Outline) -> Module:
    """The outline of a file, arranged for look-ups."""
    module = Module(outline)
    for definition in outline.definitions:
        module.definitions.setdefault(definition.name, definition)
    for binding in outline.bindings:
        module.bindings.setdefault((binding.scope, binding.name), []).append(binding)
        if binding.name.startswith(("self.", "cls.")):
            owner = module.enclosing_class(binding.scope)
            if owner is not None:
                module.fields.setdefault((owner, binding.name.split(".", 1)[1]), []).append(binding)
    for item in outline.imports:
        if item.name == "*":
            module.stars.append(item)
        elif item.name:
            module.imports.setdefault((item.scope, item.name), []).append(item)
    for owner, base in outline.bases:
        module.bases.setdefault(owner, []).append(base)
    return module
