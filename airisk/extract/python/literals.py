"""Reads Python string literals as Python would: prefixes, escapes, implicit concatenation, and the gaps of f-strings."""

from __future__ import annotations

import re
import unicodedata

from airisk.syntax import Node

#: A piece of a literal: decoded text, or the expression that an f-string puts there (None if it has none).
Piece = str | Node | None

#: A literal without prefix, escapes and line ends, as nearly all are: what stands between its quotes is its text.
_SIMPLE_LITERAL = re.compile(rb"\"([^\"\\\r\n]*)\"|'([^'\\\r\n]*)'")

LITERALS = frozenset({"string", "concatenated_string"})

_ESCAPE = re.compile(r"\\(\r\n|N\{[^}]*\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|.)", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\", "'": "'", '"': '"'}
_LAST_CODE_POINT = 0x10FFFF


def pieces(literal: Node) -> list[Piece]:
    """The pieces of a `string` or `concatenated_string` node, in order."""
    written = _SIMPLE_LITERAL.fullmatch(literal.text or b"")
    if written is not None and literal.type == "string" and not literal.has_error:
        text = written[written.lastindex or 1]
        return [text.decode("utf-8", "replace")] if text else []
    found: list[Piece] = []
    for string in literal.named_children if literal.type == "concatenated_string" else (literal,):
        if string.type != "string":
            continue
        prefix = ""
        for child in string.named_children:
            if child.type == "string_start":
                prefix = _text(child).rstrip("'\"").lower()
            elif child.type == "string_content":
                found.append(_decoded(_text(child), prefix))
            elif child.type == "interpolation":
                found.append(child.child_by_field_name("expression"))
    return found


def plain(node: Node | None) -> str | None:
    """The whole text of a literal without gaps; None for anything else."""
    if node is None or node.type not in LITERALS:
        return None
    found = pieces(node)
    return "".join(piece for piece in found if isinstance(piece, str)) if all(isinstance(piece, str) for piece in found) else None


def joined(literal: Node) -> str:
    """The text of a literal with "{}" for its gaps."""
    return "".join(piece if isinstance(piece, str) else "{}" for piece in pieces(literal))


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")


def _decoded(raw: str, prefix: str) -> str:
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    if "f" in prefix or "t" in prefix:
        raw = raw.replace("{{", "{").replace("}}", "}")
    return raw if "r" in prefix or "\\" not in raw else _ESCAPE.sub(_character, raw)


def _character(escape: re.Match[str]) -> str:
    code = escape[1]
    if code in _SIMPLE:
        return _SIMPLE[code]
    if code == "\n":
        return ""
    if code[0] in "01234567":
        return chr(int(code, 8))
    if code[0] in "xuU" and len(code) > 1:
        number = int(code[1:], 16)
        return chr(number) if number <= _LAST_CODE_POINT and not 0xD800 <= number <= 0xDFFF else "\N{REPLACEMENT CHARACTER}"
    if code[0] == "N" and len(code) > 1:
        try:
            return unicodedata.lookup(code[2:-1])
        except KeyError:
            return escape[0]
    return escape[0]
