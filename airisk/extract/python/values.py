"""What a Python expression may be: its alternatives, each a text with gaps, a name or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from airisk.domain import Name, Text, Unknown, Value
from airisk.extract.python.literals import LITERALS, pieces, plain
from airisk.extract.python.names import (
    dotted,
    keyword,
    last_segment,
    literal_attribute,
    positional,
    solid,
    source_text,
    subscript_key,
    unwrapped,
)
from airisk.syntax import Node

#: One thing that an expression may be, and the node that says so.
Alternative = tuple[Value, Node]

MAX_ALTERNATIVES = 16
MAX_STEPS = 64
MAX_DEPTH = 8
MAX_ENTRIES = 2000
#: Longer texts are prompts, not values that flow.
MAX_TEXT = 1000

#: Methods whose second argument is what comes back if the key of the first is missing.
KEYED = frozenset({"get", "pop", "setdefault"})
#: Functions that declare a field and take its default by keyword or position.
FIELDS = frozenset({"Field", "field"})
#: Expressions that choose from others.
_CHOICES = frozenset({"boolean_operator", "conditional_expression", "named_expression"})
_STRIPS = frozenset({"strip", "lstrip", "rstrip"})
_ENVIRON = frozenset({"environ", "os.environ"})
_GETENV = frozenset({"getenv", "os.getenv"})
_KEY = re.compile(r"\w{1,80}\Z")
_PERCENT = re.compile(r"%(?:\((\w+)\))?[-+ #0-9.*]*[sdrifgxa]|%%")
_BRACES = re.compile(r"\{\{|\}\}|\{(\w*)[^{}]*\}")


def environment_key(node: Node, callee: str | None = None) -> Node | None:
    """The literal that names an environment variable in `getenv("X")`, `environ["X"]`, `environ.get("X")` and the like."""
    if node.type == "subscript":
        keys = node.children_by_field_name("subscript")
        on_environ = dotted(node.child_by_field_name("value")) in _ENVIRON
        return keys[0] if on_environ and len(keys) == 1 and plain(keys[0]) is not None else None
    if node.type != "call":
        return None
    name = callee if callee is not None else dotted(node.child_by_field_name("function")) or ""
    owner, _, method = name.rpartition(".")
    if name not in _GETENV and not (owner in _ENVIRON and method in KEYED):
        return None
    given = positional(node)
    key = given[0] if given else keyword(node, "key")
    return key if plain(key) is not None else None


def fallback(call: Node, name: str | None) -> tuple[str, Node] | None:
    """Key and default of `x.get("key", default)`, `getattr(x, "key", default)` and `getenv("key", default)`; `name` is the callee's."""
    at = 2 if name == "getattr" else 1
    if name not in _GETENV and name != "getattr" and last_segment(name) not in KEYED:
        return None
    given = positional(call)
    default = given[at] if len(given) > at else keyword(call, "default")
    key = plain(given[at - 1]) if len(given) >= at else None
    return (key, default) if default is not None and key is not None else None


def alternatives(node: Node | None, level: int = 0) -> list[Alternative]:
    """All that an expression may be, as far as it says; `level` counts how deep this question is nested in itself."""
    if node is None:
        return []
    found: list[Alternative] = []
    todo, steps = [node], 0
    while todo and steps < MAX_STEPS and len(found) < MAX_ALTERNATIVES:
        steps += 1
        here = unwrapped(todo.pop())
        branches = _branches(here) if here.type in _CHOICES else []
        if branches:
            todo.extend(reversed(branches))
        elif here.type == "call" and level < MAX_DEPTH:
            found.extend(_called(here, level + 1))
        else:
            found.append((_value(here, level), here))
    return found[:MAX_ALTERNATIVES] or [(Unknown(), node)]


def _branches(node: Node) -> list[Node]:
    """The expressions that this one chooses from."""
    if node.type == "boolean_operator":
        both = [node.child_by_field_name("left"), node.child_by_field_name("right")]
        return [side for side in (both if _is_or(node) else both[1:]) if side is not None]
    if node.type == "conditional_expression":
        children = solid(node)
        return [children[0], children[-1]] if len(children) > 2 else children
    value = node.child_by_field_name("value") if node.type == "named_expression" else None
    return [] if value is None else [value]


def _is_or(node: Node) -> bool:
    operator = node.child_by_field_name("operator")
    return operator is not None and operator.type == "or"


def _called(call: Node, level: int) -> list[Alternative]:
    """What a call gives: a formatted text, a key or attribute and its default, a field's default, or just the call."""
    function = call.child_by_field_name("function")
    name = dotted(function)
    if function is not None and function.type == "attribute" and function.child_by_field_name("attribute") is not None:
        template = function.child_by_field_name("object")
        if last_segment(source_text(function.child_by_field_name("attribute"))) == "format" and plain(template) is not None:
            return [(_formatted(plain(template) or "", call), call)]
    inner = _same(call, function, name)
    if inner is not None:
        return alternatives(inner, level)
    if last_segment(name) in FIELDS:
        declared = field_default(call)
        if declared is not None:
            return alternatives(declared, level)
    found: list[Alternative] = [(Name(_key_name(call, name) or f"{name}()") if name else Unknown(), call)]
    default = fallback(call, name)
    declared = default[1] if default else keyword(call, "default")
    return found if declared is None else [*found, *alternatives(declared, level)]


def _same(call: Node, function: Node | None, name: str | None) -> Node | None:
    """What a call hands on as it is, but for outer blanks: `x.strip()`, `str(x)`."""
    if name == "str":
        given = positional(call)
        return given[0] if len(given) == 1 else None
    if function is None or function.type != "attribute":
        return None
    return function.child_by_field_name("object") if source_text(function.child_by_field_name("attribute")) in _STRIPS else None


def field_default(call: Node) -> Node | None:
    """The default that `Field(…)` declares; of a factory, what its lambda gives."""
    declared = keyword(call, "default")
    if declared is None:
        given = positional(call)
        declared = given[0] if given and last_segment(dotted(call.child_by_field_name("function"))) == "Field" else None
    if declared is None:
        factory = keyword(call, "default_factory")
        declared = factory.child_by_field_name("body") if factory is not None and factory.type == "lambda" else None
    return declared


def _key_name(call: Node, name: str) -> str | None:
    """The name of what a keyed read gives: `cfg.get("model")` reads "cfg[model]", getattr "cfg.model", getenv "os.environ[X]"."""
    variable = environment_key(call, name)
    if variable is not None:
        return f"os.environ[{plain(variable)}]"
    if literal_attribute(call) is not None:
        return dotted(call)
    owner, _, method = name.rpartition(".")
    if not owner or method not in KEYED:
        return None
    given = positional(call)
    key = plain(given[0]) if given else None
    return f"{owner}[{key}]" if key and _KEY.match(key) else None


def _value(node: Node, level: int) -> Value:
    """An expression without alternatives."""
    if node.type in LITERALS:
        return _text([piece if isinstance(piece, str) else _gap(piece) for piece in pieces(node)])
    if node.type == "binary_operator" and level < MAX_DEPTH:
        return _operated(node, level)
    if node.type == "subscript" and environment_key(node) is not None:
        return Name(f"os.environ[{subscript_key(node)}]")
    name = dotted(node) if node.type in ("identifier", "attribute", "subscript", "dotted_name") else None
    return Name(name) if name else Unknown()


def _gap(node: Node | None) -> Name | Unknown:
    """What stands in a gap of a text."""
    name = dotted(node)
    return Name(name) if name else Unknown()


def _text(parts: list[str | Name | Unknown]) -> Value:
    """A text of merged parts; unknown if it is too long to flow or says nothing."""
    merged: list[str | Name | Unknown] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "":
            merged.append(part)
    if sum(len(part) for part in merged if isinstance(part, str)) > MAX_TEXT:
        return Unknown()
    return Text(tuple(merged) or ("",))


def _operated(node: Node, level: int) -> Value:
    """`a + b` and `"…%s" % a` as a text if a string is part of it."""
    operator = node.child_by_field_name("operator")
    if operator is not None and operator.type == "%":
        template = plain(node.child_by_field_name("left"))
        right = node.child_by_field_name("right")
        return _percent(template, right) if template is not None and right is not None else Unknown()
    parts: list[str | Name | Unknown] = []
    for term in _terms(node):
        value, _ = alternatives(term, level + 1)[0]
        parts.extend(value.parts if isinstance(value, Text) else (value,))
    return _text(parts) if any(isinstance(part, str) for part in parts) else Unknown()


def _terms(node: Node) -> list[Node]:
    """The terms of a chain of `+`, left to right."""
    terms: list[Node] = []
    here: Node | None = node
    while here is not None and here.type == "binary_operator" and len(terms) < MAX_ENTRIES:
        operator, right = here.child_by_field_name("operator"), here.child_by_field_name("right")
        if operator is None or operator.type != "+" or right is None:
            break
        terms.append(unwrapped(right))
        here = here.child_by_field_name("left")
    return [*([here] if here is not None else []), *reversed(terms)]


def _percent(template: str, right: Node) -> Value:
    given = solid(right) if right.type == "tuple" else [right]
    keyed = {key: value for key, value in entries(right) if key} if right.type == "dictionary" else {}
    return _filled(_PERCENT, template, {str(at): node for at, node in enumerate(given)} | keyed)


def _formatted(template: str, call: Node) -> Value:
    arguments = call.child_by_field_name("arguments")
    keyed = {str(at): node for at, node in enumerate(positional(call))}
    for child in arguments.named_children if arguments is not None else ():
        value = child.child_by_field_name("value") if child.type == "keyword_argument" else None
        if value is not None:
            keyed[source_text(child.child_by_field_name("name"))] = value
    return _filled(_BRACES, template, keyed)


def _filled(gaps: re.Pattern[str], template: str, given: dict[str, Node]) -> Value:
    parts: list[str | Name | Unknown] = []
    end = auto = 0
    for gap in gaps.finditer(template):
        parts.append(template[end : gap.start()])
        end = gap.end()
        if gap[0] in ("{{", "}}", "%%"):
            parts.append(gap[0][0])
            continue
        key = gap[1] or str(auto)
        auto += not gap[1]
        node = given.get(key)
        text = plain(node)
        parts.append(_gap(node) if text is None else text)
    return _text([*parts, template[end:]])


def entries(node: Node) -> Iterator[tuple[str, Node]]:
    """Key and value of each item of a dict display or `dict(…)` call; the key is "" if it is no constant string."""
    if node.type == "dictionary":
        for pair in node.named_children[:MAX_ENTRIES]:
            value = pair.child_by_field_name("value") if pair.type == "pair" else None
            if value is not None:
                yield plain(pair.child_by_field_name("key")) or "", value
    elif node.type == "call" and source_text(node.child_by_field_name("function")) == "dict":
        arguments = node.child_by_field_name("arguments")
        for child in arguments.named_children if arguments is not None else ():
            value = child.child_by_field_name("value") if child.type == "keyword_argument" else None
            if value is not None:
                yield source_text(child.child_by_field_name("name")), value
