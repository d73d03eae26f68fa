"""Environment files (`.env`, `.env.example`): every name, with its value masked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from airisk.domain import Context, Reference, SourceFile
from airisk.extract.lines import Lines
from airisk.extract.settings import comment, variable
from airisk.rulebook.needles import Hits

__all__ = ["read_dotenv"]

_ENTRY = re.compile(rb"[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=[ \t]*")
_COMMENT = re.compile(rb"[ \t]*(?:export[ \t]+)?#")
_BARE = re.compile(rb"[^\r\n]*")
_QUOTED = {b'"': re.compile(rb'"((?:[^"\\]|\\.)*)"', re.S), b"'": re.compile(rb"'([^']*)'")}
#: A quoted value may span lines, but an odd quote must not swallow the file.
_VALUE_CAP = 16_384


def read_dotenv(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """One SETTING per name, hit or not: what a variable is set to tells where its readers lead. Comments with a hit are prose."""
    lines = Lines(text)
    row, hit_rows = 1, dict(lines.hits(hits))
    while row <= len(lines):
        start, end = lines.bounds(row)
        entry = _ENTRY.match(text, start, end)
        if entry:
            begin, stop, value = _value(text, entry.end())
            name = entry[1].decode("utf-8", "replace")
            yield variable(source.path, lines, name, value, (begin, stop), prefixes)
            row = lines.row(max(stop, start))
        elif row in hit_rows and _COMMENT.match(text, start, end):
            yield comment(source.path, lines, hit_rows[row], Context.COMMENT, prefixes)
        row += 1


def _value(text: bytes, start: int) -> tuple[int, int, str]:
    """Byte offsets of a value within its quotes, and the value."""
    quoted = _QUOTED.get(text[start : start + 1])
    inside = quoted.match(text, start, start + _VALUE_CAP) if quoted else None
    if inside:
        return inside.start(1), inside.end(1), inside[1].decode("utf-8", "replace")
    bare = _BARE.match(text, start)
    written = bare[0] if bare else b""
    written = re.split(rb"(?:^|[ \t]+)#", written, maxsplit=1)[0].rstrip()
    return start, start + len(written), written.decode("utf-8", "replace")
