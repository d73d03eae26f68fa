"""Notes down Python calls: which slot each argument stands in, what is imported by name, and what a call is given."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.domain import Context, Name, Unknown, Value
from airisk.extract.python.expressions import chain
from airisk.extract.python.literals import plain
from airisk.extract.python.names import dotted, last_segment, literal_attribute, positional, solid, source_text
from airisk.extract.python.values import FIELDS, MAX_ENTRIES, alternatives, entries, environment_key, fallback
from airisk.extract.python.walk import Walk
from airisk.extract.sightings import Scope, SeenImport, SeenName, Slot
from airisk.syntax import Node

#: Functions that import the module that their first argument names.
_IMPORTERS = frozenset({"import_module", "__import__"})
_COMPARERS = frozenset({"startswith", "endswith"})
_DEFAULTS = frozenset({"default", "default_factory"})
_DECLARED = frozenset({Context.CONSTANT, Context.DEFAULT})
#: Words that turn something on or off; they are kept as written where a call is given one.
_SWITCHES = frozenset({"true", "false"})


def call(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A call: its callee is noted, its arguments are visited in their slots."""
    function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if function is None or arguments is None:
        walk.push_all(node, scope)
        return
    callee = dotted(function)
    if callee:
        walk.seen.names.append(SeenName(callee, scope, slot, function.start_byte, function.end_byte, node))
    read = dotted(node) if literal_attribute(node) else None
    if read:
        walk.seen.names.append(SeenName(read, scope, slot, node.start_byte, node.end_byte))
    variable = environment_key(node, callee or "")
    if variable is not None:
        walk.variable(variable, scope)
    if last_segment(callee) in _IMPORTERS:
        _imported(walk, node, scope, slot)
    chain(walk, function, scope, slot)
    if arguments.type != "argument_list":
        walk.push(arguments, scope, Slot("0", Context.ARGUMENT, callee or ""))
        return
    _visit_arguments(walk, node, scope, slot, callee or "")


def _visit_arguments(walk: Walk, node: Node, scope: Scope, slot: Slot, callee: str) -> None:
    arguments = node.child_by_field_name("arguments")
    special = dict(_special_slots(node, callee, slot))
    position = 0
    for child in arguments.named_children if arguments is not None else ():
        if child.type == "keyword_argument":
            keyword, value = source_text(child.child_by_field_name("name")), child.child_by_field_name("value")
            declared = Slot(_declared_name(node, callee, slot) or keyword, Context.DEFAULT, callee) if keyword in _DEFAULTS else None
            walk.push(value, scope, declared or Slot(keyword, Context.ARGUMENT, callee))
        elif child.type in ("list_splat", "dictionary_splat"):
            walk.push(child, scope, Slot("*" * (1 + (child.type != "list_splat")), Context.ARGUMENT, callee))
        elif child.type != "comment":
            walk.push(child, scope, special.get(position) or Slot(str(position), Context.ARGUMENT, callee))
            position += 1


def _special_slots(node: Node, callee: str, slot: Slot) -> Iterator[tuple[int, Slot]]:
    """Positions that mean more than an argument: defaults of keyed reads, fields, prefixes, variables that are set."""
    owner, _, method = callee.rpartition(".")
    if method in _COMPARERS:
        yield 0, Slot(owner, Context.COMPARE, callee)
    elif method == "Field" and slot.context in _DECLARED:
        yield 0, Slot(slot.name, Context.DEFAULT, callee)
    elif method == "setenv" or (method == "setdefault" and last_segment(owner) == "environ"):
        given = positional(node)
        yield 1, Slot((plain(given[0]) if given else None) or "1", Context.ENV, callee)
    else:
        keyed = fallback(node, callee)
        if keyed is not None:
            yield (2 if callee == "getattr" else 1), Slot(keyed[0], Context.DEFAULT, callee)


def _declared_name(node: Node, callee: str, slot: Slot) -> str:
    """What a `default=` is the default of: the option that the first argument names, or the name that is assigned."""
    options = [option for option in (plain(given) for given in positional(node)) if option and option.startswith("-")]
    if options:
        return max(options, key=len).lstrip("-").replace("-", "_")
    keyed = fallback(node, callee)
    if keyed is not None:
        return keyed[0]
    return slot.name if slot.context in _DECLARED or last_segment(callee) in FIELDS else ""


def _imported(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`import_module("a.b")` imports a.b, and binds it where it is assigned to a name."""
    given = positional(node)
    module = plain(given[0]) if given else None
    if not module or not all(part.isidentifier() for part in module.split(".") if part):
        return
    walk.consume(given[0])
    bound = slot.name if slot.context is Context.CONSTANT and slot.name.isidentifier() else ""
    span = (node.start_byte, node.end_byte)
    walk.seen.imports.append(SeenImport(bound, module, None, scope, *span, span))


def arguments(node: Node) -> Iterator[tuple[str, Value, Node]]:
    """What a call is given: name, value and node of each alternative of each argument."""
    listed = node.child_by_field_name("arguments")
    position = 0
    known = True
    for child in solid(listed) if listed is not None and listed.type == "argument_list" else ():
        if child.type == "keyword_argument":
            yield from _given(source_text(child.child_by_field_name("name")), child.child_by_field_name("value"))
        elif child.type == "dictionary_splat":
            yield from _spread(child)
        elif child.type == "list_splat":
            known = False
            yield from _given("*", child)
        else:
            yield from _given(str(position) if known else "*", child)
            position += 1


def _given(name: str, value: Node | None) -> Iterator[tuple[str, Value, Node]]:
    """The alternatives of one argument; constant keys of a dict display as `name[key]`, two deep."""
    for meaning, at in alternatives(value):
        yield name, Name(source_text(at)) if at.type in _SWITCHES else meaning, at
        for key, item in list(entries(at))[:MAX_ENTRIES]:
            for inner, where in alternatives(item) if key else ():
                yield f"{name}[{key}]", inner, where


def _spread(splat: Node) -> Iterator[tuple[str, Value, Node]]:
    """`**{"model": "x"}` gives model; any other spread is "**"."""
    for value in solid(splat):
        known = list(entries(value))
        for key, item in known:
            yield from _given(key or "**", item)
        if not known:
            meaning, at = (alternatives(value) or [(Unknown(), value)])[0]
            yield "**", meaning, at
