"""Config files (YAML, JSON, TOML): every scalar that holds a hit, with its key path; anchors and tags are never expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from airisk.domain import Argument, Context, Problem, Reference, SourceFile, Text
from airisk.extract.keyed_lines import read_keyed_lines
from airisk.extract.lines import Lines
from airisk.extract.scalars import SCALARS, inner_span, is_block, key_text, scalar_text, unwrap
from airisk.extract.settings import comment, context_of, key, masked, names_itself, setting
from airisk.redact import redact
from airisk.rulebook.needles import Hits
from airisk.syntax import Node, parse

__all__ = ["read_config"]

_LANGUAGES = {"yaml": "yaml", "conda": "yaml", "json": "json", "package-json": "json"}
_PAIRS = frozenset({"block_mapping_pair", "flow_pair", "pair"})
_LISTS = frozenset({"block_sequence", "flow_sequence", "array"})
_TABLES = {"table": "", "table_array_element": "[]"}
_HEADERS = frozenset({"dotted_key", "bare_key", "quoted_key"})
#: Our own settings name things and use none.
_AIRISK = "tool.airisk"

_LABEL = re.compile(r"[A-Za-z_][\w-]{0,99}")

#: A tree of a larger file would not fit in memory with others; the line reader has no tree.
_PARSE_CAP = 4_000_000
_DEPTH_CAP = 200
#: A mapping of more entries than this is a table, whose entries do not explain each other.
_SIBLINGS = 24


@dataclass(frozen=True, slots=True)
class _Reading:
    """What stays the same all over one file."""

    path: str
    lines: Lines
    hits: Hits
    prefixes: tuple[str, ...]
    skip: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """A node to visit: below which key path, at which depth, and between which siblings."""

    node: Node
    path: str
    depth: int
    beside: _Beside


class _Beside:
    """The entries of one mapping, and their scalars as arguments, worked out once for all that stand in it."""

    __slots__ = ("_arguments", "pairs")

    def __init__(self, pairs: list[Node]) -> None:
        self.pairs = pairs
        self._arguments: tuple[Argument, ...] | None = None

    def arguments(self, reading: _Reading) -> tuple[Argument, ...]:
        """The scalars of the mapping: an endpoint beside a model id tells who serves it."""
        if self._arguments is None:
            self._arguments = tuple(_arguments(reading, self.pairs)) if len(self.pairs) <= _SIBLINGS else ()
        return self._arguments

    def scalar(self, wanted: str) -> Node | None:
        """The value of the entry of a name, if it is a scalar."""
        values = (value for name, value in map(_pair, self.pairs[:_SIBLINGS]) if name == wanted)
        return next((value for value in values if value is not None and value.type in SCALARS), None)


def read_config(
    source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...], skip: tuple[str, ...] = ()
) -> Iterator[Reference | Problem]:
    """SETTING references in `kind` yaml, json or toml; `skip` names key paths whose scalars somebody else reads."""
    if not hits.spans:
        return
    lines = Lines(text)
    language = _LANGUAGES.get(source.kind, "toml")
    parsed = parse(language, text) if len(text) <= _PARSE_CAP else None
    if parsed is None or parsed.errors:
        if parsed is None or not _templated(text):
            yield Problem(source.path, "extract", "partial")
        said = read_keyed_lines(source.path, lines, hits, prefixes, sections=language == "toml")
        yield from (one for one in said if not _below(one.name, (_AIRISK,)))
        return
    yield from _walk(_Reading(source.path, lines, hits, prefixes, skip), parsed.root)


def _below(path: str, above: tuple[str, ...]) -> bool:
    """Whether a key path is one of some, or below one."""
    return path.removesuffix("[]") in above or path.startswith(tuple(f"{one}." for one in above))


def _templated(text: bytes) -> bool:
    return b"{{" in text or b"{%" in text


def _pair(node: Node) -> tuple[str, Node | None]:
    """Key and value of an entry."""
    if node.type not in _PAIRS:
        return "", None
    name, value = node.child_by_field_name("key"), node.child_by_field_name("value")
    if name is None and value is None:
        parts = [child for child in node.named_children if child.type != "comment"]
        name, value = (parts[0], parts[-1]) if len(parts) > 1 else (None, None)
    return key_text(name), unwrap(value)


def _arguments(reading: _Reading, pairs: list[Node]) -> Iterator[Argument]:
    entries = [_pair(node) for node in pairs]
    named = next((scalar_text(value) for name, value in entries if name.lower() == "name" and value and value.type in SCALARS), "")
    for name, value in entries:
        if name and value and value.type in SCALARS and not is_block(value):
            location = reading.lines.span(reading.path, *inner_span(value))
            label = (named if name.lower() == "value" else "") or name
            yield Argument(redact(name, reading.prefixes), Text((masked(label, scalar_text(value), reading.prefixes),)), location)


def _walk(reading: _Reading, root: Node) -> Iterator[Reference | Problem]:
    """Down from the root, without recursion, only where hits lie."""
    todo = [_Place(root, "", 0, _Beside([]))]
    while todo:
        place = todo.pop()
        node = place.node
        if not reading.hits.within(node.start_byte, node.end_byte):
            continue
        if node.type in _TABLES and _below(_header(node), (_AIRISK,)):
            continue
        if place.depth > _DEPTH_CAP:
            yield Problem(reading.path, "extract", "partial")
            return
        if node.type == "comment":
            for _, offset in reading.lines.hits(reading.hits, node.start_byte, node.end_byte):
                yield comment(reading.path, reading.lines, offset, Context.COMMENT, reading.prefixes, node.start_byte)
        elif node.type in SCALARS:
            yield from _scalar(reading, place)
        elif node.type in _PAIRS:
            yield from _entry(reading, place, todo)
        else:
            _push(place, todo)


def _header(table: Node) -> str:
    """The key path that a TOML table is headed by."""
    return key_text(next((child for child in table.named_children if child.type in _HEADERS), None))


def _push(place: _Place, todo: list[_Place]) -> None:
    """Queue what stands below a node, first child on top."""
    node, path = place.node, place.path
    children = node.named_children
    if node.type in _TABLES:
        path = _header(node) + _TABLES[node.type]
        children = [child for child in children if child.type not in _HEADERS]
    elif node.type in _LISTS:
        path += "[]"
    pairs = [child for child in children if child.type in _PAIRS]
    beside = _Beside(pairs) if pairs or node.type in _LISTS else place.beside
    below = place.depth + (node.type not in {"block_node", "flow_node", "block_sequence_item"})
    todo.extend(_Place(child, path, below, beside) for child in reversed(children) if child.type not in {"anchor", "tag", "alias"})


def _entry(reading: _Reading, place: _Place, todo: list[_Place]) -> Iterator[Reference]:
    """An entry of a mapping: its key may name a thing itself, its value is visited next."""
    node = place.node
    name, value = _pair(node)
    key_end = value.start_byte if value else node.end_byte
    scalar = value is None or value.type in SCALARS
    path = f"{place.path}.{name}" if place.path else name
    if _below(path, reading.skip):
        return
    if place.path.endswith("[]") and name.lower() == "value":
        path = _known_by(place) or path
    hit = reading.hits.within(node.start_byte, key_end)
    if hit and (value is None or not scalar or names_itself(name)):
        start = node.named_children[0]
        yield key(reading.path, reading.lines, place.path, name, (start.start_byte, start.end_byte), reading.prefixes)
    if value is None:
        return
    if scalar and hit:
        yield from _scalar(reading, _Place(value, path, place.depth, place.beside))
        return
    extra = [child for child in node.named_children if child.type == "comment"]
    todo.extend(_Place(child, path, place.depth + 1, place.beside) for child in (value, *extra))


def _known_by(place: _Place) -> str:
    """In a list of `name:` and `value:`, as containers take their environment, the path by that name; "" if there is none."""
    named = place.beside.scalar("name") or place.beside.scalar("Name")
    label = scalar_text(named) if named else ""
    return f"{place.path[:-2]}.{label}" if _LABEL.fullmatch(label) else ""


def _scalar(reading: _Reading, place: _Place) -> Iterator[Reference]:
    """What a value says: one setting, or for a text of several lines one for each line that holds a hit."""
    node, path = place.node, place.path
    text, (start, end) = scalar_text(node), inner_span(node)
    if (node.type == "block_scalar" or (is_block(node) and node.type == "string")) and reading.hits.within(start, end):
        yield from _block(reading, place, text)
        return
    if path.lower().endswith(("env[]", "environment[]")) and "=" in text:
        name, text = text.split("=", 1)
        path = f"{path[:-2]}.{name.strip()}"
        start = reading.lines.source.find(b"=", start) + 1
    yield setting(reading.path, reading.lines, path, text, (start, end), reading.prefixes, place.beside.arguments(reading))


def _block(reading: _Reading, place: _Place, text: str) -> Iterator[Reference]:
    """A text of several lines may be a config file or a script of its own; where it is not, it is prose."""
    node, path = place.node, place.path
    span = inner_span(node)
    prose = context_of(path, text) is Context.PROMPT
    for said in read_keyed_lines(reading.path, reading.lines, reading.hits, reading.prefixes, within=span, parent=path):
        plain = prose and said.name == path and said.context is Context.CONFIG
        yield replace(said, context=Context.PROMPT) if plain else said
