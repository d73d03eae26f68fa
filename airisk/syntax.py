"""The only user of tree-sitter: parse a text, find its nodes, say where they stand."""

from __future__ import annotations

import codecs
import importlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from zlib import crc32

from tree_sitter import Language, Node, Parser

from airisk.domain import Location

__all__ = ["LANGUAGES", "Node", "Parsed", "TooDeep", "decode", "parse"]

#: Language name → module of its grammar wheel.
LANGUAGES = {
    "python": "tree_sitter_python",
    "yaml": "tree_sitter_yaml",
    "json": "tree_sitter_json",
    "toml": "tree_sitter_toml",
}

#: How many blocks a grammar's scanner can have open: it keeps them in 1024 bytes and does not look where they end.
MAX_INDENTS = {"python": 380, "yaml": 220}
_LEAD = re.compile(rb"^(?:[ \t\f]|\\\r?\n|[-?:](?=[ \t]))+", re.MULTILINE)
_MARK = re.compile(rb"[^-?:]+(?=[-?:]|\Z)")
_SHORT = 200
_BLOCK = 256
_CONTINUATION = bytes(range(0x80, 0xC0))
_LINE_END = re.compile(rb"\r\n|\n|\r")
#: From the first character of a line that is not ASCII to its end.
_WIDE_REST = re.compile(rb"[\x80-\xff][^\r\n]*")
#: The Python grammar takes time quadratic in a run of comment lines; of longer runs it is shown blanks.
_LONG = 64
_LONG_COMMENT = re.compile(rb"(?:^[ \t]*#[^\r\n]*\n){%d,}" % _LONG, re.MULTILINE)
_BOMS = (
    *((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be")),
    *((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")),
)
#: Where the zeros of text without a mark stand: each fourth or second byte of a letter is none.
_WIDE = ((4, (1, 2, 3), "utf-32-le"), (4, (0, 1, 2), "utf-32-be"), (2, (1,), "utf-16-le"), (2, (0,), "utf-16-be"))
_COOKIE = re.compile(rb"(?:[^\r\n]*(?:\r\n|\n|\r))?[ \t\f]*#[^\r\n]{0,200}?coding[:=][ \t]*([-\w.]{1,40})")
#: Codecs that a file may ask for: none of them can hide a text or run anything.
_CODECS = frozenset(
    {
        *("latin-1", "iso8859-1", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp437", "cp850", "cp866", "mac-roman"),
        *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)),
        *("koi8-r", "koi8-u", "gbk", "gb2312", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp932", "cp949"),
    }
)
_UTF8 = frozenset({"utf-8", "utf-8-sig", "ascii"})


@cache
def _language(name: str) -> Language:
    return Language(importlib.import_module(LANGUAGES[name]).language())


def decode(raw: bytes, cookies: bool = False) -> tuple[bytes, str | None]:
    """The text as UTF-8 without a byte-order mark, and a note: "encoding-guess", or "odd-encoding" if it may hide something.

    `cookies`: whether a comment in the first two lines may name the encoding, as in Python.
    """
    for mark, codec in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(codec, "replace").encode("utf-8"), None
    wide = _wide(raw[:4096])
    if wide:
        return raw.decode(wide, "replace").encode("utf-8"), "encoding-guess"
    cookie = _COOKIE.match(raw) if cookies else None
    if cookie:
        asked = _asked(cookie[1].decode("ascii"), raw)
        if asked is not None:
            return asked
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1").encode("utf-8"), "encoding-guess"
    return raw, None


def _wide(head: bytes) -> str:
    """The codec of a text without a mark whose letters take two or four bytes; "" if they do not."""
    if b"\0" not in head:
        return ""
    for width, zeros, codec in _WIDE:
        letters = len(head) // width
        empty = sum(head[at::width].count(0) for at in zeros)
        others = sum(head[at::width].count(0) for at in range(width) if at not in zeros)
        if letters >= 4 and empty * 10 >= letters * len(zeros) * 9 and others * 10 <= letters:
            return codec
    return ""


def _asked(cookie: str, raw: bytes) -> tuple[bytes, str | None] | None:
    """A text in the encoding that it asks for; None if that is UTF-8, or the text is no such one."""
    try:
        name = codecs.lookup(cookie).name
    except (LookupError, ValueError):
        name = ""
    if name in _UTF8:
        return None
    try:
        if name in _CODECS:
            return raw.decode(name).encode("utf-8"), None
        if name == "utf-7":
            return raw.decode(name).encode("utf-8", "replace"), "odd-encoding"
    except UnicodeError:
        pass
    return raw.decode("utf-8", "replace").encode("utf-8"), "odd-encoding"


def _inner_bytes(source: bytes) -> list[int]:
    """For each block of the source, how many bytes before it only continue a code point: columns of long lines stay cheap."""
    counts = [0]
    for start in range(0, len(source), _BLOCK):
        block = source[start : start + _BLOCK]
        counts.append(counts[-1] + len(block) - len(block.translate(None, _CONTINUATION)))
    return counts


def _line_starts(source: bytes) -> list[int]:
    """Byte offsets of line starts; a line ends at \\n, \\r\\n or a lone \\r."""
    return [0, *(end.end() for end in _LINE_END.finditer(source))]


class Parsed:
    """A parsed text. `source` is UTF-8; `errors` counts what the grammar could not read (0 = whole)."""

    __slots__ = ("_inner", "_starts", "_wide", "errors", "root", "source")

    def __init__(self, root: Node, source: bytes) -> None:
        self.root = root
        self.source = source
        self.errors = _count_errors(root) if root.has_error else 0
        self._starts = _line_starts(source)
        self._inner = None if source.isascii() else _inner_bytes(source)
        #: Rows that hold other characters than ASCII: a column of any other row needs no counting.
        self._wide = frozenset(bisect_right(self._starts, wide.start()) for wide in _WIDE_REST.finditer(source)) if self._inner else ()

    def around(self, kind: str, spans: Iterable[tuple[int, int]]) -> Iterator[Node]:
        """The nodes of a type without children that hold one of some spans, each once, in source order.

        Each is asked for by its place: a walk over all nodes takes as long as parsing, a query on broken text the square of that.
        """
        end = 0
        for first, last in spans:
            node = self.root.descendant_for_byte_range(first, last) if last > end else None
            if node is not None and node.type == kind:
                end = node.end_byte
                yield node

    def line_start(self, number: int) -> int:
        """Byte offset at which a 1-based line starts."""
        return self._starts[number - 1]

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and code-point column of a byte offset."""
        row = bisect_right(self._starts, offset)
        return row, self._column(row, offset)

    def _column(self, row: int, offset: int) -> int:
        start = self._starts[row - 1]
        if row not in self._wide:
            return offset - start + 1
        return offset - start + 1 - self._inner_before(offset) + self._inner_before(start)

    def _inner_before(self, offset: int) -> int:
        """How many bytes before an offset only continue a code point."""
        if self._inner is None:
            return 0
        block = offset // _BLOCK
        rest = self.source[block * _BLOCK : offset]
        return self._inner[block] + len(rest) - len(rest.translate(None, _CONTINUATION))

    def row(self, offset: int) -> int:
        """1-based line of a byte offset."""
        return bisect_right(self._starts, offset)

    def window(self, offset: int, around: int) -> tuple[int, str, int]:
        """The line of a byte offset, its text for at most `around` bytes on each side, and the 1-based column of the offset in it."""
        row = bisect_right(self._starts, offset)
        start = max(self._starts[row - 1], offset - around)
        end = min(self._starts[row] if row < len(self._starts) else len(self.source), offset + around)
        before = self.source[start:offset].decode("utf-8", "ignore")
        return row, before + self.source[offset:end].decode("utf-8", "ignore").rstrip("\r\n"), len(before) + 1

    def span(self, path: str, start: int, end: int) -> Location:
        """The location between two byte offsets, mostly within one line."""
        row = last = bisect_right(self._starts, start)
        if row < len(self._starts) and end >= self._starts[row]:
            last = bisect_right(self._starts, end)
        return Location(path, row, self._column(row, start), last, self._column(last, end))


def _count_errors(root: Node) -> int:
    """Error and missing nodes, found without recursion and only where there are some."""
    count, todo = 0, [root]
    while todo and count < 1000:
        node = todo.pop()
        if node.is_error or node.is_missing:
            count += 1
        todo.extend(child for child in node.children if child.has_error or child.is_missing)
    return count


class TooDeep(RecursionError):
    """A text nests blocks deeper than the scanner of its grammar can hold: it would end the process."""


def _refuse_depth(language: str, source: bytes) -> None:
    """Raise TooDeep if blocks may nest too deep: a block's depth is at most the number of different columns at which tokens begin lines."""
    limit = MAX_INDENTS.get(language)
    if limit is None:
        return
    columns: set[tuple[int, int]] = set()
    known: set[bytes] = set()
    for lead in _LEAD.finditer(source):
        blank = lead[0]
        if len(blank) <= _SHORT:
            if blank in known:
                continue
            known.add(blank)
        for mark in _MARK.finditer(blank):
            columns.add((mark.end(), crc32(blank[: mark.end()])))
            if len(columns) > limit:
                raise TooDeep(language)


def parse(language: str, source: bytes) -> Parsed:
    """Parse UTF-8 text (see `decode`) with the grammar of a name in LANGUAGES; broken text is read as far as it goes. May raise TooDeep."""
    _refuse_depth(language, source)
    shown = _LONG_COMMENT.sub(_blank, source) if language == "python" and source.count(b"#") >= _LONG else source
    return Parsed(Parser(_language(language)).parse(shown).root_node, source)


def _blank(comments: re.Match[bytes]) -> bytes:
    """Line ends stay, so that no offset moves."""
    return re.sub(rb"[^\n]", b" ", comments[0])
