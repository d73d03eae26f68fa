"""Licence files: the whole text as bare words, so that phrases can be looked for however it is wrapped and marked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from airisk.domain import Argument, Context, Reference, Said, SourceFile, Text
from airisk.extract.lines import Lines
from airisk.redact import redact
from airisk.rulebook.needles import Hits

__all__ = ["normalised_words", "read_license"]

_TEXT_CAP = 65_536
_SPDX = re.compile(r"SPDX-License-Identifier:\s*([A-Za-z0-9.+()\- ]{1,200})")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,500}\)")
_LEAD = re.compile(r"^[ \t]*(?:(?:[#>*+%;]|//|/\*|\*/|--?|<!--)+[ \t]*)+", re.MULTILINE)
_MARKS = re.compile(r"[*`~|]+|(?<!\w)_+|_+(?!\w)|</?[A-Za-z][^<>]{0,200}>|-->")
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ", "\ufeff": " "})


def read_license(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """One LICENSE reference; `text` is the normalised whole, arguments "spdx" the identifiers that the file states."""
    lines = Lines(text)
    words = text.decode("utf-8", "replace")
    row = next((row for row in range(1, min(len(lines), 1000) + 1) if lines.text(row).strip()), 0)
    if not row:
        return
    start, end = lines.bounds(row)
    stated = []
    for found in _SPDX.finditer(words):
        at = len(words[: found.start(1)].encode())
        location = lines.span(source.path, at, at + len(found[1].rstrip().encode()))
        stated.append(Argument("spdx", Text((found[1].strip(),)), location))
        if len(stated) == 20:
            break
    yield Reference(
        location=lines.span(source.path, start, end),
        kind=Said.LICENSE,
        name=PurePosixPath(source.path).name,
        context=Context.LICENSE,
        arguments=tuple(stated),
        text=normalised_words(redact(words[: 4 * _TEXT_CAP], prefixes)),
        snippet=lines.snippet(start, prefixes),
    )


def normalised_words(text: str) -> str:
    """Lower-case words with single spaces, without Markdown marks, tags, line wrapping and curly quotes; at most 64 KB."""
    text = _LINK.sub(r"\1", text.translate(_PLAIN))
    text = _MARKS.sub("", _LEAD.sub("", text))
    words = " ".join(text.split()).lower()
    return words.encode("utf-8", "ignore")[:_TEXT_CAP].decode("utf-8", "ignore")
