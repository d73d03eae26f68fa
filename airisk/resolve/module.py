"""One file's outline, arranged for looking names up in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from airisk.domain import Binding, Definition, Import, Outline


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
