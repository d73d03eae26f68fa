"""One file's outline, arranged for looking names up in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from airisk.domain import Binding, Definition, Import, Outline

#: Names of the object at hand and of its class.
SELVES = frozenset({"self", "cls", "super"})
_ROOT = re.compile(r"[^.\[\]()]*")
_FIELD = ("self.", "cls.")


def scopes(scope: str) -> Iterator[str]:
    """A scope and its enclosing ones, innermost first, the module ("") last."""
    while scope:
        yield scope
        scope = scope.rpartition(".")[0]
    yield ""


@dataclass(slots=True)
class Module:
    """One file's outline, indexed for look-ups.

    rooted: every (scope, root) such that the scope binds the root or something that hangs on it; members: what is bound beyond its root,
    by what follows `self.` too; own_selves: where `self` or `cls` is bound to something else.
    """

    outline: Outline
    bindings: dict[tuple[str, str], list[Binding]] = field(default_factory=dict)
    fields: dict[tuple[str, str], list[Binding]] = field(default_factory=dict)
    imports: dict[tuple[str, str], list[Import]] = field(default_factory=dict)
    stars: list[Import] = field(default_factory=list)
    definitions: dict[str, Definition] = field(default_factory=dict)
    bases: dict[str, list[str]] = field(default_factory=dict)
    rooted: set[tuple[str, str]] = field(default_factory=set)
    members: set[str] = field(default_factory=set)
    own_selves: set[tuple[str, str]] = field(default_factory=set)
    _homes: dict[tuple[str, str], str] = field(default_factory=dict)
    _methods: dict[tuple[str | None, str], str] = field(default_factory=dict)

    def binds(self, scope: str, name: str) -> bool:
        """Whether a scope gives a bare name a meaning of its own, known or not."""
        return (
            (scope, name) in self.bindings
            or (scope, name) in self.imports
            or (f"{scope}.{name}" if scope else name) in self.definitions
            or self._annotation(scope, name) is not None
        )

    def _annotation(self, scope: str, name: str) -> tuple[str, ...] | None:
        """The annotation of a parameter; None if a scope has no such one."""
        definition = self.definitions.get(scope)
        parameters = definition.parameters if definition is not None else ()
        return next((p.annotation for p in parameters if p.name.lstrip("*") == name), None)

    def enclosing_class(self, scope: str) -> str | None:
        """The class whose method or body a scope is."""
        return next((s for s in scopes(scope) if self.is_class(s)), None)

    def is_class(self, scope: str) -> bool:
        """Whether a scope is the body of a class."""
        return scope in self.definitions and self.definitions[scope].kind == "class"

    def may_bind(self, written: str, root: str) -> bool:
        """Whether a name as a whole can be bound anywhere in the file."""
        return written == root or written in self.members or (root in SELVES and written.partition(".")[2] in self.members)

    def home(self, scope: str, root: str) -> str:
        """The scope in which a name with this root means the same as in `scope`, so that it is asked only once."""
        found = self._homes.get((scope, root))
        if found is None:
            found = self._homes[scope, root] = self._method(scope, root) if root in SELVES else self._innermost(scope, root)
        return found

    def _innermost(self, scope: str, root: str) -> str:
        """The innermost scope that says anything of a root; what stands in the body of a class is not seen from its methods."""
        return next((s for s in scopes(scope) if (s, root) in self.rooted and (s == scope or not self.is_class(s))), "")

    def _method(self, scope: str, root: str) -> str:
        """Of all methods of a class to which `self` is nothing but the object at hand, the one that was asked about first."""
        inner = scope
        while inner and not self.is_class(inner) and (inner, root) not in self.own_selves:
            annotation = self._annotation(inner, root)
            if annotation is not None:
                return scope if annotation else self._methods.setdefault((self.enclosing_class(inner), root), inner)
            inner = inner.rpartition(".")[0]
        return scope


def indexed(outline: Outline) -> Module:
    """The outline of a file, arranged for look-ups."""
    module = Module(outline)
    for definition in outline.definitions:
        module.definitions.setdefault(definition.name, definition)
        scope, _, name = definition.name.rpartition(".")
        module.rooted.add((scope, name))
        module.rooted.update((definition.name, parameter.name.lstrip("*")) for parameter in definition.parameters)
    for binding in outline.bindings:
        _add(module, binding)
    for item in outline.imports:
        if item.name == "*":
            module.stars.append(item)
        elif item.name:
            module.imports.setdefault((item.scope, item.name), []).append(item)
            module.rooted.add((item.scope, item.name))
    for owner, base in outline.bases:
        module.bases.setdefault(owner, []).append(base)
    return module


def _add(module: Module, binding: Binding) -> None:
    module.bindings.setdefault((binding.scope, binding.name), []).append(binding)
    root = _root(binding.name)
    module.rooted.add((binding.scope, root))
    if root != binding.name:
        module.members.add(binding.name)
    if binding.name.startswith(_FIELD):
        owner, member = module.enclosing_class(binding.scope), binding.name.split(".", 1)[1]
        module.members.add(member)
        if owner is not None:
            module.fields.setdefault((owner, member), []).append(binding)
    elif root in SELVES:
        module.own_selves.add((binding.scope, root))


def _root(written: str) -> str:
    found = _ROOT.match(written)
    return found[0] if found else ""
