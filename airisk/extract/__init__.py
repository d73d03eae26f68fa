"""Reads one file and says what stands in it: the reader is chosen by the file's kind, never by what a vendor calls things."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from airisk import syntax
from airisk.domain import FileFacts, Outline, Problem, Reference, SourceFile
from airisk.extract.config import read_config
from airisk.extract.content import Content
from airisk.extract.dotenv import read_dotenv
from airisk.extract.licenses import read_license
from airisk.extract.manifests.conda import read_conda
from airisk.extract.manifests.locks import read_groups, read_tables, read_tree
from airisk.extract.manifests.package_json import read_package_json
from airisk.extract.manifests.pyproject import read_pipfile, read_pyproject
from airisk.extract.manifests.requirements import read_requirements
from airisk.extract.manifests.setuptools import read_metadata, read_setup_cfg, read_setup_py
from airisk.extract.prose import read_code, read_markdown, read_settings
from airisk.extract.source import read_python
from airisk.extract.weights import is_weights, read_weights
from airisk.frozen import dataclass
from airisk.opening import reason
from airisk.rulebook.needles import Hits, Needles, search

__all__ = ["Extractor", "extract", "spoken_name"]

Output = Reference | Outline | Problem
Extractor = Callable[[SourceFile, bytes, Hits, tuple[str, ...]], Iterator[Output]]


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How a kind is read: with which extractors, up to which size, and whether a needle must lead to it."""

    extractors: tuple[Extractor, ...]
    cap: int
    searched: bool = False


_CODE_CAP = 1_000_000
_CONFIG_CAP = 20_000_000

_READERS = {
    "python": _Recipe((read_python,), _CODE_CAP, searched=True),
    "setup-py": _Recipe((read_python, read_setup_py), _CODE_CAP, searched=True),
    "markdown": _Recipe((read_markdown,), _CODE_CAP, searched=True),
    "document": _Recipe((read_markdown,), _CODE_CAP, searched=True),
    "settings": _Recipe((read_settings,), _CODE_CAP, searched=True),
    "text": _Recipe((read_code,), _CODE_CAP, searched=True),
    "license": _Recipe((read_license,), _CODE_CAP),
    "yaml": _Recipe((read_config,), _CONFIG_CAP),
    "conda": _Recipe((read_config, read_conda), _CONFIG_CAP),
    "json": _Recipe((read_config,), _CONFIG_CAP),
    "toml": _Recipe((read_config,), _CONFIG_CAP),
    "pipfile": _Recipe((read_config, read_pipfile), _CONFIG_CAP),
    "dotenv": _Recipe((read_dotenv,), _CONFIG_CAP),
    "requirements": _Recipe((read_requirements,), _CONFIG_CAP),
    "lock-tables": _Recipe((read_tables,), _CONFIG_CAP),
    "lock-tree": _Recipe((read_tree,), _CONFIG_CAP),
    "lock-groups": _Recipe((read_groups,), _CONFIG_CAP),
    "lock": _Recipe((), _CONFIG_CAP),  # of another installer: known, and says nothing
    "pyproject": _Recipe((read_pyproject,), _CONFIG_CAP),
    "package-json": _Recipe((read_package_json,), _CONFIG_CAP),
    "setup-cfg": _Recipe((read_setup_cfg,), _CONFIG_CAP),
    "metadata": _Recipe((read_metadata,), _CONFIG_CAP),
}
_WEIGHTS = frozenset({"gguf", "safetensors", "weights", "weights-index"})
#: Kinds of which a file's own name says something beside its content: the number of shards, the group of what is required.
_NAMED = _WEIGHTS | {"requirements", "license"}

#: Kinds whose files may name their encoding in a comment.
_COOKIES = frozenset({"python", "setup-py"})
#: Problems that are only remarks: the file was read whole.
_NOTES = frozenset({"encoding-guess"})

#: What a data file that is full of names may say; the rest is cut off, and said so.
_REFERENCES_CAP = 10_000


def extract(source: SourceFile, content: Content, needles: Needles, prefixes: tuple[str, ...], force: bool = False) -> FileFacts:
    """All that one file says. What cannot be read is a Problem in it; `force` opens a file that no needle led to.

    `prefixes` are the beginnings of keys that vendors give out, for masking.
    """
    try:
        return _extract(source, content, needles, prefixes, force)
    except OSError as error:
        return _failed(source, reason(error))
    except (RecursionError, MemoryError):
        return _failed(source, "too-complex")


def spoken_name(source: SourceFile, content: Content) -> str:
    """The file's own name if it has a say in what is read of it, else ""; nothing else of the path ever has. Raises OSError."""
    return PurePosixPath(source.path).name if source.kind in _NAMED or is_weights(source, content) else ""


def _extract(source: SourceFile, content: Content, needles: Needles, prefixes: tuple[str, ...], force: bool) -> FileFacts:
    if source.kind in _WEIGHTS or is_weights(source, content):
        return _facts(source, read_weights(source, content, prefixes))
    reader = _READERS.get(source.kind)
    if reader is None:
        return FileFacts(source)
    if content.size > reader.cap:
        return _failed(source, "too-large")
    text, note = syntax.decode(content.whole(), cookies=source.kind in _COOKIES)
    hits = search(needles, text)
    if reader.searched and not (hits.strong or force):
        veiled = tuple(one for one in _veiled(source, text, note) if one.reason not in _NOTES)
        return FileFacts(source, problems=veiled, partial=bool(veiled))
    return _facts(source, _said(source, text, hits, prefixes, reader, note))


def _veiled(source: SourceFile, text: bytes, note: str | None) -> Iterator[Problem]:
    """What may keep a needle from being found."""
    if note:
        yield Problem(source.path, "extract", note)
    if b"\0" in text:
        yield Problem(source.path, "extract", "nul-bytes")


def _said(source: SourceFile, text: bytes, hits: Hits, prefixes: tuple[str, ...], reader: _Recipe, note: str | None) -> Iterator[Output]:
    yield from _veiled(source, text, note)
    for extractor in reader.extractors:
        yield from extractor(source, text, hits, prefixes)


def _facts(source: SourceFile, said: Iterator[Output]) -> FileFacts:
    """What the extractors said, told apart and in order."""
    references: list[Reference] = []
    problems: set[Problem] = set()
    outline = None
    for one in said:
        if isinstance(one, Problem):
            problems.add(one)
        elif isinstance(one, Outline):
            outline = one
        elif len(references) < _REFERENCES_CAP:
            references.append(one)
        else:
            problems.add(Problem(source.path, "extract", "too-many-references"))
            break
    return FileFacts(
        source=source,
        references=tuple(sorted(references, key=lambda reference: reference.order)),
        outline=outline,
        problems=tuple(sorted(problems)),
        opened=True,
        partial=any(problem.reason not in _NOTES for problem in problems),
    )


def _failed(source: SourceFile, why: str) -> FileFacts:
    return FileFacts(source, problems=(Problem(source.path, "extract", why),), partial=True)
