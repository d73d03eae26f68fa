"""Notes down names and strings in Python expressions, and gives each string its slot: where it stands and what for."""

from __future__ import annotations

import re

from airisk.domain import Context
from airisk.extract.python.literals import joined, plain
from airisk.extract.python.names import MAX_KEY, dotted, last_segment, quoted_name, solid, source_text
from airisk.extract.python.values import environment_key
from airisk.extract.python.walk import Walk, in_annotation
from airisk.extract.sightings import Scope, SeenName, SeenText, Slot
from airisk.syntax import Node

#: Expressions that may be a name as a whole.
NAMES = frozenset({"identifier", "attribute", "subscript"})

_REPOSITORY = re.compile(r"(?=[^A-Za-z]*[A-Za-z])([A-Za-z0-9][A-Za-z0-9_.-]*)/[A-Za-z0-9][A-Za-z0-9_.-]+")
#: Bytes of a literal that may name a repository.
_LEAST, _MOST = 6, 160
#: First words of media types.
_MEDIA = frozenset({"application", "text", "image", "audio", "video", "multipart", "message", "font"})
#: Endings of files: owner/name has none of them.
_ENDINGS = frozenset(
    {
        *("py", "pyi", "ipynb", "js", "mjs", "jsx", "ts", "tsx", "sh", "bat", "sql", "proto", "java", "go", "rs", "c", "h", "cpp"),
        *("json", "jsonl", "yaml", "yml", "toml", "ini", "cfg", "conf", "env", "db", "log", "lock", "xml", "csv", "tsv", "parquet"),
        *("md", "rst", "txt", "html", "htm", "css", "png", "jpg", "jpeg", "gif", "svg", "ico", "pdf", "zip", "gz", "tar"),
        *("bin", "pt", "pth", "gguf", "safetensors", "onnx", "pkl", "npy"),
    }
)


def text(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A string literal; what stands in the gaps of an f-string is visited too."""
    start, end = node.start_byte, node.end_byte
    if in_annotation(slot):
        name = quoted_name(node)
        if name:
            walk.seen.names.append(SeenName(name, scope, slot, start, end))
    elif start not in walk.consumed and (walk.hits.within(start, end) or _may_be_repository(node)):
        walk.seen.texts.append(SeenText(joined(node), scope, slot, start, end))
    for string in node.named_children if node.type == "concatenated_string" else (node,):
        for child in string.named_children:
            if child.type == "interpolation":
                walk.push_all(child, scope, slot)


def _may_be_repository(node: Node) -> bool:
    """Whether a literal has the form owner/name, as repositories of models have on their hubs whoever owns them."""
    if not _LEAST <= node.end_byte - node.start_byte <= _MOST or b"/" not in (node.text or b""):
        return False
    written = plain(node) or ""
    read = _REPOSITORY.fullmatch(written)
    return read is not None and read[1].lower() not in _MEDIA and written.rpartition(".")[2].lower() not in _ENDINGS


def statement(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """An expression by itself; a string by itself is a docstring."""
    children = solid(node)
    if len(children) == 1 and children[0].type in ("string", "concatenated_string") and plain(children[0]) is not None:
        if walk.holds_hit(children[0]):
            walk.seen.docstrings.append((children[0].start_byte, children[0].end_byte))
        return
    walk.push_all(node, scope)


def name(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A dotted name that is read."""
    if node.type == "identifier":
        walk.seen.names.append(SeenName(source_text(node), scope, slot, node.start_byte, node.end_byte))
        return
    variable = environment_key(node) if node.type == "subscript" else None
    if variable is not None:
        walk.variable(variable, scope)
    written = dotted(node)
    if written:
        walk.seen.names.append(SeenName(written, scope, slot, node.start_byte, node.end_byte))
    chain(walk, node, scope, slot)


def chain(walk: Walk, node: Node | None, scope: Scope, slot: Slot) -> None:
    """Visit what a chain of attributes and subscripts hangs on, and what stands in its brackets."""
    while node is not None and node.type != "identifier":
        if node.type == "attribute":
            node = node.child_by_field_name("object")
        elif node.type == "subscript":
            owner = node.child_by_field_name("value")
            inside = _bracket_slot(owner, slot)
            for key in node.children_by_field_name("subscript"):
                walk.push(key, scope, inside)
            node = owner
        else:
            walk.push(node, scope, slot)
            return


def _bracket_slot(owner: Node | None, slot: Slot) -> Slot:
    """Strings in brackets are keys of a table, or members of a `Literal`; in an annotation they are quoted names."""
    written = (dotted(owner) if owner is not None and owner.type in ("identifier", "attribute") else None) or ""
    if last_segment(written) == "Literal":
        return Slot(slot.name, Context.CATALOGUE)
    return slot if in_annotation(slot) else Slot(written, Context.CATALOGUE)


def generic_type(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`Name[…]` in an annotation."""
    owner, *rest = solid(node)
    walk.push(owner, scope, slot)
    inside = _bracket_slot(owner, slot)
    todo = list(rest)
    while todo:
        child = todo.pop()
        if child.type in ("type_parameter", "type") and not in_annotation(inside):
            todo.extend(child.named_children)
        else:
            walk.push(child, scope, inside)


def choice(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`a or b`: b is the default of a."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = node.child_by_field_name("operator")
    walk.push(left, scope, slot)
    if operator is not None and operator.type == "or":
        slot = Slot(slot.name or dotted(left) or "", Context.DEFAULT, slot.callee)
    walk.push(right, scope, slot)


def conditional(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`a if c else b`: a and b stand where it stands, c is only looked at."""
    children = solid(node)
    for at, child in enumerate(children):
        if at == 1 and len(children) > 2:
            walk.push(child, scope)
        else:
            walk.push(child, scope, slot)


def comparison(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`a == "x"`, `"x" in a`: a string is compared with the first name beside it."""
    operands = solid(node)
    names = [dotted(operand) if operand.type in NAMES or operand.type == "call" else None for operand in operands]
    beside = Slot(next((found for found in names if found), ""), Context.COMPARE)
    for operand in operands:
        if beside.name in ("environ", "os.environ") and plain(operand) is not None:
            walk.variable(operand, scope)
        walk.push(operand, scope, beside)


def elements(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A list, tuple, set or comprehension: its members are a catalogue unless they are compared with."""
    if not in_annotation(slot) and slot.context is not Context.COMPARE:
        slot = Slot(slot.name, Context.CATALOGUE, slot.callee)
    walk.push_all(node, scope, slot)


def pair(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`key: value` of a dict display."""
    key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
    literal = plain(key)
    label = (literal if literal is not None else dotted(key)) or slot.name
    walk.push(key, scope, Slot(slot.name, Context.CATALOGUE, slot.callee))
    walk.push(value, scope, Slot(label[:MAX_KEY], Context.CONSTANT, slot.callee))


def dotted_pattern(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """A name in a `case`: one with a dot is read, one without captures."""
    if b"." in (node.text or b""):
        walk.seen.names.append(SeenName(source_text(node), scope, slot, node.start_byte, node.end_byte))


def class_pattern(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`Name(…)` in a `case`: the name is read."""
    owner, *parts = solid(node)
    walk.seen.names.append(SeenName(source_text(owner), scope, slot, owner.start_byte, owner.end_byte))
    for part in parts:
        walk.push(part, scope, slot)


def keyword_pattern(walk: Walk, node: Node, scope: Scope, slot: Slot) -> None:
    """`name=pattern` in a `case`: the name is no name of this file."""
    for child in solid(node)[1:]:
        walk.push(child, scope, slot)
