"""Looks at the first bytes of a file where its name does not tell enough."""

from __future__ import annotations

from pathlib import Path, PurePath

from airisk.opening import read_at_most
from airisk.report import SCHEMA

_HEAD = 4096
_REPORT_SUFFIXES = frozenset({".json", ".html", ".md", ".txt", ".sarif"})


def is_own_report(path: Path, kind: str) -> bool:
    """Whether airisk wrote the file: its own reports are no evidence. Raises OSError."""
    if kind not in {"json", "text", "markdown"} or PurePath(path.name.lower()).suffix not in _REPORT_SUFFIXES:
        return False
    return SCHEMA.encode() in read_at_most(path, _HEAD)


def is_text(path: Path) -> bool:
    """Whether a file of unknown name is worth reading as text: no NUL in its first bytes, or a UTF-16 mark. Raises OSError."""
    head = read_at_most(path, _HEAD)
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in head
