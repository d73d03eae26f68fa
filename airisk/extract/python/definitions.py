"""Notes down Python classes and functions: parameters, decorators, bases, annotations and defaults."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.domain import Context, Name, Parameter
from airisk.extract.python.names import annotation_names, dotted, solid, source_text
from airisk.extract.python.targets import bind
from airisk.extract.python.walk import Walk
from airisk.extract.sightings import Scope, SeenDefinition, Slot
from airisk.syntax import Node

#: Scopes nested deeper than this share the name of the last one.
MAX_SCOPE = 400
_SPLATS = frozenset({"list_splat_pattern", "dictionary_splat_pattern"})


def decorated(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A definition below its decorators."""
    decorators = []
    for child in node.named_children:
        if child.type == "decorator":
            written = dotted(next(iter(solid(child)), None)) or ""
            decorators.append(written.removesuffix("()"))
            walk.push(child, scope)
        elif child.type in ("function_definition", "class_definition"):
            _define(walk, child, scope, tuple(decorators))
        else:
            walk.push(child, scope)


def definition(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A class or function without decorators."""
    _define(walk, node, scope, ())


def _define(walk: Walk, node: Node, scope: Scope, decorators: tuple[str, ...]) -> None:
    kind = "class" if node.type == "class_definition" else "function"
    own = source_text(node.child_by_field_name("name"))
    name = (f"{scope.name}.{own}" if scope.name else own) if len(scope.name) < MAX_SCOPE else scope.name
    parameters = node.child_by_field_name("parameters")
    seen = SeenDefinition(name, kind, scope, tuple(_parameters(parameters)), decorators, node.start_byte, node.end_byte)
    walk.seen.definitions.append(seen)
    inner = Scope(name, kind, seen)
    _bases(walk, node, seen, scope)
    for part in ("type_parameters", "return_type", "body"):
        walk.push(node.child_by_field_name(part), inner)
    seen.returns.update((Name(found), None) for found in annotation_names(node.child_by_field_name("return_type")))
    if parameters is not None:
        visit_parameters(walk, parameters, inner)


def _bases(walk: Walk, node: Node, seen: SeenDefinition, scope: Scope) -> None:
    superclasses = node.child_by_field_name("superclasses")
    bases = []
    for child in superclasses.named_children if superclasses is not None else ():
        if child.type == "keyword_argument":
            keyword = source_text(child.child_by_field_name("name"))
            walk.push(child.child_by_field_name("value"), scope, Slot(keyword, Context.ARGUMENT, seen.name))
            continue
        base = dotted(child.child_by_field_name("value") if child.type == "subscript" else child)
        if base:
            bases.append(base)
        walk.push(child, scope)
    seen.bases = tuple(bases)


def _parameters(node: Node | None) -> Iterator[Parameter]:
    """Names with their stars, and the names in their annotations."""
    for child in solid(node) if node is not None else ():
        name = child.child_by_field_name("name") or (next(iter(solid(child)), child) if child.type == "typed_parameter" else child)
        if name.type == "identifier" or name.type in _SPLATS:
            yield Parameter(source_text(name), annotation_names(child.child_by_field_name("type")))


def visit_parameters(walk: Walk, node: Node, scope: Scope) -> None:
    """Annotations are read, defaults are bound to their parameter in the scope of the function."""
    for child in solid(node):
        name = source_text(child.child_by_field_name("name") or next(iter(solid(child)), child))
        walk.push(child.child_by_field_name("type"), scope, Slot(name))
        value = child.child_by_field_name("value")
        if value is not None:
            bind(walk, [name], value, scope)
            walk.push(value, scope, Slot(name, Context.DEFAULT))


def function_without_name(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A lambda: its body stands where it stands."""
    parameters = node.child_by_field_name("parameters")
    if parameters is not None:
        visit_parameters(walk, parameters, scope)
    walk.push(node.child_by_field_name("body"), scope, slot)
