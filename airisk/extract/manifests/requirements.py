"""requirements*.txt and constraints files: one dependency a line, with continuations, hashes, URLs and editable installs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from airisk.domain import Context, Reference, SourceFile
from airisk.extract.lines import Lines
from airisk.extract.manifests.dependency import declared, normalised, requirement
from airisk.extract.settings import comment
from airisk.rulebook.needles import Hits

__all__ = ["read_requirements"]

_COMMENT = re.compile(r"(^|\s+)#.*")
_OPTION = re.compile(r"\s+--?[A-Za-z][\w-]*(?:[=\s].*)?$")
_EDITABLE = re.compile(r"(?:-e|--editable)[=\s]+")
_ADDRESS = re.compile(r"(?:[a-z]+\+)?[a-z]+:(?://)?\S+")
_WHEEL = re.compile(r"(?:.*[/\\])?([A-Za-z0-9._]+)-(\d[^-/]*)-[^/]*\.whl(?:[#?].*)?")
_EGG = re.compile(r"[#&]egg=([A-Za-z0-9._-]+)")
_LINE_CAP = 4000
#: Words of a file name that say nothing about who needs what stands in it.
_PLAIN = frozenset({"", "requirements", "requirement", "reqs", "base", "main", "prod", "production", "constraints", "txt", "in", "lock"})


def read_requirements(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...]) -> Iterator[Reference]:
    """Every dependency, hit or not. Other files (`-r`, `-c`) are not followed: each is read as itself."""
    lines = Lines(text)
    group = group_of(source.path)
    for start, end, written in _logical(lines):
        address = _EDITABLE.sub("", written, count=1)
        egg = _EGG.search(address)
        found: Reference | None = None
        if _ADDRESS.fullmatch(address) and egg:
            name = normalised(egg[1])
            found = declared(source.path, lines, (start, end), name, "pypi", written, prefixes, group=group, url=address)
        elif wheel := _WHEEL.fullmatch(address):
            version = f"=={wheel[2]}"
            name = normalised(wheel[1])
            found = declared(
                source.path, lines, (start, end), name, "pypi", written, prefixes, group=group, constraint=version, url=address
            )
        elif not written.startswith("-"):
            found = requirement(source.path, lines, (start, end), _OPTION.sub("", written), prefixes, group)
        if found:
            yield found
    for row, offset in lines.hits(hits):
        line = lines.text(row)[:_LINE_CAP]
        mark = _COMMENT.search(line)
        begin = lines.bounds(row)[0] + len(line[: mark.start()].encode()) if mark else len(text)
        within = next(lines.hits(hits, max(begin, offset), lines.bounds(row)[1]), None)
        if within:
            yield comment(source.path, lines, within[1], Context.COMMENT, prefixes, begin)


def group_of(path: str) -> str:
    """The group that a file's name stands for: `requirements-dev.txt` and `requirements/dev.txt` are "dev"."""
    words = [word for word in re.split(r"[-_.]", PurePosixPath(path).name.lower()) if word not in _PLAIN]
    if not words:
        return "dependencies"
    return "dev" if words[0] in {"dev", "develop", "development"} else f"optional:{'-'.join(words)}"


def _logical(lines: Lines) -> Iterator[tuple[int, int, str]]:
    """Lines without comments, continuations joined, with the byte offsets of what was written on the first of them."""
    row = 1
    while row <= len(lines):
        first = lines.bounds(row)[0]
        line = lines.text(row)[:_LINE_CAP]
        bare = _COMMENT.sub("", line)
        lead = len(bare) - len(bare.lstrip())
        own = bare.rstrip().rstrip("\\").strip()
        parts = [bare]
        while bare.rstrip().endswith("\\") and row < len(lines):
            row += 1
            bare = _COMMENT.sub("", lines.text(row)[:_LINE_CAP])
            parts.append(bare)
        written = " ".join(part.strip().rstrip("\\").strip() for part in parts).strip()
        if written:
            start = first + len(line[:lead].encode())
            yield start, start + len(own.encode()), written
        row += 1
