"""pyproject.toml and Pipfile: dependencies by the standard tables, dependency groups and tool tables of the same shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from airisk.domain import Problem, Reference, SourceFile
from airisk.extract.config import read_config
from airisk.extract.lines import Lines
from airisk.extract.manifests.dependency import declared, normalised, project, requirement
from airisk.extract.scalars import inner_span, key_text, scalar_text
from airisk.rulebook.needles import Hits
from airisk.syntax import Node, parse

__all__ = ["read_pipfile", "read_pyproject"]

#: Key paths of lists of requirements → group; `*` stands for the name of an optional group.
_LISTS = (
    ("project.dependencies", "dependencies"),
    ("project.optional-dependencies.*", "*"),
    ("dependency-groups.*", "*"),
    ("tool.uv.dev-dependencies", "dev"),
    ("tool.pdm.dev-dependencies.*", "dev"),
)
#: Key paths below which each key is a package; what follows the name is one of its settings.
_NAMED = (
    (re.compile(r"tool\.poetry\.dependencies\.([^.]+)(?:\.(.+))?"), "dependencies"),
    (re.compile(r"tool\.poetry\.dev-dependencies\.([^.]+)(?:\.(.+))?"), "dev"),
    (re.compile(r"tool\.poetry\.group\.(?P<group>[^.]+)\.dependencies\.([^.]+)(?:\.(.+))?"), "*"),
)
_PIPFILE = (
    (re.compile(r"packages\.([^.]+)(?:\.(.+))?"), "dependencies"),
    (re.compile(r"dev-packages\.([^.]+)(?:\.(.+))?"), "dev"),
)
_OWN = (
    "tool.airisk",
    "project",
    "dependency-groups",
    "build-system",
    "tool.poetry",
    "tool.uv.dev-dependencies",
    "tool.pdm.dev-dependencies",
)
#: What the project calls itself.
_NAMES = frozenset({"project.name", "tool.poetry.name"})
_ADDRESSES = frozenset({"url", "git", "path"})


def read_pyproject(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference | Problem]:
    """Every dependency, hit or not, and the settings of other tools that hold a hit. Build requirements are no dependencies."""
    lines = Lines(text)
    for path, value in _entries(parse("toml", text).root):
        group = next((_group(path, pattern, group) for pattern, group in _LISTS if _below(path, pattern)), "")
        if group and value.type == "array":
            for item in value.named_children:
                if item.type == "string":
                    found = requirement(source.path, lines, inner_span(item), scalar_text(item), prefixes, group)
                    if found:
                        yield found
        elif path in _NAMES and value.type == "string":
            yield project(source.path, lines, inner_span(value), normalised(scalar_text(value)), "pypi", prefixes)
        else:
            yield from _named(source, lines, (path, value), _NAMED, prefixes)
    yield from read_config(source, text, hits, prefixes, skip=_OWN)


def read_pipfile(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """Every dependency of a Pipfile."""
    lines = Lines(text)
    for entry in _entries(parse("toml", text).root):
        yield from _named(source, lines, entry, _PIPFILE, prefixes)


def _entries(root: Node) -> Iterator[tuple[str, Node]]:
    """Key path and value of every entry that stands in a table or the document."""
    for table in [root, *root.named_children]:
        header = ""
        if table.type in {"table", "table_array_element"}:
            header = key_text(table.named_children[0]) + "."
        elif table.type != "document":
            continue
        for pair in table.named_children:
            if pair.type == "pair" and len(pair.named_children) > 1:
                yield header + key_text(pair.named_children[0]), pair.named_children[-1]


def _below(path: str, pattern: str) -> bool:
    return path.startswith(pattern[:-1]) if pattern.endswith("*") else path == pattern


def _group(path: str, pattern: str, group: str) -> str:
    if group != "*":
        return group
    return _optional(path[len(pattern) - 1 :])


def _optional(name: str) -> str:
    return "dev" if name in {"dev", "develop", "development"} else f"optional:{name}"


def _named(
    source: SourceFile, lines: Lines, entry: tuple[str, Node], patterns: tuple[tuple[re.Pattern[str], str], ...], prefixes: tuple[str, ...]
) -> Iterator[Reference]:
    """A dependency written as `name = "constraint"`, `name = { version = … }` or as a table of its own."""
    path, value = entry
    read, group = next(((found, group) for pattern, group in patterns if (found := pattern.fullmatch(path))), (None, ""))
    if read is None:
        return
    name, setting = read.groups()[-2:]
    if name.lower() == "python" or setting not in {None, "version", *_ADDRESSES}:
        return
    given = {setting or "version": scalar_text(value)} if value.type == "string" else _table(value)
    address = next((given[key] for key in sorted(_ADDRESSES & given.keys())), "")
    constraint = given.get("version", "")
    text = f'{name} = "{constraint or address}"'
    yield declared(
        source.path,
        lines,
        (value.start_byte, value.end_byte),
        normalised(name),
        "pypi",
        text,
        prefixes,
        constraint=constraint,
        extras=given.get("extras", ""),
        group=_optional(read["group"]) if group == "*" else group,
        marker=given.get("markers", ""),
        url=address,
    )


def _table(value: Node) -> dict[str, str]:
    """The strings and lists of strings of an inline table; of several tables the first."""
    if value.type == "array":
        value = next((item for item in value.named_children if item.type == "inline_table"), value)
    given: dict[str, str] = {}
    for pair in value.named_children:
        if pair.type == "pair" and len(pair.named_children) > 1:
            item = pair.named_children[-1]
            words = [item] if item.type == "string" else [part for part in item.named_children if part.type == "string"]
            given[key_text(pair.named_children[0])] = ",".join(scalar_text(word) for word in words)
    return given
