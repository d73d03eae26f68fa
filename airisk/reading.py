"""One pass over files: what the cache knows, and what workers read anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from airisk.domain import FileFacts, Problem, SourceFile
from airisk.extract import extract
from airisk.extract.content import Content
from airisk.rulebook.needles import Needles


@dataclass(slots=True)
class Reader:
    root: Path
    files: Sequence[SourceFile]
    prefixes: tuple[str, ...]
    jobs: int
    cached: bool
    seconds: float
    progress: Callable[[str, int, int], None] | None
    problems: list[Problem] = field(default_factory=list)

    def read(self, files: Sequence[SourceFile], needles: Needles) -> Iterator[FileFacts]:
        for n, source in enumerate(files):
            with Content(self.root / source.path) as content:
                yield extract(source, content, needles, self.prefixes)
