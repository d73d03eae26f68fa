"""Looks at the first bytes of a file where its name does not tell enough."""

from __future__ import annotations

import re

from airisk.opening import read_at_most
from airisk.report import SCHEMA

_HEAD = 4096
#: First words of files that stand for large ones kept elsewhere (git-lfs, git-annex).
_POINTERS = (b"version ", b"/annex/")
_PICKLE = b"\x80"
#: Kinds that a report can have.
_REPORTS = frozenset({"json", "text", "markdown", "document"})
#: How airisk's own reports open, in each format; a file that only speaks of them is evidence like any other.
_MARK = re.escape(SCHEMA.encode())
_REPORT = re.compile(
    rb"\{\s*\"schema\"\s*:\s*\"" + _MARK + rb"\"\s*[,}]"
    rb"|(?:<!doctype html>\n)?<!-- " + _MARK + rb" -->\r?\n"
    rb"|" + _MARK + rb"\r?\n"
    rb"|(?:[^\n]+\n){1,30}?Today \d{4}-\d\d-\d\d; [^\n]*(?:\n[^\n]*){0,6}?\(" + _MARK + rb"\)\.\r?\n"
)


def is_own_report(path: str, kind: str) -> bool:
    """Whether airisk wrote the file: its own reports are no evidence. Raises OSError."""
    return kind in _REPORTS and _REPORT.match(read_at_most(path, _HEAD)) is not None


def is_text(path: str) -> bool:
    """Whether a file of unknown name is worth reading as text: no NUL in its first bytes, or a UTF-16 mark. Raises OSError."""
    return _is_text(read_at_most(path, _HEAD))


def is_no_weights(path: str) -> bool:
    """Whether a file only has the name of weights, as the `.pth` of a Python package: text, but no pointer to weights. Raises OSError."""
    head = read_at_most(path, _HEAD)
    return _is_text(head) and not head.startswith(_POINTERS)


def _is_text(head: bytes) -> bool:
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\0" not in head and not head.startswith(_PICKLE))
