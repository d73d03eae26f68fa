"""Notes down Python statements: imports, assignments, loops, `with`, `except`, `match`, and what functions return."""

from __future__ import annotations

from airisk.domain import Context, Name
from airisk.extract.python.literals import plain
from airisk.extract.python.names import dotted, solid, source_text
from airisk.extract.python.targets import bind, bind_each, bind_tree, store
from airisk.extract.python.values import alternatives, environment_key
from airisk.extract.python.walk import Walk
from airisk.extract.sightings import Scope, SeenBinding, SeenImport, Slot
from airisk.syntax import Node


def imports(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`import a.b` binds a, `import a.b as c` binds c."""
    for child in node.children_by_field_name("name"):
        module, alias = _aliased(child)
        walk.seen.imports.append(SeenImport(alias or module.partition(".")[0], module, None, scope, *_span(child), _span(node)))


def imports_from(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`from a.b import c as d` binds d; a star binds "*"."""
    module = "".join(source_text(node.child_by_field_name("module_name")).split())
    for child in node.children_by_field_name("name"):
        symbol, alias = _aliased(child)
        walk.seen.imports.append(SeenImport(alias or symbol, module, symbol, scope, *_span(child), _span(node)))
    for child in node.named_children:
        if child.type == "wildcard_import":
            walk.seen.imports.append(SeenImport("*", module, "*", scope, *_span(child), _span(node)))


def _aliased(node: Node) -> tuple[str, str]:
    if node.type != "aliased_import":
        return "".join(source_text(node).split()), ""
    return "".join(source_text(node.child_by_field_name("name")).split()), source_text(node.child_by_field_name("alias"))


def _span(node: Node) -> tuple[int, int]:
    return node.start_byte, node.end_byte


def assignment(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`a = b = value`, annotated or not."""
    targets = []
    here: Node | None = node
    while here is not None and here.type == "assignment":
        left = here.child_by_field_name("left")
        targets.append(left)
        walk.push(here.child_by_field_name("type"), scope, Slot(dotted(left) or ""))
        here = here.child_by_field_name("right")
    stored = [store(walk, target, scope) for target in targets]
    for names in stored:
        bind(walk, names, here, scope)
    walk.push(here, scope, _assigned(targets[0], stored[0]))


def _assigned(target: Node | None, names: list[str]) -> Slot:
    """The slot of a value that is assigned; a variable that is set in the environment says so."""
    variable = environment_key(target) if target is not None else None
    if variable is not None:
        return Slot(plain(variable) or "", Context.ENV)
    return Slot(names[0] if names else "", Context.CONSTANT)


def augmented(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`a += value`: a is bound to the value once more."""
    names = store(walk, node.child_by_field_name("left"), scope)
    right = node.child_by_field_name("right")
    bind(walk, names, right, scope)
    walk.push(right, scope, Slot(names[0] if names else "", Context.CONSTANT))


def walrus(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`(name := value)`."""
    names = store(walk, node.child_by_field_name("name"), scope)
    value = node.child_by_field_name("value")
    bind(walk, names, value, scope)
    walk.push(value, scope, Slot(names[0] if names else "", Context.CONSTANT))


def loop(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`for target in values`, as a statement or in a comprehension."""
    left, rights = node.child_by_field_name("left"), node.children_by_field_name("right")
    names = store(walk, left, scope)
    for right in rights:
        bind_each(walk, names, right, scope)
        walk.push(right, scope, Slot(names[0] if names else "", Context.CONSTANT))
    known = {part.id for part in (left, *rights) if part is not None}
    for child in node.named_children:
        if child.id not in known:
            walk.push(child, scope)


def named_value(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`value as target` of a `with` or a `case`."""
    children = solid(node)
    if not children:
        return
    walk.push(children[0], scope, slot)
    for target in children[1:]:
        bind(walk, store(walk, target, scope), children[0], scope)


def handler(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`except Error as e`: e is an Error()."""
    for child in node.named_children:
        if child.type != "as_pattern":
            for part in _errors(child):
                walk.push(part, scope)
            continue
        caught, *targets = solid(child)
        for error in _errors(caught):
            walk.push(error, scope)
        for target in targets:
            for one in store(walk, target, scope):
                for error in _errors(caught):
                    written = dotted(error)
                    if written and one:
                        walk.seen.bindings.append(SeenBinding(one, scope, Name(f"{written}()"), *_span(error), _span(error)))


def _errors(caught: Node) -> list[Node]:
    return solid(caught) if caught.type == "tuple" else [caught]


def match(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`match subject`: the patterns are compared with it."""
    subjects = node.children_by_field_name("subject")
    compared = Slot((dotted(subjects[0]) if subjects else None) or "", Context.COMPARE)
    for subject in subjects:
        walk.push(subject, scope)
    body = node.child_by_field_name("body")
    for clause in body.named_children if body is not None else ():
        for part in clause.named_children:
            walk.push(part, scope, compared if part.type == "case_pattern" else Slot())


def gives(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`return value` or `yield value`: what the function is known to give; texts and calls are bound to `function()`."""
    definition = scope.definition
    for value in solid(node):
        walk.push(value, scope, Slot(scope.own_name, Context.CONSTANT))
        if definition is None:
            continue
        definition.given.append(_span(value))
        for meaning, _ in alternatives(value):
            if isinstance(meaning, Name):
                definition.returns[meaning] = None
        bind_tree(walk, f"{scope.own_name}()", value, definition.scope, given=True)
