"""Lock files: the version of every package that an installer has settled on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from airisk.domain import Problem, Reference, SourceFile
from airisk.extract.lines import Lines
from airisk.extract.manifests.dependency import declared, normalised
from airisk.extract.scalars import inner_span, key_text, scalar_text, unwrap
from airisk.rulebook.needles import Hits
from airisk.syntax import Node, parse

__all__ = ["read_groups", "read_tables", "read_tree"]

#: A tree of a larger file would not fit in memory with others.
_PARSE_CAP = 4_000_000
#: Where a package comes from if it is the project itself.
_OWN = re.compile(rb"\b(?:virtual|editable)\b")

_Locked = tuple[str, Node]


def read_tables(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference | Problem]:
    """A DEPENDENCY of group "locked" per package, at its version; argument `locked` is the version. TOML with a table per package."""
    yield from _read(source, text, prefixes, "toml", _tables)


def read_tree(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference | Problem]:
    """The same of npm's JSON, whose entries are named by where they are installed."""
    yield from _read(source, text, prefixes, "json", _tree, "npm")


def read_groups(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference | Problem]:
    """The same of Pipenv's JSON, which holds a group of packages for each purpose."""
    yield from _read(source, text, prefixes, "json", _groups)


def _read(
    source: SourceFile,
    text: bytes,
    prefixes: tuple[str, ...],
    language: str,
    listed: Callable[[Node], Iterable[_Locked]],
    ecosystem: str = "pypi",
) -> Iterator[Reference | Problem]:
    if len(text) > _PARSE_CAP:
        yield Problem(source.path, "extract", "too-large")
        return
    lines = Lines(text)
    for package, version in listed(parse(language, text).root):
        number = scalar_text(version).removeprefix("==")
        known = package if ecosystem == "npm" else normalised(package)
        sign = "@" if ecosystem == "npm" else "=="
        yield declared(
            source.path, lines, inner_span(version), known, ecosystem, f"{known}{sign}{number}", prefixes, group="locked", locked=number
        )


def _entries(node: Node | None) -> dict[str, Node]:
    """Keys and values of a JSON object or a TOML table."""
    entries: dict[str, Node] = {}
    for pair in node.named_children if node is not None else []:
        if pair.type == "pair" and len(pair.named_children) > 1:
            value = unwrap(pair.named_children[-1])
            if value is not None:
                entries[key_text(pair.named_children[0])] = value
    return entries


def _tables(root: Node) -> Iterator[_Locked]:
    for table in root.named_children:
        if table.type == "table_array_element" and key_text(table.named_children[0]) == "package":
            entries = _entries(table)
            name, version, origin = entries.get("name"), entries.get("version"), entries.get("source")
            own = origin is not None and origin.type == "inline_table" and _OWN.search(origin.text or b"")
            if name is not None and version is not None and version.type == "string" and not own:
                yield scalar_text(name), version


def _tree(root: Node) -> Iterator[_Locked]:
    whole = _entries(next(iter(root.named_children), None))
    packages = whole.get("packages") or whole.get("dependencies")
    for path, entry in _entries(packages).items():
        version = _entries(entry).get("version")
        name = path.rpartition("node_modules/")[2]
        if name and version is not None and version.type == "string" and not (path == name and "packages" in whole):
            yield name, version


def _groups(root: Node) -> Iterator[_Locked]:
    whole = _entries(next(iter(root.named_children), None))
    for group in ("default", "develop"):
        for name, entry in _entries(whole.get(group)).items():
            version = _entries(entry).get("version")
            if version is not None and version.type == "string":
                yield name, version
