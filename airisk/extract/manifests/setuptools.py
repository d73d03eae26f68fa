"""setup.cfg, setup.py and the METADATA of an installed package: what they require, read without running anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from airisk.domain import Context, Reference, SourceFile
from airisk.extract.lines import Lines
from airisk.extract.manifests.dependency import normalised, project, requirement
from airisk.extract.settings import comment
from airisk.rulebook.needles import Hits
from airisk.syntax import Node, TooDeep, parse

__all__ = ["read_metadata", "read_setup_cfg", "read_setup_py"]

_SECTION = re.compile(r"\[([^\[\]]+)\]\s*(?:[#;].*)?")
_ENTRY = re.compile(r"([A-Za-z0-9_.-]+)\s*[=:]\s*(.*)")
_REQUIRES = re.compile(r"Requires-Dist:\s*(.*)", re.IGNORECASE)
_NAME = re.compile(r"Name:\s*(\S+)\s*", re.IGNORECASE)
_EXTRA = re.compile(r"extra\s*==\s*[\"']([^\"']+)")
_LISTS = {"install_requires": "dependencies", "tests_require": "dev"}
_EXTRAS = "extras_require"
_LINE_CAP = 4000


def read_setup_cfg(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """`install_requires` of [options] and every entry of [options.extras_require]."""
    lines = Lines(text)
    section = group = ""
    for row in range(1, len(lines) + 1):
        line = lines.text(row)[:_LINE_CAP]
        bare = line.strip()
        heading = _SECTION.fullmatch(line)
        if heading:
            section, group = heading[1].strip(), ""
        if heading or not bare or bare.startswith(("#", ";")):
            continue
        entry = _ENTRY.match(line)
        if entry:
            group = _cfg_group(section, entry[1])
            bare = entry[2].strip()
            if (section, entry[1]) == ("metadata", "name") and bare:
                yield project(source.path, lines, lines.bounds(row), normalised(bare), "pypi", prefixes)
        if group and bare:
            start = lines.bounds(row)[0] + len(line[: line.rfind(bare)].encode())
            found = requirement(source.path, lines, (start, start + len(bare.encode())), bare.split(" #")[0], prefixes, group)
            if found:
                yield found


def _cfg_group(section: str, name: str) -> str:
    if section == "options":
        return _LISTS.get(name, "")
    return f"optional:{name}" if section == f"options.{_EXTRAS}" else ""


def read_metadata(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """The `Requires-Dist` headers; lines with a hit of the description below them are prose."""
    lines = Lines(text)
    for row in range(1, len(lines) + 1):
        line = lines.text(row)[:_LINE_CAP]
        if not line.strip():
            for _, offset in lines.hits(hits, lines.bounds(row)[0]):
                yield comment(source.path, lines, offset, Context.DOCS, prefixes)
            return
        called = _NAME.fullmatch(line)
        if called:
            yield project(source.path, lines, lines.bounds(row), normalised(called[1]), "pypi", prefixes)
        read = _REQUIRES.fullmatch(line)
        if read:
            extra = _EXTRA.search(read[1])
            start = lines.bounds(row)[0] + read.start(1)
            group = f"optional:{extra[1]}" if extra else "dependencies"
            found = requirement(source.path, lines, (start, lines.bounds(row)[1]), read[1], prefixes, group)
            if found:
                yield found


def read_setup_py(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """Literal lists given to or bound as `install_requires` and `extras_require`."""
    lines = Lines(text)
    try:
        todo = [parse("python", text).root]
    except TooDeep:  # told by the reader of Python
        return
    while todo:
        node = todo.pop()
        name, value = _slot(node)
        called = _own_name(node)
        if called is not None:
            yield project(source.path, lines, (called.start_byte + 1, called.end_byte - 1), normalised(_content(called)), "pypi", prefixes)
        if value is not None and name in _LISTS:
            yield from _listed(source.path, lines, value, _LISTS[name], prefixes)
        elif value is not None and name == _EXTRAS:
            for pair in value.named_children:
                key, items = pair.child_by_field_name("key"), pair.child_by_field_name("value")
                if pair.type == "pair" and key is not None and items is not None:
                    yield from _listed(source.path, lines, items, f"optional:{_content(key)}", prefixes)
        else:
            todo.extend(reversed(node.named_children))


def _slot(node: Node) -> tuple[str, Node | None]:
    """The name and the value of a keyword argument or an assignment."""
    left, right = {"keyword_argument": ("name", "value"), "assignment": ("left", "right")}.get(node.type, ("", ""))
    name = node.child_by_field_name(left) if left else None
    return ((name.text or b"").decode("utf-8", "replace"), node.child_by_field_name(right)) if name else ("", None)


def _own_name(node: Node) -> Node | None:
    """The text of `name` where a node is a call of `setup`."""
    callee, given = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if node.type != "call" or callee is None or given is None or (callee.text or b"").rpartition(b".")[2] != b"setup":
        return None
    values = (value for name, value in map(_slot, given.named_children) if name == "name" and value is not None)
    return next((value for value in values if value.type == "string"), None)


def _listed(path: str, lines: Lines, value: Node, group: str, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    for item in value.named_children if value.type in {"list", "tuple"} else []:
        if item.type == "string":
            found = requirement(path, lines, (item.start_byte + 1, item.end_byte - 1), _content(item), prefixes, group)
            if found:
                yield found


def _content(node: Node) -> str:
    parts = [child.text or b"" for child in node.named_children if child.type == "string_content"]
    return b"".join(parts).decode("utf-8", "replace")
