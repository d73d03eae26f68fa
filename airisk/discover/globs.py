"""Matches a path against a glob as .gitignore writes them, in time that no pattern can blow up."""

from __future__ import annotations

from fnmatch import fnmatchcase


def matches(glob: str, path: str) -> bool:
    """Whether a relative path, or a folder above it, is meant by a glob.

    Without a slash inside, the glob means a name at any depth; else it is anchored at the root. `**` is any number of folders.
    """
    anchored = "/" in glob.rstrip("/")
    return _fits([*([] if anchored else ["**"]), *glob.strip("/").split("/"), "**"], path.split("/"))


def _fits(globs: list[str], names: list[str]) -> bool:
    """Two pointers; only the last `**` is ever reconsidered, so the time is at most globs × names."""
    at, name, star, resume = 0, 0, -1, 0
    while name < len(names):
        if at < len(globs) and globs[at] == "**":
            star, resume, at = at, name, at + 1
        elif at < len(globs) and fnmatchcase(names[name], globs[at]):
            at, name = at + 1, name + 1
        elif star >= 0:
            resume += 1
            at, name = star + 1, resume
        else:
            return False
    return all(glob == "**" for glob in globs[at:])
