"""Walks a Python tree once, without recursion, and notes down what it says; each kind of node has one function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from airisk.domain import Context
from airisk.extract.python.literals import joined
from airisk.extract.python.names import annotation_names, dotted, quoted_name
from airisk.extract.python.values import alternatives, entries, environment_key, plain
from airisk.extract.sightings import BARE, Scope, SeenBinding, SeenName, SeenText, SeenVariable, Sightings, Slot, Spans
from airisk.syntax import Node

#: More nodes than this are generated tables; what lies beyond is not read.
MAX_NODES = 1_500_000
#: Displays nested deeper than this bind no more names.
MAX_NESTING = 6
#: The slot of annotations: texts in it are quoted names.
ANNOTATION = Slot("annotation", Context.CALL)


@dataclass(slots=True, eq=False)
class Walk:
    """A walk under way: what is still to visit, what was seen, which nodes were already read as something else."""

    hits: Spans
    seen: Sightings = field(default_factory=Sightings)
    todo: list[tuple[Node, Scope, Slot]] = field(default_factory=list)
    consumed: set[tuple[int, int]] = field(default_factory=set)

    def push(self, node: Node | None, scope: Scope, slot: Slot = BARE) -> None:
        """Visit a node later."""
        if node is not None:
            self.todo.append((node, scope, slot))

    def push_all(self, node: Node, scope: Scope, slot: Slot = BARE) -> None:
        """Visit all named children later."""
        self.todo.extend((child, scope, slot) for child in node.named_children)

    def holds_hit(self, node: Node) -> bool:
        """Whether a needle lies in a node."""
        return self.hits.within(node.start_byte, node.end_byte)


Visit = Callable[[Walk, Node, Scope, Slot], None]


def run(walk: Walk, root: Node, visits: dict[str, Visit]) -> None:
    """Visit all nodes from a root by the function of their type; other nodes pass their children on."""
    walk.push(root, Scope())
    steps = 0
    while walk.todo:
        steps += 1
        if steps > MAX_NODES:
            walk.seen.partial = True
            return
        node, scope, slot = walk.todo.pop()
        visit = visits.get(node.type)
        if visit is not None:
            visit(walk, node, scope, slot)
        else:
            walk.push_all(node, scope)


def pass_through(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A node that only wraps: its children stand where it stands."""
    walk.push_all(node, scope, slot)


def skip(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A node that says nothing."""


def comment(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A comment."""
    if walk.holds_hit(node):
        walk.seen.comments.append((node.start_byte, node.end_byte))


def text(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A string literal; what stands in the gaps of an f-string is visited."""
    span = (node.start_byte, node.end_byte)
    if slot is ANNOTATION:
        name = quoted_name(node)
        if name:
            walk.seen.names.append(SeenName(name, scope, slot, *span))
    elif walk.hits.within(*span) and span not in walk.consumed:
        walk.seen.texts.append(SeenText(joined(node), scope, slot, *span))
    strings = node.named_children if node.type == "concatenated_string" else (node,)
    for string in strings:
        if string.type != "string":
            walk.push(string, scope)
            continue
        for child in string.named_children:
            if child.type == "interpolation":
                walk.push_all(child, scope, Slot(slot.name, slot.context, slot.callee))


def name(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A dotted name that is read."""
    variable = environment_key(node) if node.type == "subscript" else None
    if variable is not None:
        note_variable(walk, variable, scope)
    written = dotted(node)
    if written:
        walk.seen.names.append(SeenName(written, scope, slot, node.start_byte, node.end_byte))
    visit_chain(walk, node, scope, slot)


def visit_chain(walk: Walk, node: Node | None, scope: Scope, slot: Slot = BARE) -> None:
    """Visit what a chain of attributes and subscripts hangs on, and what stands in its brackets."""
    while node is not None and node.type != "identifier":
        if node.type == "attribute":
            node = node.child_by_field_name("object")
        elif node.type == "subscript":
            owner = node.child_by_field_name("value")
            keys = _bracket_slot(owner, slot)
            for key in node.children_by_field_name("subscript"):
                walk.push(key, scope, keys)
            node = owner
        else:
            walk.push(node, scope)
            return


def _bracket_slot(owner: Node | None, slot: Slot) -> Slot:
    """Strings in brackets are keys of a table, or the members of a `Literal`; names there may be types."""
    written = (dotted(owner) if owner is not None and owner.type in ("identifier", "attribute") else None) or ""
    if written.rpartition(".")[2] == "Literal":
        return Slot(slot.name if slot is not ANNOTATION else "", Context.CATALOGUE)
    return slot if slot is ANNOTATION else Slot(written, Context.CATALOGUE)


def generic_type(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`Name[…]` in an annotation."""
    owner, *rest = node.named_children
    walk.push(owner, scope, slot)
    for child in rest:
        walk.push(child, scope, _bracket_slot(owner, slot))


def note_variable(walk: Walk, literal: Node, scope: Scope) -> None:
    """An environment variable named by a literal."""
    span = (literal.start_byte, literal.end_byte)
    walk.consumed.add(span)
    walk.seen.variables.append(SeenVariable(plain(literal) or "", scope, *span))


def target_names(target: Node) -> list[str]:
    """The names that a target binds; several for a tuple of targets."""
    if target.type in ("pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "as_pattern_target", "list_splat_pattern"):
        return [found for child in target.named_children[:64] for found in ([dotted(child)] if child.type in _PLAIN else []) if found]
    written = dotted(target)
    return [written] if written else []


_PLAIN = ("identifier", "attribute", "subscript")


def store(walk: Walk, target: Node, scope: Scope) -> None:
    """A target that is assigned to: no read, but what stands in its brackets is."""
    if target.type in _PLAIN:
        written = dotted(target)
        if written:
            walk.seen.names.append(
                SeenName(written, scope, Slot(written, Context.CONSTANT), target.start_byte, target.end_byte, None, stored=True)
            )
        visit_chain(walk, target, scope)
        return
    for child in target.named_children:
        if child.type in _PLAIN or child.type in ("tuple_pattern", "list_pattern", "list_splat_pattern"):
            walk.todo.append((child, scope, STORED))
        else:
            walk.push(child, scope)


STORED = Slot("", Context.CONSTANT, "stored")


def bind(walk: Walk, names: list[str], value: Node | None, scope: Scope) -> None:
    """Each name gets each alternative of a value, and its elements if it is a display; several names unpack it."""
    if value is None or not names:
        return
    whole = (value.start_byte, value.end_byte)
    if len(names) == 1:
        _bind_tree(walk, names[0], value, scope, whole)
        return
    elements = value.named_children if value.type in ("expression_list", "tuple", "list") else []
    if len(elements) == len(names):
        for one, element in zip(names, elements):
            _bind_tree(walk, one, element, scope, (element.start_byte, element.end_byte))
    else:
        for one in names:
            bind_element(walk, one, value, scope)


def bind_element(walk: Walk, one: str, value: Node, scope: Scope) -> None:
    """A name gets an element of a value that is not spelled out."""
    whole = (value.start_byte, value.end_byte)
    written = dotted(value)
    walk.seen.bindings.append(SeenBinding(one, scope, element_of(written), *whole, whole))


def _bind_tree(walk: Walk, one: str, value: Node, scope: Scope, whole: tuple[int, int]) -> None:
    todo = [(one, value, 0)]
    while todo:
        here, node, depth = todo.pop()
        for meaning, at in alternatives(node):
            walk.seen.bindings.append(SeenBinding(here, scope, meaning, at.start_byte, at.end_byte, whole))
            if depth >= MAX_NESTING:
                continue
            if at.type in ("list", "tuple", "set"):
                todo.extend((f"{here}[]", child, depth + 1) for child in at.named_children[:2000] if child.type != "comment")
            elif at.type == "lambda":
                todo.extend((f"{here}()", body, depth + 1) for body in at.children_by_field_name("body"))
            else:
                todo.extend((f"{here}[{key}]", item, depth + 1) for key, item in entries(at))
