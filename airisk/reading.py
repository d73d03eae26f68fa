"""One pass over files: what the cache knows of their content, and what has to be read anew, by workers if there is much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from airisk import __version__, pool, redact
from airisk.cache import Cache, default_folder, key
from airisk.domain import FileFacts, Problem, SourceFile
from airisk.extract import extract, spoken_name
from airisk.extract.content import LARGEST, Content
from airisk.opening import reason
from airisk.rulebook.needles import Needles

#: Weight files are known by their size and this many bytes of their head and tail.
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker needs to read files: all of it pickles."""

    root: Path
    needles: Needles
    prefixes: tuple[str, ...]
    cache: Path | None
    force: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker found: the facts, the name of their cache entry, and whether the cache knew them."""

    facts: FileFacts
    key: str
    known: bool


#: The cache that this process looks things up in, by folder.
_LOOK_UP: dict[Path, Cache] = {}


def read_one(order: Order, source: SourceFile) -> Answer:
    """Read one file, or know it again. What cannot be opened is a Problem in its facts."""
    try:
        with Content(order.root / source.path) as content:
            force = source.path in order.force
            name = _name(order, source, content, force) if order.cache is not None else ""
            known = _looked_up(order.cache, name, source) if order.cache is not None else None
            if known is not None:
                return Answer(known, name, True)
            return Answer(extract(source, content, order.needles, order.prefixes, force), name, False)
    except OSError as error:
        return Answer(FileFacts(source, problems=(Problem(source.path, "extract", reason(error)),), partial=True), "", True)


def _looked_up(folder: Path, name: str, source: SourceFile) -> FileFacts | None:
    if folder not in _LOOK_UP:
        _LOOK_UP[folder] = Cache(folder)
    return _LOOK_UP[folder].get(name, source)


def _name(order: Order, source: SourceFile, content: Content, force: bool) -> str:
    """The cache entry of a file: its content, kind, and everything else that has a say in what is read of it. Raises OSError."""
    if content.size > _SAMPLE and (content.size > LARGEST or source.kind in ("gguf", "safetensors", "weights")):
        sample = content.head(_SAMPLE) + content.read(content.size - _SAMPLE, _SAMPLE) + str(content.size).encode()
    else:
        sample = content.whole()
    masked = f"{redact.VERSION}:{','.join(order.prefixes)}"
    return key(sample, source.kind, spoken_name(source, content), __version__, order.needles.digest, masked, str(force))


@dataclass(slots=True)
class Reader:
    """Reads files of one project, round after round. `problems`: what concerns the reading itself."""

    root: Path
    prefixes: tuple[str, ...]
    jobs: int
    cached: bool
    seconds: float
    progress: Callable[[str, int, int], None] | None
    problems: list[Problem] = field(default_factory=list)

    def read(self, files: Sequence[SourceFile], needles: Needles, force: Iterable[str] = ()) -> Iterator[FileFacts]:
        """Facts of each file in the order given. `force`: paths to open even if no needle leads to them."""
        cache = Cache(default_folder()) if self.cached else None
        folder = cache.path.parent if cache is not None and cache.path is not None and not cache.note else None
        order = Order(self.root, needles, self.prefixes, folder, frozenset(force))
        try:
            for number, (source, answer) in enumerate(pool.run(self.jobs, read_one, order, files, self.seconds), 1):
                if self.progress is not None:
                    self.progress("reading", number, len(files))
                if isinstance(answer, Problem):
                    yield FileFacts(source, problems=(answer,), partial=True)
                    continue
                if cache is not None and not answer.known and answer.facts.opened:
                    cache.put(answer.key, answer.facts)
                yield answer.facts
        finally:
            if cache is not None:
                cache.close()
                if cache.note and not self.problems:
                    self.problems.append(Problem("", "cache", cache.note))
