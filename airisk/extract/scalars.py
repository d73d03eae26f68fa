"""Scalars of YAML, JSON and TOML syntax trees as the strings they stand for; nothing is resolved or constructed."""

from __future__ import annotations

import json

from airisk.extract.lines import visible
from airisk.syntax import Node

__all__ = ["SCALARS", "inner_span", "is_block", "key_text", "scalar_text", "unwrap"]

SCALARS = frozenset(
    {
        *("plain_scalar", "double_quote_scalar", "single_quote_scalar", "block_scalar"),
        *("string", "number", "true", "false", "null"),
        *("integer", "float", "boolean", "local_date", "local_time", "local_date_time", "offset_date_time"),
    }
)

_KEYS = frozenset({"bare_key", "quoted_key"})
_MARKS = ('"""', "'''", '"', "'")
_KEY_CAP = 200


def unwrap(node: Node | None) -> Node | None:
    """The node below YAML's wrappers, without anchor and tag: what `&x !Tag value` says is `value`."""
    while node is not None and node.type in {"block_node", "flow_node"}:
        node = next((child for child in node.named_children if child.type not in {"anchor", "tag", "comment"}), None)
    return node


def is_block(node: Node) -> bool:
    """Whether a scalar is written over several lines."""
    return node.start_point.row != node.end_point.row


def _inside(written: str) -> tuple[int, int]:
    """Where the content of a scalar stands within its quotes."""
    for mark in _MARKS:
        if written.startswith(mark) and written.endswith(mark) and len(written) >= 2 * len(mark):
            return len(mark), len(written) - len(mark)
    return 0, len(written)


def inner_span(node: Node) -> tuple[int, int]:
    """Byte offsets of a scalar's content within its quotes."""
    mark = _inside((node.text or b"").decode("utf-8", "replace"))[0]
    return node.start_byte + mark, node.end_byte - mark


def scalar_text(node: Node) -> str:
    """The string that a scalar stands for; escapes that are not JSON's are left as written."""
    written = (node.text or b"").decode("utf-8", "replace")
    start, end = _inside(written)
    content = written[start:end]
    if written.startswith('"') and "\\" in content:
        try:
            return visible(json.loads(f'"{content}"', strict=False))
        except ValueError:
            return content
    if written.startswith("'") and node.type == "single_quote_scalar":
        return content.replace("''", "'")
    return " ".join(content.split()) if node.type == "plain_scalar" else content


def key_text(node: Node | None) -> str:
    """A key as one segment, or several joined by dots for a dotted TOML key."""
    node = unwrap(node)
    if node is None:
        return ""
    if node.type in SCALARS:
        return scalar_text(node)[:_KEY_CAP]
    parts: list[str] = []
    todo = [node]
    while todo and len(parts) < _KEY_CAP:
        current = todo.pop()
        if current.type in _KEYS:
            written = (current.text or b"").decode("utf-8", "replace")
            parts.append(written[slice(*_inside(written))])
        elif current.type == "dotted_key":
            todo.extend(reversed(current.named_children))
    return ".".join(parts)[:_KEY_CAP]
