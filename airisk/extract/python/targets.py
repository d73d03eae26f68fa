"""Notes down what Python assignments bind: names, members of displays (`name[key]`, `name[]`), and what loops unpack."""

from __future__ import annotations

from airisk.domain import Context, Name, Text, Unknown
from airisk.extract.python.expressions import NAMES, chain
from airisk.extract.python.names import dotted, solid, unwrapped
from airisk.extract.python.values import MAX_ENTRIES, alternatives, entries, environment_key
from airisk.extract.python.walk import Walk
from airisk.extract.sightings import BARE, Scope, SeenBinding, SeenName, Slot
from airisk.syntax import Node

#: Displays nested deeper than this bind no more names.
MAX_NESTING = 6
_DISPLAYS = frozenset({"list", "tuple", "set", "expression_list"})
_SPLATS = frozenset({"list_splat", "dictionary_splat"})
_PATTERNS = frozenset({"pattern_list", "tuple_pattern", "list_pattern", "list_splat_pattern", "as_pattern_target"})


def store(walk: Walk, target: Node | None, scope: Scope) -> list[str]:
    """Note the names that a target stores to, and visit what stands in its brackets; the names, "" where there is none."""
    if target is None:
        return []
    names: list[str] = []
    todo = [target]
    while todo:
        node = todo.pop()
        if node.type in NAMES:
            written = dotted(node) or ""
            names.append(written)
            if written:
                kept = Slot(written, Context.CONSTANT)
                walk.seen.names.append(SeenName(written, scope, kept, node.start_byte, node.end_byte, stored=True))
            variable = environment_key(node)
            if variable is not None:
                walk.variable(variable, scope)
            chain(walk, node, scope, BARE)
        elif node.type in _PATTERNS or (node.type in _DISPLAYS and node.named_child_count):
            todo.extend(reversed(solid(node)))
        else:
            names.append("")
            walk.push(node, scope)
    return names


def bind(walk: Walk, names: list[str], value: Node | None, scope: Scope) -> None:
    """Each name gets each alternative of a value; several names unpack it."""
    if value is None:
        return
    if len(names) == 1:
        bind_tree(walk, names[0], value, scope)
        return
    unpacked = solid(unwrapped(value)) if unwrapped(value).type in _DISPLAYS else []
    for at, one in enumerate(names):
        if len(unpacked) == len(names):
            bind_tree(walk, one, unpacked[at], scope)
        else:
            bind_member(walk, one, value, scope)


def bind_each(walk: Walk, names: list[str], values: Node | None, scope: Scope) -> None:
    """The names of a loop get each member of a display in turn, or an unnamed member of anything else."""
    if values is None:
        return
    display = unwrapped(values)
    if display.type in _DISPLAYS:
        for member in solid(display)[:MAX_ENTRIES]:
            bind(walk, names, member, scope)
    else:
        for one in names:
            bind_member(walk, one, values, scope)


def bind_member(walk: Walk, one: str, value: Node, scope: Scope) -> None:
    """A name gets an unnamed member of a value: `name[]`."""
    if one:
        written = dotted(value)
        member = Name(f"{written}[]") if written else Unknown()
        whole = (value.start_byte, value.end_byte)
        walk.seen.bindings.append(SeenBinding(one, scope, member, *whole, whole))


def bind_tree(walk: Walk, one: str, value: Node, scope: Scope, given: bool = False) -> None:
    """A name gets a value, and its members get theirs if the value is a display; a lambda binds what calling it gives.

    `given`: the value is what a function gives back; of that only texts and calls are bound, for other names tell themselves.
    """
    whole = (value.start_byte, value.end_byte)
    todo = [(one, value, 0)] if one else []
    while todo:
        here, node, depth = todo.pop()
        for meaning, at in alternatives(node):
            if isinstance(meaning, Text) or not given or (isinstance(meaning, Name) and meaning.dotted.endswith("()")):
                walk.seen.bindings.append(SeenBinding(here, scope, meaning, at.start_byte, at.end_byte, whole))
            if depth >= MAX_NESTING or not isinstance(meaning, (Unknown, Name)):
                continue
            _bind_spread(walk, here, at, scope, whole)
            if at.type in _DISPLAYS:
                members = [member for member in solid(at)[:MAX_ENTRIES] if member.type != "list_splat"]
                todo.extend((f"{here}[]", member, depth + 1) for member in reversed(members))
            elif at.type == "lambda":
                todo.extend((f"{here}()", body, depth + 1) for body in at.children_by_field_name("body"))
            else:
                todo.extend((f"{here}[{key}]", item, depth + 1) for key, item in entries(at))


def _bind_spread(walk: Walk, here: str, display: Node, scope: Scope, whole: tuple[int, int]) -> None:
    """`[*a]` has the members of a, `{**a}` has its keys."""
    if display.type not in _DISPLAYS and display.type != "dictionary":
        return
    for part in solid(display)[:MAX_ENTRIES]:
        written = dotted(next(iter(solid(part)), None)) if part.type in _SPLATS else None
        if written:
            name, value = (here, written) if part.type == "dictionary_splat" else (f"{here}[]", f"{written}[]")
            walk.seen.bindings.append(SeenBinding(name, scope, Name(value), part.start_byte, part.end_byte, whole))
