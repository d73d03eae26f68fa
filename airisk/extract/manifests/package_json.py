"""package.json: dependencies of all four kinds, and the settings of tools that live beside them."""

from __future__ import annotations

from collections.abc import Iterator

from airisk.domain import Problem, Reference, SourceFile
from airisk.extract.config import read_config
from airisk.extract.lines import Lines
from airisk.extract.manifests.dependency import declared, project
from airisk.extract.scalars import scalar_text
from airisk.rulebook.needles import Hits
from airisk.syntax import Node, parse

__all__ = ["read_package_json"]

_GROUPS = {
    "dependencies": "dependencies",
    "devDependencies": "dev",
    "peerDependencies": "optional:peer",
    "optionalDependencies": "optional:optional",
}
#: What a package says about itself, and lists that only repeat or steer its dependencies.
_OWN = (
    *_GROUPS,
    *("name", "version", "description", "keywords", "author", "contributors", "license", "homepage", "repository", "bugs", "funding"),
    *("bundledDependencies", "bundleDependencies", "peerDependenciesMeta", "dependenciesMeta", "overrides", "resolutions", "pnpm"),
)


def read_package_json(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference | Problem]:
    """Every dependency, hit or not; names stand as written, an alias (`npm:name@range`) under the name it stands for."""
    lines = Lines(text)
    for name, value in _entries(next(iter(parse("json", text).root.named_children), None)):
        if name == "name" and value.type == "string":
            yield project(source.path, lines, (value.start_byte + 1, value.end_byte - 1), scalar_text(value), "npm", prefixes)
        if name in _GROUPS:
            for package, version in _entries(value):
                if version.type == "string":
                    yield _dependency(source.path, lines, (package, version), _GROUPS[name], prefixes)
    yield from read_config(source, text, hits, prefixes, skip=_OWN)


def _entries(node: Node | None) -> Iterator[tuple[str, Node]]:
    """Keys and values of an object."""
    if node is None or node.type != "object":
        return
    for pair in node.named_children:
        key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
        if pair.type == "pair" and key is not None and value is not None:
            yield scalar_text(key), value


def _dependency(path: str, lines: Lines, entry: tuple[str, Node], group: str, prefixes: tuple[str, ...]) -> Reference:
    package, value = entry
    version = scalar_text(value)
    text = f"{package}@{version}"
    if version.startswith("npm:"):
        package, _, version = version[4:].rpartition("@") if "@" in version[5:] else (version[4:], "", "")
    address = version if ":" in version or "/" in version else ""
    span = (value.start_byte + 1, value.end_byte - 1)
    return declared(path, lines, span, package, "npm", text, prefixes, constraint="" if address else version, group=group, url=address)
