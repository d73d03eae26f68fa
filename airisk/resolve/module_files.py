"""Which file an import means: module names of the tree, source roots and relative imports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from pathlib import PurePosixPath

from airisk.frozen import dataclass

#: Folders that commonly stand on the import path though they are no packages.
SOURCE_ROOTS = frozenset({"", "src", "lib", "python"})


@dataclass(frozen=True, slots=True)
class ModuleFiles:
    """The Python modules of a tree by path; nothing is known of what is installed outside it."""

    paths: frozenset[str]
    packages: frozenset[str]
    by_suffix: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _found: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def find(self, module: str, importer: str) -> str | None:
        """The file that an absolute or dotted-relative module means when `importer` imports it; None = not of this tree."""
        key = (module, importer.rpartition("/")[0])
        if key not in self._found:
            self._found[key] = self._relative(module, importer) if module.startswith(".") else self._absolute(module, importer)
        return self._found[key]

    def _absolute(self, module: str, importer: str) -> str | None:
        here = PurePosixPath(importer).parent
        for path in self.by_suffix.get(module, ()):
            root = path[: len(path) - len(_tail(path, module))].rstrip("/")
            if root in self.packages:
                continue  # `import x` inside a package never means its sibling x
            if PurePosixPath(root) in (here, *here.parents) or root in SOURCE_ROOTS or root.rsplit("/", 1)[-1] in SOURCE_ROOTS:
                return path
        return None

    def _relative(self, module: str, importer: str) -> str | None:
        dots = len(module) - len(module.lstrip("."))
        folder = PurePosixPath(importer).parent
        for _ in range(dots - 1):
            folder = folder.parent
        return self.at("/".join(p for p in (str(folder), *module[dots:].split(".")) if p not in ("", ".")))

    def at(self, base: str) -> str | None:
        """The module file for a slash path without ending ("pkg/mod" → "pkg/mod.py" or "pkg/mod/__init__.py")."""
        for candidate in (f"{base}.py", f"{base}/__init__.py" if base else "__init__.py"):
            if candidate in self.paths:
                return candidate
        return None

    def child(self, path: str, name: str) -> str | None:
        """A submodule of a package file."""
        return self.at(f"{path[: -len('/__init__.py')]}/{name}") if path.endswith("/__init__.py") else None


def _stem(path: str) -> str:
    return path[: -len("/__init__.py")] if path.endswith("/__init__.py") else path[: -len(".py")]


def _tail(path: str, module: str) -> str:
    return module.replace(".", "/") + path[len(_stem(path)) :]


def index(paths: Iterable[str]) -> ModuleFiles:
    """Index the Python files of a tree by every dotted suffix of their path, nearest to the root first."""
    python = sorted(p for p in paths if p.endswith(".py"))
    found: dict[str, list[str]] = {}
    for path in sorted(python, key=lambda p: (p.count("/"), p)):
        parts = _stem(path).split("/")
        for start in range(len(parts)):
            found.setdefault(".".join(parts[start:]), []).append(path)
    packages = frozenset(p[: -len("/__init__.py")] for p in python if p.endswith("/__init__.py"))
    return ModuleFiles(frozenset(python), packages, {suffix: tuple(hits) for suffix, hits in found.items()})
