"""The line reader: keys and values of config text that no grammar can read whole (templates, broken or embedded files)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from airisk.domain import Context, Reference
from airisk.extract.lines import Lines
from airisk.extract.settings import comment, setting
from airisk.rulebook.needles import Hits

__all__ = ["read_keyed_lines"]

_KEYED = re.compile(
    r"""(?P<lead>\s*(?:-\s+)*)(?:export\s+)?(?P<quote>["']?)(?P<key>[\w$.@/][^\s"'=:{}\[\],#]{0,199})(?P=quote)"""
    r"""\s*(?::=|=|:(?=\s|$|["'\[{]))\s*(?P<value>.*)"""
)
_ITEM = re.compile(r"\s*(?:-\s+)*")
_SECTION = re.compile(r"\s*\[+([^\[\]]{1,200})\]+\s*(?:#.*)?")
_COMMENT = re.compile(r"\s*(?:#|//|;)")
_TRAILING = re.compile(r"\s+(?:#|//).*")
_QUOTED = re.compile(r"""(["'])(.*?)\1,?\s*(?:(?:#|//).*)?$""")
_LINE_CAP = 10_000


def read_keyed_lines(
    path: str,
    lines: Lines,
    hits: Hits,
    prefixes: tuple[str, ...],
    sections: bool = False,
    within: tuple[int, int] | None = None,
    parent: str = "",
) -> Iterator[Reference]:
    """Settings and comments of the lines that hold a hit. Key paths follow the indentation below `parent`, and `[section]` lines."""
    start, end = within or (0, len(lines.source))
    wanted = dict(lines.hits(hits, start, end))
    if not wanted:
        return
    keys: list[tuple[int, str]] = []
    for row in range(lines.row(start), max(wanted) + 1):
        first, last = lines.bounds(row)
        first, last = max(first, start), min(last, end)
        line = lines.source[first : min(last, first + _LINE_CAP)].decode("utf-8", "replace")
        section = _SECTION.fullmatch(line) if sections else None
        if section:
            keys = [(-1, section[1].strip().strip("\"'"))]
        keyed = None if section or not line.strip() or _COMMENT.match(line) else _KEYED.match(line)
        if keyed:
            indent = len(keyed["lead"])
            keys = [entry for entry in keys if entry[0] < indent]
            keys.append((indent, keyed["key"]))
        if row in wanted:
            above = keys if keyed else _above(keys, line)
            name = ".".join(part for part in (parent, *(entry[1] for entry in above)) if part)
            yield _said(path, lines, (line, keyed), name, (first, wanted[row]), prefixes)


def _above(keys: list[tuple[int, str]], line: str) -> list[tuple[int, str]]:
    """The keys that a line without a key stands below; a list item may stand as far left as its key."""
    indent = len(line) - len(line.lstrip())
    return [entry for entry in keys if entry[0] < indent or (entry[0] == indent and line.lstrip().startswith("-"))]


def _said(
    path: str, lines: Lines, read: tuple[str, re.Match[str] | None], name: str, at: tuple[int, int], prefixes: tuple[str, ...]
) -> Reference:
    """What one line says; `at` holds the byte offsets of the line and of its first hit."""
    line, keyed = read
    first, hit = at
    begin = keyed.start("value") if keyed else len(line) - len(_ITEM.sub("", line, count=1))
    text, shift, length = _value(line[begin:])
    begin += shift
    offset = first + len(line[:begin].encode())
    end = offset + len(line[begin : begin + length].encode())
    if _COMMENT.match(line):
        return comment(path, lines, hit, Context.COMMENT, prefixes)
    if hit >= max(end, offset + 1):
        return comment(path, lines, hit, Context.COMMENT, prefixes, end)
    if not keyed and name and line.lstrip().startswith("-"):
        name += "[]"
    return setting(path, lines, name, text, (offset, end), prefixes)


def _value(written: str) -> tuple[str, int, int]:
    """A value without quotes, trailing comma and comment; where it begins, and how many characters it takes as written."""
    quoted = _QUOTED.match(written)
    if quoted:
        return quoted[2], 1, len(quoted[2])
    bare = _TRAILING.sub("", written).rstrip().rstrip(",")
    return bare, 0, len(bare)
