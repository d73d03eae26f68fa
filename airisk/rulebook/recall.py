"""The rulebook of some rules folders, from the compiled form that an earlier run left; where there is none for these very files, anew."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from airisk import __version__
from airisk.private import secure
from airisk.rulebook.book import Rulebook
from airisk.rulebook.compiled import compiled, opened
from airisk.rulebook.load import default_rules, is_aside, load

__all__ = ["FILES", "recall"]

#: The compiled forms of the rules that airisk brings along, and of the last ones that were laid over them.
FILES = ("rules.json", "rules-added.json")
#: A file that changed so shortly before its compiled form was written may have changed again in the same tick of the clock (ns).
_SETTLED = 2_000_000_000
_ENDINGS = (".toml", ".txt", ".py")
#: Code outside this folder that has a say in what rules become.
_READERS = ("domain.py", "toml.py", "versions.py")


def recall(folders: tuple[Path, ...], place: Path | None) -> Rulebook:
    """The rulebook of these folders, as `load` reads them. `place`: where compiled forms are kept, None = nowhere. Raises RulesError."""
    try:
        stamp, newest = _stamp(folders)
        file = None if place is None else place / FILES[folders != (default_rules(),)]
    except OSError:  # of a folder that is not there; the loader says so better
        file = None
    if file is None:
        return Rulebook(load(folders))
    known = _kept(file, stamp, newest)
    if known is not None:
        return known
    rules = load(folders)
    _keep(file, stamp + compiled(rules))
    return Rulebook(rules)


def _stamp(folders: tuple[Path, ...]) -> tuple[bytes, int]:
    """One line that differs whenever the rules, or the code that reads them, may; and when the last of it changed (ns). Raises OSError.

    It tells when the state of each file changed, which nobody can set back as the time of modification can be. Files stand in the
    order in which the system lists them: where that changes, the rules are only read once more.
    """
    here = Path(__file__).parent
    found, newest = [__version__], 0
    for folder in [*map(os.fspath, folders), os.fspath(here)]:
        found.append(folder)
        waiting = [folder]
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    name = entry.name
                    if name.endswith(_ENDINGS):
                        status = entry.stat()
                        changed = status.st_ctime_ns
                        newest = max(newest, changed)
                        found.append(f"{entry.path} {status.st_size} {status.st_mtime_ns} {changed} {status.st_ino}")
                    elif entry.is_dir(follow_symlinks=False) and not is_aside(name):
                        waiting.append(entry.path)
    found += [f"{name} {(here.parent / name).stat().st_ctime_ns}" for name in _READERS if (here.parent / name).exists()]
    return "\0".join(found).encode("utf-8", "surrogateescape").replace(b"\n", b"\0\0") + b"\n", newest


def _kept(file: Path, stamp: bytes, newest: int) -> Rulebook | None:
    """The rulebook of a compiled form that is ours alone, whole, and made of these very files."""
    try:
        secure(file)
        with open(file, "rb") as kept:
            if kept.readline() != stamp or os.fstat(kept.fileno()).st_mtime_ns - newest < _SETTLED:
                return None
            return opened(kept.read())
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _keep(file: Path, raw: bytes) -> None:
    """Leave a compiled form for later runs; where that cannot be, they take longer."""
    import tempfile  # of no use to most runs, and slow to load

    temporary = ""
    with suppress(OSError):
        secure(file)
        handle, temporary = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as kept:
            kept.write(raw)
        os.replace(temporary, file)
        temporary = ""
    if temporary:
        with suppress(OSError):
            os.unlink(temporary)
