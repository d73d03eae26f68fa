"""Reads source code in one walk: References for what matters to a needle, and the Outline of all names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from airisk.domain import Outline, Problem, Reference, SourceFile
from airisk.extract import python
from airisk.extract.masking import Masking
from airisk.extract.outline import outline
from airisk.extract.prose import read_code
from airisk.extract.references import Witness, references
from airisk.extract.taint import Tainted, tainted_names
from airisk.rulebook.needles import Hits
from airisk.syntax import TooDeep, parse

#: A line may end in a lone \r; the grammar does not know that, and offsets stay the same.
_LONE_RETURN = re.compile(rb"\r(?!\n)")


def read_python(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference | Outline | Problem]:
    """The whole Outline, a Problem if the file was read only in part, and References to what holds a needle or stems from it.

    Of a file that nests deeper than the grammar can hold only the strings and comments are read.
    """
    try:
        parsed = parse("python", _LONE_RETURN.sub(b"\n", text) if b"\r" in text else text)
    except TooDeep:
        yield Problem(source.path, "extract", "too-complex: only its strings were read")
        yield from read_code(source, text, hits, prefixes)
        return
    seen = python.look(parsed, hits)
    masking = Masking(source.path, parsed, prefixes)
    yield outline(seen, masking, python.BUILTINS)
    if parsed.errors or seen.partial:
        yield Problem(source.path, "extract", "partial")
    yield from references(seen, Witness(hits, Tainted(tainted_names(seen, hits)), masking, python.arguments, "pypi"))
