"""Walks a folder as git sees it: every path that is no ignored one, without following links."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ignore import Error, WalkBuilder
from ignore.overrides import Override, OverrideBuilder

from airisk.errors import ConfigError

#: Folders that hold what tools derived: never entered, not worth a word.
CACHES = ("__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".tox", ".nox", ".hypothesis", ".ipynb_checkpoints")
#: Folders with other people's installed packages: never entered, named once.
INSTALLED = ("node_modules", ".venv", "venv")
#: What version control keeps for itself.
_VCS = (".git", ".hg", ".svn", ".jj")
#: A list of ignored paths beyond this takes gigabytes to compile.
IGNORE_FILE_CAP = 512_000


def walk(root: Path, exclude: Iterable[str], depth: int, honour_git: bool, only: Iterable[str] = ()) -> Iterator[tuple[str, int]]:
    """Paths below `root` with their depth, in no order; folders too. `only`: globs of file names, when not every file is wanted.

    A folder that cannot be listed is yielded without content. Raises ConfigError for a glob in `exclude` that cannot be read.
    """
    builder = WalkBuilder(root)
    builder.hidden(False)
    builder.ignore(False)
    builder.parents(False)
    builder.require_git(False)
    builder.git_global(False)
    builder.git_exclude(False)
    builder.git_ignore(honour_git)
    builder.follow_links(False)
    builder.max_depth(depth)
    builder.overrides(_overrides(root, exclude, only))
    found = iter(builder.build())
    while True:
        try:
            entry = next(found)
        except StopIteration:
            return
        except (Error, OSError):  # told of by the folder itself, see unlisted()
            continue
        if entry.depth():
            yield os.fspath(entry.path()), entry.depth()


def _overrides(root: Path, exclude: Iterable[str], only: Iterable[str]) -> Override:
    builder = OverrideBuilder(root)
    for glob in only:
        builder.add(glob)
    for name in (*_VCS, *CACHES):
        builder.add(f"!{name}")
    for name in INSTALLED:  # the folder itself is still seen, so that it can be named
        builder.add(f"!**/{name}/*")
    for glob in exclude:
        try:
            builder.add(f"!{glob}")
        except Error as error:
            raise ConfigError(f'exclude: "{glob}" is not a path glob: {error}') from error
    return builder.build()


def unlisted(folder: str) -> OSError | None:
    """Why a folder cannot be listed, or None."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        return error
    return None
