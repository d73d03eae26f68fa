"""Documents, and source files of languages that airisk has no grammar for: lines and string literals that hold a hit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from airisk.domain import Argument, Context, Reference, Said, SourceFile, Text
from airisk.extract.keyed_lines import read_keyed_lines
from airisk.extract.lines import Lines
from airisk.extract.settings import comment, masked, variable
from airisk.rulebook.needles import Hits

__all__ = ["read_code", "read_markdown", "read_settings"]

_COMMENT = re.compile(r"\s*(?://|#(?![\[!])|\*(?=[\s/]|$)|/\*|--(?=\s|$)|;|<!--)")
_SPECIAL = re.compile(r"""["'`]|(?<![:\w])//|(?<!\S)#(?=\s)|/\*|(?<!\S)--(?=\s)""")
_CLOSING = {quote: re.compile(rf"(?:[^{quote}\\]|\\.)*{quote}") for quote in "\"'`"}
_TYPED = re.compile(r"""([A-Za-z_$][\w$]*)\??\s*:\s*[\w.<>\[\]| ]{1,60}=\s*$""")
_SLOT = re.compile(r"""([A-Za-z_$][\w$.-]*)["'`\]]?\s*(?::=|=>|[:=])\s*&?$""")
#: The word that declares a resource in infrastructure code: `resource "type" "name"`, `resource name 'type'`.
_DECLARING = re.compile(r"^\s*(resource|data)\s+(?:\w+\s+)?$")
#: A version beside a name in the same braces: what infrastructure code calls a model is often two settings.
_VERSION_BEHIND = re.compile(rb"""[^{}]{0,160}?\bversion\s*[:=]\s*["']([\w.-]{1,40})["']""")
_VERSION_BEFORE = re.compile(rb"""\bversion\s*[:=]\s*["']([\w.-]{1,40})["'][^{}]{0,160}\Z""")
_VERSION_WINDOW = 240
_COMPARED = re.compile(r"(?:[=!]=|\bcase)\s*$")
_VARIABLE = re.compile(r"""\s*(?:export\s+|ENV\s+|ARG\s+|set\s+)?([A-Z_][A-Z0-9_]{2,})=("[^"]*"|'[^']*'|[^\s"';]+)""")
_SPACED_VARIABLE = re.compile(r"""\s*ENV\s+([A-Z_][A-Z0-9_]{2,})\s+(\S+)""")

_SLOT_WINDOW = 120
_LITERAL_CAP = 2000
#: A longer line is packed code, in which one odd quote would turn everything after it inside out.
_LINE_CAP = 500
_SHORT_CAP = 120
_OPENING = re.compile(rb"""(?:^|[\s(\[{,:=+?&|<>!])(["'`])[^"'`\\]*$""")
_REST = re.compile(rb"""([^"'`\\\r\n]*)(["'`])(?=$|[\s)\]},:;+?&|=.<>!])""")


def read_markdown(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """One PROSE reference per line that holds a hit; code blocks are lines like any other."""
    lines = Lines(text)
    for _, offset in lines.hits(hits):
        yield comment(source.path, lines, offset, Context.DOCS, prefixes)


def read_settings(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """`key = value` files: the settings of lines that hold a hit."""
    yield from read_keyed_lines(source.path, Lines(text), hits, prefixes, sections=True)


def read_code(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """Of each line with a hit: the comment, the variable it sets for other programs, or its string literals that hold a hit."""
    lines = Lines(text)
    for row, offset in lines.hits(hits):
        line = lines.text(row)
        if _COMMENT.match(line):
            yield comment(source.path, lines, offset, Context.COMMENT, prefixes)
            continue
        variable = _VARIABLE.match(line) or _SPACED_VARIABLE.match(line)
        if variable:
            yield _variable(source.path, lines, row, variable, prefixes)
            continue
        if len(line) > _LINE_CAP:
            yield from _short_literals(source.path, lines, row, hits, prefixes)
        else:
            yield from _literals(source.path, lines, row, line, hits, prefixes)


def _variable(path: str, lines: Lines, row: int, read: re.Match[str], prefixes: tuple[str, ...]) -> Reference:
    start = lines.bounds(row)[0] + len(read.string[: read.start(2)].encode())
    return variable(path, lines, read[1], read[2].strip("\"'"), (start, start + len(read[2].encode())), prefixes)


def _literals(path: str, lines: Lines, row: int, line: str, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """String literals that hold a hit, and the comment at the end of the line if one stands in it."""
    first, last = lines.bounds(row)
    place, offset = 0, first
    while special := _SPECIAL.search(line, place):
        offset += len(line[place : special.start()].encode())
        if special[0] not in _CLOSING:
            if hits.within(offset, last):
                yield comment(path, lines, next(lines.hits(hits, offset, last))[1], Context.COMMENT, prefixes, offset)
            return
        closing = _CLOSING[special[0]].match(line, special.end())
        place = closing.end() if closing else len(line)
        end = offset + len(line[special.start() : place].encode())
        if hits.within(offset, end):
            content = line[special.end() : place - 1 if closing else place]
            yield _literal(path, lines, (offset, end), content, line[max(0, special.start() - _SLOT_WINDOW) : special.start()], prefixes)
        offset = end


def _short_literals(path: str, lines: Lines, row: int, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """String literals around the hits of a very long line, each found from its hit outwards and only if it is short."""
    text, (first, last) = lines.source, lines.bounds(row)
    done = first
    for start, end in hits.spans[bisect_left(hits.spans, (first,)) : bisect_left(hits.spans, (last,))]:
        begin = max(done, start - _SHORT_CAP)
        opening = _OPENING.search(text[begin:start])
        rest = _REST.match(text, end, min(last, end + _SHORT_CAP))
        if start < done or opening is None or rest is None or rest[2] != opening[1]:
            continue
        opened, done = begin + opening.start(1), rest.end()
        content = text[opened + 1 : done - 1].decode("utf-8", "replace")
        before = text[max(first, opened - _SLOT_WINDOW) : opened].decode("utf-8", "ignore")
        yield _literal(path, lines, (opened, done), content, before, prefixes)


def _literal(path: str, lines: Lines, span: tuple[int, int], content: str, before: str, prefixes: tuple[str, ...]) -> Reference:
    declaring = _DECLARING.search(before)
    slot = declaring or _TYPED.search(before) or _SLOT.search(before)
    name = slot[1] if slot else ""
    return Reference(
        location=lines.span(path, *span),
        kind=Said.TEXT,
        name=name,
        context=Context.MANIFEST if declaring else Context.COMPARE if _COMPARED.search(before) else Context.CONSTANT,
        arguments=tuple(_version(path, lines, span, prefixes)) if name == "name" else (),
        text=masked(name, content[:_LITERAL_CAP], prefixes),
        snippet=lines.snippet(span[0], prefixes),
    )


def _version(path: str, lines: Lines, span: tuple[int, int], prefixes: tuple[str, ...]) -> Iterator[Argument]:
    """The version that is set beside a name."""
    start, end = span
    found = _VERSION_BEHIND.match(lines.source, end, end + _VERSION_WINDOW)
    found = found or _VERSION_BEFORE.search(lines.source[max(0, start - _VERSION_WINDOW) : start])
    if found is not None:
        text = masked("version", found[1].decode("utf-8", "replace"), prefixes)
        yield Argument("version", Text((text,)), lines.span(path, start, end))
