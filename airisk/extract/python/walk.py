"""Walks a Python tree once, without recursion, handing each node to the function of its type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from airisk.extract.python.literals import plain
from airisk.extract.sightings import BARE, Scope, SeenVariable, Sightings, Slot, Spans
from airisk.syntax import Node

#: A file of more nodes is a generated table; what lies beyond is not read, and the file counts as read in part.
MAX_NODES = 1_500_000
_ANNOTATED = ":"


@dataclass(slots=True, eq=False)
class Walk:
    """A walk under way: what is still to visit, what was seen, which literals were already read as something else."""

    hits: Spans
    seen: Sightings = field(default_factory=Sightings)
    todo: list[tuple[Node, Scope, Slot]] = field(default_factory=list)
    consumed: set[int] = field(default_factory=set)

    def push(self, node: Node | None, scope: Scope, slot: Slot = BARE) -> None:
        """Visit a node later."""
        if node is not None:
            self.todo.append((node, scope, slot))

    def push_all(self, node: Node, scope: Scope, slot: Slot = BARE) -> None:
        """Visit all named children later."""
        self.todo.extend([(child, scope, slot) for child in reversed(node.named_children)])

    def holds_hit(self, node: Node) -> bool:
        """Whether a needle lies in a node."""
        return self.hits.within(node.start_byte, node.end_byte)

    def consume(self, literal: Node) -> None:
        """A literal that is read as the name of something else is no text."""
        self.consumed.add(literal.start_byte)

    def variable(self, literal: Node, scope: Scope) -> None:
        """An environment variable that a literal names."""
        self.consume(literal)
        self.seen.variables.append(SeenVariable(plain(literal) or "", scope, literal.start_byte, literal.end_byte))


Visit = Callable[[Walk, Node, Scope, Slot], None]


def run(walk: Walk, root: Node, visits: dict[str, Visit]) -> None:
    """Visit all nodes below a root; a type without a function of its own passes its children on, without a slot."""
    walk.push(root, Scope())
    todo, steps = walk.todo, 0
    while todo:
        steps += 1
        if steps > MAX_NODES:
            walk.seen.partial = True
            return
        node, scope, slot = todo.pop()
        visit = visits.get(node.type)
        if visit is not None:
            visit(walk, node, scope, slot)
        else:
            walk.push_all(node, scope)


def pass_through(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A node that only wraps: its children stand where it stands."""
    walk.push_all(node, scope, slot)


def skip(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A node that says nothing here."""


def annotation(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A type: the strings in it are quoted names."""
    walk.push_all(node, scope, Slot(slot.name, callee=_ANNOTATED))


def in_annotation(slot: Slot) -> bool:
    """Whether a slot is that of an annotation."""
    return slot.callee == _ANNOTATED
