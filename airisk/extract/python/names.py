"""Writes Python expressions as dotted names: `a.b().c["k"]` is "a.b().c[k]"; an element that the source does not name is "[]"."""

from __future__ import annotations

import re

from airisk.extract.python.literals import plain
from airisk.syntax import Node

#: Longer chains are not names but programs; the bound keeps a chain of n calls from costing n².
MAX_LINKS = 48
MAX_KEY = 80
#: A name, or a chain of attributes on one, that is written without blanks and brackets: its text is its dotted name.
_CHAIN = re.compile(rf"(?!(?:True|False|None)\b)[^\W\d]\w*(?:\.[^\W\d]\w*){{0,{MAX_LINKS - 1}}}")
#: Expressions that only wrap another one.
WRAPPERS = frozenset({"parenthesized_expression", "await", "type", "expression_list", "list_splat", "as_pattern_target"})


def source_text(node: Node | None) -> str:
    """The source of a node; "" for none."""
    return "" if node is None else (node.text or b"").decode("utf-8", "replace")


def solid(node: Node) -> list[Node]:
    """The named children that are no comments."""
    return [child for child in node.named_children if child.type != "comment"]


def unwrapped(node: Node) -> Node:
    """The expression inside of parentheses and `await`."""
    for _ in range(MAX_LINKS):
        if node.type not in WRAPPERS:
            break
        inner = solid(node)
        if len(inner) != 1:
            break
        node = inner[0]
    return node


def positional(call: Node) -> list[Node]:
    """The positional arguments of a call, as far as their positions are known."""
    arguments = call.child_by_field_name("arguments")
    if arguments is None or arguments.type != "argument_list":
        return []
    found = []
    for child in solid(arguments):
        if child.type in ("list_splat", "keyword_argument", "dictionary_splat"):
            break
        found.append(child)
    return found


def keyword(call: Node, name: str) -> Node | None:
    """The value of a keyword argument."""
    arguments = call.child_by_field_name("arguments")
    if arguments is None or arguments.type != "argument_list":
        return None
    for child in arguments.named_children:
        if child.type == "keyword_argument" and source_text(child.child_by_field_name("name")) == name:
            return child.child_by_field_name("value")
    return None


def literal_attribute(call: Node) -> tuple[Node, str] | None:
    """Object and name of `getattr(object, "name", …)`."""
    function = call.child_by_field_name("function")
    if function is None or function.type != "identifier" or function.text != b"getattr":
        return None
    given = positional(call)
    name = plain(given[1]) if len(given) > 1 else None
    return (given[0], name) if name is not None and name.isidentifier() else None


def subscript_key(subscript: Node) -> str:
    """The constant string in a subscript's brackets; "" for any other."""
    keys = subscript.children_by_field_name("subscript")
    key = plain(keys[0]) if len(keys) == 1 else None
    return key if key is not None and len(key) <= MAX_KEY and "\n" not in key else ""


def dotted(node: Node | None) -> str | None:
    """The dotted name that an expression writes; None if it starts from no name."""
    if node is not None and node.type in ("identifier", "attribute"):
        written = source_text(node)
        if _CHAIN.fullmatch(written):
            return written
    parts: list[str] = []
    for _ in range(MAX_LINKS):
        if node is None:
            return None
        kind = node.type
        if kind in ("identifier", "dotted_name"):
            parts.append(source_text(node))
            return "".join(reversed(parts))
        if kind == "attribute":
            parts.append("." + source_text(node.child_by_field_name("attribute")))
            node = node.child_by_field_name("object")
        elif kind == "call":
            literal = literal_attribute(node)
            parts.append(f".{literal[1]}" if literal else "()")
            node = literal[0] if literal else node.child_by_field_name("function")
        elif kind == "subscript":
            parts.append(f"[{subscript_key(node)}]")
            node = node.child_by_field_name("value")
        else:
            node = _inner(node)
    return None


def _inner(node: Node) -> Node | None:
    """What a wrapped or chosen expression stands for when one name must do: its first alternative."""
    if node.type in WRAPPERS:
        inner = unwrapped(node)
        return None if inner.type in WRAPPERS else inner
    if node.type == "boolean_operator":
        return node.child_by_field_name("left")
    if node.type == "conditional_expression":
        return next(iter(solid(node)), None)
    return node.child_by_field_name("value") if node.type == "named_expression" else None


def last_segment(name: str | None) -> str:
    """The last attribute of a dotted name."""
    return (name or "").rpartition(".")[2]


def annotation_names(node: Node | None) -> tuple[str, ...]:
    """The dotted names in an annotation, quoted ones too: one where it is a name, all of those inside it otherwise."""
    if node is None:
        return ()
    found: dict[str, None] = {}
    todo = [node]
    while todo:
        here = todo.pop()
        kind = here.type
        if kind in ("identifier", "attribute"):
            name = dotted(here)
        elif kind == "string":
            name = quoted_name(here)
        elif kind == "keyword_argument":
            continue
        else:
            name = None
            todo.extend(reversed(here.named_children))
        if name:
            found[name] = None
    return tuple(found)


def quoted_name(literal: Node) -> str | None:
    """The dotted name that a quoted annotation holds."""
    text = plain(literal)
    return text if text and all(part.isidentifier() for part in text.split(".")) else None
