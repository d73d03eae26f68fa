"""Says which files of a tree are evidence: regular files that git does not ignore, each with its kind and its role."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from airisk.config import Config
from airisk.discover import walk
from airisk.discover.kinds import BINARY, is_weights, kind_of
from airisk.discover.marks import is_no_weights, is_own_report, is_text
from airisk.discover.roles import role_of
from airisk.domain import Problem, SourceFile
from airisk.frozen import dataclass
from airisk.opening import reason

__all__ = ["Discovery", "discover"]

#: Names of files that git often ignores and that matter all the same.
_LOCAL = (
    *(".env*", "*.env", "*.gguf", "*.safetensors", "*.ggml", "*.bin"),
    *("*.pt", "*.pth", "*.ckpt", "*.onnx", "*.h5", "*.keras", "*.tflite", "*.llamafile"),
)


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files worth opening, and what was left out, both in the order of their path's bytes."""

    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]


def discover(root: Path, config: Config, local: bool = False) -> Discovery:
    """All evidence below `root`. Weight files and `.env*` that git ignores count only if `local`, but are always named.

    Never entered: version control's own folders and the caches of tools; named once and not entered: installed packages
    (node_modules, .venv, venv), submodules, bare repositories. Raises ConfigError for a glob that cannot be read.
    """
    return _Discoverer(Path(os.path.realpath(root)), config).discover(local)


class _Discoverer:
    """One discovery: collects files and problems by their path relative to the root."""

    def __init__(self, root: Path, config: Config) -> None:
        self.root = root
        self.config = config
        self.files: list[SourceFile] = []
        self.problems: list[Problem] = []
        self._prefix = len(os.fspath(root).rstrip("/\\")) + 1

    def discover(self, local: bool) -> Discovery:
        """Walk twice: first for what git may ignore, then for all the rest."""
        found = dict(self._walk(False, only=(*_LOCAL, ".gitignore")))
        bombs = [path for path in found if os.path.basename(path) == ".gitignore" and _size(path) > walk.IGNORE_FILE_CAP]
        for path in bombs:
            self._problem(path, "too-large")
        seen = dict(self._walk(not bombs))
        parents = {os.path.dirname(path) for path in seen}
        closed = self._closed(parents - {os.fspath(self.root)})
        ignored = {path: depth for path, depth in found.items() if path not in seen and self._matters(path, closed)}
        if local:
            seen |= ignored
        else:
            for path in ignored:
                self._problem(path, "ignored-by-git: read with --local")
        self._sort_out(seen, parents, closed)
        return Discovery(tuple(self.files), tuple(sorted(self.problems, key=lambda problem: _order(problem.path))))

    def _walk(self, honour_git: bool, only: Iterable[str] = ()) -> Iterator[tuple[str, int]]:
        return walk.walk(self.root, self.config.exclude, self.config.limits.depth, honour_git, only)

    def _matters(self, path: str, closed: tuple[str, ...]) -> bool:
        kind = kind_of(self._relative(path))
        return (kind == "dotenv" or is_weights(path)) and not path.startswith(closed) and os.path.isfile(path)

    def _closed(self, folders: Iterable[str]) -> tuple[str, ...]:
        """Prefixes of folders that belong to another repository."""
        closed = []
        for path in folders:
            if os.path.isfile(os.path.join(path, ".git")):
                self._problem(path, "submodule")
            elif all(os.path.exists(os.path.join(path, name)) for name in ("HEAD", "objects", "refs")):
                self._problem(path, "bare-repository")
            else:
                continue
            closed.append(path + os.sep)
        return tuple(closed)

    def _sort_out(self, seen: dict[str, int], parents: set[str], closed: tuple[str, ...]) -> None:
        """Files and problems of all paths that were seen."""
        shut = {prefix[:-1] for prefix in closed}
        paths = [path for path in seen if not path.startswith(closed)] if closed else list(seen)
        for path in sorted(paths, key=_order):
            try:
                status = os.lstat(path)
            except OSError as error:
                self._problem(path, reason(error))
                continue
            if stat.S_ISDIR(status.st_mode):
                if path not in shut:
                    self._folder(path, seen[path], path in parents)
            elif stat.S_ISREG(status.st_mode):
                self._file(path, status.st_size)
            else:
                self._problem(path, self._link(path) if stat.S_ISLNK(status.st_mode) else "not-regular")
        dropped = self.files[self.config.limits.files :]
        if dropped:
            del self.files[self.config.limits.files :]
            self.problems.append(Problem("", "discover", f"too-many-files: {len(dropped)} left out"))

    def _folder(self, path: str, depth: int, has_content: bool) -> None:
        if os.path.basename(path) in walk.INSTALLED:
            self._problem(path, "installed-packages")
        elif not has_content:
            error = walk.unlisted(path)
            if error is not None:
                self._problem(path, reason(error))
            elif depth >= self.config.limits.depth:
                self._problem(path, "too-deep")

    def _file(self, path: str, size: int) -> None:
        relative = self._relative(path)
        kind = kind_of(relative)
        try:
            if kind is None:
                kind = "text" if is_text(path) else BINARY
            elif kind == "weights" and is_no_weights(path):
                kind = "text"
            if kind == BINARY:
                return
            if is_own_report(path, kind):
                self._problem(path, "own-report")
                return
        except OSError as error:
            self._problem(path, reason(error))
            return
        self.files.append(SourceFile(relative, kind, role_of(relative, kind, self.config.roles), size))

    def _link(self, path: str) -> str:
        try:
            target = os.path.realpath(path)
        except OSError as error:  # of a place that we may not look at
            return reason(error)
        return "symlink" if (target + os.sep).startswith(os.fspath(self.root).rstrip(os.sep) + os.sep) else "outside-root"

    def _relative(self, path: str) -> str:
        return path[self._prefix :].replace(os.sep, "/")

    def _problem(self, path: str, why: str) -> None:
        self.problems.append(Problem(self._relative(path), "discover", why))


def _size(path: str) -> int:
    try:
        return os.lstat(path).st_size
    except OSError:
        return 0


def _order(path: str) -> bytes:
    return os.fsencode(path)
