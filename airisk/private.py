"""The folder that airisk keeps things in for this user, and files there that nobody else can have written."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

__all__ = ["default_folder", "secure"]


def default_folder() -> Path | None:
    """$AIRISK_CACHE_DIR, else `airisk` in the user's cache folder; None if there is no home."""
    own = os.environ.get("AIRISK_CACHE_DIR")
    if own:
        return Path(own)
    try:
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "airisk" / "Cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "airisk"
        base = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(base) if os.path.isabs(base) else Path.home() / ".cache") / "airisk"
    except RuntimeError:  # no home
        return None


def secure(path: Path) -> None:
    """Make the folder and the file ours alone; raises OSError if somebody else could have written there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = os.stat(path.parent)
    if hasattr(os, "getuid"):
        if folder.st_uid != os.getuid() or not stat.S_ISDIR(folder.st_mode):
            raise PermissionError(1, "its folder is not a folder of this user")
        if folder.st_mode & 0o022:
            raise PermissionError(1, "its folder can be written by others")
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or (hasattr(os, "getuid") and found.st_uid != os.getuid()):
            raise PermissionError(1, "its file is not a file of this user")
    finally:
        os.close(descriptor)
