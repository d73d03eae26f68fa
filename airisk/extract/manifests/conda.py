"""Conda environment files: packages of conda, and the list that they hand on to pip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from airisk.domain import Reference, SourceFile
from airisk.extract.lines import Lines
from airisk.extract.manifests.dependency import declared, requirement
from airisk.extract.scalars import SCALARS, inner_span, key_text, scalar_text, unwrap
from airisk.rulebook.needles import Hits
from airisk.syntax import Node, parse

__all__ = ["read_conda"]

_PACKAGE = re.compile(r"(?:[\w.-]+::)?(?P<name>[A-Za-z0-9_][\w.-]*)\s*(?P<constraint>[=<>!~ ][^\[]*)?(?:\[.*\])?")
_SIZE_CAP = 200_000


def read_conda(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """What stands below `dependencies`; a file of another form says nothing here."""
    if len(text) > _SIZE_CAP:
        return
    lines = Lines(text)
    for document in parse("yaml", text).root.named_children:
        block = unwrap(next(iter(child for child in document.named_children if child.type == "block_node"), None))
        for item in _items(_entry(block, "dependencies")):
            if item.type in SCALARS:
                read = _PACKAGE.fullmatch(scalar_text(item)[:500])
                if read:
                    constraint = (read["constraint"] or "").strip()
                    name = read["name"].lower()
                    yield declared(
                        source.path, lines, inner_span(item), name, "conda", scalar_text(item), prefixes,
                        constraint=constraint, group="dependencies",
                    )  # fmt: skip
            for listed in _items(_entry(item, "pip")):
                found = (
                    requirement(source.path, lines, inner_span(listed), scalar_text(listed), prefixes) if listed.type in SCALARS else None
                )
                if found:
                    yield found


def _entry(mapping: Node | None, name: str) -> Node | None:
    """The value of a key of a block mapping."""
    for pair in mapping.named_children if mapping is not None and mapping.type == "block_mapping" else []:
        if key_text(pair.child_by_field_name("key")) == name:
            return unwrap(pair.child_by_field_name("value"))
    return None


def _items(sequence: Node | None) -> Iterator[Node]:
    if sequence is not None and sequence.type == "block_sequence":
        for item in sequence.named_children:
            inner = unwrap(next(iter(child for child in item.named_children if child.type != "comment"), None))
            if inner is not None:
                yield inner
